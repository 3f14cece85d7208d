// The section of a matter on what can be refused there, with what cures it.

internal import Engine
internal import Machines
internal import Source

extension MatterWriter {
    var refusalsSection: Section? {
        var table = HTMLTable(
            id("refusal-list"), pen.words(zh: "本事项会遇到的拒绝", en: "Refusals that can meet one in this matter"),
            heads: [
                pen.words(zh: "代码", en: "Code"), pen.words(zh: "意思", en: "What it says"),
                pen.words(zh: "何时", en: "When"), pen.words(zh: "办法", en: "Cure"),
            ], isCaptionHidden: true)
        for occasion in occasions {
            let words = words(of: occasion.code)
            table.add(
                book.link(to: Place(page: .refusals, anchor: occasion.code.id), .code(.text(occasion.code.id))),
                occasion.condition.map { sentence(ofCondition: $0) } ?? pen.text(words.reason), moments(of: occasion),
                pen.text(words.cure))
        }
        let intro = pen.words(
            zh: "拒绝不改变任何内容。“…”处届时写明具体的模块、字段、人或日期；输入“为什么”可以在办理之前看到。",
            en: "A refusal changes nothing. In the place of … the module, field, party or day in question is "
                + "named; “why” tells beforehand.")
        return Section(
            id("refusals"), pen.words(zh: "拒绝与办法", en: "Refusals and cures"), .paragraph(intro) + table.markup)
    }

    /// The refusals, those by conditions that say the same once.
    private var occasions: [RefusalOccasion] {
        var told: [RefusalOccasion] = []
        func text(_ occasion: RefusalOccasion) -> String? { occasion.condition.map { machine.conditions[$0].text } }
        for occasion in RefusalOccasions(of: index, in: book.ruleset).list {
            let isTold = told.contains { $0.moments == occasion.moments && text($0) == text(occasion) }
            if occasion.condition == nil || !isTold { told.append(occasion) }
        }
        return told
    }

    /// The code's words with what this matter alone decides in its places.
    private func words(of code: RefusalCode) -> (reason: String, cure: String) {
        let known = known(of: code)
        let (reason, cure) = (book.words(of: code.reason), book.words(of: code.cure))
        return (filled(reason, known), filled(cure, known))
    }

    /// What the places of a code's words hold in every case of this matter.
    private func known(of code: RefusalCode) -> [String: String] {
        var known = ["matter": pen.called(facts.name, facts.title)]
        let party = book.ruleset.parties[facts.applicant]
        switch code {
        case .wrongKindOfApplicant: known["kind"] = pen.called(party.name, party.title)
        case .wrongTarget, .unknownParty:
            guard let target = facts.target else { break }
            let kind = book.ruleset.parties[target.kind]
            let field = kind.fields[target.field]
            known["kind"] =
                code == .wrongTarget ? pen.called(kind.name, target.title) : pen.called(kind.name, kind.title)
            known["field"] = pen.called(field.name, field.title)
        case .outsideWindow:
            known["from"] = facts.window?.lowerBound.description
            known["to"] = facts.window?.upperBound.description
        case .unknownModule: known["choices"] = pen.plainList(machine.modules.indices.map(module))
        case .unknownOutcome:
            known["choices"] = pen.plainList(machine.outcomes.map { pen.called($0.name, $0.title) })
        default: break
        }
        return known
    }

    private func filled(_ wording: String, _ known: [String: String]) -> String {
        let told = known.keys.sorted().reduce(wording) { $0.replacing("{\($1)}", with: known[$1] ?? "") }
        return Sentence.withoutFacts(told)
    }

    private func sentence(ofCondition index: Int) -> HTML {
        link(to: "condition-\(index)", pen.text(machine.conditions[index].text))
    }

    private func moments(of occasion: RefusalOccasion) -> HTML {
        // WHY: in the order of the ladder, so that the same verb of several levels is said once.
        var names: [String] = []
        for moment in occasion.moments {
            let name =
                switch moment {
                case .anything: pen.plain(zh: "任何动作", en: "anything")
                case .verb(let verb, let level): self.verb(verb, at: level)
                }
            if !names.contains(name) { names.append(name) }
        }
        return pen.list(names)
    }
}

extension HandbookWriter {
    /// The wording of a refusal in the language of the page.
    func words(of words: RefusalCode.Words) -> String { language == .zh ? words.zh : words.en }
}
