// Route resolution: from the levels of a machine to the stops of one case, at the submission that fixes them (R017,
// R039). The ladder's order and what follows a stop live in the machine.

package import Machines

extension Registry {
    /// Resolves the ladder of a case into the facts: its stops and appraiser, or the refusal that names what is
    /// missing.
    func resolveRoute(for subject: Case, of machine: Machine, into facts: inout Facts, at moment: Moment) {
        let inquiry = inquiry(of: machine, for: subject, at: moment)
        let wanted = presenceFacts(of: machine)
        let values = wanted.isEmpty ? [] : inquiry.values(of: wanted)
        var stops: [Stop] = []
        stops.reserveCapacity(machine.stages.count)
        for index in machine.levels.indices {
            if let presence = machine.levels[index].presence,
                !machine.expressions.holds(presence, given: values)
            {
                continue
            }
            if let refusal = inquiry.putStops(of: index, into: &stops) {
                facts.routeRefusal = refusal
                return
            }
        }
        switch inquiry.appraiser() {
        case .success(let appraiser):
            facts.given.route = StageSet(stops)
            facts.route = CaseEvent.Route(stops: stops, appraiser: appraiser)
        case .failure(let refusal):
            facts.routeRefusal = refusal
        }
    }

    private func presenceFacts(of machine: Machine) -> [FactID] {
        machine.levels.compactMap(\.presence).flatMap(machine.expressions.facts)
    }
}

extension Inquiry {
    /// Puts the stops of the level behind those before it, nearest first: none where an optional level is passed over.
    /// The refusal where nobody can be found.
    fileprivate func putStops(of index: Int, into stops: inout [Stop]) -> Refusal? {
        let level = machine.levels[index]
        let stages = machine.stages(ofLevel: index)
        if case .party(let path) = level.reviewer, case .party(let holder) = value(at: path) {
            if let stage = stages.first { stops.append(Stop(stage: stage, holder: holder)) }
            return nil
        }
        switch holders(by: level.reviewer, isOptional: level.isOptional) {
        case .failure(let refusal): return refusal.with("level", .term(Term(name: level.name, title: level.title)))
        case .success(let holders):
            for (stage, holder) in zip(stages, holders) { stops.append(Stop(stage: stage, holder: holder)) }
            return nil
        }
    }

    fileprivate func appraiser() -> Result<PartyID?, Refusal> {
        guard let appraisal = machine.appraisal else { return .success(nil) }
        return holders(by: appraisal.office, isOptional: false).map(\.first).mapError {
            $0.with("level", .term(Term(name: "appraisal", title: appraisal.title)))
        }
    }

    private func holders(by reviewer: Reviewer, isOptional: Bool) -> Result<[PartyID], Refusal> {
        switch reviewer {
        case .party(let path):
            if case .party(let holder) = value(at: path) { return .success([holder]) }
            return isOptional ? .success([]) : .failure(unset(path))
        case .chain(let path, let field, let limit):
            return chain(from: path, field: field, limit: limit, isOptional: isOptional)
        case .office(let office, let tier, let division):
            return holder(of: ruleset.offices[office], tier: tier, division: division, isOptional: isOptional)
        }
    }

    private func chain(from path: Path, field: Int, limit: Int, isOptional: Bool) -> Result<[PartyID], Refusal> {
        var holders: [PartyID] = []
        var next = value(at: path)
        while case .party(let holder) = next {
            guard holders.count < limit else {
                return .failure(Refusal(.chainTooLong).with("limit", .number(limit)))
            }
            holders.append(holder)
            next = registry.party(holder)?.value(field) ?? .unset
        }
        return holders.isEmpty && !isOptional ? .failure(unset(path)) : .success(holders)
    }

    private func holder(
        of office: Office, tier: Int, division path: Path, isOptional: Bool
    ) -> Result<[PartyID], Refusal> {
        let owner = Path(root: path.root, fields: path.fields.dropLast())
        guard value(at: owner).isSet else { return isOptional ? .success([]) : .failure(unset(owner)) }
        guard case .division(let code) = value(at: path) else {
            return .failure(Refusal(.divisionUnknown).with("path", .term(term(of: path))))
        }
        let lineage = ruleset.lineage(of: code)
        guard let lowest = lineage.last else {
            return .failure(Refusal(.divisionUnknown).with("path", .term(term(of: path))))
        }
        guard tier < lineage.count else {
            if isOptional { return .success([]) }
            let name = Term(name: office.tiers[tier].name, title: office.tiers[tier].title)
            return .failure(Refusal(.tierMissing).with("tier", .term(name)).with("division", .text(lowest.name)))
        }
        if let holder = registry.holder(of: office, division: lineage[tier].code, reading) {
            return .success([holder])
        }
        return .failure(
            Refusal(.officeMissing).with("office", .term(Term(name: office.name, title: office.title)))
                .with("division", .text(lineage[tier].name)))
    }

    /// What the case's definition says of parties and offices.
    private var ruleset: Ruleset {
        _read {
            if let subject {
                yield registry.definitions[subject.definition].ruleset
            } else {
                yield registry.ruleset
            }
        }
    }

    private func unset(_ path: Path) -> Refusal {
        Refusal(.reviewerUnset).with("path", .term(term(of: path)))
    }

    /// The last field of the path, as readers know it.
    private func term(of path: Path) -> Term {
        let facts = machine.facts
        guard var kind = path.root == .applicant ? facts.applicant : facts.target?.kind else {
            return Term(name: "target", title: "target")
        }
        var names = [path.root == .applicant ? "applicant" : "target"]
        var titles: [String] = []
        for index in path.fields {
            let field = ruleset.parties[kind].fields[index]
            names.append(field.name)
            titles.append(field.title)
            if case .party(let next) = field.type { kind = next }
        }
        return Term(name: names.joined(separator: "."), title: titles.last ?? facts.target?.title ?? "")
    }
}

extension Registry {
    /// The party that is the office of the division, or nil.
    package func holder(of office: Office, division code: Int) -> PartyID? {
        holder(of: office, division: code, currentReading)
    }

    /// As `holder(of:division:)`, where the office is that of a definition which reads choices so.
    func holder(of office: Office, division code: Int, _ reading: ChoiceReading) -> PartyID? {
        let key = FieldValue(kind: office.kind, field: office.divisionField, value: .division(code))
        return parties(holding: key).first { party($0).map { isOffice($0, office, of: code, reading) } ?? false }
    }

    /// Whether the party is that office of the division.
    func isOffice(_ party: Party, _ office: Office, of code: Int, _ reading: ChoiceReading) -> Bool {
        party.kind == office.kind && party.value(office.divisionField) == .division(code)
            && meets(party, office, reading)
    }

    private func meets(_ party: Party, _ office: Office, _ reading: ChoiceReading) -> Bool {
        guard let condition = office.condition else { return true }
        return office.expressions.holds(condition, given: party.values(for: office.expressions, reading))
    }
}
