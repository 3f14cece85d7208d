// What a field takes, in words: its type, its bounds, where its first value comes from, who writes it.

internal import Engine
internal import Machines

extension HandbookWriter {
    /// What may stand in the field.
    func type(of field: Field) -> HTML {
        switch field.type {
        case .choice(let choices):
            let items = choices.map { choice in
                HTML.code(pen.text(choice.name))
                    + (choice.title == choice.name ? .nothing : .text(" ") + pen.text(choice.title))
            }
            return pen.words(zh: "选一项：", en: "one of: ") + pen.list(items)
        case .party(let kind): return link(toParty: kind)
        default:
            let expected = field.type.expectation.first
            return pen.text(expected.map { pen.plain(zh: $0.title, en: $0.name) } ?? "")
        }
    }

    /// The bounds of a text's length or of a number; nothing where there are none.
    func limits(of field: Field) -> HTML {
        var limits: [String] = []
        if let length = field.length {
            let (least, most) = (length.lowerBound, length.upperBound)
            limits.append(
                least == most
                    ? pen.plain(zh: "\(least) 个字", en: "\(least) characters")
                    : pen.plain(zh: "\(least) 至 \(most) 个字", en: "\(least) to \(most) characters"))
        }
        if let range = field.range {
            let (least, most) = (bound(range.lowerBound, field.type), bound(range.upperBound, field.type))
            limits.append(pen.plain(zh: "\(least) 至 \(most)", en: "\(least) to \(most)"))
        }
        if field.isUnique { limits.append(pen.plain(zh: "不得与他人相同", en: "no two alike")) }
        return pen.text(limits.joined(separator: pen.plain(zh: "，", en: ", ")))
    }

    /// Whether and when the field has to be filled in.
    func need(of field: Field, _ expressions: ExpressionText) -> HTML {
        let need =
            field.isOptional
            ? pen.words(zh: "可不填", en: "optional") : HTML.strong(pen.words(zh: "必填", en: "required"))
        guard let presence = field.presence else { return need }
        let test = expressions.text(presence)
        return need + pen.words(zh: "，仅当：\(test)", en: ", only where \(test)")
    }

    /// What the field is filled with at first; nothing where it begins empty.
    func prefill(of field: Field, _ expressions: ExpressionText) -> HTML {
        guard let prefill = field.prefill else { return .nothing }
        let value = expressions.value(of: prefill, for: field)
        return pen.words(zh: "预填：\(value)", en: "prefilled: \(value)")
    }

    /// A table of fields, whose caption says who writes them where nothing else is said.
    func table(
        ofFields fields: [Field], id: String, caption: HTML, _ expressions: ExpressionText,
        notes: (Int) -> HTML = { _ in .nothing }
    ) -> HTML {
        var table = HTMLTable(
            id, caption,
            heads: [
                pen.words(zh: "字段", en: "Field"), pen.words(zh: "填什么", en: "What it takes"),
                pen.words(zh: "必填", en: "Required"), pen.words(zh: "限制", en: "Limits"),
                pen.words(zh: "来源", en: "From where"),
            ])
        for (index, field) in fields.enumerated() {
            let writer = field.writer.map { self.writer(matter: $0) } ?? .nothing
            let source = [prefill(of: field, expressions), writer].filter { !$0.isEmpty }
            table.add(
                pen.defined(field.name, field.title) + notes(index), type(of: field), need(of: field, expressions),
                limits(of: field), source.joined(by: pen.words(zh: "；", en: "; ")))
        }
        return table.markup
    }

    private func writer(matter name: String) -> HTML {
        guard let index = ruleset.machines.firstIndex(where: { $0.facts.name == name }) else { return .nothing }
        return pen.words(zh: "只由“", en: "only by ") + link(toMatter: index) + pen.words(zh: "”写入", en: "")
    }

    private func bound(_ bound: Int64, _ type: FieldType) -> String {
        type == .money ? decimal(bound, places: 2, keepsZeros: true) : decimal(bound, places: 4, keepsZeros: false)
    }

    func link(toMatter index: Int) -> HTML {
        let facts = ruleset.machines[index].facts
        return link(to: Place(page: .matter(index)), pen.text(pen.called(facts.name, facts.title)))
    }

    func link(toParty kind: PartyKind) -> HTML {
        let party = ruleset.parties[kind]
        return link(
            to: Place(page: .parties, anchor: "party-" + party.name), pen.text(pen.called(party.name, party.title)))
    }
}

extension ExpressionText {
    /// The expression as the value of a field, whose choices a literal may name.
    fileprivate func value(of id: ExpressionID, for field: Field) -> String {
        guard case .literal(.choice(let index)) = expressions.nodes[Int(id.index)],
            case .choice(let choices) = field.type, choices.indices.contains(index)
        else { return text(id) }
        return choices[index].name
    }
}
