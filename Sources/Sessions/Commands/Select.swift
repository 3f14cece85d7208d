// select 选择: several cases for one command: attachments, dispatch, results.

import Engine
import Machines
import Source

extension Command {
    static let select = Command(
        "select", "选择", .dispatching, arguments: Words(zh: "编号,…|全部|无", en: "CASE,…|all|none"),
        summary: Words(
            zh: "选择多个办件；全部：所有待送审的，没有时为待登记结果的", en: "selects cases; all: those to be dispatched, else those appraised"),
        example: Words(zh: "选择 3,4", en: "select 3,4"), run: runSelect)
}

private func runSelect(_ call: Call) throws(Failure) -> Answer {
    let party = try call.partyID()
    let names = call.arguments.parseNames()
    try call.arguments.expectEnd()
    guard let first = names.first else { throw call.arguments.missing(Words(zh: "编号、全部或无", en: "CASES, all or none")) }
    var ids: [CaseID]
    switch first {
    case "all", "全部": ids = ready(call, party)
    case "none", "无": ids = []
    default:
        ids = try call.caseIDs(names)
        for id in ids { _ = try call.case(id) }
    }
    ids = Array(Set(ids)).sorted()
    call.session.desk.selected = ids
    call.session.desk.open = nil
    guard !ids.isEmpty else { return call.answer(zh: "没有选中办件", en: "no case selected") }
    let labels = ids.compactMap(call.registry.case).map(call.session.label).joined(separator: call.session.listComma)
    return call.answer(zh: "已选 \(ids.count) 件：\(labels)", en: "selected \(ids.count): \(labels)")
}

/// The cases that this party may send on; where there is none, those whose result it may record or publish.
private func ready(_ call: Call, _ party: PartyID) -> [CaseID] {
    let waiting = call.session.waiting(for: party)
    func ids(_ kind: State.Kind) -> [CaseID] {
        waiting.filter {
            call.registry.machine(of: $0).states[Int($0.configuration.state.index)].kind == kind
        }.map(\.id)
    }
    let dispatchable = ids(.dispatch)
    return dispatchable.isEmpty ? ids(.appraisal) : dispatchable
}
