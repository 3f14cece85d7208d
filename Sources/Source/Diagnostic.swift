// A finding as data: code, place, facts, labels, notes and fixes. Layout and colour belong to renderers.

/// One finding in a rulebook.
package struct Diagnostic: Hashable, Sendable {
    /// Which finding it is.
    package let code: DiagnosticCode
    /// The spot to underline.
    package let location: Location
    /// What fills the places of the code's headline and cure.
    package let facts: Facts
    /// Other spots that belong to it, each with what is there.
    package var labels: [Label]
    /// Further remarks, such as a near name.
    package var notes: [Sentence]
    /// Changes that would cure it.
    package var fixes: [FixIt]

    /// A finding of a code at a place.
    package init(
        _ code: DiagnosticCode, at location: Location, _ facts: Facts = [:],
        labels: [Label] = [], notes: [Sentence] = [], fixes: [FixIt] = []
    ) {
        self.code = code
        self.location = location
        self.facts = facts
        self.labels = labels
        self.notes = notes
        self.fixes = fixes
    }

    /// How grave it is.
    package var severity: Severity { code.severity }

    /// What is the matter, in one language.
    package func headline(in language: Language) -> String {
        Sentence(code.headline, facts).rendered(in: language)
    }

    /// What to do about it, in one language.
    package func cure(in language: Language) -> String {
        Sentence(code.cure, facts).rendered(in: language)
    }

    /// The order of output: by file, then place, then code.
    package static func isOrdered(_ left: Diagnostic, before right: Diagnostic) -> Bool {
        (left.location.file.index, left.location.span.start, left.location.span.end, left.code.code)
            < (right.location.file.index, right.location.span.start, right.location.span.end, right.code.code)
    }

    /// A note that names what may have been meant; nothing if there is no near name.
    package static func nearNote(_ near: String?) -> [Sentence] {
        guard let near else { return [] }
        return [Sentence(zh: "是否想写{near}？", en: "did you mean {near}?", ["near": .name(near)])]
    }
}

/// Another spot that belongs to a finding.
package struct Label: Hashable, Sendable {
    /// The spot.
    package let location: Location
    /// What is there.
    package let sentence: Sentence

    /// A spot and what is there.
    package init(at location: Location, _ sentence: Sentence) {
        self.location = location
        self.sentence = sentence
    }
}

/// A change of one file that would cure a finding.
package struct FixIt: Hashable, Sendable {
    /// The bytes to replace; an empty span inserts.
    package let location: Location
    /// What to put there.
    package let replacement: String
    /// Whether it may be applied unseen: it surely says what was meant.
    package let isCertain: Bool

    /// Replaces the bytes at `location`.
    package init(at location: Location, replacement: String, isCertain: Bool) {
        self.location = location
        self.replacement = replacement
        self.isCertain = isCertain
    }
}
