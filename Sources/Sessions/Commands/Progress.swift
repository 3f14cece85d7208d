// progress 进度: who has the case since when, and its ladder: what lies behind and what lies ahead (R050).

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let progress = Command(
        "progress", "进度", .reviewing, arguments: Words(zh: "[编号]", en: "[CASE]"),
        summary: Words(
            zh: "审核进度：在谁手里、几天，办过的各级和以后的各级", en: "who has the case and for how long, what lies behind and ahead"),
        example: Words(zh: "进度 3", en: "progress 3"), run: runProgress)
}

private func runProgress(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.namedOrOpenCase()
    let session = call.session
    let steps = session.ladder(of: subject)
    var answer = Answer(lines: [session.heading(of: subject)])
    if let line = holdingLine(call, subject) { answer.add(line) }
    if let line = session.dueText(of: subject) { answer.add(line) }
    if session.output == .table {
        for line in ladderLines(steps, call) { answer.add(line, hang: 6) }
    } else {
        answer.add(listing(steps, session))
    }
    if subject.body.stops.isEmpty, subject.body.submissions == 0 {
        answer.add(call.words(zh: "尚未提交，审核路径在提交时确定", en: "not submitted yet; its way is fixed at the submission"))
    }
    return answer
}

/// `现由长春某设计院办理，自 2023-07-04 09:25，已 3 天`; nil where nobody has it.
private func holdingLine(_ call: Call, _ subject: Case) -> String? {
    let holders = subject.holders(in: call.registry.machine(of: subject)).map(call.registry.title)
    guard !holders.isEmpty else { return nil }
    let names = holders.joined(separator: call.session.listComma)
    let since = call.session.text(of: subject.since)
    let days = Int(call.session.moment.day.dayNumber - subject.since.day.dayNumber)
    let span =
        days == 0
        ? call.words(zh: "今天到", en: "since today")
        : call.words(zh: "已 \(days) 天", en: days == 1 ? "for 1 day" : "for \(days) days")
    return call.words(zh: "现由\(names)办理，自 \(since)，\(span)", en: "\(names) has it since \(since), \(span)")
}

private func listing(_ steps: [LadderStep], _ session: Session) -> Listing {
    var listing = Listing([
        .init("step", zh: "进展", en: "step"), .init("level", zh: "级次", en: "level"),
        .init("holder", zh: "审核人", en: "holder"), .init("decision", zh: "结果", en: "decision"),
        .init("rounds", zh: "轮次", en: "rounds", isNumber: true), .init("at", zh: "时间", en: "at"),
        .init("opinion", zh: "意见", en: "opinion"),
    ])
    listing.rows = steps.map { step in
        [
            step.mark.rawValue, step.title, step.holder, step.decision, String(step.rounds),
            step.at.map(session.text) ?? "", step.opinion,
        ]
    }
    return listing
}

/// The ladder for people: a line for each step, cut at the terminal's width, its opinion below it.
private func ladderLines(_ steps: [LadderStep], _ call: Call) -> [String] {
    let decisions = steps.map { step in
        step.rounds > 1
            ? call.words(zh: "\(step.decision) \(step.rounds)轮", en: "\(step.decision) (\(step.rounds)×)")
            : step.decision
    }
    let titleWidth = steps.map { displayWidth(of: $0.title) }.max() ?? 0
    let decisionWidth = decisions.map { displayWidth(of: $0) }.max() ?? 0
    return zip(steps, decisions).flatMap { step, decision in
        let cells = [
            step.mark.sign, padded(step.title, to: titleWidth), padded(decision, to: decisionWidth),
            padded(step.at?.day.description ?? "", to: 10), step.holder,
        ]
        var line = cells.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        if let columns = call.session.environment.columns() { line = shortened(line, toWidth: columns) }
        return step.opinion.isEmpty ? [line] : [line, "     “\(step.opinion)”"]
    }
}

/// The text with blanks behind it up to a width in terminal columns.
func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
}

extension Call {
    /// The case whose number stands next, or the open one.
    func namedOrOpenCase() throws(Failure) -> Case {
        guard let word = arguments.parseNext() else { return try openCase() }
        let subject = try self.case(try caseID(word.text))
        try arguments.expectEnd()
        return subject
    }
}
