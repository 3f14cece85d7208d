// The type that a field's declaration names. Its modifiers are checked elsewhere.

internal import Source
internal import Syntax

extension Resolver {
    /// The type, or nil with a report.
    mutating func type(of syntax: FieldTypeSyntax) -> ValueType? {
        if let keyword = syntax.keyword {
            if keyword == .choice { return .choice(choices(syntax.options)) }
            if keyword == .division, firstDivisionField == nil { firstDivisionField = syntax.location }
            return ValueType(keyword)
        }
        guard let name = syntax.party else { return nil }
        let text = name.text
        if let index = declared.partyNames[text] { return .party(index) }
        // WHY: the party may be one whose declaration is broken.
        if declared.partyNames.isIncomplete, nearName(to: text, among: Self.typeWords) == nil { return nil }
        findings.reportUnknown(
            .unknownType, text, at: name.location, ["name": .name(text)],
            among: declared.partyNames.names + Self.typeWords)
        return nil
    }

    private mutating func choices(_ options: [OptionSyntax]) -> [ChoiceDefinition] {
        var names = NameTable()
        var choices: [ChoiceDefinition] = []
        for option in options {
            guard let name = option.name else { continue }
            findings.declare(name, .option, as: choices.count, in: &names)
            choices.append(ChoiceDefinition(name: name.text, title: option.title?.value ?? name.text))
        }
        return choices
    }

    private static let typeWords: [String] = {
        let keywords: [Keyword] = [
            .text, .number, .date, .year, .flag, .choice, .citizenID, .creditCode, .division, .phone, .email, .money,
        ]
        return keywords.map(\.english) + keywords.map(\.chinese)
    }()
}
