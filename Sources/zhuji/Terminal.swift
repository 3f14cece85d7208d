// The terminal: the two streams, colours, its width, and the reader's language. Nothing else writes to it.

import Foundation
import Glibc
import Reporting
import Source

/// Where a call speaks to.
struct Terminal {
    var language: Language
    /// Whether standard error shows colours.
    var ink: Ink
    /// Whether standard output shows colours.
    var outputInk: Ink
    /// Standard input.
    let input = InputLines()
    /// Where lines are typed.
    let typing = Typing()

    /// What became of standard output.
    let output = Output()

    /// Standard output, as far as it can fail.
    final class Output {
        /// The error number of the first write that failed; nil where all was written.
        var fault: Int32?
    }

    /// The keyboard that a prompt has taken over.
    final class Typing {
        var keyboard: Keyboard?
    }

    /// The terminal as the environment describes it; options may change that.
    init() {
        language = Terminal.languageOfEnvironment
        let isPlain = Variables["NO_COLOR"].map { !$0.isEmpty } ?? false || Variables["TERM"] == "dumb"
        ink = !isPlain && isatty(STDERR_FILENO) == 1 ? .ansi : .plain
        outputInk = !isPlain && isatty(STDOUT_FILENO) == 1 ? .ansi : .plain
    }

    /// Data, to standard output.
    func say(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Data as bytes, to standard output; false where it takes no more.
    func say(bytes: ArraySlice<UInt8>) -> Bool {
        write(bytes, to: STDOUT_FILENO)
        return output.fault == nil
    }

    /// Talk, to standard error.
    func tell(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    /// The text in the reader's language.
    func words(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
        language == .zh ? zh() : en()
    }

    /// The columns of the terminal behind standard output; nil where there is none.
    var columns: Int? { windowSize.map { Int($0.ws_col) } }

    /// Columns and lines, taken for the usual ones where the terminal does not say.
    var size: (columns: Int, lines: Int) {
        guard let windowSize else { return (80, 24) }
        return (Int(windowSize.ws_col), windowSize.ws_row > 0 ? Int(windowSize.ws_row) : 24)
    }

    private var windowSize: winsize? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return size
    }

    /// Shows an answer; at a prompt, one that is longer than the terminal through the pager.
    func show(_ text: String) {
        if let keyboard = typing.keyboard, !keyboard.hasMore, !Signals.isInterrupted,
            Pager.isNeeded(for: text, columns: size.columns, lines: size.lines),
            let pager = Pager(),
            keyboard.lend({ pager.show(text) })
        {
            return
        }
        say(text)
    }

    /// Clears the terminal, where there is one.
    func clear() {
        if canBeEdited { say("\u{1B}[H\u{1B}[2J") }
    }

    /// Shows a text that waits for something to be typed.
    func prompt(_ text: String) {
        write(text, to: isatty(STDOUT_FILENO) == 1 ? STDOUT_FILENO : STDERR_FILENO)
    }

    /// The answer to a question; from a pipe the next line, or none to a question for a secret. Nil: nobody answers, or
    /// what came is no text.
    func ask(_ question: String, isSecret: Bool) -> String? {
        guard isInteractive else { return isSecret ? nil : input.next().flatMap(text) }
        if let keyboard = typing.keyboard {
            guard isSecret else { return keyboard.answer(to: question) }
            return keyboard.lend { SilentLine.read { prompt(question) } }.flatMap(text)
        }
        if isSecret { return SilentLine.read { prompt(question) }.flatMap(text) }
        prompt(question)
        return waitForLine() ? input.next().flatMap(text) : nil
    }

    /// Whether a line on standard error can be drawn again and again.
    var showsProgress: Bool {
        isatty(STDERR_FILENO) == 1 && Variables["TERM"] != "dumb"
    }

    /// As `ask`, with a text to be changed where the line can be edited.
    func edit(_ question: String, _ text: String) -> String? {
        guard isInteractive, let keyboard = typing.keyboard else { return ask(question, isSecret: false) }
        return keyboard.answer(to: question, changing: text)
    }

    /// Waits for a line on a terminal that shows no editor; false where Control-C was pressed instead.
    func waitForLine() -> Bool {
        while !input.hasLine, !Signals.waitForInput() {
            _ = (Signals.takeResize(), Signals.takeContinuation())
            if Signals.takeInterrupt() {
                say("\n")
                return false
            }
        }
        return true
    }

    /// Whether somebody types.
    var isInteractive: Bool { isatty(STDIN_FILENO) == 1 }

    /// Whether a line can be edited on it: both ends are a terminal, and it knows what every one knows.
    var canBeEdited: Bool {
        let name = Variables["TERM"] ?? ""
        return isInteractive && isatty(STDOUT_FILENO) == 1 && !["", "dumb"].contains(name)
    }

    private func text(_ bytes: [UInt8]) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    /// Writes; after Control-C what is left of an answer is passed over, but not what is told of it.
    private func write(_ text: String, to descriptor: Int32) {
        write(Array(text.utf8)[...], to: descriptor)
    }

    private func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
        var bytes = bytes
        while !bytes.isEmpty, descriptor != STDOUT_FILENO || !Signals.isInterrupted {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                if descriptor == STDOUT_FILENO, output.fault == nil { output.fault = errno }
                return
            }
        }
    }

    private static var languageOfEnvironment: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = Variables[name], !value.isEmpty { return value.hasPrefix("zh") ? .zh : .en }
        }
        return .en
    }
}
