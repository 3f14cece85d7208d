// The talk at a prompt, line after line, with the editor or, on a terminal that can not show it, without. What the
// lines do is the session's matter.

import Foundation
import Glibc
import Prompting
import Reporting
import Sessions
import Source

/// A session with somebody at the terminal.
struct Conversation {
    let session: Session
    let terminal: Terminal
    private let file: HistoryFile?

    init(_ session: Session, _ terminal: Terminal) {
        self.session = session
        self.terminal = terminal
        file = HistoryFile()
    }

    /// Carries out line after line; a refusal or a fault of the store is told, and the prompt comes again.
    func run() -> ExitStatus {
        terminal.tell(
            terminal.words(
                zh: "逐级 \(Zhuji.version) · 帮助：help · 退出：exit\n", en: "zhuji \(Zhuji.version) · help: help · end: exit\n"
            ))
        var history = History(file?.lines() ?? [])
        let keyboard = terminal.canBeEdited ? Keyboard(terminal, editor: editor(history)) : nil
        if keyboard == nil { Signals.watch() }
        terminal.typing.keyboard = keyboard
        defer {
            keyboard?.close()
            terminal.typing.keyboard = nil
        }
        var status = ExitStatus.done
        while true {
            keyboard?.editor.words = words
            switch keyboard?.next(session.prompt) ?? plainLine() {
            case .interrupted: continue
            case .ended:
                _ = session.perform("exit")
                return status
            case .line(let typed):
                guard let line = expanded(typed, history) else { continue }
                if session.keepsInHistory(line), history.add(line) {
                    file?.add(line)
                    keyboard?.editor.history = history
                }
                let outcome = session.perform(line)
                if outcome == .ended { return status }
                if outcome == .failed || outcome == .away { status = .faultOfStore }
                if Signals.takeInterrupt() { stop(keyboard, after: outcome) }
            }
        }
    }

    /// After Control-C during a command: what was pasted or typed ahead is dropped, and the reader knows what was done.
    private func stop(_ keyboard: Keyboard?, after outcome: LineOutcome) {
        keyboard?.dropRest()
        let isDone = outcome == .done
        terminal.tell(
            "^C"
                + (isDone
                    ? terminal.words(zh: " 命令已执行完，其余输出略去", en: " the command was carried out; the rest is not shown")
                    : "")
                + "\n")
    }

    private func editor(_ history: History) -> LineEditor {
        LineEditor(history: history, words: words) { [session] line, cursor in
            session.completions(line, cursor).map {
                Candidate($0.text, replacing: $0.replacedCount, summary: $0.summary, isWhole: $0.isWhole)
            }
        }
    }

    /// In the language that the session speaks now.
    private var words: EditorWords {
        session.language == .zh
            ? EditorWords(searching: "查找", searchingInVain: "没有找到")
            : EditorWords(searching: "search", searchingInVain: "not found")
    }

    /// The line that `!!` and the like mean, shown where it is another; nil where there is none.
    private func expanded(_ line: String, _ history: History) -> String? {
        guard let meant = history.meaning(of: line) else {
            terminal.tell(
                terminal.words(zh: "此前没有这样开头的命令\n", en: "no command before this one begins like that\n"))
            return nil
        }
        if meant != line { terminal.tell(printable(meant) + "\n") }
        return meant
    }

    /// A line from a terminal that shows no editor.
    private func plainLine() -> TypedLine {
        terminal.prompt(session.prompt)
        guard terminal.waitForLine() else { return .interrupted }
        guard let bytes = terminal.input.next() else {
            terminal.say("\n")
            return .ended
        }
        return .line(String(decoding: bytes, as: UTF8.self))
    }
}
