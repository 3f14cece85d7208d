// The page of a matter's worked sessions: each scenario as it was run, with who is there and what is done step by step.

internal import Engine
internal import Machines
internal import Scenarios
internal import Source

extension MatterWriter {
    /// The scenarios of the matter, and the page on which each is worked; nil where the rulebook has none.
    var sessionsSection: Section? {
        let traces = book.sessions(of: index)
        guard !traces.isEmpty else { return nil }
        let intro = pen.words(
            zh: "每一例都按规则实际运行过：谁做什么，办件到哪里，什么被拒绝。",
            en: "Each of these was run by the rules: who does what, where the case goes, what is refused.")
        let items = traces.indices.map { place in
            book.link(to: sessionPlace(place), pen.text(traces[place].script.title))
        }
        return Section(
            id("sessions"), pen.words(zh: "办理示例", en: "Worked sessions"),
            .paragraph(intro) + .points(items, .columns))
    }

    var sessionsContent: PageContent {
        let title = pen.capitalized(pen.called(facts.name, facts.title))
        let suffix = pen.plain(zh: "：办理示例", en: ": worked sessions")
        let back = book.link(to: Place(page: page), pen.words(zh: "回到“\(facts.title)”", en: "Back to the matter"))
        let intro = pen.words(
            zh: "每一例都按规则实际运行过。每步写明当时键入的命令；打叉的一步被拒绝，不改变任何内容。",
            en: "Each of these was run by the rules. Every step shows the command that is typed; one that is "
                + "marked with a cross is refused and changes nothing."
        )
        return PageContent(
            title: title + suffix, heading: pen.heading(facts.name, facts.title) + .text(suffix),
            opening: .paragraph(intro) + .paragraph(back),
            sections: book.sessions(of: index).enumerated().map { place, trace in
                SessionWriter(self, trace, place).section
            })
    }

    /// Where a session stands, by its place among the matter's.
    func sessionPlace(_ place: Int) -> Place {
        Place(page: .sessions(index), anchor: "session-\(place + 1)")
    }
}

/// Writes one session.
struct SessionWriter {
    let matter: MatterWriter
    let trace: ScriptTrace
    /// The place among the matter's sessions.
    let place: Int
    let commands: [String?]

    init(_ matter: MatterWriter, _ trace: ScriptTrace, _ place: Int) {
        self.matter = matter
        self.trace = trace
        self.place = place
        commands = SessionWriter.script(of: trace).commands(of: matter.book.ruleset, in: matter.pen.language)
    }

    /// The script with the values that its parties were registered with, by which a command may name them.
    private static func script(of trace: ScriptTrace) -> Script {
        var script = trace.script
        for (index, party) in trace.parties.enumerated() {
            for (field, value) in party.values.enumerated()
            where value.isSet && script.parties[index].values[field] == nil {
                script.parties[index].values[field] = .value(value)
            }
        }
        return script
    }

    var pen: Pen { matter.pen }
    var script: Script { trace.script }
    var ruleset: Ruleset { matter.book.ruleset }

    var section: Section {
        let note = script.location.map(matter.book.documentation) ?? .nothing
        return Section(id(""), pen.text("\(place + 1). \(script.title)"), note + people + steps)
    }

    private func id(_ part: String) -> String {
        matter.book.id("session-\(place + 1)" + part, on: .sessions(matter.index))
    }

    /// Who is there before anything is done.
    private var people: HTML {
        let items = script.parties.indices.map { index -> HTML in
            let party = script.parties[index]
            let kind = ruleset.parties[party.kind]
            let values = kind.fields.indices.compactMap { field -> String? in
                guard kind.fields[field].name != "name", let value = party.values[field] else { return nil }
                let (name, text) = (
                    pen.called(kind.fields[field].name, kind.fields[field].title), self.text(value, kind.fields[field])
                )
                return pen.plain(zh: "\(name)：\(text)", en: "\(name): \(text)")
            }
            let shown = pen.called(kind.name, kind.title)
            let rest = ([shown] + values).joined(separator: pen.plain(zh: "，", en: ", "))
            return .strong(pen.text(name(of: index))) + pen.words(zh: "（", en: " (")
                + .code(pen.text(party.name)) + pen.words(zh: "）：", en: "): ") + pen.text(rest)
        }
        return .points(items, .people)
    }

    /// A value of the script, for a reader.
    func text(_ value: ScriptValue, _ field: Field) -> String {
        switch value {
        case .party(let index): return name(of: index)
        case .value(let value):
            return ValueFormat(language: pen.language, ruleset: ruleset) { _ in nil }.text(value, of: field)
        }
    }

    /// What a party of the script is called: its name, or its account's.
    func name(of index: Int) -> String {
        guard script.parties.indices.contains(index) else { return "#\(index + 1)" }
        let title = trace.titles.indices.contains(index) ? trace.titles[index] : "#"
        return title.hasPrefix("#") ? script.parties[index].name : title
    }

    func name(of party: PartyID) -> String { name(of: Int(party.number) - 1) }

    private var steps: HTML {
        var table = HTMLTable(
            id("-steps"), pen.text(script.title),
            heads: [
                pen.words(zh: "谁", en: "Who"), pen.words(zh: "做什么", en: "Does what"),
                pen.words(zh: "结果", en: "What comes of it"),
            ], isWide: false, isCaptionHidden: true, style: .session)
        var day: CivilDate?
        var row: Row?
        for (index, step) in script.steps.enumerated() where trace.outcomes.indices.contains(index) {
            if case .clock = step.form { continue }
            if let remark = self.remark(on: step.form, at: index) {
                row?.remarks.append(remark)
                continue
            }
            if let row { table.rows.append(row.shown) }
            row = self.row(of: step.form, at: index)
            let today = trace.outcomes[index].at.day
            if day != today { row?.day = today }
            day = today
        }
        if let row { table.rows.append(row.shown) }
        return table.markup
    }

    /// A row as it is put together: an act with what is found after it.
    struct Row {
        let who: HTML
        let what: HTML
        let result: HTML
        var remarks: [HTML] = []
        /// The day, where it is another than that of the row before.
        var day: CivilDate?

        var shown: HTMLTable.Row {
            let date = day.map { HTML.element(.span, [.style(.day)], .text($0.description)) + .text(" ") } ?? .nothing
            return HTMLTable.Row(cells: [date + who, what, result + .points(remarks.filter { !$0.isEmpty }, .remarks)])
        }
    }
}
