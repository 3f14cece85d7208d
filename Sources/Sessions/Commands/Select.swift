// select 选择: several cases for one command: attachments, dispatch, results, export (R053–R055). Alone it shows what is
// selected, and what each case still lacks.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let select = Command(
        "select", "选择", .dispatching,
        arguments: Words(
            zh: "[编号,起-止,…] [+编号,…] [-编号,…] | 全部 | 无 | [事项] [状态] [--matter 事项] " + CaseFilter.usage.zh,
            en: "[CASE,FROM-TO,…] [+CASE,…] [-CASE,…] | all | none | [MATTER] [STATE] [--matter MATTER] "
                + CaseFilter.usage.en),
        summary: Words(
            zh: "选择多个办件，显示各件还缺什么；全部：所有待送审的，没有时为待登记结果的",
            en: "selects cases and shows what each lacks; all: those to be dispatched, else those to be appraised"),
        example: Words(zh: "选择 3-9,12 -5", en: "select 3-9,12 -5"),
        options: CaseFilter.options + [CommandOption("--matter", takesValue: true)], run: runSelect)
}

private func runSelect(_ call: Call) throws(Failure) -> Answer {
    let party = try call.partyID()
    var filter = try CaseFilter(optionsOf: call)
    if let matter = call.arguments.option("--matter") { filter.matter = try call.matterName(matter) }
    var list: [CaseListPart]?
    if let word = call.arguments.upcoming?.text {
        if CaseListPart.begins(word) {
            list = try CaseListPart.parse(call.arguments.parseRest() ?? "")
        } else {
            try filter.takeWords(call)
        }
    }
    try call.arguments.expectEnd()
    guard list != nil || filter != CaseFilter() else { return call.selection() }
    var ids =
        filter.state == .all || list != nil
        ? try call.cases(of: list ?? [.all], from: call.session.desk.selected) { ready(call, party, filter) }
        : call.session.rows(of: .party(party), matching: filter).map(\.id)
    if list != nil, filter != CaseFilter() {
        let matching = Set(call.session.rows(of: .party(party), matching: filter).map(\.id))
        ids = ids.filter(matching.contains)
    }
    call.session.desk.selected = ids
    if !ids.isEmpty { call.session.desk.open = nil }
    return call.selection()
}

/// The cases that this party may send on; where there is none, those whose result it may record or publish.
private func ready(_ call: Call, _ party: PartyID, _ filter: CaseFilter) -> [CaseID] {
    let waiting = call.session.rows(of: .party(party), matching: filter).filter {
        $0.desk == .pending || $0.desk == .dispatch
    }
    func ids(_ kind: State.Kind) -> [CaseID] {
        waiting.filter { call.registry.kind(of: $0) == kind }.map(\.id)
    }
    let dispatchable = ids(.dispatch)
    return dispatchable.isEmpty ? ids(.appraisal) : dispatchable
}

extension Call {
    /// Leaves those cases selected that could not go: whose states are still of this kind.
    func deselectGone(_ isStill: (State.Kind) -> Bool) {
        session.desk.selected.removeAll { id in
            guard let subject = registry.case(id) else { return true }
            return !isStill(registry.machine(of: subject).states[Int(subject.configuration.state.index)].kind)
        }
    }

    /// What is selected: how many cases can go, then a row for each.
    func selection() -> Answer {
        let cases = session.desk.selected.compactMap(registry.case)
        guard !cases.isEmpty else { return answer(zh: "没有选中办件", en: "no case selected") }
        var listing = Listing([
            .init("case", zh: "办件", en: "case", isNumber: true), .init("applicant", zh: "申报人", en: "applicant"),
            .init("matter", zh: "事项", en: "matter"), .init("present", zh: "已有", en: "present"),
            .init("missing", zh: "还缺", en: "missing"),
        ])
        var count = 0
        for subject in cases {
            let missing = missing(in: subject)
            if missing == nil { count += 1 }
            listing.rows.append([
                String(subject.id.number), session.applicant(of: subject),
                session.title(of: registry.machine(of: subject)), present(in: subject), missing ?? "",
            ])
        }
        let lacking = cases.count - count
        var answer =
            lacking == 0
            ? answer(zh: "已选 \(cases.count) 件，都可以办理", en: "selected \(cases.count), all ready")
            : answer(
                zh: "已选 \(cases.count) 件：可以办理 \(count) 件，还缺 \(lacking) 件",
                en: "selected \(cases.count): \(count) ready, \(lacking) lacking something")
        answer.add(listing)
        return answer
    }

    /// What the case has for its next step: the files of its dispatch, or to the office the result it recorded.
    private func present(in subject: Case) -> String {
        let machine = registry.machine(of: subject)
        guard machine.states[Int(subject.configuration.state.index)].kind == .appraisal else {
            return session.dispatchFiles(of: subject)
        }
        guard let party = try? partyID(), subject.visibleResult(in: machine, for: party) != nil else { return "" }
        return session.recordedResult(of: subject)
    }

    /// `推荐报告 报告.pdf · 可以送审`, or what is still missing.
    func readiness(of subject: Case) -> String {
        let rest =
            missing(in: subject).map { words(zh: "还缺\($0)", en: "missing: \($0)") }
            ?? words(zh: "可以送审", en: "ready to dispatch")
        let files = session.dispatchFiles(of: subject)
        return files.isEmpty ? rest : files + " · " + rest
    }

    /// What keeps the case from being sent on or its result from being published; nil where nothing does. It asks the
    /// decision that `dispatch` and `publish` ask.
    func missing(in subject: Case) -> String? {
        guard let present = try? session.expectAuthor() else { return nil }
        let machine = registry.machine(of: subject)
        let isAppraised = machine.states[Int(subject.configuration.state.index)].kind == .appraisal
        // WHY: what the case lacks is the same for a clerk, who may not publish.
        let author = Author(account: present.account, party: present.party, role: .approver, at: present.at)
        guard
            case .failure(let refusal) = registry.decide(
                isAppraised ? .publish : .dispatch, on: subject.id, by: author)
        else { return nil }
        let lacksAll = refusal.code == .dispatchLacksAll
        if lacksAll || refusal.code == .dispatchLacksOne, case .terms(let terms)? = refusal.argument("attachments") {
            let names = terms.map { session.called($0.name, $0.title) }
            return names.joined(separator: lacksAll ? session.listComma : words(zh: "或", en: " or "))
        }
        if refusal.code == .nothingToPublish { return words(zh: "评审结果", en: "result") }
        return session.refusalFormat().reason(of: refusal)
    }
}

extension Session {
    /// The files that go with the case's dispatch: `推荐报告 报告.pdf、申报函 函.pdf`.
    func dispatchFiles(of subject: Case) -> String {
        let machine = registry.machine(of: subject)
        return subject.currentDispatchFiles.map { held in
            let attachment = machine.attachments[held.attachment]
            return called(attachment.name, attachment.title) + " " + held.file.name
        }.joined(separator: listComma)
    }
}
