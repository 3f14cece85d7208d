// Lines typed at a terminal: the editor of `Prompting`, driven by the bytes that come, drawn after each. What the lines
// mean is not known here.

import Glibc
import Prompting
import Reporting

/// What somebody typed.
enum TypedLine {
    case line(String)
    /// Control-C.
    case interrupted
    /// Control-D on an empty line, or the terminal is gone.
    case ended
}

/// The keyboard and the prompt's place on the screen.
final class Keyboard {
    /// The history is that of the commands; answers are in none.
    var editor: LineEditor
    private var decoder = KeyDecoder()
    private var screen: Screen
    private var keys: [Key] = []
    private var nextKey = 0
    private let terminal: Terminal
    private let ink: Ink
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// How long an escape waits for what may follow it.
    private static let escapeMilliseconds = 50

    /// Takes the terminal over; nil where it can not.
    init?(_ terminal: Terminal, editor: LineEditor) {
        guard TerminalMode.note() else { return nil }
        self.terminal = terminal
        self.editor = editor
        ink = terminal.outputInk
        let size = terminal.size
        screen = Screen(columns: size.columns, lines: size.lines)
        Signals.watch()
        TerminalMode.run()
    }

    /// Gives the terminal back.
    func close() {
        TerminalMode.restore()
    }

    /// Whether lines that came at once are still to be carried out.
    var hasMore: Bool { nextKey < keys.count || decoder.isPasting }

    /// Drops what was pasted or typed ahead.
    func dropRest() {
        keys = []
        nextKey = 0
        decoder.dropPaste()
    }

    /// The answer to a question, with this text to be changed; nil where it was not answered. It is in no history.
    func answer(to question: String, changing text: String = "") -> String? {
        let commands = editor
        editor = LineEditor(prompt: question, words: commands.words)
        defer { editor = commands }
        guard case .line(let answer) = next(question, changing: text) else { return nil }
        return answer
    }

    /// Runs something that uses the terminal as it was found.
    func lend<Value>(_ body: () -> Value) -> Value {
        TerminalMode.restore()
        defer { TerminalMode.run() }
        return body()
    }

    /// The next line behind a prompt, with this text to be changed.
    func next(_ prompt: String, changing text: String = "") -> TypedLine {
        TerminalMode.edit()
        defer { TerminalMode.run() }
        editor.begin(prompt: prompt, text: text)
        takeSize()
        while true {
            while nextKey < keys.count {
                let key = keys[nextKey]
                nextKey += 1
                if let line = take(key) { return line }
            }
            if Signals.takeContinuation() { screen.forget() }
            if Signals.takeResize() { takeSize() }
            if Signals.takeInterrupt() { return giveUp() }
            // What comes in pieces is drawn once.
            if !Signals.waitForInput(milliseconds: 0) || decoder.isInsideEscape { draw() }
            guard fill() else { return leave(.ended) }
        }
    }

    private func take(_ key: Key) -> TypedLine? {
        switch editor.handle(key) {
        case .editing: return nil
        case .refused:
            if !hasMore { terminal.say("\u{7}") }
            return nil
        case .accepted(let text):
            editor.goToEnd()
            draw()
            return leave(.line(text))
        case .interrupted: return giveUp()
        case .ended: return leave(.ended)
        case .suspended:
            suspend()
            return nil
        case .cleared:
            terminal.say(screen.clear())
            return nil
        }
    }

    private func giveUp() -> TypedLine {
        editor.goToEnd()
        draw()
        terminal.say("^C")
        return leave(.interrupted)
    }

    private func leave(_ line: TypedLine) -> TypedLine {
        draw()
        terminal.say(screen.leave())
        return line
    }

    private func suspend() {
        draw()
        terminal.say(screen.leave())
        TerminalMode.restore()
        kill(0, SIGTSTP)
        TerminalMode.edit()
        screen.forget()
    }

    private func takeSize() {
        let size = terminal.size
        guard size.columns != screen.columns || size.lines != screen.lines else { return }
        terminal.say(screen.resize(columns: size.columns, lines: size.lines))
    }

    private func draw() {
        let frame = Frame(editor, columns: screen.columns, lines: screen.lines, ink: ink)
        terminal.say(screen.show(frame))
    }

    /// Waits for keys; false where the terminal is gone. A signal comes back without any.
    private func fill() -> Bool {
        keys = []
        nextKey = 0
        guard Signals.waitForInput(milliseconds: decoder.isInsideEscape ? Keyboard.escapeMilliseconds : nil) else {
            keys = decoder.keysWithoutMore()
            return true
        }
        let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if count > 0 { keys = decoder.keys(from: buffer[..<count]) }
        return count > 0 || count < 0 && (errno == EINTR || errno == EAGAIN)
    }
}
