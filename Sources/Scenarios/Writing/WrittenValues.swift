// Values and names of a script as rulebooks and sessions write them. The lines that they stand in are written in files
// of their own.

import Engine
import Machines
import Source

/// A text in the quotation marks of the language.
func quoted(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": written += "\\\""
        case "\\": written += "\\\\"
        case "\n": written += "\\n"
        case "\t": written += "\\t"
        default:
            let category = scalar.properties.generalCategory
            if category == .control || category == .format || category == .lineSeparator
                || category == .paragraphSeparator
            {
                written += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                written.unicodeScalars.append(scalar)
            }
        }
    }
    return written + "\""
}

/// A text as one word of a session's line: quoted where it would be read as something else. Control characters other
/// than line ends and tabs have no place in a line and are left out.
func word(_ text: String) -> String {
    let isPlain =
        !text.isEmpty && !text.hasPrefix("--") && !text.hasPrefix("@")
        && text.unicodeScalars.allSatisfy { !separators.contains($0) && !$0.properties.isWhitespace }
    if isPlain { return text }
    var written = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": written += "\\" + String(scalar)
        case "\n": written += "\\n"
        case "\t": written += "\\t"
        default: if scalar.properties.generalCategory != .control { written.unicodeScalars.append(scalar) }
        }
    }
    return written + "\""
}

private let separators: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}", "\\", "#", ",", "，", "、", ":", "："]

extension Value {
    /// The value as a field of the type holds it in a rulebook; nil where it is unset or of another type.
    func literal(of type: FieldType) -> String? {
        switch self {
        case .unset, .party: nil
        case .flag(let flag): flag ? "yes" : "no"
        case .choice(let index): type.choice(index)?.name
        case .text(let text): quoted(text)
        case .number, .money, .date, .division: plainText
        }
    }

    /// The value as one types it at the prompt; nil where it is a party.
    func typed(of type: FieldType, in language: Language) -> String? {
        switch self {
        case .unset: "\"\""
        case .party: nil
        case .flag(let flag): language == .zh ? (flag ? "是" : "否") : flag ? "yes" : "no"
        case .choice(let index): type.choice(index).map { word($0.name) }
        case .text, .number, .money, .date, .division: word(plainText)
        }
    }
}

extension FieldType {
    /// The choice of this place; nil where the type has none.
    fileprivate func choice(_ index: Int) -> Choice? {
        guard case .choice(let choices) = self, choices.indices.contains(index) else { return nil }
        return choices[index]
    }
}

/// What something is called at the prompt, by its name or its Chinese title.
struct PromptName {
    let name: String
    let title: String

    init(_ name: String, _ title: String) {
        self.name = name
        self.title = title
    }

    /// The word for the thing at a place of the list in which the prompt looks names up: a title only where it is one
    /// word that means this thing.
    static func word(_ place: Int, among all: [PromptName], in language: Language) -> String {
        guard all.indices.contains(place) else { return "" }
        let thing = all[place]
        let isWord = Scenarios.word(thing.title) == thing.title && !thing.title.contains { $0 == "." || $0 == "．" }
        guard language == .zh, isWord,
            all.firstIndex(where: { $0.name == thing.title || $0.title == thing.title }) == place
        else { return thing.name }
        return thing.title
    }
}
