// The section on what the rulebook demands: each condition with its words, when it is asked and where it stands.

internal import Checking
internal import Compilation
internal import Machines
internal import Source

extension MatterWriter {
    /// The conditions; nil for a matter that has none.
    var conditionsSection: Section? {
        guard !machine.conditions.isEmpty else { return nil }
        var table = HTMLTable(
            id("condition-list"), pen.words(zh: "条件与提示", en: "Conditions and what is said of them"),
            heads: [
                pen.words(zh: "提示", en: "What is said"), pen.words(zh: "种类", en: "Kind"),
                pen.words(zh: "条件", en: "Condition"), pen.words(zh: "何时检查", en: "Asked at"),
                pen.words(zh: "依据", en: "Rule"),
            ])
        for (index, condition) in machine.conditions.enumerated() {
            table.add(
                id: id("condition-\(index)"),
                pen.text(condition.text) + book.documentation(at: origins.conditions[index]),
                pen.text(kind(condition.kind)), test(condition), pen.text(moments(of: index)),
                origin(origins.conditions[index]))
        }
        let intro = pen.words(
            zh: "“要求”不成立、“禁止”成立的，拒绝办理（R0401）；“提醒”只提示，不拒绝。",
            en: "Where a requirement does not hold or a ban does, the step is refused (R0401). A reminder is "
                + "only shown.")
        return Section(id("conditions"), pen.words(zh: "条件", en: "Conditions"), .paragraph(intro) + table.markup)
    }

    /// The conditions that a level asks at its approval.
    func conditions(atLevel level: Int) -> [Int] {
        let first = definition.conditions.count + definition.levels[..<level].reduce(0) { $0 + $1.conditions.count }
        return Array(first..<(first + definition.levels[level].conditions.count))
    }

    private func kind(_ kind: Condition.Kind) -> String {
        switch kind {
        case .require: pen.plain(zh: "要求", en: "required")
        case .forbid: pen.plain(zh: "禁止", en: "forbidden")
        case .warn: pen.plain(zh: "提醒", en: "reminder")
        }
    }

    private func test(_ condition: Condition) -> HTML {
        let text = pen.text(expressions.text(condition.test))
        return pen.language == .zh ? text : .code(text)
    }

    /// When the condition is asked.
    func moments(of index: Int) -> String {
        let own = definition.conditions.count
        if index < own {
            if machine.conditions[index].kind == .warn { return verb(.apply) }
            let isEarly = machine.applyConditions.contains(index)
            // WHY: a matter without modules is submitted by its application.
            let isLate = !isEarly || !machine.modules.isEmpty
            let moments = (isEarly ? [verb(.apply)] : []) + (isLate ? [verb(.submit)] : [])
            return pen.plainList(moments + (writesAtEnd ? [ending] : []))
        }
        if let level = machine.levels.indices.first(where: { conditions(atLevel: $0).contains(index) }) {
            let (name, verb) = (self.level(level), verb(.approve, at: level))
            return pen.plain(zh: "\(name)“\(verb)”", en: "\(verb) at \(name)")
        }
        return verb(.release)
    }

    private var ending: String { pen.plain(zh: "写入结果之前", en: "before the result is written") }

    /// Whether some outcome writes fields, before which the matter's own conditions are asked once more.
    private var writesAtEnd: Bool { machine.outcomes.contains { !$0.effects.isEmpty } }
}
