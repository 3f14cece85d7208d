// Evolve: a case and an event give the case after it. Total: history is not judged again.
// Parties, accounts and indexes are folded in `FoldEvent.swift`.

package import Machines

/// The case after the event. An event that does not fit the case's state leaves it as it was.
package func evolve(_ old: Case, _ event: CaseEvent, by party: PartyID, stamp: Stamp, machine: Machine) -> Case {
    var new = old
    guard let step = event.step else { return old }
    var route: StageSet?
    if case .submitted(let fixed?) = event { route = StageSet(fixed.stops.map(\.stage)) }
    guard case .success(let row) = machine.row(for: step, from: old.configuration, route: route) else { return old }
    new.configuration = machine.successor(of: row, step: step, from: old.configuration, route: route)
    if new.configuration.state != old.configuration.state { new.since = stamp.at }
    change(&new.body, by: event, before: old, stage: machine.states[Int(old.configuration.state.index)].stage)
    if case .filled = event { return new }
    new.body.deeds.append(
        Deed(
            stamp: stamp, party: party, verb: step.verb, state: old.configuration.state, pick: step.pick,
            modules: step.named, isRight: step.isRight, text: event.text, result: event.result))
    return new
}

private func change(_ body: inout CaseBody, by event: CaseEvent, before: Case, stage: Int?) {
    switch event {
    case .filled(let answers):
        body.keepSubmitted()
        for answer in answers { body.put(answer) }
    case .attached(.module(let module, let row, let attachment), let file):
        body.keepSubmitted()
        body.edit(module: module, row: row) { row in
            row.files.removeAll { $0.attachment == attachment && $0.file.name == file.name }
            row.files.append(Row.File(attachment: attachment, file: file))
        }
    case .detached(.module(let module, let row, let attachment)):
        body.keepSubmitted()
        body.edit(module: module, row: row) { $0.files.removeAll { $0.attachment == attachment } }
    case .attached(.dispatch(let attachment), let file):
        guard let stage else { return }
        let visit = before.configuration.visit
        body.dispatchFiles.removeAll {
            $0.visit == visit && $0.attachment == attachment && $0.file.name == file.name
        }
        body.dispatchFiles.append(DispatchFile(stage: stage, visit: visit, attachment: attachment, file: file))
    case .detached(.dispatch(let attachment)):
        body.dispatchFiles.removeAll { $0.visit == before.configuration.visit && $0.attachment == attachment }
    case .submitted(let route):
        if let route {
            body.stops = route.stops
            body.appraiser = route.appraiser
        }
        body.noteSubmission()
    case .recorded(let result):
        body.result = result
    case .applied, .judged, .approved, .returned, .terminated, .recalled, .dispatched, .published, .revoked, .released:
        break
    }
}

extension CaseBody {
    /// Puts an answer into its row; the row past the last one is added with every other field unset.
    mutating func put(_ answer: Answer) {
        edit(module: answer.module, row: answer.row) { row in
            while row.values.count <= answer.field { row.values.append(.unset) }
            row.values[answer.field] = answer.value
        }
    }

    fileprivate mutating func edit(module: Int, row: Int, _ change: (inout Row) -> Void) {
        guard answers.indices.contains(module), row >= 0, row <= answers[module].count else { return }
        if row == answers[module].count { answers[module].append(Row(values: [])) }
        change(&answers[module][row])
    }
}

extension CaseEvent {
    /// The machine's step that the event took; nil for the application, which begins a case.
    package var step: Step? {
        switch self {
        case .applied: nil
        case .filled(let answers): Act.fill(answers).step
        case .attached(let slot, let file): Act.attach(slot, file).step
        case .detached(let slot): Act.detach(slot).step
        case .submitted: Act.submit.step
        case .judged(let modules, let isRight, let note): Act.judge(modules, isRight: isRight, note: note).step
        case .approved(let opinion): Act.approve(opinion: opinion).step
        case .returned(let pick, let modules, let opinion): Act.return(pick, modules, opinion: opinion).step
        case .terminated(let opinion): Act.terminate(opinion: opinion).step
        case .recalled: Act.recall.step
        case .dispatched: Act.dispatch.step
        case .recorded(let result): Act.record(result).step
        case .published: Act.publish.step
        case .revoked: Act.revoke.step
        case .released: Act.release.step
        }
    }

    /// The result that was recorded; nil for every other event.
    package var result: ResultRecord? {
        if case .recorded(let result) = self { result } else { nil }
    }

    /// The opinion or note; empty where the event has none.
    package var text: String {
        switch self {
        case .judged(_, _, let text), .approved(let text), .returned(_, _, let text), .terminated(let text): text
        default: ""
        }
    }
}
