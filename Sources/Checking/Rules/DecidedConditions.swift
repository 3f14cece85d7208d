// Rule: a `require`, `forbid` or `warn` lets some cases pass and holds others up.

internal import Source
internal import Syntax

/// Reports conditions that refuse every case, that never refuse one, and reminders shown to everybody.
func decidedConditions(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters {
        let possibility = context.possibility(in: matter)
        check(matter.conditions, possibility, &findings)
        let levels = matter.levels
        for index in levels.indices { check(levels[index].conditions, possibility, &findings) }
        check(matter.release?.conditions ?? [], possibility, &findings)
    }
}

private func check(_ conditions: [ConditionDefinition], _ possibility: Possibility, _ findings: inout Findings) {
    for condition in conditions { check(condition, possibility, &findings) }
}

private func check(_ condition: ConditionDefinition, _ possibility: Possibility, _ findings: inout Findings) {
    if !possibility.allows([condition.refusing]) {
        findings.report(.conditionIdle, at: condition.test.location, ["statement": condition.kind.fact])
    } else if !possibility.allows([condition.passing]) {
        let code: DiagnosticCode = condition.kind == .warn ? .warningAlways : .conditionNeverMet
        findings.report(
            code, at: condition.test.location, condition.kind == .warn ? [:] : ["statement": condition.kind.fact])
    }
}

extension RuleContext {
    /// What can be inside a matter.
    func possibility(in matter: MatterDefinition, isFillingIn: Bool = false) -> Possibility {
        Possibility(
            reader: SubjectReader(
                parties: rulebook.parties, applicant: matter.applicant, matter: matter, isFillingIn: isFillingIn))
    }
}

extension ConditionDefinition.Kind {
    /// The keyword of the statement.
    var fact: Fact {
        switch self {
        case .require: .keyword(.require)
        case .forbid: .keyword(.forbid)
        case .warn: .keyword(.warn)
        }
    }
}
