// What differs between the ruleset in use and one that is planned: matters, other parts, and what parties hold.
// Cases are looked at in `Plan.swift`.

import Machines

/// Two rulesets beside each other.
struct RulesetComparison {
    /// In the numbering that the store would have afterwards; nil where no ruleset is in use.
    let old: Ruleset?
    let new: Ruleset
    /// As they were compiled.
    let compiled: Ruleset
    let compiledBefore: Ruleset?
    /// As they are before the deployment.
    let parties: Shelf<Party>

    var matters: [DeploymentPlan.MatterChange] {
        let before = old?.machines ?? []
        let stays = new.machines.compactMap { machine -> DeploymentPlan.MatterChange? in
            guard let earlier = before.first(where: { $0.facts.name == machine.facts.name }) else {
                return DeploymentPlan.MatterChange(kind: .new, matter: machine.facts.term)
            }
            return isAlike(earlier, machine)
                ? nil : DeploymentPlan.MatterChange(kind: .changed, matter: machine.facts.term)
        }
        let removed = before.filter { machine in !new.machines.contains { $0.facts.name == machine.facts.name } }
        return stays + removed.map { DeploymentPlan.MatterChange(kind: .removed, matter: $0.facts.term) }
    }

    var parts: [DeploymentPlan.Part] {
        guard let before = compiledBefore else { return [] }
        return DeploymentPlan.Part.allCases.filter { part in
            switch part {
            case .parties: before.parties != compiled.parties
            case .offices: old?.offices != new.offices
            case .divisions: before.divisions != compiled.divisions
            case .calendar: before.calendar != compiled.calendar
            case .opinions: before.opinions != compiled.opinions
            case .migrations: before.migrations != compiled.migrations
            }
        }
    }

    /// WHY: offices are referred to by number, and the same office may have another number in the new ruleset.
    private func isAlike(_ left: Machine, _ right: Machine) -> Bool {
        let isSameLadder = left.levels.elementsEqual(right.levels) { one, other in
            isAlike(one.reviewer, other.reviewer) && one.name == other.name && one.title == other.title
                && one.isOptional == other.isOptional && one.presence == other.presence && one.judged == other.judged
                && one.deadline == other.deadline && one.titles == other.titles
        }
        let isSameAppraisal =
            switch (left.appraisal, right.appraisal) {
            case (nil, nil): true
            case (let one?, let other?):
                isAlike(one.office, other.office) && one.title == other.title
                    && one.undecidedTitle == other.undecidedTitle && one.publishTitle == other.publishTitle
            default: false
            }
        return isSameLadder && isSameAppraisal && left.facts == right.facts && left.modules == right.modules
            && left.attachments == right.attachments && left.stages == right.stages && left.outcomes == right.outcomes
            && left.releaseEffects == right.releaseEffects && left.conditions == right.conditions
            && left.applyConditions == right.applyConditions && left.warnings == right.warnings
            && left.expressions == right.expressions && left.states == right.states
            && left.initial == right.initial && left.transitions == right.transitions
    }

    private func isAlike(_ left: Reviewer, _ right: Reviewer) -> Bool {
        guard case .office(let office, let tier, let path) = left, case .office(let other, let second, let way) = right
        else { return left == right }
        let known = old.map { $0.offices.indices.contains(office) ? $0.offices[office].name : "" }
        return known == new.offices[other].name && tier == second && path == way
    }
}

extension RulesetComparison {
    /// What the ruleset in use declares of parties and the planned one does not.
    var fields: [DeploymentPlan.FieldChange] {
        guard let before = compiledBefore else { return [] }
        let (earlier, later) = (Vocabulary(of: before), Vocabulary(of: compiled))
        return earlier.kinds.indices.flatMap { kind -> [DeploymentPlan.FieldChange] in
            let schema = earlier.kinds[kind].schema
            let party = Term(name: schema.name, title: schema.title)
            guard let place = later.kind(named: schema.name) else {
                let holders = parties.count { $0.kind == kind }
                return [DeploymentPlan.FieldChange(kind: .vanishes, party: party, field: nil, holders: holders)]
            }
            return earlier.kinds[kind].fields.indices.compactMap { field in
                change(of: earlier.kinds[kind].fields[field], at: (kind, field), party, in: later.kinds[place])
            }
        }
    }

    private func change(
        of entry: Vocabulary.Entry, at place: (kind: PartyKind, field: Int), _ party: Term, in later: Vocabulary.Kind
    ) -> DeploymentPlan.FieldChange? {
        let term = Term(name: entry.field.name, title: entry.field.title)
        let values = parties.lazy.filter { $0.kind == place.kind }.map { $0.value(place.field) }
        func change(_ kind: DeploymentPlan.FieldChange.Kind, _ holders: Int) -> DeploymentPlan.FieldChange {
            DeploymentPlan.FieldChange(kind: kind, party: party, field: term, holders: holders)
        }
        guard let found = later.place(of: entry) else {
            let isThere = later.fields.contains { $0.field.name == entry.field.name }
            return change(isThere ? .changesType : .vanishes, values.count { $0.isSet })
        }
        let known = later.fields[found].choices
        let lost = entry.choices.indices.filter { index in
            !known.contains { $0.name == entry.choices[index].name }
        }
        if lost.isEmpty { return nil }
        return change(
            .losesChoices, values.count { if case .choice(let choice) = $0 { lost.contains(choice) } else { false } })
    }
}
