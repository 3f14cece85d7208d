// What an exchange format can not say of a machine: told beside the document, never dropped in silence.

package import Machines
package import Source

/// A part of a machine that stays behind.
package struct UnsaidPart: Hashable, Sendable {
    /// What it is, and how many there are of it.
    package let words: Words
}

/// The parts of a machine that neither BPMN nor SCXML carries, in the order of its parts; only those that it has.
package func unsaidParts(of machine: Machine, in ruleset: Ruleset, properties: [Property]) -> [UnsaidPart] {
    let counting = UnsaidCounting(machine: machine, names: MachineNames(of: machine, in: ruleset))
    return (counting.form + counting.people + counting.guards + counting.consequences(properties)).compactMap(\.self)
}

private struct UnsaidCounting {
    let machine: Machine
    let names: MachineNames

    /// What is filled in and handed in.
    var form: [UnsaidPart?] {
        let fields = machine.modules.reduce(0) { $0 + $1.fields.count }
        let files = machine.modules.reduce(0) { $0 + $1.attachments.count } + machine.attachments.count
        let modules = machine.modules.count
        return [
            part(
                modules, zh: "填写内容：\(modules) 个模块，\(fields) 个字段",
                en: "the form (modules: \(modules), fields: \(fields))"),
            part(files, zh: "附件的格式、大小与必填：\(files) 种", en: "kinds, sizes and need of attachments (\(files))"),
            part(
                guardCount { if case .editable = $0 { true } else { false } },
                zh: "退回后只有勾选的模块可以修改", en: "that only the flagged modules can be edited after a return"),
            part(
                machine.stages.isEmpty || modules == 0 ? 0 : 1,
                zh: "再次审核时保留已核对的结果", en: "that verdicts stay when a case comes back to a level"),
        ]
    }

    /// Who may do what, and by when.
    var people: [UnsaidPart?] {
        let reviewers = machine.levels.count + (machine.appraisal == nil ? 0 : 1)
        let passed = machine.levels.count { $0.isOptional || $0.presence != nil }
        let due = machine.levels.count { $0.deadline != nil }
        return [
            part(reviewers, zh: "审核人如何确定：\(reviewers) 处", en: "how reviewers are found (\(reviewers))"),
            part(
                passed, zh: "级次何时不经过：\(passed) 级，由提交时的 route 给出",
                en: "when levels are passed over (\(passed)): the route comes with the submission"),
            part(due, zh: "办理期限：\(due) 级", en: "time limits of levels (\(due))"),
            part(machine.facts.target == nil ? 0 : 1, zh: "对象按唯一字段查找", en: "how the target is looked up"),
            part(machine.facts.period == .any ? 0 : 1, zh: "每人可申报的次数", en: "how often one may apply"),
            part(machine.facts.window == nil ? 0 : 1, zh: "受理的起止日期", en: "the days on which one may apply"),
        ]
    }

    /// What refuses a step.
    var guards: [UnsaidPart?] {
        let conditions = machine.conditions.count { $0.kind != .warn }
        let warnings = machine.conditions.count { $0.kind == .warn }
        let judged = guardCount { test in
            switch test {
            case .judged, .noneWrong, .namesSome, .namesWrong, .judges: true
            default: false
            }
        }
        let complete = guardCount { if case .complete = $0 { true } else { false } }
        let attached = guardCount { test in
            switch test {
            case .attachedAll, .attachedAny: true
            default: false
            }
        }
        return [
            part(
                conditions, zh: "规则的要求与禁止：\(conditions) 条", en: "what the rulebook requires and forbids (\(conditions))"
            ),
            part(warnings, zh: "提醒：\(warnings) 条", en: "warnings (\(warnings))"),
            part(
                machine.modules.isEmpty ? 0 : complete, zh: "提交前必须填齐",
                en: "that nothing required is missing at a submission"),
            part(judged, zh: "决定前须核对各模块：\(judged) 处", en: "what must be judged before a decision (steps: \(judged))"),
            part(attached, zh: "送审前须上传的附件：\(attached) 处", en: "attachments that a dispatch needs (steps: \(attached))"),
        ]
    }

    /// What follows from an end, and what is claimed.
    func consequences(_ properties: [Property]) -> [UnsaidPart?] {
        let fields = machine.outcomes.reduce(0) { $0 + $1.fields.count }
        let effects = machine.outcomes.reduce(machine.releaseEffects.count) { $0 + $1.effects.count }
        return [
            part(fields, zh: "随结果登记的字段：\(fields) 个", en: "fields recorded with an outcome (\(fields))"),
            part(effects, zh: "办结后写入的字段：\(effects) 处", en: "fields that an end writes (\(effects))"),
            part(
                properties.count, zh: "须证明的性质：\(properties.count) 条",
                en: "properties that are proved (\(properties.count))"),
        ]
    }

    private func part(_ count: Int, zh: String, en: String) -> UnsaidPart? {
        count == 0 ? nil : UnsaidPart(words: Words(zh: zh, en: en))
    }

    /// How many rows have a guard of a kind.
    private func guardCount(_ isIt: (Guard) -> Bool) -> Int {
        machine.transitions.count { $0.guards.contains(where: isIt) }
    }
}
