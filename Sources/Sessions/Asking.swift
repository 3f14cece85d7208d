// Questions of a command to whoever gives it: at a terminal, or scripted by the lines that follow.

import Reporting
import Source

extension Session {
    /// Whether lines of a file or a pipe answer, and nobody who could be asked again.
    var isScripted: Bool { playing != nil || !environment.isInteractive }

    /// Asks, and gives the answer without blanks around it; nil: nobody answers. In a file that is being played its
    /// next line answers, in a pipe the next line of standard input; lines that begin with `#` are passed over there. A
    /// secret is answered at a terminal alone. `text` is there to be changed, where lines can be edited.
    func ask(_ question: String, isSecret: Bool = false, changing text: String? = nil) -> String? {
        let shown = printable(question)
        if isSecret { return environment.ask(shown, true) }
        while let line = playing.map({ $0.next() }) ?? typed(shown, text) {
            let answer = trimmed(line)
            if isScripted, answer.hasPrefix("#") { continue }
            if echoes, playing != nil { environment.say(shown + printable(answer) + "\n") }
            return answer
        }
        return nil
    }

    private func typed(_ question: String, _ text: String?) -> String? {
        text.map { environment.edit(question, printable($0)) } ?? environment.ask(question, false)
    }

    private func trimmed(_ line: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
        var rest = Substring(line).drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return canonicallyComposed(String(rest))
    }
}

extension Call {
    /// Asks whoever gives the command; see `Session.ask`.
    func ask(_ question: String, isSecret: Bool = false) -> String? {
        session.ask(question, isSecret: isSecret)
    }
}
