// Evolve: a case and an event give the case after it. Total: history is not judged again.
// Parties, accounts and indexes are folded in `FoldEvent.swift`.

package import Machines

/// The case after the event. An event that does not fit the case's state leaves it as it was.
package func evolve(_ old: Case, _ event: CaseEvent, by party: PartyID, stamp: Stamp, machine: Machine) -> Case {
    var new = old
    new.evolve(event, by: party, stamp: stamp, machine: machine)
    return new
}

extension Case {
    /// Becomes the case after the event, as `evolve` gives it. `step` is the one that the event takes, where the caller
    /// knows it.
    package mutating func evolve(
        _ event: CaseEvent, taking step: Step? = nil, by party: PartyID, stamp: Stamp, machine: Machine
    ) {
        guard let step = step ?? event.step else { return }
        var route: StageSet?
        if case .submitted(let fixed?) = event { route = StageSet(fixed.stops) }
        guard case .success(let row) = machine.row(for: step, from: configuration, route: route) else { return }
        let (state, visit) = (configuration.state, configuration.visit)
        machine.take(row, step: step, in: &configuration, route: route)
        if configuration.state != state { since = stamp.at }
        body.change(by: event, visit: visit, stage: machine.states[Int(state.index)].stage)
        if case .filled = event { return }
        body.deeds.append(
            Deed(
                stamp: stamp, party: party, verb: step.verb, state: state, pick: step.pick, modules: step.named,
                isRight: step.isRight, text: event.text, result: event.result))
    }
}

extension CaseBody {
    /// Takes in what the event says; `visit` and `stage` are those before it.
    fileprivate mutating func change(by event: CaseEvent, visit: UInt16, stage: Int?) {
        switch event {
        case .filled(let answers):
            keepSubmitted()
            for answer in answers { put(answer) }
        case .attached(.module(let module, let row, let attachment), let file):
            keepSubmitted()
            edit(module: module, row: row) { row in
                row.files.removeAll { $0.attachment == attachment && $0.file.name == file.name }
                row.files.append(Row.File(attachment: attachment, file: file))
            }
        case .detached(.module(let module, let row, let attachment)):
            keepSubmitted()
            edit(module: module, row: row) { $0.files.removeAll { $0.attachment == attachment } }
        case .attached(.dispatch(let attachment), let file):
            guard let stage else { return }
            dispatchFiles.removeAll { $0.visit == visit && $0.attachment == attachment && $0.file.name == file.name }
            dispatchFiles.append(DispatchFile(stage: stage, visit: visit, attachment: attachment, file: file))
        case .detached(.dispatch(let attachment)):
            dispatchFiles.removeAll { $0.visit == visit && $0.attachment == attachment }
        case .submitted(let route):
            if let route {
                stops = route.stops
                appraiser = route.appraiser
            }
            noteSubmission()
        case .recorded(let record):
            result = record
        case .applied, .judged, .approved, .returned, .terminated, .recalled, .dispatched, .published, .revoked,
            .released:
            break
        }
    }

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
        case .filled(let answers): Step(.fill, named: ModuleSet(answers))
        case .attached(let slot, _): slot.step(.attach)
        case .detached(let slot): slot.step(.detach)
        case .submitted: Step(.submit)
        case .judged(let modules, let isRight, _): Step(.judge, named: modules, isRight: isRight)
        case .approved: Step(.approve)
        case .returned(let pick, let modules, _): Step(.return, pick: pick, named: modules)
        case .terminated: Step(.terminate)
        case .recalled: Step(.recall)
        case .dispatched: Step(.dispatch)
        case .recorded(let result): Step(.record, pick: .outcome(result.outcome))
        case .published: Step(.publish)
        case .revoked: Step(.revoke)
        case .released: Step(.release)
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
