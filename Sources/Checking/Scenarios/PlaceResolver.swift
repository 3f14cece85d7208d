// Where things are in a case: fields and attachments with their rows, states, and events at levels.

internal import Source
internal import Syntax

extension Resolver {
    /// The attachment, or nil with a report.
    mutating func attachmentPlace(_ syntax: AnswerSyntax, ofMatter matter: Int) -> AttachmentPlace? {
        guard let name = syntax.name else { return nil }
        guard syntax.module != nil else { return dispatchAttachment(name, ofMatter: matter) }
        guard let (module, row) = row(of: syntax, ofMatter: matter) else { return nil }
        return moduleAttachment(name, of: module, ofMatter: matter).map { .module(module, row: row, attachment: $0) }
    }

    /// The dispatch attachment of a name, or nil with a report.
    mutating func dispatchAttachment(_ name: NameSyntax, ofMatter matter: Int) -> AttachmentPlace? {
        let text = name.text
        let head = matters[matter]
        if let index = head.attachmentNames[text] {
            uses?.note(name, in: head.attachmentNames)
            return .dispatch(index)
        }
        let facts: Facts = ["name": .name(text), "matter": .name(head.name.text)]
        findings.reportUnknown(
            .unknownAttachment, text, at: name.location, facts, among: head.attachmentNames.names)
        return nil
    }

    /// The attachment of a name in a module, as its index, or nil with a report.
    mutating func moduleAttachment(_ name: NameSyntax, of module: Int, ofMatter matter: Int) -> Int? {
        let text = name.text
        let head = matters[matter].modules[module]
        let names = head.syntax.attachments.compactMap { $0.name?.text }
        if let index = names.firstIndex(of: text) {
            let declared = head.syntax.attachments.first { $0.name?.text == text }
            uses?.note(at: name.location, declared?.name?.location)
            return index
        }
        let facts: Facts = ["name": .name(text), "module": .name(head.name.text)]
        findings.reportUnknown(.unknownModuleAttachment, text, at: name.location, facts, among: names)
        return nil
    }

    /// The module of an answer and the row in it, or nil with a report. What is to be refused may be beyond the last
    /// row.
    mutating func row(
        of syntax: AnswerSyntax, ofMatter matter: Int, mayBeBeyond: Bool = false
    ) -> (module: Int, row: Int?)? {
        guard let name = syntax.module, let answered = syntax.name,
            let module = expectModule(name, ofMatter: matter)
        else { return nil }
        let head = matters[matter].modules[module]
        let facts: Facts = ["module": .name(name.text), "name": .name(answered.text)]
        guard let literal = syntax.row else {
            guard head.syntax.isList else { return (module, nil) }
            findings.report(.rowMissing, at: syntax.location, facts)
            return nil
        }
        guard head.syntax.isList else {
            findings.report(.rowOfSingle, at: literal.location, facts)
            return nil
        }
        var limit = Int.max
        if !mayBeBeyond, case .number(let high) = head.syntax.rows?.high?.value { limit = Int(high / 10_000) }
        guard case .number(let value) = literal.value, value % 10_000 == 0, value > 0, value / 10_000 <= limit else {
            findings.report(
                .rowOutOfRange, at: literal.location, ["module": .name(name.text), "limit": .number(limit)])
            return nil
        }
        return (module, Int(value / 10_000))
    }

    /// The field among those of a module or outcome, or nil with a report.
    mutating func expectField(_ name: NameSyntax, among fields: FieldList, of owner: Fact) -> Int? {
        let text = name.text
        if let index = fields.names[text] {
            uses?.note(name, in: fields.names)
            return index
        }
        let facts: Facts = ["name": .name(text), "owner": owner]
        findings.reportUnknown(.unknownField, text, at: name.location, facts, among: fields.names.names)
        return nil
    }

    /// The place, or nil with a report.
    mutating func place(_ syntax: PlaceSyntax, ofMatter matter: Int) -> CasePlace? {
        let head = matters[matter]
        guard let name = syntax.name else {
            guard let keyword = syntax.keyword else { return nil }
            if let place = place(keyword, in: head) { return place }
            reportUnknownPlace(syntax.text, head, at: syntax.location)
            return nil
        }
        guard let level = head.levelNames[name.text] else {
            let isAlone = syntax.keyword == nil && syntax.number == nil
            if isAlone, let index = head.outcomeNames[name.text] {
                uses?.note(name, in: head.outcomeNames)
                return .outcome(index)
            }
            reportUnknownPlace(name.text, head, at: name.location)
            return nil
        }
        uses?.note(name, in: head.levelNames)
        var step: Int?
        if let number = syntax.number {
            guard let found = chainStep(number, in: head.levels[level]) else { return nil }
            step = found
        }
        guard syntax.keyword == .dispatch else { return .review(level: level, step: step) }
        guard head.levels[level].offers(.dispatch) else {
            reportNotOffered(.dispatch, by: Thing.level.fact(named: name.text), at: syntax.location)
            return nil
        }
        return .dispatch(level: level, step: step)
    }

    /// The event, or nil with a report.
    mutating func event(_ syntax: EventSyntax, ofMatter matter: Int) -> CaseEvent? {
        guard let verb = syntax.verb else { return nil }
        let head = matters[matter]
        guard let name = syntax.level else {
            if head.offers(verb) { return CaseEvent(verb: verb, level: nil, location: syntax.location) }
            reportNotOffered(verb, by: Thing.matter.fact(named: head.name.text), at: syntax.location)
            return nil
        }
        guard let level = head.levelNames[name.text] else {
            let facts: Facts = ["name": .name(name.text), "owner": Thing.matter.fact(named: head.name.text)]
            findings.reportUnknown(
                .unknownLevel, name.text, at: name.location, facts, among: head.levelNames.names)
            return nil
        }
        uses?.note(name, in: head.levelNames)
        switch verb {
        case .judge, .approve, .return, .terminate, .recall, .dispatch:
            if head.levels[level].offers(verb) {
                return CaseEvent(verb: verb, level: level, location: syntax.location)
            }
            reportNotOffered(verb, by: Thing.level.fact(named: name.text), at: syntax.verbLocation)
        default:
            findings.report(.verbWithoutLevel, at: syntax.verbLocation, ["verb": .keyword(verb.keyword)])
        }
        return nil
    }

    private func place(_ keyword: Keyword, in head: MatterHead) -> CasePlace? {
        switch keyword {
        case .draft: head.modules.isEmpty ? nil : .draft
        case .returned: .returned
        case .terminated: .terminated
        case .revoked: .revoked
        case .released: .released
        case .review: .review(level: nil, step: nil)
        case .dispatch: .dispatch(level: nil, step: nil)
        case .appraisal: head.syntax.appraisal == nil ? nil : .appraisal
        default: head.outcomeNames[keyword.english].map { .outcome($0) }
        }
    }

    /// The number of a step in a chain, or nil with a report.
    private mutating func chainStep(_ literal: LiteralSyntax, in level: LevelHead) -> Int? {
        var limit = 0
        if case .number(let high) = level.syntax.reviewer?.chainLimit?.value { limit = Int(high / 10_000) }
        guard case .number(let value) = literal.value, value % 10_000 == 0, value > 0, value / 10_000 <= limit else {
            findings.report(
                .notInChain, at: literal.location, ["level": .name(level.name.text), "limit": .number(limit)])
            return nil
        }
        return Int(value / 10_000)
    }

    /// Reports a place where no case of the matter can stand.
    mutating func reportUnknownPlace(_ text: String, _ head: MatterHead, at location: Location) {
        let names = head.levelNames.names + head.outcomeNames.names
        let facts: Facts = [
            "name": .name(text), "matter": .name(head.name.text), "states": .anyName(Array(names.prefix(8))),
        ]
        let words = Keyword.places.flatMap { [$0.english, $0.chinese] }
        findings.reportUnknown(.unknownPlace, text, at: location, facts, among: names + words)
    }
}
