// Rule: a case is returned to what lies before, and a level names each target once.

internal import Source
internal import Syntax

/// Reports return targets that do not lie before their level, and those named twice.
func returnTargets(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters {
        let levels = matter.levels
        for index in levels.indices where !levels[index].returns.isEmpty { check(index, of: levels, &findings) }
    }
}

private func check(_ index: Int, of levels: [LevelDefinition], _ findings: inout Findings) {
    var seen: [ReturnTarget.Place: Location] = [:]
    var isChain = false
    if case .chain = levels[index].reviewer.form { isChain = true }
    for target in levels[index].returns.flatMap(\.targets) {
        let name: Fact
        switch target.place {
        case .applicant: name = .keyword(.applicant)
        case .level(let other):
            name = .name(levels[other].name)
            if other > index || (other == index && !isChain) {
                findings.report(
                    .returnNotBefore, at: target.location, ["target": name, "level": .name(levels[index].name)],
                    labels: [.declared(at: levels[other].location)])
            }
        }
        if let first = seen.updateValue(target.location, forKey: target.place) {
            findings.report(
                .returnTwice, at: target.location, ["target": name], labels: [.firstDeclared(at: first)])
        }
    }
}
