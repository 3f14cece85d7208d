// zhuji diff: what two rulebooks differ in by meaning. Reading one out of a git revision stands in `GitRevision.swift`.

import Compilation
import Machines
import Reporting
import Sessions
import Source
import Verification

extension Subcommand {
    static let diff = Subcommand(
        name: "diff", arguments: "OLD NEW", counts: 2...2,
        options: [
            Option(
                "--matter", value: "MATTER", summary: Words(zh: "只比较这个事项", en: "compares this matter alone")),
            Option(
                "--format", value: "FORMAT", choices: ["text", "json", "markdown"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
        ],
        summary: Words(zh: "比较两份规则的意义：谁能多做、少做什么", en: "shows what two rulebooks differ in by meaning"),
        example: "zhuji diff main:workflows workflows", run: runDiff)
}

private func runDiff(_ call: Invocation) -> ExitStatus {
    var sides: [Ruleset] = []
    for place in call.arguments {
        switch readSide(call, place) {
        case .success(let ruleset): sides.append(ruleset)
        case .failure(let fault): return fault.status
        }
    }
    let (old, new) = (sides[0], sides[1])
    var found = differences(from: old, to: new)
    if let name = call.value("--matter") {
        guard old.machine(named: name) != nil || new.machine(named: name) != nil else {
            return unknownMatter(call, name, new, old)
        }
        found = found.restricted(toOld: old.machine(named: name), new: new.machine(named: name))
    }
    let progress = ProgressBar.watching(call.terminal)
    found = found.shown(from: old, to: new) { progress.show($0, $1) }
    let language = call.terminal.language
    let page = DifferencePage(found, from: old, to: new, language: language) { difference in
        difference.trace?.session(from: old, to: new, in: language)
    }
    switch call.value("--format") {
    case "json": call.terminal.say(page.json.laidOut())
    case "markdown": call.terminal.say(page.markdown)
    default: call.terminal.say(page.text(ink: call.terminal.outputInk))
    }
    return page.isSameMeaning ? .done : .changed
}

/// Why a side could not be read; it has been told.
struct SideFault: Error {
    let status: ExitStatus
}

/// A rulebook in a folder, a file, or a git revision.
func readSide(_ call: Invocation, _ place: String) -> Result<Ruleset, SideFault> {
    let files: RulebookFiles
    if let revision = GitRevision(place) {
        do throws(GitRevision.Fault) {
            files = try revision.rulebook(on: Environment.today())
        } catch {
            let shown = printable(place)
            let reason = printable(error.reason[call.terminal.language])
            call.terminal.tell(
                call.terminal.words(zh: "zhuji：\(shown)：\(reason)\n", en: "zhuji: \(shown): \(reason)\n"))
            return .failure(SideFault(status: .faultOfCall))
        }
    } else {
        guard let read = readRulebook(call, [place]) else { return .failure(SideFault(status: .faultOfCall)) }
        files = read
    }
    guard files.isSound else {
        let shown = printable(place)
        call.terminal.tell(
            call.terminal.words(
                zh: "zhuji：\(shown) 有错误，不能比较：\n", en: "zhuji: \(shown) has errors and can not be compared:\n"))
        let format = DiagnosticFormat(language: call.terminal.language, ink: call.terminal.ink)
        call.terminal.tell(format.text(files.diagnostics.filter { $0.severity == .error }, in: files.sources))
        return .failure(SideFault(status: .faultOfInput))
    }
    return .success(compile(files.rulebook).ruleset)
}
