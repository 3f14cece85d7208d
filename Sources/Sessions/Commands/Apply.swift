// apply 申报: a new case of a matter, which is then the open one; `--from` takes over what an earlier one held (R018).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let apply = Command(
        .apply, .applying,
        arguments: Words(zh: "事项 [对象号码] [--from 办件 | 自 办件]", en: "MATTER [TARGET] [--from CASE]"),
        summary: Words(
            zh: "申报一个事项；--from 把本人已结束的办件的内容和附件带入新的草稿",
            en: "applies for a matter; --from takes over the answers and files of one's own case that has ended"),
        example: Words(zh: "申报 人才分类定级评定 --from 12", en: "apply talent-grading --from 12"),
        options: [CommandOption("--from", takesValue: true)], run: runApply)
}

private func runApply(_ call: Call) throws(Failure) -> Answer {
    _ = try call.account()
    let index = try call.matter(named: try call.arguments.expectNext(Words(zh: "事项", en: "MATTER")).text)
    let machine = call.registry.ruleset.machines[index]
    var earlier: CaseID?
    if let text = call.arguments.option("--from") { earlier = try call.caseID(text) }
    var target: PartyID?
    if let word = call.arguments.upcoming, Keyword.parse(word.text) != .from {
        guard machine.facts.target != nil else {
            throw .refusal(
                Refusal(.targetNotAsked).with(
                    "matter", .term(Term(name: machine.facts.name, title: machine.facts.title))), nil)
        }
        target = try call.target(word.text, of: machine)
        _ = call.arguments.parseNext()
    }
    if earlier == nil, let word = call.arguments.upcoming, Keyword.parse(word.text) == .from {
        _ = call.arguments.parseNext()
        earlier = try call.caseID(try call.arguments.expectNext(Words(zh: "办件", en: "CASE")).text)
    }
    try call.arguments.expectEnd()
    guard let begun = try begin(call, toMachine: index, target: target, from: earlier) else { return Answer() }
    var answer = call.done(begun.subject, zh: "已申报\(machine.facts.title)", en: "applied for \(machine.facts.name)")
    for line in begun.warnings + begun.carried { answer.add(line) }
    if !machine.modules.isEmpty { answer.add(moduleLine(call, machine)) }
    return answer
}

/// A case that was begun, and what its applicant is told besides.
struct BegunCase {
    let subject: Case
    /// The matter's warnings.
    let warnings: [String]
    /// What was taken over from an earlier case.
    let carried: [String]
}

/// Applies and opens the new case; nil where there is nothing to be done.
func begin(
    _ call: Call, toMachine index: Int, target: PartyID?, from earlier: CaseID? = nil
) throws(Failure) -> BegunCase? {
    let session = call.session
    let machine = call.registry.ruleset.machines[index]
    var (warnings, left): ([Int], [Term]) = ([], [])
    let place = call.registry.current.map { MachinePlace(definition: $0, machine: index) }
    let events = try session.commit(at: place) { registry, author in
        warnings = registry.warnings(toMachine: index, target: target, by: author)
        let decided = registry.decideApplication(toMachine: index, target: target, from: earlier, by: author)
        if let earlier, case .success(let events) = decided {
            left = registry.termsLeft(from: earlier, by: events, author)
        }
        return decided
    }
    guard case .changed(let id, _)? = events.first else { return nil }
    session.desk.open = id
    session.desk.selected = []
    return BegunCase(
        subject: try call.case(id),
        warnings: warnings.map { warning in
            let text = machine.conditions[warning].text
            return call.words(zh: "提醒：\(text)", en: "mind: \(text)")
        },
        carried: earlier.map { carriedLines(call, from: $0, events, left) } ?? [])
}

private func carriedLines(_ call: Call, from earlier: CaseID, _ events: [Event], _ left: [Term]) -> [String] {
    var (answers, files) = (0, 0)
    for event in events {
        if case .changed(_, .filled(let filled)) = event { answers += filled.filter(\.value.isSet).count }
        if case .changed(_, .attached) = event { files += 1 }
    }
    let number = earlier.number
    let taken = call.words(
        zh: "  已带入办件 \(number) 的 \(answers) 项内容、\(files) 个附件，请核对后提交",
        en: "  taken over from case \(number): answers \(answers), files \(files); look at them before you submit")
    let terms = left.map { call.session.called($0.name, $0.title) }.joined(separator: call.session.listComma)
    if terms.isEmpty { return [taken] }
    return [taken, call.words(zh: "  没有带入，请重新填写：\(terms)", en: "  not taken over, to be filled in anew: \(terms)")]
}

private func moduleLine(_ call: Call, _ machine: Machine) -> String {
    let modules = machine.modules.map { module -> String in
        let title = call.session.called(module.name, module.title)
        guard let rows = module.rows else { return title }
        let range = "\(rows.lowerBound)–\(rows.upperBound)"
        return call.words(zh: "\(title)（\(range) 行）", en: "\(title) (\(range) rows)")
    }
    return call.words(zh: "  模块：", en: "  modules: ") + modules.joined(separator: call.session.listComma)
}
