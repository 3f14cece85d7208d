// zhuji completions: a script with which a shell completes calls of the program. What each shell is told stands in a
// file of its own.

import Reporting
import Source

extension Subcommand {
    static let completions = Subcommand(
        name: "completions", arguments: "SHELL", counts: 1...1, options: [],
        summary: Words(zh: "输出 bash、zsh 或 fish 的补全脚本", en: "a script for completion in bash, zsh or fish"),
        example: "eval \"$(zhuji completions bash)\"", run: runCompletions)
}

private func runCompletions(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    guard let shell = Shell(rawValue: call.arguments[0]) else {
        let shells = Shell.allCases.map(\.rawValue)
        let known = shells.joined(separator: terminal.words(zh: "、", en: ", "))
        let shown = printable(call.arguments[0])
        terminal.tell(
            terminal.words(
                zh: "zhuji completions：没有为 \(shown) 准备脚本；有：\(known)\n",
                en: "zhuji completions: there is no script for \(shown); there are: \(known)\n"))
        return .faultOfCall
    }
    let calls = CompletedCalls(language: terminal.language)
    switch shell {
    case .bash: terminal.say(bashScript(calls))
    case .zsh: terminal.say(zshScript(calls))
    case .fish: terminal.say(fishScript(calls))
    }
    return .done
}

/// A shell that completes.
enum Shell: String, CaseIterable {
    case bash, zsh, fish
}

/// What stands in the place of a word.
enum CompletedWord {
    case choices([String])
    case file, folder
    /// Anything; nothing is offered.
    case text

    /// By what a usage calls it.
    init(named name: String) {
        let parts = Set(name.split { !($0.isLetter || $0 == "-") }.map(String.init))
        if parts.contains("SHELL") {
            self = .choices(Shell.allCases.map(\.rawValue))
        } else if !parts.isDisjoint(with: ["PATH", "FILE", "OLD", "NEW"]) {
            self = .file
        } else {
            self = parts.isDisjoint(with: ["DIR", "PLACE", "FROM", "TO"]) ? .text : .folder
        }
    }
}

/// A word with what is said of it.
struct CompletedChoice {
    let word: String
    let summary: String
}

/// An option as shells complete it.
struct CompletedOption {
    let name: String
    let summary: String
    /// What its value is called, and what it may be; nil for an option without one.
    let value: (name: String, word: CompletedWord)?
}

/// A call of a subcommand as shells complete it.
struct CompletedCall {
    /// `store init`
    let name: String
    let options: [CompletedOption]
    /// What its arguments are called, and what they may be.
    let arguments: (name: String, word: CompletedWord)
}

/// Everything that can be completed.
struct CompletedCalls {
    let language: Language
    let calls: [CompletedCall]

    init(language: Language) {
        self.language = language
        calls = Subcommand.all.map { subcommand in
            let options = (subcommand.options + Subcommand.shared).map { option in
                CompletedOption(
                    name: option.name, summary: option.summary[language],
                    value: option.value.map { name in
                        (name, option.choices.isEmpty ? CompletedWord(named: name) : .choices(option.choices))
                    })
            }
            return CompletedCall(
                name: subcommand.name, options: options,
                arguments: (subcommand.arguments, CompletedWord(named: subcommand.arguments)))
        }
    }

    /// The first words of calls; a group such as `store` stands once.
    var firstWords: [CompletedChoice] {
        var words: [CompletedChoice] = []
        for subcommand in Subcommand.all {
            let parts = subcommand.name.split(separator: " ").map(String.init)
            if parts.count == 1 {
                words.append(CompletedChoice(word: subcommand.name, summary: subcommand.summary[language]))
            } else if !words.contains(where: { $0.word == parts[0] }) {
                let summary = secondWords(after: parts[0]).map(\.word).joined(separator: " ")
                words.append(CompletedChoice(word: parts[0], summary: summary))
            }
        }
        return words + [CompletedChoice(word: "help", summary: Words(zh: "说明一个命令", en: "explains a command")[language])]
    }

    /// The words that begin a call of two.
    var groups: [String] { firstWords.map(\.word).filter { !secondWords(after: $0).isEmpty } }

    /// The words that may follow such a word.
    func secondWords(after word: String) -> [CompletedChoice] {
        Subcommand.all.filter { $0.name.hasPrefix(word + " ") }.map { subcommand in
            CompletedChoice(
                word: String(subcommand.name.dropFirst(word.utf8.count + 1)), summary: subcommand.summary[language])
        }
    }
}

extension String {
    /// In single quotes, as bash and zsh read them.
    var inShellQuotes: String { "'" + replacing("'", with: "'\\''") + "'" }
}
