// What a subcommand is: its names, options and words. Each stands in a file of its own.

import Source

/// An option of a subcommand.
struct Option: Sendable {
    /// With its dashes: `--store`.
    let name: String
    /// What its value is called; nil for an option without one.
    let value: String?
    /// The values that are taken; empty: any.
    var choices: [String] = []
    let summary: Words

    init(_ name: String, value: String? = nil, choices: [String] = [], summary: Words) {
        self.name = name
        self.value = value
        self.choices = choices
        self.summary = summary
    }

    /// `--store DIR`.
    var usage: String {
        let shown = choices.isEmpty ? value : choices.joined(separator: "|")
        return shown.map { name + " " + $0 } ?? name
    }
}

/// A subcommand of the program.
struct Subcommand: Sendable {
    /// `check`, `store verify`.
    let name: String
    /// The arguments that are no options: `[PATH…]`.
    let arguments: String
    /// The least and greatest number of them.
    let counts: ClosedRange<Int>
    let options: [Option]
    let summary: Words
    let example: String
    let run: @Sendable (Invocation) -> ExitStatus

    static let all: [Subcommand] = [
        .check, .fmt, .test, .verify, .mutate, .diff, .plan, .deploy, .replay, .graph, .handbook, .explain, .run, .repl,
        .playground, .storeInit, .storeVerify, .storeStats, .storeCompact, .storeCopy, .storeBackup, .storeRestore,
        .storeExport, .storeImport, .lsp, .completions,
    ]

    /// The options that every subcommand takes.
    static let shared: [Option] = [
        Option(
            "--lang", value: "LANG", choices: Language.allCases.map(\.rawValue),
            summary: Words(zh: "语言；默认按系统区域设置", en: "language; else by the locale")),
        Option(
            "--color", value: "WHEN", choices: ["auto", "always", "never"],
            summary: Words(zh: "颜色；默认只在终端上，NO_COLOR 关闭", en: "colours; else on terminals only, off under NO_COLOR")),
        Option("--help", summary: Words(zh: "本说明", en: "this text")),
    ]

    /// The call as one writes it.
    var usage: String {
        (["zhuji", name] + (arguments.isEmpty ? [] : [arguments]) + options.map { "[\($0.usage)]" })
            .joined(separator: " ")
    }
}
