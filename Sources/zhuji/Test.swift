// zhuji test: runs the scenarios of a rulebook, and tells what they cover.

import Compilation
import Machines
import Reporting
import Scenarios
import Sessions
import Source

extension Subcommand {
    static let test = Subcommand(
        name: "test", arguments: "[PATH…]", counts: 0...10_000,
        options: [
            Option(
                "--filter", value: "TEXT",
                summary: Words(zh: "只运行标题、事项或文件名含有它的情景", en: "only scenarios whose title, matter or file has it")),
            Option("--coverage", summary: Words(zh: "列出情景没有覆盖到的", en: "tells what the scenarios do not cover")),
            Option(
                "--missing",
                summary: Words(
                    zh: "只输出补足覆盖的情景，可存入规则；运行结果写到标准错误",
                    en: "writes scenarios that cover the rest, for the rulebook; the results go to standard error")),
            Option(
                "--threshold", value: "N",
                summary: Words(
                    zh: "各事项的流转与拒绝至少覆盖百分之几",
                    en: "least per cent of each matter's transitions and refusals to be covered")),
            Option(
                "--format", value: "FORMAT", choices: ["text", "json", "junit", "lcov"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
        ],
        summary: Words(zh: "运行情景，看规则是否如其所写", en: "runs the scenarios of a rulebook"),
        example: "zhuji test workflows --coverage", run: runTest)
}

private func runTest(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    var threshold: Int?
    if let text = call.value("--threshold") {
        guard let number = Int(text), (0...100).contains(number) else {
            terminal.tell(
                terminal.words(
                    zh: "zhuji test：--threshold 须是 0 至 100 的整数\n",
                    en: "zhuji test: --threshold takes a whole number from 0 to 100\n"))
            return .faultOfCall
        }
        threshold = number
    }
    let isMissing = call.has("--missing")
    if isMissing, let format = call.value("--format"), format != "text" {
        terminal.tell(
            terminal.words(
                zh: "zhuji test：--missing 输出规则文本，不能与 --format \(format) 同用\n",
                en: "zhuji test: --missing writes rulebook text, and does not go with --format \(format)\n"))
        return .faultOfCall
    }
    guard let rulebook = readRulebook(call, call.arguments) else { return .faultOfCall }
    guard rulebook.isSound else {
        tellErrors(call, rulebook)
        return .faultOfInput
    }
    let compiled = compile(rulebook.rulebook)
    let chosen = scripts(of: rulebook.rulebook, in: compiled.ruleset).filter { script in
        call.value("--filter").map { isNamed($0, script, compiled.ruleset, rulebook.sources) } ?? true
    }
    guard !chosen.isEmpty || isMissing && call.value("--filter") == nil else {
        tellNothingToRun(call)
        return .faultOfInput
    }
    let isCovered = call.has("--coverage") || isMissing || threshold != nil || call.value("--format") == "lcov"
    let (report, tallies) = run(chosen, of: compiled, sources: rulebook.sources, isCovered: isCovered, call)
    tell(report, call)
    if isMissing { sayMissing(report, tallies, terminal) }
    let isBelow = threshold.map { tellBelow($0, report, terminal) } ?? false
    return report.failureCount > 0 || isBelow ? .faultOfInput : .done
}

private func tellNothingToRun(_ call: Invocation) {
    let words =
        call.value("--filter").map { printable($0) }.map { text in
            Words(
                zh: "zhuji test：没有情景的名称、事项或文件名含有“\(text)”",
                en: "zhuji test: no scenario has “\(text)” in its title, its matter or its file's name")
        } ?? Words(zh: "zhuji test：规则中没有情景", en: "zhuji test: the rulebook has no scenario")
    call.terminal.tell(words[call.terminal.language] + "\n")
}

private func isNamed(_ text: String, _ script: Script, _ ruleset: Ruleset, _ sources: SourceSet) -> Bool {
    let facts = ruleset.machines[script.machine].facts
    let file = script.location.flatMap { sources[$0.file]?.name } ?? ""
    return [script.title, facts.name, facts.title, file].contains { $0.contains(text) }
}

private func run(
    _ scripts: [Script], of compiled: Compiled, sources: SourceSet, isCovered: Bool, _ call: Invocation
) -> (TestReport, [MachineTally]) {
    let terminal = call.terminal
    let runner = ScriptRunner(for: compiled.ruleset, recordingCoverage: isCovered)
    let results = inParallel(scripts.count, progress: ProgressBar.watching(terminal)) { runner.run(scripts[$0]) }
    var tallies = isCovered ? compiled.ruleset.machines.map(MachineTally.init) : []
    for result in results { tallies = zip(tallies, result.tallies).map { $0 + $1 } }
    // WHY: scenarios that were chosen out say nothing of the other matters.
    let covered = coverage(by: tallies, in: compiled.ruleset, ofAll: call.has("--missing"), terminal).filter {
        $0.isTried || call.value("--filter") == nil
    }
    let report = TestReport(
        lines: zip(scripts, results).map { TestReport.Line(script: $0, failure: $1.failure) },
        coverage: covered, of: compiled, sources: sources)
    return (report, tallies)
}

/// The coverage of every machine; of those that were tried, or of all, without the rows that no case can take.
private func coverage(
    by tallies: [MachineTally], in ruleset: Ruleset, ofAll isOfAll: Bool, _ terminal: Terminal
) -> [MachineCoverage] {
    inParallel(tallies.count, progress: ProgressBar.watching(terminal)) { index in
        let coverage = MachineCoverage(of: index, in: ruleset, by: tallies[index])
        let unreachable = coverage.isTried || isOfAll ? coverage.unreachableRows(in: ruleset) : []
        if unreachable.isEmpty { return coverage }
        return MachineCoverage(of: index, in: ruleset, by: tallies[index], unreachable: unreachable)
    }
}

/// Writes the scenarios that cover what is not covered of the report's matters.
private func sayMissing(_ report: TestReport, _ tallies: [MachineTally], _ terminal: Terminal) {
    let (ruleset, coverage, language) = (report.ruleset, report.coverage, terminal.language)
    let missing = inParallel(coverage.count, progress: ProgressBar.watching(terminal)) { place in
        let index = coverage[place].machine
        return MissingScenarios(
            of: index, in: ruleset, by: tallies[index], unreachable: coverage[place].unreachableRows,
            language: language)
    }
    terminal.say(MissingText(language: language).text(missing, in: report))
}

private func tell(_ report: TestReport, _ call: Invocation) {
    let terminal = call.terminal
    switch call.value("--format") {
    case "json": terminal.say(testJSON(report, language: terminal.language).laidOut())
    case "junit": terminal.say(junitXML(report, language: terminal.language))
    case "lcov": terminal.say(lcov(report))
    default:
        let isMissing = call.has("--missing")
        let format = TestText(language: terminal.language, ink: isMissing ? terminal.ink : terminal.outputInk)
        var text = format.text(report)
        if call.has("--coverage") { text += "\n" + format.coverage(report, width: terminal.columns) }
        // WHY: standard output is then the text for the rulebook.
        if isMissing { terminal.tell(text) } else { terminal.say(text) }
    }
}

/// Tells which matters are covered less than asked; whether there are any.
private func tellBelow(_ threshold: Int, _ report: TestReport, _ terminal: Terminal) -> Bool {
    var isBelow = false
    for coverage in report.coverage {
        let (covered, counted) = [coverage.transitions, coverage.refusals].reduce((0, 0)) {
            ($0.0 + $1.coveredCount, $0.1 + $1.countedCount)
        }
        guard covered * 100 < threshold * counted else { continue }
        isBelow = true
        let name = report.ruleset.machines[coverage.machine].facts.name
        terminal.tell(
            terminal.words(
                zh: "zhuji test：\(name) 的流转与拒绝覆盖了 \(covered)/\(counted)，不到 \(threshold)%\n",
                en:
                    "zhuji test: \(name): \(covered)/\(counted) transitions and refusals covered, below \(threshold)%\n"
            ))
    }
    return isBelow
}
