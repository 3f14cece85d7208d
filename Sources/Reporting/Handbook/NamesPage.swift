// The index: everything that has a name in the rulebook, with every place where it stands in the book.

internal import Machines
internal import Source

extension HandbookWriter {
    var namesContent: PageContent {
        let entries = self.entries
        let letters = unique(entries.map { initial(of: $0.name) })
        return PageContent(
            title: title(of: .names)[language], heading: pen.text(title(of: .names)[language]),
            opening: .paragraph(
                pen.words(
                    zh: "按字的次序排列；后面是它所在的事项或主体。",
                    en: "In alphabetical order, with the matter or party of each.")),
            sections: [
                Section(
                    id("list", on: .names), pen.words(zh: "名称", en: "Names"),
                    letters.map { letter in
                        let items = entries.filter { initial(of: $0.name) == letter }.map(item)
                        return HTML.points(items, .index)
                    }.joined())
            ])
    }

    /// A name with its places.
    private struct Entry {
        let name: String
        let title: String
        var places: [(context: String, place: Place)]
    }

    private func item(_ entry: Entry) -> HTML {
        pen.introduced(entry.name, entry.title) + pen.words(zh: "：", en: ": ")
            + pen.list(entry.places.map { link(to: $0.place, pen.text($0.context)) })
    }

    private func initial(of name: String) -> String { String(name.prefix(1)).uppercased() }

    private func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    private var entries: [Entry] {
        var entries: [String: Entry] = [:]
        func add(_ name: String, _ title: String, _ context: String, _ page: PageKind, _ anchor: String?) {
            let shown = language == .zh && !title.isEmpty ? title : name
            let key = language == .zh ? shown : shown + "\n" + title
            let place = (context: context, place: Place(page: page, anchor: anchor))
            let known = entries[key] ?? Entry(name: shown, title: language == .zh ? "" : title, places: [])
            if known.places.contains(where: { $0.context == context && $0.place.page == page }) { return }
            entries[key] = Entry(name: known.name, title: known.title, places: known.places + [place])
        }
        for (index, machine) in ruleset.machines.enumerated() { addNames(of: machine, .matter(index), add) }
        for party in ruleset.parties {
            let (context, anchor) = (pen.called(party.name, party.title), "party-" + party.name)
            add(party.name, party.title, pen.plain(zh: "主体", en: "party"), .parties, anchor)
            for field in party.fields { add(field.name, field.title, context, .parties, anchor) }
        }
        for office in ruleset.offices {
            add(office.name, office.title, pen.plain(zh: "部门", en: "office"), .parties, "office-" + office.name)
        }
        return entries.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
            .compactMap { entries[$0] }
    }

    private func addNames(
        of machine: Machine, _ page: PageKind, _ add: (String, String, String, PageKind, String?) -> Void
    ) {
        let matter = pen.called(machine.facts.name, machine.facts.title)
        add(machine.facts.name, machine.facts.title, pen.plain(zh: "事项", en: "matter"), page, nil)
        for alias in machine.facts.aliases { add(alias, alias, matter, page, nil) }
        for level in machine.levels { add(level.name, level.title, matter, page, "level-" + level.name) }
        for module in machine.modules {
            let anchor = "module-" + module.name
            add(module.name, module.title, matter, page, anchor)
            for field in module.fields { add(field.name, field.title, matter, page, anchor) }
            for file in module.attachments { add(file.name, file.title, matter, page, anchor) }
        }
        for file in machine.attachments { add(file.name, file.title, matter, page, "attachment-" + file.name) }
        for outcome in machine.outcomes { add(outcome.name, outcome.title, matter, page, "outcome-" + outcome.name) }
    }
}
