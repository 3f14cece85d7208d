// The type that a field's declaration names. Its modifiers are checked elsewhere.

internal import Source
internal import Syntax

extension Resolver {
    /// The type, or nil with a report.
    mutating func type(of syntax: FieldTypeSyntax) -> ValueType? {
        if let keyword = syntax.keyword {
            if keyword == .choice { return .choice(choices(syntax)) }
            if keyword == .division, firstDivisionField == nil { firstDivisionField = syntax.location }
            return ValueType(keyword)
        }
        guard let name = syntax.party else { return nil }
        let text = name.text
        if let index = declared.partyNames[text] {
            uses?.note(name, in: declared.partyNames)
            return .party(index)
        }
        // WHY: the party may be one whose declaration is broken.
        if declared.partyNames.isIncomplete, nearName(to: text, among: Self.typeWords) == nil { return nil }
        findings.reportUnknown(
            .unknownType, text, at: name.location, ["name": .name(text)],
            among: declared.partyNames.names + Self.typeWords)
        return nil
    }

    private mutating func choices(_ syntax: FieldTypeSyntax) -> [ChoiceDefinition] {
        let options = syntax.optionTexts
        var choices: [ChoiceDefinition] = []
        choices.reserveCapacity(options.count)
        var areDistinct = true
        for (name, title) in options {
            // WHY: most lists are short, and comparing a few names is quicker than a table of them.
            areDistinct = areDistinct && choices.count < 16 && !choices.contains { $0.name == name }
            choices.append(ChoiceDefinition(name: name, title: title ?? name))
        }
        if !areDistinct { reportRepeats(among: syntax.options) }
        return choices
    }

    private mutating func reportRepeats(among options: [OptionSyntax]) {
        var names = NameTable()
        for (index, name) in options.compactMap(\.name).enumerated() {
            findings.declare(name, .option, as: index, in: &names)
        }
    }

    private static let typeWords: [String] = {
        let keywords: [Keyword] = [
            .text, .number, .date, .year, .flag, .choice, .citizenID, .creditCode, .division, .phone, .email, .money,
        ]
        return keywords.map(\.english) + keywords.map(\.chinese)
    }()
}
