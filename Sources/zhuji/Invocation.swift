// One call: arguments sorted into options and the rest by a subcommand's table; what fits nowhere is answered with the
// nearest name. What the arguments mean is the subcommand's to know.

import Foundation
import Reporting
import Source

/// A call of a subcommand.
struct Invocation {
    let subcommand: Subcommand
    private(set) var terminal: Terminal
    /// The arguments that are no options.
    private(set) var arguments: [String] = []
    private var given: [(name: String, value: String)] = []

    /// What is wrong with a call, in the reader's language.
    struct Fault: Error {
        let text: String
    }

    /// Sorts the arguments. `--` ends the options; `-` alone is an argument.
    init(_ subcommand: Subcommand, _ words: [String], terminal: Terminal) throws(Fault) {
        self.subcommand = subcommand
        self.terminal = terminal
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                arguments += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                arguments.append(word)
                continue
            }
            try take(word, &rest)
        }
        try settle()
    }

    /// Whether an option without a value was given.
    func has(_ name: String) -> Bool {
        given.contains { $0.name == name }
    }

    /// The value of an option; nil where it was not given.
    func value(_ name: String) -> String? {
        given.last { $0.name == name }?.value
    }

    private mutating func take(_ word: String, _ rest: inout ArraySlice<String>) throws(Fault) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let known = subcommand.options + Subcommand.shared
        guard let option = known.first(where: { $0.name == parts[0] }) else {
            let near = nearName(to: parts[0], among: known.map(\.name)).map {
                terminal.words(zh: "。是不是 \($0)？", en: ". Did you mean \($0)?")
            }
            throw fault(zh: "没有选项 \(word)\(near ?? "")", en: "there is no option \(word)\(near ?? "")")
        }
        guard option.value != nil else {
            if parts.count > 1 { throw fault(zh: "\(option.name) 不带值", en: "\(option.name) takes no value") }
            given.append((option.name, ""))
            return
        }
        let next = rest.first?.split(separator: "=", omittingEmptySubsequences: false).first.map(String.init)
        let isMissing = parts.count == 1 && known.contains { $0.name == next }
        guard !isMissing, let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
            throw fault(zh: "\(option.name) 后面缺少值", en: "\(option.name) needs a value")
        }
        guard option.choices.isEmpty || option.choices.contains(value) else {
            throw fault(
                zh: "\(option.name) 只能是：\(option.choices.joined(separator: "、"))",
                en: "\(option.name) is one of: \(option.choices.joined(separator: ", "))")
        }
        given.append((option.name, value))
    }

    private mutating func settle() throws(Fault) {
        if let language = value("--lang").flatMap(Language.init(rawValue:)) { terminal.language = language }
        switch value("--color") {
        case "always": (terminal.ink, terminal.outputInk) = (.ansi, .ansi)
        case "never": (terminal.ink, terminal.outputInk) = (.plain, .plain)
        default: break
        }
        if has("--help") { return }
        if arguments.contains("") { throw fault(zh: "有一个参数是空的", en: "one of the arguments is empty") }
        if subcommand.counts.contains(arguments.count) { return }
        throw arguments.count < subcommand.counts.lowerBound
            ? fault(zh: "缺少参数：\(subcommand.arguments)", en: "missing: \(subcommand.arguments)")
            : fault(
                zh: "多余的参数：\(arguments.last ?? "")", en: "one argument too many: \(arguments.last ?? "")")
    }

    private func fault(zh: String, en: String) -> Fault {
        Fault(text: printable(terminal.words(zh: zh, en: en)))
    }
}
