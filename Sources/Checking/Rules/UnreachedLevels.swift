// Rule: every level is on the road of some case, and off that of others where it has a `when`; what it returns to can
// lie on the same road.

internal import Source
internal import Syntax

/// Reports levels that no case reaches, `when`s that say nothing, and return targets that are never passed.
func unreachedLevels(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters {
        // WHY: levels without a `when` that may not be passed over are reached by every case.
        let levels = matter.levels
        guard levels.indices.contains(where: { levels[$0].isOptional || levels[$0].presence != nil }) else { continue }
        let possibility = context.possibility(in: matter)
        let given = matter.passing(possibility)
        for level in levels {
            checkPresence(of: level, given, possibility, &findings)
            checkReviewer(of: level, given, possibility, &findings)
            checkReturns(of: level, in: matter, given, possibility, &findings)
        }
    }
}

private func checkPresence(
    of level: LevelDefinition, _ given: [Claim], _ possibility: Possibility, _ findings: inout Findings
) {
    guard let presence = level.presence else { return }
    if !possibility.allows(given + [Claim(test: presence)]) {
        findings.report(.levelNeverReached, at: presence.location, ["level": .name(level.name)])
    } else if !possibility.allows(given + [Claim(test: presence, holds: false)]) {
        let facts: Facts = ["kind": Thing.level.fact, "name": .name(level.name)]
        findings.report(.whenAlways, at: presence.location, facts)
    }
}

private func checkReviewer(
    of level: LevelDefinition, _ given: [Claim], _ possibility: Possibility, _ findings: inout Findings
) {
    let path: PathDefinition
    switch level.reviewer.form {
    case .party(let found), .chain(let found, _, _): path = found
    case .office: return
    }
    let claims = given + [level.presence].compactMap { $0.map { Claim(test: $0) } }
    guard level.isOptional, possibility.allows(claims), !possibility.allows(claims, unset: [Subject(path)]) else {
        return
    }
    findings.report(.optionalSaysNothing, at: level.reviewer.location, ["level": .name(level.name)])
}

private func checkReturns(
    of level: LevelDefinition, in matter: MatterDefinition, _ given: [Claim], _ possibility: Possibility,
    _ findings: inout Findings
) {
    let own = [level.presence].compactMap { $0.map { Claim(test: $0) } }
    var isReached: Bool?
    for target in level.returns.flatMap(\.targets) {
        guard case .level(let index) = target.place, let presence = matter.levels[index].presence else { continue }
        // WHY: of a level that no case reaches nothing more is said; few levels have a target that asks for it.
        let reached = isReached ?? possibility.allows(given + own)
        isReached = reached
        guard reached else { return }
        guard !possibility.allows(given + own + [Claim(test: presence)]) else { continue }
        findings.report(
            .returnNeverReached, at: target.location,
            ["target": .name(matter.levels[index].name), "level": .name(level.name)],
            labels: [.declared(at: matter.levels[index].location)])
    }
}

extension MatterDefinition {
    /// What is sure of every case that is submitted; nothing where its conditions cannot be met, which is reported.
    fileprivate func passing(_ possibility: Possibility) -> [Claim] {
        let claims = conditions.filter { $0.kind != .warn }.map(\.passing)
        return possibility.allows(claims) ? claims : []
    }
}
