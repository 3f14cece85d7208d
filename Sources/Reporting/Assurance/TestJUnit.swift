// Scenarios as JUnit XML, in the form of the Jenkins xUnit plugin's schema: a suite for each matter, a case for each
// scenario.

internal import Machines
internal import Scenarios
package import Source

/// The run as an XML document, ended by a line feed. Times are left out: a scenario takes none that would mean
/// anything.
package func junitXML(_ report: TestReport, language: Language) -> String {
    let total = "tests=\"\(report.lines.count)\" failures=\"\(report.failureCount)\" errors=\"0\""
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"zhuji test\" \(total)>\n"
    for index in report.ruleset.machines.indices {
        let lines = report.lines.filter { $0.script.machine == index }
        if lines.isEmpty { continue }
        let failures = lines.count { $0.failure != nil }
        let name = xmlEscaped(report.ruleset.machines[index].facts.name)
        xml += "  <testsuite name=\"\(name)\" tests=\"\(lines.count)\" failures=\"\(failures)\" errors=\"0\">\n"
        xml += lines.map { testCase($0, suite: name, in: report, language) }.joined()
        xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
}

private func testCase(_ line: TestReport.Line, suite: String, in report: TestReport, _ language: Language) -> String {
    let head = "    <testcase name=\"\(xmlEscaped(line.script.title))\" classname=\"\(suite)\""
    guard let failure = line.failure else { return head + "/>\n" }
    let wording = TestWording(failure, of: line.script, in: report.ruleset, language: language)
    let place = failure.location.map { sourcePlace(of: $0, in: report.sources) + ": " } ?? ""
    let text = TestText(language: language).text(failure, of: line.script, in: report)
    return head + ">\n      <failure type=\"scenario\" message=\"\(xmlEscaped(place + wording.headline))\">"
        + xmlEscaped(text) + "</failure>\n    </testcase>\n"
}
