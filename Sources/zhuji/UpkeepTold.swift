// How the refusals and faults of work on a whole store are told, and the end that each means. The work lives in
// Storage.

import Reporting
import Source
import Storage

extension Invocation {
    /// The folder of the store that is meant.
    var storePath: String { value("--store") ?? "zhuji-store" }

    /// Tells why a work on a store came to nothing, and gives the end that it means.
    func tell(upkeep error: UpkeepError) -> ExitStatus {
        tell([error])
        return switch error.blame {
        case .input: .faultOfInput
        case .call: .faultOfCall
        case .store: .faultOfStore
        }
    }

    /// Tells each error with its cure; a cure that many share is told once.
    func tell(_ errors: [UpkeepError]) {
        let (head, label, mark) = terminal.language == .zh ? ("拒绝", "办法", "：") : ("refused", "cure", ": ")
        for (index, error) in errors.enumerated() {
            let words = error.words
            let (reason, cure) = terminal.language == .zh ? (words.zh, words.cureZh) : (words.en, words.cureEn)
            let code = terminal.ink.paint("\(head)[\(error.code)]", as: .error)
            terminal.tell("\(code)\(mark)\(terminal.ink.paint(printable(reason), as: .strong))\n")
            let next = errors.dropFirst(index + 1).first?.words
            guard (terminal.language == .zh ? next?.cureZh : next?.cureEn) != cure else { continue }
            terminal.tell("  " + terminal.ink.paint(label, as: .help) + mark + printable(cure) + "\n")
        }
    }
}
