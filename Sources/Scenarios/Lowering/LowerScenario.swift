// Checked scenarios become scripts over the ruleset that their rulebook was compiled to. Running them lives elsewhere.

package import Checking
package import Machines

/// The scripts of the rulebook's scenarios, in their order. The ruleset is the one that the rulebook compiles to: their
/// parties, fields, matters, modules, levels, outcomes and attachments have the same places.
package func scripts(of rulebook: Rulebook, in ruleset: Ruleset) -> [Script] {
    rulebook.scenarios.map { ScenarioLowering(ruleset: ruleset, scenario: $0).script }
}

private struct ScenarioLowering {
    let ruleset: Ruleset
    let scenario: ScenarioDefinition

    var script: Script {
        var script = Script(title: scenario.title, machine: scenario.matter, location: scenario.location)
        script.parties = scenario.parties.map { party in
            ScriptParty(
                name: party.name, kind: party.party, values: values(party.values), location: party.location)
        }
        script.steps = scenario.steps.map { ScriptStep(form($0.form), location: $0.location) }
        return script
    }

    private func form(_ form: ScenarioStep.Form) -> ScriptStep.Form {
        switch form {
        case .clock(let literal):
            return .clock(day(literal))
        case .act(let actor, let matter, let action):
            return .act(actor: actor, machine: matter, self.action(action, ofMatter: matter))
        case .expect(let expectation): return .expect(self.expectation(expectation))
        }
    }

    private func action(_ action: ScenarioAction, ofMatter matter: Int) -> ScriptAction {
        switch action {
        case .apply(let target): .apply(target: target)
        case .fillEverything: .fillEverything
        case .fill(let place, let content):
            .fill(module: place.module, row: row(place.row), field: place.field, value(content))
        case .attach(let place, let file): .attach(slot(place), file: file)
        case .detach(let place): .detach(slot(place))
        case .submit: .submit
        case .judge(let modules, let isRight, let note):
            .judge(judged(modules), isRight: isRight, note: note ?? "")
        case .approve(let opinion): .approve(opinion: opinion ?? ruleset.sampleOpinion(for: .approve))
        case .return(let place, let modules, let opinion):
            .return(pick(place), modules: modules, opinion: opinion ?? ruleset.sampleOpinion(for: .return))
        case .terminate(let opinion): .terminate(opinion: opinion ?? ruleset.sampleOpinion(for: .terminate))
        case .recall: .recall
        case .dispatch: .dispatch
        case .record(let outcome, let values): .record(outcome: outcome, values: self.values(values))
        case .publish: .publish
        case .revoke: .revoke
        case .release: .release
        }
    }

    private func day(_ literal: TypedLiteral) -> CivilDate {
        if case .date(let day) = value(literal) { day } else { ScriptRunner.firstDay }
    }

    private func expectation(_ expectation: Expectation) -> ScriptExpectation {
        switch expectation {
        case .state(let place): .state(states(at: place))
        case .editable(let modules): .editable(modules)
        case .count(let place, let count, let viewer): .count(states(at: place), count, viewer: viewer)
        case .cannot(let actor, let matter, let action, let code):
            .cannot(actor: actor, machine: matter, self.action(action, ofMatter: matter), code: code)
        case .result(let outcome, let viewer): .result(outcome: outcome, viewer: viewer)
        case .attached(let place): .attached(slot(place))
        case .due(let literal): .due(day(literal))
        case .warned(let isWarned): .warned(isWarned)
        case .holder(let parties): .holder(parties)
        }
    }

    /// The states that a place stands for; none where the matter has none such.
    private func states(at place: CasePlace) -> [StateID] {
        let machine = ruleset.machines[scenario.matter]
        return machine.states.indices.map(StateID.init).filter { id in
            let state = machine.states[Int(id.index)]
            switch place {
            case .draft: return state.kind == .draft
            case .returned: return state.kind == .returned
            case .appraisal: return state.kind == .appraisal
            case .terminated: return state.isEnd(named: "terminated")
            case .revoked: return state.isEnd(named: "revoked")
            case .released: return state.isEnd(named: "released")
            case .outcome(let outcome): return state.outcome == outcome
            case .review(let level, let step): return state.kind == .review && machine.isAt(state, level, step)
            case .dispatch(let level, let step): return state.kind == .dispatch && machine.isAt(state, level, step)
            }
        }
    }

    private func slot(_ place: AttachmentPlace) -> ScriptSlot {
        switch place {
        case .dispatch(let index): .dispatch(index)
        case .module(let module, let row, let attachment):
            .module(module, row: self.row(row), attachment: attachment)
        }
    }

    private func judged(_ modules: JudgedModules) -> ScriptModules {
        switch modules {
        case .others: .others
        case .everything: .everything
        case .named(let modules): .named(modules)
        }
    }

    private func pick(_ place: ReturnTarget.Place) -> Pick {
        switch place {
        case .applicant: .applicant
        case .level(let level): .level(level)
        }
    }

    private func row(_ row: Int?) -> Int {
        max(0, (row ?? 1) - 1)
    }

    private func values(_ given: [GivenValue]) -> [Int: ScriptValue] {
        Dictionary(given.map { ($0.field, value($0.content)) }) { first, _ in first }
    }

    private func value(_ content: ScenarioValue) -> ScriptValue {
        switch content {
        case .literal(let literal): .value(value(literal))
        case .party(let index): .party(index)
        }
    }

    /// The value of a literal; as at the prompt, an empty text is no answer.
    private func value(_ literal: TypedLiteral) -> Value {
        switch literal {
        case .flag(let flag): .flag(flag)
        case .number(let number): .number(number)
        case .money(let fen): .money(fen)
        case .date(let year, let month, let day):
            CivilDate(year: year, month: month, day: day).map(Value.date) ?? .unset
        case .choice(let place): .choice(place)
        case .text(let text): text.isEmpty ? .unset : .text(text)
        case .division(let code): .division(code)
        }
    }
}

extension Ruleset {
    /// An opinion for a decision that is written without one: the first that the rulebook offers.
    package func sampleOpinion(for verb: Verb) -> String {
        opinions(for: verb).first ?? "情况属实。"
    }
}

extension State {
    fileprivate func isEnd(named name: String) -> Bool {
        kind == .end && outcome == nil && self.name == name
    }
}

extension Machine {
    fileprivate func isAt(_ state: State, _ level: Int?, _ position: Int?) -> Bool {
        guard let stage = state.stage.map({ stages[$0] }) else { return false }
        return (level == nil || stage.level == level) && (position == nil || stage.position == position)
    }
}
