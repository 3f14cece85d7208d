// The section on how a case ends: outcomes with what is recorded and written, termination, revocation and release.

internal import Checking
internal import Machines

extension MatterWriter {
    var endingsSection: Section? {
        var table = HTMLTable(
            id("ends"), pen.words(zh: "办件怎样结束", en: "How a case ends"),
            heads: [
                pen.words(zh: "结局", en: "End"), pen.words(zh: "由谁、怎样", en: "By whom, how"),
                pen.words(zh: "写入什么", en: "What is written"),
            ])
        for (index, outcome) in machine.outcomes.enumerated() {
            table.add(
                id: id("outcome-" + outcome.name), pen.introduced(outcome.name, outcome.title) + note(onOutcome: index),
                means(ofOutcome: index), effects(outcome.effects))
        }
        for state in machine.states where state.kind == .end && state.outcome == nil {
            table.add(
                pen.introduced(state.name, state.title), means(of: state),
                state.name == "released" ? effects(machine.releaseEffects) : pen.words(zh: "无", en: "nothing"))
        }
        let fields = machine.outcomes.filter { !$0.fields.isEmpty }.map { outcome in
            book.table(
                ofFields: outcome.fields, id: id("outcome-fields-" + outcome.name),
                caption: pen.words(
                    zh: "结果“\(outcome.title)”登记的内容，由评审部门填写",
                    en: "What the appraising office records with \(pen.called(outcome.name, outcome.title))"),
                expressions)
        }
        return Section(id("endings"), pen.words(zh: "结束", en: "Ends"), table.markup + fields.joined())
    }

    private func note(onOutcome index: Int) -> HTML {
        let place = definition.outcomes[index].location
        // WHY: the one outcome of a matter without an appraisal stands where the matter does.
        return place == definition.location ? .nothing : book.documentation(at: place)
    }

    private func means(ofOutcome index: Int) -> HTML {
        guard let appraisal = machine.appraisal else {
            return pen.words(zh: "最后一级通过", en: "the last level’s approval")
        }
        let (record, publish) = (verb(.record), verb(.publish))
        let title = appraisal.title
        return pen.words(
            zh: "“\(title)”中由评审部门\(record)，再\(publish)",
            en: "the appraising office has to \(record) and \(publish) it")
    }

    private func means(of state: State) -> HTML {
        switch state.name {
        case "terminated":
            let levels = machine.levels.indices.filter { definition.levels[$0].terminate != nil }
            return pen.words(zh: "任一级终止：", en: "terminated at ") + pen.list(levels.map { link(toLevel: $0) })
        case "revoked":
            let states = shownStates.filter { shown in
                machine.transitions.contains { $0.verb == .revoke && shown.states.contains($0.from) }
            }
            let places = pen.plainList(states.map(\.title))
            let verb = verb(.revoke)
            return pen.words(zh: "申报人“\(verb)”，在：\(places)", en: "the applicant may \(verb) it in: \(places)")
        default:
            let verb = verb(.release)
            return pen.words(zh: "申报人“\(verb)”已准予的", en: "the applicant may \(verb) what was granted")
        }
    }

    private func effects(_ effects: [FieldEffect]) -> HTML {
        if effects.isEmpty { return pen.words(zh: "无", en: "nothing") }
        let texts = effects.map { effect -> String in
            let field = words(for: Path(root: .applicant, fields: [effect.field]))
            guard let value = effect.value else { return pen.plain(zh: "清除\(field)", en: "clears \(field)") }
            let text = expressions.text(value)
            return pen.plain(zh: "\(field)设为：\(text)", en: "\(field) becomes \(text)")
        }
        return pen.text(texts.joined(separator: pen.plain(zh: "；", en: "; ")))
    }
}
