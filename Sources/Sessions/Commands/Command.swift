// What a command of the prompt is: its names, its words, and what it does. Each command stands in a file of its own
// here.

package import Source
import Syntax

/// The groups in which `help` lists the commands.
package enum CommandGroup: CaseIterable, Hashable, Sendable {
    case account, applying, workList, reviewing, dispatching, results, shell

    /// The group's heading.
    package var title: Words {
        switch self {
        case .account: Words(zh: "账号与资料", en: "account and profile")
        case .applying: Words(zh: "绑定与申报", en: "binding and applying")
        case .workList: Words(zh: "办件", en: "work list")
        case .reviewing: Words(zh: "审核", en: "reviewing")
        case .dispatching: Words(zh: "送审", en: "dispatching")
        case .results: Words(zh: "评审与结果", en: "appraisal and results")
        case .shell: Words(zh: "其他", en: "shell")
        }
    }
}

/// An option of a command.
package struct CommandOption: Hashable, Sendable {
    /// With its dashes: `--state`.
    package let name: String
    package let takesValue: Bool

    package init(_ name: String, takesValue: Bool) {
        self.name = name
        self.takesValue = takesValue
    }
}

/// A command of the prompt.
package struct Command: Sendable {
    /// The English name.
    package let name: String
    /// The Chinese name.
    package let chinese: String
    package let group: CommandGroup
    /// What stands behind the name; empty for nothing.
    package let arguments: Words
    package let summary: Words
    package let example: Words
    package let options: [CommandOption]
    let run: @Sendable (Call) throws(Failure) -> Answer

    init(
        _ name: String, _ chinese: String, _ group: CommandGroup, arguments: Words = Words(zh: "", en: ""),
        summary: Words, example: Words, options: [CommandOption] = [],
        run: @escaping @Sendable (Call) throws(Failure) -> Answer
    ) {
        self.name = name
        self.chinese = chinese
        self.group = group
        self.arguments = arguments
        self.summary = summary
        self.example = example
        self.options = options
        self.run = run
    }

    /// The command of a verb: its names are the language's.
    init(
        _ verb: Syntax.Verb, _ group: CommandGroup, arguments: Words = Words(zh: "", en: ""),
        summary: Words, example: Words, options: [CommandOption] = [],
        run: @escaping @Sendable (Call) throws(Failure) -> Answer
    ) {
        self.init(
            verb.english, verb.chinese, group, arguments: arguments, summary: summary, example: example,
            options: options, run: run)
    }

    /// The command with its arguments, as one writes it.
    package func usage(in language: Language) -> String {
        let name = language == .zh ? chinese : name
        let rest = arguments[language]
        return rest.isEmpty ? name : name + " " + rest
    }
}
