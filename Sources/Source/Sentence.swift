// A wording together with the facts that fill its places, and how both become text in one language.

/// A typed fact that a sentence tells.
package indirect enum Fact: Hashable, Sendable {
    /// A name as somebody wrote it; shown in quotation marks, an overlong one by its beginning.
    case name(String)
    /// A text shown as it is.
    case text(String)
    /// A number.
    case number(Int)
    /// Words that differ by language, such as the name of a kind of thing.
    case words(Words)
    /// Several facts, shown as "a, b or c".
    case anyOf([Fact])
    /// Several facts, shown as "a, b and c".
    case allOf([Fact])

    /// The fact as text.
    package func rendered(in language: Language) -> String {
        switch self {
        case .name(let name): language == .zh ? "“\(abbreviated(name))”" : "`\(abbreviated(name))`"
        case .text(let text): text
        case .number(let number): String(number)
        case .words(let words): words[language]
        case .anyOf(let facts): Self.joined(facts, last: Words(zh: "或", en: " or "), in: language)
        case .allOf(let facts): Self.joined(facts, last: Words(zh: "和", en: " and "), in: language)
        }
    }

    private static func joined(_ facts: [Fact], last: Words, in language: Language) -> String {
        let parts = facts.map { $0.rendered(in: language) }
        guard let final = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: language == .zh ? "、" : ", ") + last[language] + final
    }
}

/// The text, or the beginning of one that is longer than a sentence can hold.
package func abbreviated(_ text: String) -> String {
    let mostCharacters = 160
    return text.utf8.count > mostCharacters && text.count > mostCharacters
        ? text.prefix(mostCharacters - 1) + "…" : text
}

/// A fact under the key by which a wording asks for it.
package struct NamedFact: Hashable, Sendable {
    /// The key, as in `{key}`.
    package let key: String
    /// The fact.
    package let fact: Fact

    /// The fact under a key.
    package init(_ key: String, _ fact: Fact) {
        self.key = key
        self.fact = fact
    }
}

/// The facts of a sentence in their order; written as a dictionary literal.
package struct Facts: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// The facts in the order they were given.
    package let list: [NamedFact]

    /// Facts from a literal such as `["name": .name("x")]`.
    package init(dictionaryLiteral elements: (String, Fact)...) {
        self.list = elements.map { NamedFact($0.0, $0.1) }
    }

    /// The fact of a key, if it was given.
    package subscript(key: String) -> Fact? { list.first { $0.key == key }?.fact }
}

/// A wording with its facts: a headline, a label, a note or the title of a fix.
package struct Sentence: Hashable, Sendable {
    /// The wording in both languages.
    package let words: Words
    /// What fills its places.
    package let facts: Facts

    /// A sentence from words and facts.
    package init(_ words: Words, _ facts: Facts = [:]) {
        self.words = words
        self.facts = facts
    }

    /// A sentence from both wordings and its facts.
    package init(zh: String, en: String, _ facts: Facts = [:]) {
        self.init(Words(zh: zh, en: en), facts)
    }

    /// A wording of which no facts are known: every place reads `…`.
    package static func withoutFacts(_ wording: String) -> String {
        var result = ""
        var rest = Substring(wording)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let key = rest[rest.index(after: open)..<close]
            let isPlace = !key.isEmpty && key.utf8.allSatisfy { (0x61...0x7A).contains($0) }
            result += rest[..<open] + (isPlace ? "…" : rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The sentence as text; a place without a fact stays as it is written.
    package func rendered(in language: Language) -> String {
        var result = ""
        var rest = Substring(words[language])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let key = String(rest[rest.index(after: open)..<close])
            result += facts[key]?.rendered(in: language) ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
