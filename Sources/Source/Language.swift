// The two languages the product speaks, and words given in both. No word of any message stands here.

/// A language that messages are rendered in.
package enum Language: String, CaseIterable, Hashable, Sendable {
    /// Simplified Chinese.
    case zh
    /// English.
    case en
}

/// One wording in both languages. `{key}` stands for the fact of that key.
package struct Words: Hashable, Sendable {
    /// The Chinese wording.
    package let zh: String
    /// The English wording.
    package let en: String

    /// A wording in both languages.
    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The wording in one language, its places not yet filled.
    package subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
