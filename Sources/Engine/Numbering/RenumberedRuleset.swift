// A ruleset in the store's numbering: paths, effects, chains, targets, offices and schemas lead where parties hold
// their values. What is about a case alone — modules, levels, states, rows — stays as it is.

import Machines

extension Ruleset {
    /// This ruleset, with every party kind and field by the store's number.
    func renumbered(by renumbering: Renumbering) -> Ruleset {
        if renumbering.isIdentity { return self }
        let carrier = Carrier(ruleset: self, renumbering: renumbering)
        return Ruleset(
            parties: carrier.schemas, offices: offices.map(carrier.office), divisions: divisions, calendar: calendar,
            machines: machines.map(carrier.machine), opinions: opinions,
            migrations: migrations)
    }
}

/// Carries the parts of a ruleset over.
private struct Carrier {
    let ruleset: Ruleset
    let renumbering: Renumbering

    /// By the store's kinds; a kind or field that the ruleset does not have has no name here.
    var schemas: [PartySchema] {
        var schemas = renumbering.target.kinds.map { _ in PartySchema(name: "", title: "", fields: []) }
        for (kind, schema) in ruleset.parties.enumerated() {
            let entries = renumbering.target.kinds[renumbering.kind(kind)].fields
            var fields = entries.map { _ in Field(name: "", title: "", type: .text) }
            for (index, field) in schema.fields.enumerated() {
                let place = renumbering.field(index, of: kind)
                fields[place] = self.field(field, choices: entries[place].choices)
            }
            schemas[renumbering.kind(kind)] = PartySchema(
                name: schema.name, title: schema.title, fields: fields,
                expressions: expressions(schema.expressions, applicant: kind, target: nil))
        }
        return schemas
    }

    func office(_ office: Office) -> Office {
        Office(
            name: office.name, title: office.title, kind: renumbering.kind(office.kind), condition: office.condition,
            expressions: expressions(office.expressions, applicant: office.kind, target: nil),
            divisionField: renumbering.field(office.divisionField, of: office.kind), tiers: office.tiers)
    }

    func machine(_ machine: Machine) -> Machine {
        let facts = machine.facts
        let (applicant, target) = (facts.applicant, facts.target?.kind)
        func effects(_ effects: [FieldEffect]) -> [FieldEffect] {
            effects.map { FieldEffect(field: renumbering.field($0.field, of: applicant), value: $0.value) }
        }
        func reviewer(_ reviewer: Reviewer) -> Reviewer { self.reviewer(reviewer, applicant, target) }
        return Machine(
            facts: self.facts(facts),
            modules: machine.modules.map { module in
                Module(
                    name: module.name, title: module.title, rows: module.rows, fields: module.fields.map { field($0) },
                    attachments: module.attachments)
            },
            attachments: machine.attachments,
            levels: machine.levels.map { level in
                Level(
                    name: level.name, title: level.title, reviewer: reviewer(level.reviewer),
                    isOptional: level.isOptional, presence: level.presence, judged: level.judged,
                    deadline: level.deadline, titles: level.titles)
            },
            stages: machine.stages,
            appraisal: machine.appraisal.map { appraisal in
                Appraisal(
                    title: appraisal.title, office: reviewer(appraisal.office),
                    undecidedTitle: appraisal.undecidedTitle, publishTitle: appraisal.publishTitle)
            },
            outcomes: machine.outcomes.map { outcome in
                Outcome(
                    name: outcome.name, title: outcome.title, fields: outcome.fields.map { field($0) },
                    effects: effects(outcome.effects))
            },
            releaseEffects: effects(machine.releaseEffects), conditions: machine.conditions,
            applyConditions: machine.applyConditions, warnings: machine.warnings,
            expressions: expressions(machine.expressions, applicant: applicant, target: target),
            states: machine.states, initial: machine.initial, transitions: machine.transitions)
    }

    private func facts(_ facts: MatterFacts) -> MatterFacts {
        MatterFacts(
            name: facts.name, title: facts.title, aliases: facts.aliases, category: facts.category,
            applicant: renumbering.kind(facts.applicant),
            target: facts.target.map { target in
                Target(
                    kind: renumbering.kind(target.kind), title: target.title,
                    field: renumbering.field(target.field, of: target.kind))
            },
            period: facts.period, window: facts.window, titles: facts.titles)
    }

    private func reviewer(_ reviewer: Reviewer, _ applicant: PartyKind, _ target: PartyKind?) -> Reviewer {
        switch reviewer {
        case .party(let path): return .party(self.path(path, applicant, target).path)
        case .chain(let path, let field, let limit):
            let (path, kind) = self.path(path, applicant, target)
            return .chain(path, field: kind.map { renumbering.field(field, of: $0) } ?? field, limit: limit)
        case .office(let office, let tier, let division):
            return .office(office, tier: tier, division: path(division, applicant, target).path)
        }
    }

    private func expressions(
        _ expressions: Expressions, applicant: PartyKind, target: PartyKind?
    ) -> Expressions {
        func path(_ path: Path) -> Path { self.path(path, applicant, target).path }
        var carried = expressions
        carried.facts = expressions.facts.map { fact in
            switch fact {
            case .path(let way): .path(path(way))
            case .inChain(let member, let start): .inChain(member: path(member), start: path(start))
            case .openCase(let subject, let matter): .openCase(subject: path(subject), matter: matter)
            case .today, .year, .answer, .rows, .yearsSinceOutcome: fact
            }
        }
        return carried
    }

    /// The path, and the ruleset's kind that it leads to; nil where it leads to no party.
    private func path(_ path: Path, _ applicant: PartyKind, _ target: PartyKind?) -> (path: Path, kind: PartyKind?) {
        var kind = path.root == .applicant ? applicant : target
        var fields: [Int] = []
        for index in path.fields {
            guard let owner = kind, ruleset.parties.indices.contains(owner),
                ruleset.parties[owner].fields.indices.contains(index)
            else { return (path, nil) }
            fields.append(renumbering.field(index, of: owner))
            kind = if case .party(let next) = ruleset.parties[owner].fields[index].type { next } else { nil }
        }
        return (Path(root: path.root, fields: fields), kind)
    }

    /// A field with its kind of party by the store's number; a party's own field with all the store's choices.
    private func field(_ field: Field, choices: [Choice] = []) -> Field {
        let type: FieldType
        switch field.type {
        case .party(let kind): type = .party(renumbering.kind(kind))
        case .choice where !choices.isEmpty: type = .choice(choices)
        default: return field
        }
        var carried = Field(name: field.name, title: field.title, type: type)
        carried.isOptional = field.isOptional
        carried.isUnique = field.isUnique
        carried.length = field.length
        carried.range = field.range
        carried.prefill = field.prefill
        carried.presence = field.presence
        carried.writer = field.writer
        return carried
    }
}
