// Facts: what a decision needs to know beside the case, read from the registry before anything is decided.
// Decisions get them as a value; they never see the registry.

package import Machines

/// What was looked up for a decision on a case.
package struct Facts: Sendable {
    /// For the machine's guards.
    package var given = Given()
    /// The ladder, for the submission that fixes it.
    package var route: CaseEvent.Route?
    /// Why there is no ladder.
    package var routeRefusal: Refusal?
    /// What required things are missing, by module, in the order of the machine.
    package var missing: [Term] = []

    package init() {}
}

/// What was looked up for a decision on an application.
package struct ApplicationFacts: Sendable {
    /// The facts' values, by `FactID`.
    package let values: [Value]
    /// An open or granted case of the same matter that stands against another application.
    package let standing: CaseID?
    /// The kind of the applicant.
    package let applicantKind: PartyKind?
    /// The kinds of party that the rulebook knows, as readers know them.
    package let kinds: [Term]
    package let today: CivilDate

    /// A kind of party, as readers know it.
    func kind(_ kind: PartyKind) -> Term {
        kinds.indices.contains(kind) ? kinds[kind] : Term(name: "party", title: "主体")
    }
}

extension Machine {
    /// The field that an answer is for; nil where the machine has none such.
    func field(of answer: Answer) -> Field? {
        guard modules.indices.contains(answer.module), modules[answer.module].fields.indices.contains(answer.field)
        else { return nil }
        return modules[answer.module].fields[answer.field]
    }
}

extension Registry {
    /// The facts for an act on a case.
    package func facts(for act: Act, on subject: Case, at moment: Moment) -> Facts {
        var facts = Facts()
        lookUp(&facts, for: act, on: subject, of: machine(of: subject), at: moment)
        return facts
    }

    /// As `facts(for:on:at:)`, into a place of the caller's.
    func lookUp(_ facts: inout Facts, for act: Act, on subject: Case, of machine: Machine, at moment: Moment) {
        switch act {
        case .submit:
            let values = presenceValues(of: machine, for: subject, at: moment)
            for index in machine.modules.indices where subject.lacks(inModule: index, of: machine, given: values) {
                facts.given.incomplete.insert(index)
                facts.missing += subject.missing(inModule: index, of: machine, given: values)
            }
            if subject.body.submissions == 0 { resolveRoute(for: subject, of: machine, into: &facts, at: moment) }
        case .fill(let answers):
            // WHY: whether a field exists is asked of the answers as they would be, so that one commit may fill both.
            var filled = subject
            for answer in answers where machine.field(of: answer) != nil { filled.body.put(answer) }
            facts.given.values = presenceValues(of: machine, for: filled, at: moment)
        default: break
        }
        let wanted = machine.facts(from: subject.configuration.state, verb: act.step.verb)
        if !wanted.isEmpty {
            facts.given.values = inquiry(of: machine, for: subject, at: moment).values(of: wanted)
        }
    }

    /// The facts for an application to a matter of the current definition.
    package func facts(
        forApplicationTo machine: Machine, by applicant: PartyID, target: PartyID?, at moment: Moment
    ) -> ApplicationFacts {
        facts(
            forApplicationTo: machine, of: current.map { definitions[$0] }, by: applicant, target: target, at: moment)
    }

    /// As `facts(forApplicationTo:by:target:at:)`, for a matter of any definition.
    func facts(
        forApplicationTo machine: Machine, of definition: Definition?, by applicant: PartyID, target: PartyID?,
        at moment: Moment
    ) -> ApplicationFacts {
        ApplicationFacts(
            values: inquiry(
                of: machine, definition?.reading ?? ChoiceReading(), applicant: applicant, target: target,
                on: moment.day
            ).allValues,
            standing: standingCase(of: machine, applicant: applicant, year: moment.day.components.year),
            applicantKind: party(applicant)?.kind,
            kinds: (definition?.ruleset ?? ruleset).parties.map { Term(name: $0.name, title: $0.title) },
            today: moment.day)
    }

    /// The values of all facts of a case's machine, for effects, presence and prefill.
    package func allValues(of machine: Machine, for subject: Case, at moment: Moment) -> [Value] {
        inquiry(of: machine, for: subject, at: moment).allValues
    }

    /// How the current definition numbers the choices of parties' fields.
    var currentReading: ChoiceReading { current.map { definitions[$0].reading } ?? ChoiceReading() }

    /// How the case's definition numbers the choices of parties' fields.
    func reading(of subject: Case) -> ChoiceReading {
        definitions[subject.definition].reading
    }

    /// What the presence of a case's fields is asked of; nothing where no field asks.
    func presenceValues(of machine: Machine, for subject: Case, at moment: Moment) -> [Value] {
        machine.hasConditionalFields ? allValues(of: machine, for: subject, at: moment) : []
    }

    /// An open or granted case that the matter's period counts against another application.
    private func standingCase(of machine: Machine, applicant: PartyID, year: Int) -> CaseID? {
        guard machine.facts.period != .any else { return nil }
        return cases(appliedBy: applicant).first { other in
            let its = self.machine(of: other)
            guard its.facts.name == machine.facts.name else { return false }
            if machine.facts.period == .yearly, other.year != year { return false }
            let state = its.states[Int(other.configuration.state.index)]
            return state.kind != .end || state.outcome == 0
        }?.id
    }
}
