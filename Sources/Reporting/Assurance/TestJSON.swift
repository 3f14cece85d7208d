// Scenarios as JSON, for other programs. The form is described in Docs/Testing.md.

internal import Scenarios
package import Source

/// The run as a JSON object of format 1.
package func testJSON(_ report: TestReport, language: Language) -> OrderedJSON {
    [
        "format": 1,
        "scenarios": .array(report.lines.map { json($0, in: report, language) }),
        "passed": .integer(report.lines.count - report.failureCount),
        "failed": .integer(report.failureCount),
        "coverage": report.coverage.isEmpty ? nil : coverageJSON(report, language: language),
    ]
}

private func json(_ line: TestReport.Line, in report: TestReport, _ language: Language) -> OrderedJSON {
    [
        "title": .string(line.script.title), "matter": .string(report.matter(of: line.script)),
        "file": line.script.location.map { sourceFile(of: $0, in: report.sources) },
        "range": line.script.location.map { sourceRange(of: $0, in: report.sources) },
        "passed": .bool(line.failure == nil),
        "failure": line.failure.map { json($0, of: line.script, in: report, language) },
    ]
}

private func json(
    _ failure: ScriptFailure, of script: Script, in report: TestReport, _ language: Language
) -> OrderedJSON {
    let wording = TestWording(failure, of: script, in: report.ruleset, language: language)
    return [
        "message": .string(wording.headline),
        "file": failure.location.map { sourceFile(of: $0, in: report.sources) },
        "range": failure.location.map { sourceRange(of: $0, in: report.sources) },
        "expected": wording.expected.map { .string($0) }, "found": .string(wording.found),
        "history": .strings(wording.history),
    ]
}
