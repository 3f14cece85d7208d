// What readers of one language are told and how things are called for them: by their titles in Chinese, in English by
// the rulebook's own names made readable, with the title beside them where a thing is introduced.

internal import Source

/// Writes for readers of one language.
struct Pen: Hashable, Sendable {
    let language: Language

    /// A text of any language. On an English page Chinese in it is marked as such, so that it is drawn and read aloud
    /// as what it is.
    func text(_ text: String) -> HTML {
        language == .zh ? .text(text) : Pen.markingChinese(text)
    }

    func plain(zh: String, en: String) -> String { language == .zh ? zh : en }

    func words(zh: String, en: String) -> HTML { text(plain(zh: zh, en: en)) }

    /// What a thing is called in a sentence: its title, or its name with spaces for hyphens.
    func called(_ name: String, _ title: String) -> String {
        language == .zh ? (title.isEmpty ? name : title) : readable(name)
    }

    /// What a thing is called where it is introduced; on English pages the Chinese title stands beside the name.
    func introduced(_ name: String, _ title: String) -> HTML {
        let called = text(called(name, title))
        guard language == .en, !title.isEmpty, title != name else { return called }
        return called + .text(" ") + .element(.span, [.style(.title)], text(title))
    }

    /// As `introduced`, with the word that is typed for it.
    func defined(_ name: String, _ title: String) -> HTML {
        let word = HTML.element(.code, [], text(name))
        if language == .en {
            return title.isEmpty || title == name
                ? word : word + .text(" ") + .element(.span, [.style(.title)], text(title))
        }
        return title.isEmpty || title == name ? text(name) : text(title) + .text(" ") + word
    }

    /// As `introduced`, at the beginning of a heading.
    func heading(_ name: String, _ title: String) -> HTML {
        language == .zh ? introduced(name, title) : introduced(capitalized(name), title)
    }

    /// Several things in a row.
    func list(_ items: [String]) -> HTML { text(plainList(items)) }

    func plainList(_ items: [String]) -> String { items.joined(separator: plain(zh: "、", en: ", ")) }

    func list(_ items: [HTML]) -> HTML { items.joined(by: .text(plain(zh: "、", en: ", "))) }

    func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// A text in quotation marks, which are the same in both languages.
    func quoted(_ text: String) -> String { "“\(text)”" }

    /// The code of the language for browsers and those who read aloud.
    var code: String { language == .zh ? "zh-CN" : "en" }

    private func readable(_ name: String) -> String { name.replacing("-", with: " ") }
}

extension Pen {
    /// The text with each run of Chinese in an element that says so.
    private static func markingChinese(_ text: String) -> HTML {
        var pieces: [HTML] = []
        var run = ""
        var isChinese = false
        func flush() {
            guard !run.isEmpty else { return }
            pieces.append(isChinese ? .element(.span, [.language("zh-CN")], .text(run)) : .text(run))
            run = ""
        }
        for character in text {
            let isHan = character.unicodeScalars.contains(where: isChineseScalar)
            if isHan != isChinese {
                flush()
                isChinese = isHan
            }
            run.append(character)
        }
        flush()
        return pieces.joined()
    }

    /// Whether the scalar is an ideograph or a sign that stands between them.
    private static func isChineseScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0x303F, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// The lines of a comment as one paragraph: between ideographs no space is needed.
    func paragraph(_ text: String) -> HTML {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        var joined = ""
        for line in lines {
            let isTight =
                joined.unicodeScalars.last.map(Pen.isChineseScalar) == true
                && line.unicodeScalars.first.map(Pen.isChineseScalar) == true
            joined += (joined.isEmpty || isTight ? "" : " ") + line
        }
        return self.text(joined)
    }
}
