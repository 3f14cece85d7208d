// The page of who takes part: kinds of party with their fields, offices with their tiers, and the divisions.

internal import Checking
internal import Machines
internal import Source

extension HandbookWriter {
    var partiesContent: PageContent {
        PageContent(
            title: title(of: .parties)[language], heading: pen.text(title(of: .parties)[language]),
            sections: [partiesSection, officesSection, divisionsSection, calendarSection].compactMap(\.self))
    }

    private var partiesSection: Section {
        Section(
            id("kinds", on: .parties), pen.words(zh: "主体", en: "Parties"), .nothing,
            parts: ruleset.parties.indices.map { section(ofParty: $0) })
    }

    private func section(ofParty kind: PartyKind) -> Section {
        let party = ruleset.parties[kind]
        let declared = source.rulebook.parties[kind]
        let fields = table(
            ofFields: party.fields, id: id("fields-" + party.name, on: .parties),
            caption: pen.words(
                zh: "“\(party.title)”的字段，除另有说明外由本主体在资料中填写",
                en: "Fields of a \(pen.called(party.name, party.title)), by the party in its profile if not said "
                    + "otherwise"),
            ExpressionText(party.expressions, of: kind, in: ruleset, language)
        ) { documentation(at: declared.fields[$0].location) }
        let applied = ruleset.machines.indices.filter { ruleset.machines[$0].facts.applicant == kind }
        return Section(
            id("party-" + party.name, on: .parties), pen.heading(party.name, party.title),
            documentation(at: declared.location)
                + .facts([
                    (pen.words(zh: "可以申报", en: "May apply for"), pen.list(applied.map { link(toMatter: $0) })),
                    (pen.words(zh: "依据", en: "Rule"), .code(pen.text(origin(of: declared.location)))),
                ]) + fields)
    }

    private var officesSection: Section? {
        guard !ruleset.offices.isEmpty else { return nil }
        let parts = ruleset.offices.indices.map { index -> Section in
            let office = ruleset.offices[index]
            let declared = source.rulebook.offices[index]
            var table = HTMLTable(
                id("tiers-" + office.name, on: .parties), pen.words(zh: "层级", en: "Tiers"),
                heads: [
                    pen.words(zh: "层级", en: "Tier"), pen.words(zh: "审核", en: "Reviews"),
                    pen.words(zh: "评审", en: "Appraises"),
                ])
            for (tier, name) in office.tiers.enumerated() {
                table.add(
                    pen.defined(name.name, name.title), pen.list(levels(of: index, tier)),
                    pen.list(appraisals(of: index, tier)))
            }
            let party = ruleset.parties[office.kind]
            let field = party.fields[office.divisionField]
            let test = office.condition.map {
                ExpressionText(office.expressions, of: office.kind, in: ruleset, language).text($0)
            }
            return Section(
                id("office-" + office.name, on: .parties), pen.heading(office.name, office.title),
                documentation(at: declared.location)
                    + .facts([
                        (pen.words(zh: "取自", en: "Among"), link(toParty: office.kind)),
                        (pen.words(zh: "认定条件", en: "Which of them"), test.map(pen.text) ?? .nothing),
                        (
                            pen.words(zh: "按什么定层级", en: "Tier by"),
                            pen.text(pen.called(field.name, field.title))
                        ),
                        (pen.words(zh: "依据", en: "Rule"), .code(pen.text(origin(of: declared.location)))),
                    ]) + table.markup)
        }
        return Section(id("offices", on: .parties), pen.words(zh: "部门", en: "Offices"), .nothing, parts: parts)
    }

    /// The levels, matter by matter, at which a tier of an office reviews.
    private func levels(of office: Int, _ tier: Int) -> [HTML] {
        ruleset.machines.enumerated().flatMap { index, machine in
            machine.levels.compactMap { level -> HTML? in
                guard case .office(office, tier, _) = level.reviewer else { return nil }
                let name = pen.called(machine.facts.name, machine.facts.title)
                return link(to: Place(page: .matter(index), anchor: "level-" + level.name), pen.text(name))
            }
        }
    }

    private func appraisals(of office: Int, _ tier: Int) -> [HTML] {
        ruleset.machines.enumerated().compactMap { index, machine in
            guard case .office(office, tier, _)? = machine.appraisal?.office else { return nil }
            let name = pen.called(machine.facts.name, machine.facts.title)
            return link(to: Place(page: .matter(index), anchor: "appraisal"), pen.text(name))
        }
    }

    private var divisionsSection: Section? {
        guard !ruleset.divisions.isEmpty else { return nil }
        let roots = ruleset.divisions.filter { $0.parent == nil }
        let count = ruleset.divisions.count
        let intro = pen.words(
            zh: "共 \(count) 个，填写时写六位代码。",
            en: "\(count) in all; their six-digit codes are what is filled in.")
        return Section(
            id("divisions", on: .parties), pen.words(zh: "行政区划", en: "Divisions"),
            .paragraph(intro) + list(of: roots, depth: 0))
    }

    private func list(of divisions: [Division], depth: Int) -> HTML {
        // INVARIANT: a tree is no deeper than it has divisions, so a circle of parents ends here.
        guard !divisions.isEmpty, depth <= ruleset.divisions.count else { return .nothing }
        let isLeaves = !divisions.contains { parent in ruleset.divisions.contains { $0.parent == parent.code } }
        let items = divisions.map { division in
            pen.text(division.name) + .text(" ") + .code(.text(divisionCode(division.code)))
                + list(of: ruleset.divisions.filter { $0.parent == division.code }, depth: depth + 1)
        }
        return .points(items, isLeaves ? .inline : .divisions)
    }

    private var calendarSection: Section? {
        let calendar = ruleset.calendar
        guard !calendar.years.isEmpty else { return nil }
        let years = pen.plainList(calendar.years.map(String.init))
        return Section(
            id("calendar", on: .parties), pen.words(zh: "工作日", en: "Workdays"),
            .paragraph(
                pen.words(
                    zh: "工作日按节假日表计算，调休上班的周末也算；表中有：\(years)。",
                    en: "Workdays are counted by the calendar, working weekends among them; it has: \(years).")))
    }
}
