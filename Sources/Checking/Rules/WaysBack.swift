// Rule: where something can be judged wrong a case can be turned away.

internal import Source
internal import Syntax

/// Warns of levels that judge modules and offer neither a return nor a termination.
func waysBack(_ context: RuleContext, _ findings: inout Findings) {
    for level in context.declared.levels {
        guard let name = level.name, let judge = level.judge else { continue }
        guard level.node.child(.returning) == nil, level.terminate == nil else { continue }
        findings.report(
            .judgedWithoutWayBack, at: judge.location, ["level": .name(name.text)],
            labels: [.declared(at: name.location)]
        )
    }
}
