// The one helper of these tests: scenarios as text, on the rulebook of the repository or on one of their own, and what
// became of each. What is right is said by the tests.

import Checking
import Compilation
import Engine
import Machines
import Scenarios
import Source
import Syntax
import TestSupport
import Testing

/// A rulebook with scenarios, compiled.
struct Book {
    let sources: SourceSet
    let rulebook: Rulebook
    let compiled: Compiled
    let scripts: [Script]

    /// The text alone, or behind the rulebook of the repository without its scenarios.
    init(_ text: String, besideWorkflows: Bool = true, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let paths = Repository.files(below: "workflows", suffix: ".matter").filter { !$0.contains("scenarios") }
        let texts = besideWorkflows ? try paths.map { try Repository.text($0) } : []
        let files = (texts + [text]).enumerated().map { (name: "\($0).matter", bytes: [UInt8]($1.utf8)) }
        sources = SourceSet(files: files)
        let parsed = sources.files.map(Parser.parse)
        let checked = Checker.check(
            parsed.map(\.tree), divisions: .entries(Book.divisions),
            calendar: .calendar(CalendarDefinition(), lackedYear: nil))
        let findings = (parsed.flatMap(\.diagnostics) + checked.diagnostics).filter { $0.severity == .error }
        #expect(findings.map { "\($0.code.code) \($0.headline(in: .en))" } == [], sourceLocation: sourceLocation)
        rulebook = checked.rulebook
        compiled = compile(checked.rulebook)
        #expect(compiled.faults == [], sourceLocation: sourceLocation)
        scripts = Scenarios.scripts(of: checked.rulebook, in: compiled.ruleset)
    }

    static let divisions = [
        DivisionEntry(code: 220000, name: "吉林省", parent: nil),
        DivisionEntry(code: 220100, name: "长春市", parent: 220000),
        DivisionEntry(code: 220104, name: "朝阳区", parent: 220100),
    ]

    /// The three offices of a district, a unit below them, and a person who is bound to it.
    static let people = """
        given unit hall      { name "省人社厅"; hrss yes; division 220000 }
            given unit city      { name "市人社局"; hrss yes; division 220100 }
            given unit bureau    { name "区人社局"; hrss yes; division 220104 }
            given unit office    { name "设计院"; division 220104; kind 企业 }
            given person zhang   { name "张三"; unit office }
        """

    /// The source text of a step that failed.
    func text(of failure: ScriptFailure) -> String {
        guard let location = failure.location else { return "" }
        return sources[location.file]?.text(of: location.span) ?? ""
    }
}

/// Runs a scenario with these statements on a matter and expects that all is as written or, where a step begins with
/// `!`, that this is the first that is not. Gives what went wrong.
@discardableResult
func check(
    _ matter: String, _ statements: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> ScriptFailure? {
    var failing: String?
    let lines = statements.split(separator: "\n").map { line -> String in
        let trimmed = line.drop { $0 == " " }
        guard trimmed.first == "!" else { return String(trimmed) }
        failing = String(trimmed.dropFirst())
        return String(trimmed.dropFirst())
    }
    let text = "scenario \"题\" for \(matter) {\n\(Book.people)\n\(lines.joined(separator: "\n"))\n}\n"
    let book = try Book(text, sourceLocation: sourceLocation)
    let script = try #require(book.scripts.first, sourceLocation: sourceLocation)
    let result = ScriptRunner(for: book.compiled.ruleset).run(script)
    let told = result.failure.map { "\(book.text(of: $0)): \($0.finding)" }
    if let failing {
        #expect(result.failure.map(book.text) == failing, "\(told ?? "nothing failed")", sourceLocation: sourceLocation)
    } else {
        #expect(told == nil, sourceLocation: sourceLocation)
    }
    return result.failure
}
