// The first page of a language: the matters by category, and what else the book has; and the whole book in one page.

internal import Machines
internal import Source

extension HandbookWriter {
    var frontContent: PageContent {
        PageContent(
            title: bookTitle, heading: pen.text(bookTitle),
            opening: .paragraph(
                pen.words(
                    zh: "这本手册由规则自己写成：谁可以申报什么，填写什么，由谁逐级审核，什么会被拒绝、怎样办。规"
                        + "则改变，手册随之重写。",
                    en: "This handbook is written by the rules themselves: who may apply for what, what is "
                        + "filled in, who reviews it level by level, what is refused and what cures it. When the "
                        + "rules change, it is written anew."
                )),
            sections: [mattersSection, pagesSection])
    }

    private var mattersSection: Section {
        var table = HTMLTable(
            id("matter-table", on: .front), pen.words(zh: "事项", en: "Matters"),
            heads: [
                pen.words(zh: "事项", en: "Matter"), pen.words(zh: "类别", en: "Category"),
                pen.words(zh: "申报人", en: "Applicant"), pen.words(zh: "可申报次数", en: "How often"),
                pen.words(zh: "审核级次", en: "Levels of review"), pen.words(zh: "示例", en: "Sessions"),
            ], isCaptionHidden: true)
        for index in mattersByCategory {
            let machine = ruleset.machines[index]
            let matter = MatterWriter(self, index)
            let levels =
                machine.levels.indices.map { matter.level($0) }
                + (machine.appraisal.map { [pen.called("appraisal", $0.title)] } ?? [])
            let count = sessions(of: index).count
            table.add(
                link(to: Place(page: .matter(index)), pen.introduced(machine.facts.name, machine.facts.title)),
                pen.text(machine.facts.category), link(toParty: machine.facts.applicant), pen.text(often(machine)),
                pen.text(levels.joined(separator: " → ")),
                count == 0 ? .text("0") : link(to: Place(page: .sessions(index)), .text(String(count))))
        }
        return Section(id("matters", on: .front), pen.words(zh: "事项", en: "Matters"), table.markup)
    }

    /// The matters, those of a category side by side, in the order in which the rulebook has them.
    private var mattersByCategory: [Int] {
        var categories: [String] = []
        for machine in ruleset.machines where !categories.contains(machine.facts.category) {
            categories.append(machine.facts.category)
        }
        return categories.flatMap { category in
            ruleset.machines.indices.filter { ruleset.machines[$0].facts.category == category }
        }
    }

    private func often(_ machine: Machine) -> String {
        switch machine.facts.period {
        case .any: pen.plain(zh: "不限", en: "any number")
        case .yearly: pen.plain(zh: "每年一次", en: "once a year")
        case .once: pen.plain(zh: "一次", en: "once")
        }
    }

    private var pagesSection: Section {
        let pages: [(PageKind, Words)] = [
            (
                .parties,
                Words(
                    zh: "谁参与，有哪些字段；部门的层级；行政区划",
                    en: "who takes part, with which fields; tiers of offices; divisions")
            ),
            (
                .verbs,
                Words(
                    zh: "每个动作做什么，哪种账号可以做；常用意见",
                    en: "what each verb does and which accounts may use it; standard opinions")
            ),
            (.refusals, Words(zh: "每一种拒绝的意思和办法", en: "what each refusal means, and what cures it")),
            (.names, Words(zh: "所有名称在哪里", en: "where every name stands")),
            (
                .whole,
                Words(
                    zh: "以上各页合为一页，便于打印和查找",
                    en: "all of these in one page, to print or to search")
            ),
        ]
        let items = pages.map { page, words in
            link(to: Place(page: page), .text(title(of: page)[language])) + pen.words(zh: "：", en: ": ")
                + pen.text(words[language])
        }
        return Section(id("pages", on: .front), pen.words(zh: "其他", en: "More"), .points(items))
    }

    /// Every page but the sessions, one after another.
    var wholeContent: PageContent {
        let matters = ruleset.machines.indices.map { PageKind.matter($0) }
        let pages = (matters + [.parties, .verbs, .refusals, .names]).map { kind -> (PageKind, PageContent) in
            let content =
                switch kind {
                case .matter(let index): MatterWriter(self, index).content
                case .parties: partiesContent
                case .verbs: verbsContent
                case .refusals: refusalsContent
                default: namesContent
                }
            return (kind, content)
        }
        var cover = PageContent(title: title(of: .whole)[language], heading: pen.text(bookTitle))
        cover.opening =
            article(frontContent, slug: slug(of: .front))
            + pages.map { article($1, slug: slug(of: $0)) }.joined()
        cover.sections = pages.map { kind, content in Section(slug(of: kind), content.heading, .nothing) }
        return cover
    }
}
