// Rule: the conditions of one matter can all be met by one case, and by an applicant who has no earlier one.

internal import Source
internal import Syntax

/// Reports conditions that contradict each other, and those that only an earlier case of the matter can meet.
func contradictoryConditions(_ context: RuleContext, _ findings: inout Findings) {
    for (index, matter) in context.rulebook.matters.enumerated() {
        let possibility = context.possibility(in: matter)
        let isConsistent = check(matter.conditions, possibility, &findings)
        let levels = matter.levels
        for index in levels.indices { _ = check(levels[index].conditions, possibility, &findings) }
        _ = check(matter.release?.conditions ?? [], possibility, &findings)
        if isConsistent { checkFirstCase(of: matter, at: index, context.rulebook, possibility, &findings) }
    }
}

/// Gives whether no contradiction was found.
private func check(
    _ conditions: [ConditionDefinition], _ possibility: Possibility, _ findings: inout Findings
) -> Bool {
    guard conditions.count(where: { $0.kind != .warn }) > 1 else { return true }
    // WHY: a condition that nothing meets is reported by itself, and contradicts everything.
    let binding = conditions.filter { $0.kind != .warn && possibility.allows([$0.passing]) }
    guard binding.count > 1, !possibility.allows(binding.map(\.passing)) else { return true }
    let last = binding.indices.first { !possibility.allows(binding[...$0].map(\.passing)) } ?? 0
    var core = Array(binding[...last])
    for condition in binding[..<last] {
        let without = core.filter { $0 != condition }
        if !possibility.allows(without.map(\.passing)) { core = without }
    }
    let labels = core.dropLast().map { Label(at: $0.location, contradicted) }
    findings.report(
        .conditionsContradict, at: binding[last].test.location, ["statement": binding[last].kind.fact], labels: labels)
    return false
}

private let contradicted = Sentence(zh: "与此矛盾", en: "contradicts this")

/// Holds the conditions against an applicant for whom this matter has never ended well.
private func checkFirstCase(
    of matter: MatterDefinition, at index: Int, _ rulebook: Rulebook, _ possibility: Possibility,
    _ findings: inout Findings
) {
    // WHY: of the last outcome no condition needs anything that does not read it, and most do not.
    let readsOutcomes = matter.conditions.contains { $0.test.readsLastOutcome }
    guard readsOutcomes || possibility.reader.applicantFields.contains(where: { $0.writer == index }) else { return }
    let binding = matter.conditions.filter { $0.kind != .warn && possibility.allows([$0.passing]) }
    let given = binding.map(\.passing)
    for (field, definition) in possibility.reader.applicantFields.enumerated() where definition.writer == index {
        let subject = Subject.path(.applicant, [field])
        guard !possibility.allows(given, unset: [subject]), !matter.isWritten(elsewhere: field, in: rulebook) else {
            continue
        }
        let culprit = binding.first { !possibility.allows([$0.passing], unset: [subject]) } ?? binding.last
        let what = Fact.name("applicant." + definition.name)
        report(culprit, what, matter, labels: [.declared(at: definition.location)], &findings)
    }
    for outcome in matter.outcomes.indices {
        let subject = Subject.yearsSinceLast(outcome: outcome, matter: index)
        guard !possibility.allows(given, unset: [subject]) else { continue }
        let culprit = binding.first { !possibility.allows([$0.passing], unset: [subject]) } ?? binding.last
        report(culprit, .words(Words(zh: "上一次的结果", en: "a last outcome")), matter, labels: [], &findings)
    }
}

private func report(
    _ condition: ConditionDefinition?, _ what: Fact, _ matter: MatterDefinition, labels: [Label],
    _ findings: inout Findings
) {
    guard let condition else { return }
    findings.report(
        .setOnlyHere, at: condition.test.location, ["what": what, "matter": .name(matter.name)], labels: labels)
}

extension TypedExpression {
    /// Whether the last outcome of a matter is asked for in it.
    fileprivate var readsLastOutcome: Bool {
        switch form {
        case .yearsSinceLast: true
        case .not(let inner), .isSet(let inner), .yearsSince(let inner), .age(let inner): inner.readsLastOutcome
        case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right):
            left.readsLastOutcome || right.readsLastOutcome
        case .isOneOf(let member, let values):
            member.readsLastOutcome || values.contains(where: \.readsLastOutcome)
        case .literal, .today, .year, .path, .answer, .rowCount, .isInChain, .hasOpen: false
        }
    }
}

extension SubjectReader {
    /// The fields of the applicant's kind.
    fileprivate var applicantFields: [FieldDefinition] {
        parties.indices.contains(applicant) ? parties[applicant].fields : []
    }
}

extension MatterDefinition {
    /// Whether another matter writes that field of the same kind of applicant, which is an error of its own.
    fileprivate func isWritten(elsewhere field: Int, in rulebook: Rulebook) -> Bool {
        rulebook.matters.contains { other in
            other.name != name && other.applicant == applicant
                && other.effects.contains { $0.field == field && $0.value != nil }
        }
    }
}
