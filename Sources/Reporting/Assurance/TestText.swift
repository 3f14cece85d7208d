// Scenarios for readers: a line each, and for each that failed the step in the source, what was expected and found, and
// the case's history.

internal import Scenarios
package import Source

/// How a run of scenarios is told to one reader.
package struct TestText: Sendable {
    package let language: Language
    package let ink: Ink

    package init(language: Language, ink: Ink = .plain) {
        self.language = language
        self.ink = ink
    }

    /// The failures with an empty line behind each, a line for every scenario, and the summary; ended by a line feed.
    package func text(_ report: TestReport) -> String {
        let failures = report.lines.compactMap { line in
            line.failure.map { text($0, of: line.script, in: report) + "\n" }
        }
        let lines = report.lines.map { line in
            let mark =
                line.failure == nil
                ? ink.paint(words("通过", "passed"), as: .good) : ink.paint(words("失败", "failed"), as: .bad)
            return "\(mark)  \(report.matter(of: line.script))  \(printable(line.script.title))\n"
        }
        return failures.joined() + lines.joined() + summary(of: report)
    }

    /// How many scenarios there were, and how many of them failed, in one line ended by a line feed.
    package func summary(of report: TestReport) -> String {
        let (count, failed) = (report.lines.count, report.failureCount)
        if language == .zh {
            return failed == 0 ? "\(count) 个情景：全部通过\n" : "\(count) 个情景：\(count - failed) 个通过，\(failed) 个失败\n"
        }
        let scenarios = count == 1 ? "1 scenario" : "\(count) scenarios"
        return failed == 0 ? "\(scenarios): all passed\n" : "\(scenarios): \(count - failed) passed, \(failed) failed\n"
    }

    /// Each failure in a sentence, with where it stands: what was wrong, expected and found, and the cure.
    package func failures(_ report: TestReport) -> [(location: Location?, text: String)] {
        report.lines.compactMap { line in
            line.failure.map { failure in
                let wording = TestWording(failure, of: line.script, in: report.ruleset, language: language)
                let remarks = remarks(wording).map { "\($0.label)\(words("：", ": "))\($0.text)" }
                return (failure.location, ([wording.headline] + remarks).joined(separator: words("；", "; ")))
            }
        }
    }

    /// One failure over several lines, ended by a line feed.
    func text(_ failure: ScriptFailure, of script: Script, in report: TestReport) -> String {
        let wording = TestWording(failure, of: script, in: report.ruleset, language: language)
        let title = "\(printable(script.title)) (\(report.matter(of: script)))"
        var lines = [
            ink.paint(words("失败", "failed"), as: .error) + words("：", ": ") + ink.paint(title, as: .strong)
        ]
        let spot = failure.location.flatMap { SourceSpot(at: $0, label: nil, in: report.sources) }
        let gutter = spot.map { String($0.line).utf8.count } ?? 1
        if let spot {
            var shown = DiagnosticFormat(language: language, ink: ink).snippetLines(
                [spot], gutter: gutter, role: .error)
            if let last = shown.indices.last { shown[last] += " " + ink.paint(printable(wording.headline), as: .error) }
            lines += shown
        }
        for remark in remarks(wording) {
            let mark = ink.paint(String(repeating: " ", count: gutter + 1) + "=", as: .gutter)
            lines.append("\(mark) \(ink.paint(remark.label, as: .help))\(words("：", ": "))\(printable(remark.text))")
        }
        let indent = String(repeating: " ", count: gutter + 5)
        if !wording.history.isEmpty {
            let mark = ink.paint(String(repeating: " ", count: gutter + 1) + "=", as: .gutter)
            lines.append("\(mark) \(ink.paint(words("经过", "history"), as: .help))\(words("：", ":"))")
            lines += wording.history.map { indent + printable($0) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func words(_ zh: String, _ en: String) -> String {
        Words(zh: zh, en: en)[language]
    }

    private func remarks(_ wording: TestWording) -> [(label: String, text: String)] {
        var remarks: [(label: String, text: String)] = []
        if let expected = wording.expected { remarks.append((words("应为", "expected"), expected)) }
        remarks.append((words("实为", "found"), wording.found))
        if let cure = wording.cure { remarks.append((words("办法", "help"), cure)) }
        return remarks
    }
}
