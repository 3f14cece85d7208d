// Rule: an office has no tier below the deepest division.

internal import Source
internal import Syntax

/// Reports offices with more tiers than the table of divisions is deep.
func officeTiers(_ context: RuleContext, _ findings: inout Findings) {
    let depth = depth(of: context.rulebook.divisions)
    guard depth > 0 else { return }
    for office in context.rulebook.offices where office.tiers.count > depth {
        findings.report(
            .officeTierMissing, at: office.tiers[depth].location,
            ["office": .name(office.name), "tiers": .number(office.tiers.count), "depth": .number(depth)])
    }
}

private func depth(of divisions: [DivisionDefinition]) -> Int {
    var parents: [Int: Int] = [:]
    for division in divisions { parents[division.code] = division.parent }
    return divisions.reduce(0) { deepest, division in
        var count = 1
        var next = division.code
        // INVARIANT: a circle of parents, reported elsewhere, ends here.
        while let parent = parents[next], count < 16 {
            count += 1
            next = parent
        }
        return Swift.max(deepest, count)
    }
}
