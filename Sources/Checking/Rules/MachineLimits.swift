// Rule: a matter stays within what one machine can hold.

internal import Source
internal import Syntax

/// Reports matters with too many modules, stages, dispatch attachments or outcomes.
func machineLimits(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters {
        let modules = Words(zh: "模块", en: "modules")
        findings.hold(matter.modules.count, of: modules, to: 32, at: matter.modules.dropFirst(32).first?.location)
        let attachments = Words(zh: "送审附件", en: "dispatch attachments")
        findings.hold(
            matter.attachments.count, of: attachments, to: 16, at: matter.attachments.dropFirst(16).first?.location)
        let outcomes = Words(zh: "结果", en: "outcomes")
        findings.hold(matter.outcomes.count, of: outcomes, to: 250, at: matter.outcomes.dropFirst(250).first?.location)
        holdStages(of: matter, &findings)
    }
}

private func holdStages(of matter: MatterDefinition, _ findings: inout Findings) {
    let stages = Words(zh: "审核步骤（逐级相连的级次按上限计）", en: "review stages (a chain counts its limit)")
    var count = 0
    var first: Location?
    let levels = matter.levels
    for index in levels.indices {
        if case .chain(_, _, let limit) = levels[index].reviewer.form { count += limit } else { count += 1 }
        if count > 32, first == nil { first = levels[index].location }
    }
    findings.hold(count, of: stages, to: 32, at: first)
}

extension Findings {
    fileprivate mutating func hold(_ count: Int, of things: Words, to limit: Int, at location: Location?) {
        guard count > limit, let location else { return }
        report(
            .tooMany, at: location, ["things": .words(things), "count": .number(count), "limit": .number(limit)])
    }
}
