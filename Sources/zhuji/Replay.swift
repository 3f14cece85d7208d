// zhuji replay: takes every recorded decision of a store again by a rulebook, and lists those that would be others.

import Compilation
import Engine
import Machines
import Reporting
import Sessions
import Source

extension Subcommand {
    static let replay = Subcommand(
        name: "replay", arguments: "[PATH]", counts: 0...1,
        options: [
            .store,
            Option(
                "--format", value: "FORMAT", choices: ["text", "json"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
        ],
        summary: Words(
            zh: "用规则重办存储中的全部历史，列出结果不同的办理", en: "takes every recorded decision again and lists what would differ"),
        example: "zhuji replay workflows --store zhuji-store", run: runReplay)
}

private func runReplay(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    do throws(NoSession) {
        let path = call.arguments.first ?? "workflows"
        let rulebook = try call.soundRulebookWithFiles(at: path)
        let session = try call.existingSession()
        let report = try call.failing { () throws(Failure) in
            try session.replay(rulebook.sound, from: rulebook.files)
        }
        terminal.say(
            call.value("--format") == "json"
                ? json(report, hash: rulebook.sound.compiled.hash).laidOut() : text(report, terminal))
        return report.lines.isEmpty ? .done : .faultOfInput
    } catch {
        return error.status
    }
}

private func text(_ report: ReplayReport, _ terminal: Terminal) -> String {
    var text = ""
    for line in report.lines {
        let difference = line.difference
        let verb = terminal.words(zh: difference.verb.chineseCommand, en: difference.verb.rawValue)
        let matter = terminal.words(zh: difference.matter.title, en: difference.matter.name)
        let head = terminal.words(
            zh: "办件 \(difference.id.number)  \(matter)  第 \(difference.sequence) 条记录  \(line.by) \(verb)",
            en: "case \(difference.id.number)  \(matter)  record \(difference.sequence)  \(line.by) \(verb)")
        text += printable(head) + "\n"
        switch difference.kind {
        case .refused(let refusal): text += "  [\(refusal.code.id)] \(line.reason ?? "")\n"
        case .standsElsewhere(let recorded, let now):
            let places = terminal.words(
                zh: "原在“\(recorded.title)”（\(recorded.name)），按此规则在“\(now.title)”（\(now.name)）",
                en: "stood in \(recorded.name), by this rulebook in \(now.name)")
            text += "  \(printable(places))\n"
        }
        if let rule = line.rule {
            text += "  " + terminal.words(zh: "依据：", en: "rule: ") + printable(rule) + "\n"
        }
    }
    let count = report.lines.count
    return text
        + terminal.words(
            zh: "重办 \(report.cases) 件办件的 \(report.decisions) 次办理，"
                + (count == 0 ? "结果全部相同" : "\(count) 件结果不同") + "\n",
            en: "took \(report.decisions) decisions on \(report.cases) cases again; "
                + (count == 0 ? "none differs" : count == 1 ? "1 case differs" : "\(count) cases differ") + "\n")
}

private func json(_ report: ReplayReport, hash: String) -> OrderedJSON {
    let lines = report.lines.map { line -> OrderedJSON in
        let difference = line.difference
        var code: OrderedJSON?
        var states: OrderedJSON?
        switch difference.kind {
        case .refused(let refusal): code = .string(refusal.code.id)
        case .standsElsewhere(let recorded, let now):
            states = ["recorded": .string(recorded.name), "now": .string(now.name)]
        }
        return [
            "case": .integer(Int(difference.id.number)), "matter": .string(difference.matter.name),
            "sequence": .integer(Int(difference.sequence)),
            "atMilliseconds": .integer(Int(difference.stamp.at.milliseconds)), "by": .string(line.by),
            "verb": .string(difference.verb.rawValue), "code": code, "reason": line.reason.map { .string($0) },
            "rule": line.rule.map { .string($0) }, "states": states,
        ]
    }
    return [
        "format": 1, "rulebook": .string(hash), "cases": .integer(report.cases),
        "decisions": .integer(report.decisions), "differences": .array(lines),
    ]
}
