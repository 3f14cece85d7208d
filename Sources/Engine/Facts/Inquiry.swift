// An inquiry: the values of a machine's facts, looked up in the registry for one case or application.
// Routes are resolved in `RouteResolution.swift`.

import Machines

/// What the facts are about.
struct Inquiry {
    let registry: Registry
    let machine: Machine
    /// How the machine's definition numbers the choices of parties' fields.
    let reading: ChoiceReading
    let applicant: PartyID
    let target: PartyID?
    /// nil: an application, which has no answers yet.
    let subject: Case?
    let year: Int
    let today: CivilDate

    /// The values by `FactID`; facts that were not asked for are unset.
    func values(of wanted: [FactID]) -> [Value] {
        var values = [Value](repeating: .unset, count: machine.expressions.facts.count)
        for fact in wanted { values[Int(fact.index)] = value(of: machine.expressions.facts[Int(fact.index)]) }
        return values
    }

    /// The values of all facts of the machine, by `FactID`.
    var allValues: [Value] { machine.expressions.facts.map(value) }

    /// The value at the end of a path; unset where a step of it is.
    func value(at path: Path) -> Value {
        guard let root = path.root == .applicant ? applicant : target else { return .unset }
        var value = Value.party(root)
        for field in path.fields {
            guard case .party(let id) = value, let party = registry.party(id) else { return .unset }
            value = reading.own(party.value(field), of: field, kind: party.kind)
        }
        return value
    }

    private func value(of fact: Fact) -> Value {
        switch fact {
        case .today: return .date(today)
        case .year: return .whole(year)
        case .path(let path): return value(at: path)
        case .answer(let module, let field): return answer(module: module, field: field)
        case .rows(let module):
            guard let answers = subject?.body.answers, answers.indices.contains(module) else { return .unset }
            return .whole(answers[module].count)
        case .inChain(let member, let start): return .flag(isInChain(member: member, start: start))
        case .openCase(let path, let matter): return .flag(hasOpenCase(of: matter, at: path))
        case .yearsSinceOutcome(let matter, let outcome): return yearsSince(outcome, of: matter)
        }
    }

    private func answer(module: Int, field: Int) -> Value {
        guard let answers = subject?.body.answers, answers.indices.contains(module), let row = answers[module].first,
            row.values.indices.contains(field)
        else { return .unset }
        return row.values[field]
    }

    private func isInChain(member: Path, start: Path) -> Bool {
        guard case .party(let sought) = value(at: member), let field = start.fields.last else { return false }
        var next = value(at: start)
        // INVARIANT: no chain is longer than the number of parties, unless it is a circle.
        for _ in registry.parties.indices {
            guard case .party(let id) = next, let party = registry.party(id) else { return false }
            if id == sought { return true }
            next = party.value(field)
        }
        return false
    }

    private func hasOpenCase(of matter: String, at path: Path) -> Bool {
        guard case .party(let party) = value(at: path) else { return false }
        return registry.cases(appliedBy: party).contains { other in
            let machine = registry.machine(of: other)
            return machine.facts.name == matter && machine.states[Int(other.configuration.state.index)].kind != .end
                && other.id != subject?.id
        }
    }

    private func yearsSince(_ outcome: String, of matter: String) -> Value {
        let days = registry.cases(appliedBy: applicant).compactMap { other -> CivilDate? in
            let machine = registry.machine(of: other)
            guard machine.facts.name == matter,
                machine.states[Int(other.configuration.state.index)].name == outcome
            else { return nil }
            return other.since.day
        }
        return days.max().map { .whole($0.wholeYears(to: today)) } ?? .unset
    }
}

extension Registry {
    /// An inquiry about a case.
    func inquiry(of machine: Machine, for subject: Case, at moment: Moment) -> Inquiry {
        Inquiry(
            registry: self, machine: machine, reading: reading(of: subject), applicant: subject.applicant,
            target: subject.target, subject: subject, year: subject.year, today: moment.day)
    }

    /// An inquiry about an application on this day.
    func inquiry(
        of machine: Machine, _ reading: ChoiceReading, applicant: PartyID, target: PartyID?, on day: CivilDate
    ) -> Inquiry {
        Inquiry(
            registry: self, machine: machine, reading: reading, applicant: applicant, target: target, subject: nil,
            year: day.components.year, today: day)
    }
}
