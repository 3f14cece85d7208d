// The head of a matter's page: what it is, who applies, how often, and what it is called.

internal import Checking
internal import Machines
internal import Source

extension MatterWriter {
    /// The facts of the matter.
    var summary: HTML {
        .facts([
            (pen.words(zh: "类别", en: "Category"), pen.text(facts.category)),
            (pen.words(zh: "又称", en: "Also called"), pen.list(facts.aliases)),
            (pen.words(zh: "申报人", en: "Applicant"), applicant),
            (pen.words(zh: "对象", en: "Directed at"), target),
            (pen.words(zh: "可申报次数", en: "How often"), pen.text(period)),
            (pen.words(zh: "受理期", en: "Open"), window),
            (pen.words(zh: "在命令里写", en: "At the prompt"), command),
            (pen.words(zh: "依据", en: "Rule"), origin(definition.location)),
        ])
    }

    private var applicant: HTML { book.link(toParty: facts.applicant) }

    private var target: HTML {
        guard let target = facts.target else { return .nothing }
        let field = book.ruleset.parties[target.kind].fields[target.field]
        let found = pen.called(field.name, field.title)
        let kind = book.link(toParty: target.kind)
        let title = HTML.element(.span, [.style(.title)], pen.text(target.title))
        return pen.language == .zh
            ? pen.text(target.title + "（") + kind + pen.text("，按\(found)查找）")
            : .text("a ") + kind + .text(" ") + title + pen.text(", found by its \(found)")
    }

    /// How often one may apply, in a sentence.
    var period: String {
        switch facts.period {
        case .any: pen.plain(zh: "不限次数", en: "any number of times")
        case .yearly:
            pen.plain(
                zh: "每年一次：同一年度只能有一件在办或已生效的", en: "once a year: one open or granted case in a year")
        case .once:
            pen.plain(zh: "一次：同时只能有一件在办或已生效的", en: "once: one open or granted case at a time")
        }
    }

    private var window: HTML {
        guard let window = facts.window else { return pen.words(zh: "不限", en: "always") }
        let (first, last) = (window.lowerBound.description, window.upperBound.description)
        return pen.words(zh: "\(first) 至 \(last)，首尾两日都算", en: "\(first) to \(last), both days included")
    }

    private var command: HTML {
        let word = pen.plain(zh: "申报", en: "apply")
        let isOneWord = !facts.title.contains { $0.isWhitespace || "\"“”#,，、:：".contains($0) }
        return .code(pen.text("\(word) \(pen.language == .zh && isOneWord ? facts.title : facts.name)"))
    }
}
