// Refusals in words: the sentence, its cure, who could do it, and the rule that refused.
// Codes and their words are Engine's.

package import Engine
package import Machines
package import Source
internal import Syntax

/// How refusals are told to one reader.
package struct RefusalFormat: Sendable {
    package let language: Language
    package let ink: Ink
    /// The name of a party, or nil where there is none.
    package let partyName: @Sendable (PartyID) -> String?
    /// What a case is called, or nil where its number is enough.
    package let caseName: @Sendable (CaseID) -> String?

    package init(
        language: Language, ink: Ink = .plain, partyName: @escaping @Sendable (PartyID) -> String?,
        caseName: @escaping @Sendable (CaseID) -> String? = { _ in nil }
    ) {
        self.language = language
        self.ink = ink
        self.partyName = partyName
        self.caseName = caseName
    }

    /// The refusal in full, a line each for the sentence, the cure, who could do it and the rule; ended by a line feed.
    ///
    /// - Parameter rule: Where the rule that refused stands, `workflows/a.matter:12:5`, where the caller knows it.
    package func text(_ refusal: Refusal, rule: String? = nil) -> String {
        let head = ink.paint(words("拒绝", "refused") + "[\(refusal.code.id)]", as: .error)
        var lines = [head + words("：", ": ") + ink.paint(reason(of: refusal), as: .strong)]
        lines.append(detail(words("办法", "cure"), cure(of: refusal)))
        if let names = able(in: refusal) { lines.append(detail(words("可由", "who could"), names)) }
        if let rule { lines.append(detail(words("依据", "rule"), printable(rule))) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was refused and why, one sentence.
    package func reason(of refusal: Refusal) -> String {
        filled(language == .zh ? refusal.code.reason.zh : refusal.code.reason.en, refusal)
    }

    /// What would cure it, one sentence.
    package func cure(of refusal: Refusal) -> String {
        var cure = refusal.code.cure
        if case .terms(let choices) = refusal.argument("choices"), choices.isEmpty {
            cure = refusal.code.cureWithoutChoices ?? cure
        }
        return filled(language == .zh ? cure.zh : cure.en, refusal)
    }

    /// Who could do it, or nil where nobody in particular could.
    package func able(in refusal: Refusal) -> String? {
        refusal.able.isEmpty ? nil : refusal.able.map(party).joined(separator: words("、", ", "))
    }

    private func detail(_ label: String, _ text: String) -> String {
        "  " + ink.paint(label, as: .help) + words("：", ": ") + text
    }

    /// The wording with its facts in their places; a place without a fact stays as it is written.
    private func filled(_ wording: String, _ refusal: Refusal) -> String {
        var result = ""
        var rest = Substring(wording)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += refusal.argument(name).map { text($0, named: name) } ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func text(_ argument: RefusalArgument, named name: String) -> String {
        switch argument {
        // WHY: what somebody typed may be of any length; the rulebook's own sentence is told in full.
        case .text(let text): return printable(name == "text" ? text : abbreviated(text))
        case .number(let number): return String(number)
        case .term(let term): return self.text(term)
        case .terms(let terms):
            return terms.isEmpty ? words("无", "none") : terms.map(text).joined(separator: words("、", ", "))
        case .party(let id): return party(id)
        case .case(let id): return printable(caseName(id) ?? String(id.number))
        case .verb(let verb): return language == .zh ? verb.chineseCommand : verb.rawValue
        }
    }

    private func text(_ term: Term) -> String {
        printable(language == .zh ? term.title : term.name)
    }

    private func party(_ id: PartyID) -> String {
        printable(partyName(id) ?? words("主体 ", "party ") + String(id.number))
    }

    private func words(_ zh: String, _ en: String) -> String {
        Words(zh: zh, en: en)[language]
    }
}

extension Machines.Verb {
    /// The Chinese word by which the verb is typed.
    package var chineseCommand: String {
        Syntax.Verb.parse(rawValue)?.chinese ?? rawValue
    }
}
