// A training store made by the program for one test, and prompts at it. What is tried there stands in the tests.

import Foundation
import TestSupport
import Testing

/// A store with a unit `office`, persons `zhang` and `li`, and case 1: `zhang` asks to be bound to `office`.
struct PromptStore {
    let folder: TemporaryFolder
    /// The credit code of `office`.
    static let code = "91220102TE0000053X"

    private static let lines = [
        "register unit office name 某设计院 credit-code \(code) kind 企业 division 220000",
        "register person zhang name 张三 citizen-id 220199198501010018",
        "register person li name 李四 citizen-id 22249919781231002X",
        "as zhang: bind \(code)",
    ]

    /// What the program did instead of making the store.
    struct Unready: Error {
        let outcome: Program.Outcome
    }

    init() throws {
        folder = try TemporaryFolder()
        let outcome = try play(Self.lines)
        guard outcome.status == 0 else { throw Unready(outcome: outcome) }
    }

    private static let arguments = [
        "repl", "--store", "store", "--training", "--lang", "en", "--rulebook", Repository.url("workflows").path,
    ]

    /// Pipes lines into a prompt.
    func play(_ lines: [String]) throws -> Program.Outcome {
        try play(text: lines.map { $0 + "\n" }.joined())
    }

    /// Pipes a text into a prompt as it is.
    func play(text: String) throws -> Program.Outcome {
        try Program.zhuji().run(Self.arguments, input: text, folder: folder.url)
    }

    /// Pipes into a prompt what a shell command writes.
    func play(from command: String) throws -> Program.Outcome {
        let arguments = ["-c", command + " | \"$0\" \"$@\"", try Program.zhuji().url.path] + Self.arguments
        return try Program(path: "/bin/sh").run(arguments, folder: folder.url)
    }

    /// Opens a prompt that stays.
    func open() throws -> RunningProgram {
        try RunningProgram(try Program.zhuji(), Self.arguments, folder: folder.url)
    }

    /// Verifies every record.
    func verify() throws -> Program.Outcome {
        try Program.zhuji().run(["store", "verify", "--store", "store", "--lang", "en"], folder: folder.url)
    }

    var journal: URL { folder.url.appendingPathComponent("store/journal/00000001.jsonl") }

    /// The journal's records.
    func records() throws -> [String] {
        try String(contentsOf: journal, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}

extension RunningProgram {
    /// Gives a line and waits for the answer that holds a text; gives all that came.
    @discardableResult
    func ask(_ line: String, expecting text: String) throws -> String {
        try write(line)
        return try expectOutput(text)
    }
}
