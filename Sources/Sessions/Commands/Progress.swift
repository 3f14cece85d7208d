// progress 进度: the ladder of a case, level by level, with what each decided (R050).

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let progress = Command(
        "progress", "进度", .reviewing, arguments: Words(zh: "[编号]", en: "[CASE]"),
        summary: Words(zh: "审核进度：逐级的经办、结果与意见", en: "the ladder of the case and what each level decided"),
        example: Words(zh: "进度 3", en: "progress 3"), run: runProgress)
}

private func runProgress(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.namedOrOpenCase()
    let session = call.session
    let machine = call.registry.machine(of: subject)
    var answer = Answer(lines: [session.heading(of: subject)])
    guard !subject.body.stops.isEmpty else {
        answer.add(call.words(zh: "尚未提交，审核路径在提交时确定", en: "not submitted yet; its way is fixed at the submission"))
        return answer
    }
    var listing = Listing([
        .init("level", zh: "级次", en: "level"), .init("holder", zh: "审核人", en: "reviewer"),
        .init("decision", zh: "结果", en: "decision"), .init("opinion", zh: "意见", en: "opinion"),
        .init("at", zh: "时间", en: "at"),
    ])
    let current = machine.states[Int(subject.configuration.state.index)].stage
    for stop in subject.body.stops {
        let last = subject.body.deeds.last {
            machine.states[Int($0.state.index)].stage == stop.stage && reviewVerbs.contains($0.verb)
        }
        let opinion = subject.body.deeds.last {
            machine.states[Int($0.state.index)].stage == stop.stage && !$0.text.isEmpty && $0.verb != .judge
        }
        let decision = stop.stage == current ? call.words(zh: "办理中", en: "has it") : ""
        let past = last.map { machine.title(of: $0.verb, at: stop.stage, in: call.language) } ?? ""
        listing.rows.append([
            session.title(ofStage: stop.stage, in: machine), call.registry.title(of: stop.holder),
            [past, decision].filter { !$0.isEmpty }.joined(separator: call.words(zh: "，", en: ", ")),
            opinion?.text ?? "", last.map { session.text(of: $0.stamp.at) } ?? "",
        ])
    }
    answer.add(listing)
    return answer
}

private let reviewVerbs: [Machines.Verb] = [.approve, .return, .terminate, .recall, .dispatch]

extension Call {
    /// The case whose number stands next, or the open one.
    func namedOrOpenCase() throws(Failure) -> Case {
        guard let word = arguments.parseNext() else { return try openCase() }
        let subject = try self.case(try caseID(word.text))
        try arguments.expectEnd()
        return subject
    }
}
