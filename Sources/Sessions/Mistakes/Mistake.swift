// Mistakes in the line itself, before any rule is asked: codes P01xx, their words with them in `MistakeCodes.swift`.

package import Source

/// A code of the command line with its words. Braces name the facts.
package struct MistakeCode: Hashable, Sendable {
    /// `P0101`.
    package let id: String
    /// What is wrong.
    package let reason: Words
    /// What to write instead.
    package let cure: Words

    init(_ id: String, zh: String, en: String, cureZh: String, cureEn: String) {
        self.id = id
        reason = Words(zh: zh, en: en)
        cure = Words(zh: cureZh, en: cureEn)
    }
}

/// A line that could not be understood or does not fit here.
package struct Mistake: Error, Hashable, Sendable {
    package let code: MistakeCode
    package let facts: Facts
    /// The known word nearest to a misspelt one.
    package let near: String?

    package init(_ code: MistakeCode, _ facts: Facts = [:], near: String? = nil) {
        self.code = code
        self.facts = facts
        self.near = near
    }

    /// What is wrong, in one language.
    package func reason(in language: Language) -> String {
        Sentence(code.reason, facts).rendered(in: language)
    }

    /// What to write instead, in one language.
    package func cure(in language: Language) -> String {
        Sentence(code.cure, facts).rendered(in: language)
    }
}
