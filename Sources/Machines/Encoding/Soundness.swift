// Whether a ruleset that was read is one that can be run: every index leads into its list, every expression ends.
// What the rows mean is not looked at.

extension Ruleset {
    /// Whether nothing in it leads out of its list.
    package var isSound: Bool {
        parties.allSatisfy { party in
            areSound(party.fields, party.expressions) && isSound(party.expressions, Walk(applicant: kind(of: party)))
        } && offices.allSatisfy(isSound) && machines.allSatisfy(isSound) && migrations.allSatisfy(isSound)
    }

    private func isSound(_ migration: Migration) -> Bool {
        machines.indices.contains(migration.machine)
            && migration.moves.allSatisfy {
                machines[migration.machine].states.indices.contains(Int($0.to.index))
            }
    }

    private func kind(of party: PartySchema) -> PartyKind? { parties.firstIndex { $0 == party } }

    private func isSound(_ office: Office) -> Bool {
        parties.indices.contains(office.kind)
            && parties[office.kind].fields.indices.contains(office.divisionField)
            && office.expressions.contains(office.condition)
            && isSound(office.expressions, Walk(applicant: office.kind))
    }

    private func isSound(_ machine: Machine) -> Bool {
        let walk = Walk(
            applicant: machine.facts.applicant, target: machine.facts.target?.kind, modules: machine.modules)
        return parties.indices.contains(machine.facts.applicant) && isSound(machine.facts.target)
            && isSound(machine.expressions, walk) && partsAreSound(of: machine, walk) && machine.hasSoundTable
    }

    private func isSound(_ target: Target?) -> Bool {
        guard let target else { return true }
        return parties.indices.contains(target.kind) && parties[target.kind].fields.indices.contains(target.field)
    }

    private func partsAreSound(of machine: Machine, _ walk: Walk) -> Bool {
        let expressions = machine.expressions
        let fields = machine.modules.flatMap(\.fields) + machine.outcomes.flatMap(\.fields)
        let effects = machine.outcomes.flatMap(\.effects) + machine.releaseEffects
        let applicantFields = parties[machine.facts.applicant].fields.indices
        return areSound(fields, expressions)
            && effects.allSatisfy { applicantFields.contains($0.field) && expressions.contains($0.value) }
            && machine.conditions.allSatisfy { expressions.contains($0.test) }
            && machine.levels.allSatisfy { expressions.contains($0.presence) && isSound($0.reviewer, walk) }
            && machine.appraisal.map { isSound($0.office, walk) } ?? true
    }

    private func areSound(_ fields: [Field], _ expressions: Expressions) -> Bool {
        fields.allSatisfy { field in
            if case .party(let kind) = field.type, !parties.indices.contains(kind) { return false }
            return expressions.contains(field.prefill) && expressions.contains(field.presence)
        }
    }

    private func isSound(_ reviewer: Reviewer, _ walk: Walk) -> Bool {
        switch reviewer {
        case .party(let path): kind(at: path, walk) != nil
        case .chain(let path, let field, let limit):
            limit > 0 && kind(at: path, walk).map { parties[$0].fields.indices.contains(field) } ?? false
        case .office(let office, let tier, let division):
            offices.indices.contains(office) && offices[office].tiers.indices.contains(tier) && leads(division, walk)
        }
    }
}

extension Ruleset {
    /// What paths and answers begin at.
    private struct Walk {
        var applicant: PartyKind?
        var target: PartyKind?
        var modules: [Module] = []
    }

    private func isSound(_ expressions: Expressions, _ walk: Walk) -> Bool {
        expressions.isWellFounded && expressions.facts.allSatisfy { isSound($0, walk) }
    }

    private func isSound(_ fact: Fact, _ walk: Walk) -> Bool {
        switch fact {
        case .today, .year, .yearsSinceOutcome: true
        case .path(let path): leads(path, walk)
        case .answer(let module, let field):
            walk.modules.indices.contains(module) && walk.modules[module].fields.indices.contains(field)
        case .rows(let module): walk.modules.indices.contains(module)
        case .inChain(let member, let start): leads(member, walk) && !start.fields.isEmpty && leads(start, walk)
        case .openCase(let subject, _): leads(subject, walk)
        }
    }

    /// Whether every step but the last leads to a party that has the next one's field.
    private func leads(_ path: Path, _ walk: Walk) -> Bool {
        guard let last = path.fields.last else { return kind(at: path, walk) != nil }
        let way = Path(root: path.root, fields: Array(path.fields.dropLast()))
        return kind(at: way, walk).map { parties[$0].fields.indices.contains(last) } ?? false
    }

    /// The kind of party at the path's end, or nil where there is none.
    private func kind(at path: Path, _ walk: Walk) -> PartyKind? {
        var kind = path.root == .applicant ? walk.applicant : walk.target
        for field in path.fields {
            guard let owner = kind, parties.indices.contains(owner), parties[owner].fields.indices.contains(field),
                case .party(let next) = parties[owner].fields[field].type
            else { return nil }
            kind = next
        }
        return kind.flatMap { parties.indices.contains($0) ? $0 : nil }
    }
}

extension Expressions {
    /// How deep an expression may be, so that its evaluation does not exhaust the stack.
    private static let depthLimit = 1024

    /// Whether every node refers only to nodes before it, no deeper than the limit, and to facts that there are.
    fileprivate var isWellFounded: Bool {
        var depths: [Int] = []
        for node in nodes {
            var depth = 1
            if case .fact(let fact) = node, !facts.indices.contains(Int(fact.index)) { return false }
            for child in node.children {
                guard depths.indices.contains(Int(child.index)) else { return false }
                depth = max(depth, depths[Int(child.index)] + 1)
            }
            if depth > Expressions.depthLimit { return false }
            depths.append(depth)
        }
        return true
    }

    fileprivate func contains(_ id: ExpressionID?) -> Bool {
        id.map { nodes.indices.contains(Int($0.index)) } ?? true
    }
}

extension Machine {
    /// Whether states, stages and rows refer to each other and to the parts within their lists.
    fileprivate var hasSoundTable: Bool {
        states.indices.contains(Int(initial.index)) && !outcomes.isEmpty
            && modules.count <= ModuleSet.capacity && stages.count <= StageSet.capacity
            && attachments.count <= AttachmentSet.capacity
            && (applyConditions + warnings).allSatisfy(conditions.indices.contains)
            && levels.allSatisfy { $0.judged.isSubset(of: allModules) }
            && stages.allSatisfy { levels.indices.contains($0.level) }
            && states.allSatisfy { state in
                state.stage.map(stages.indices.contains) ?? true && state.outcome.map(outcomes.indices.contains) ?? true
            } && transitions.allSatisfy(isSound)
    }

    private func isSound(_ row: Transition) -> Bool {
        isSound(row.from) && isSound(row.to) && isSound(row.pick) && isSound(row.selector) && isSound(row.actor)
            && row.guards.allSatisfy(isSound)
    }

    private func isSound(_ state: StateID) -> Bool { states.indices.contains(Int(state.index)) }

    private func isSound(_ actor: Actor) -> Bool {
        if case .stage(let stage) = actor { stages.indices.contains(stage) } else { true }
    }

    private func isSound(_ pick: Pick) -> Bool {
        switch pick {
        case .nothing, .applicant: true
        case .level(let level): levels.indices.contains(level)
        case .outcome(let outcome): outcomes.indices.contains(outcome)
        case .attachment(let attachment): attachments.indices.contains(attachment)
        }
    }

    private func isSound(_ selector: Selector) -> Bool {
        let isMemorySound =
            switch selector.memory {
            case .any, .resume(nil): true
            case .resume(let stage?): stages.indices.contains(stage)
            case .undo(let state): isSound(state)
            case .recorded(let outcome): outcomes.indices.contains(outcome)
            }
        return isMemorySound && selector.has.union(selector.lacks).isSubset(of: .first(stages.count))
    }

    private func isSound(_ test: Guard) -> Bool {
        switch test {
        case .judged(let modules), .noneWrong(let modules), .judges(let modules): modules.isSubset(of: allModules)
        case .attachedAll(let kinds), .attachedAny(let kinds): kinds.isSubset(of: .first(attachments.count))
        case .condition(let index): conditions.indices.contains(index)
        case .namesSome, .namesWrong, .editable, .complete, .routed: true
        }
    }
}
