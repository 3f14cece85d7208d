// The form of a statement: its keyword and what may stand behind it, part by part, in either spelling. The tables of
// the forms stand beside it.

import Source
import Syntax

/// How a statement is written, and what it means.
struct StatementForm {
    /// A keyword, or a place to be filled in.
    enum Word: Hashable {
        case keyword(Keyword)
        case slot(Slot)
        case sign(String)
    }

    /// Something that stands behind the keyword.
    struct Part: Hashable {
        let words: [Word]
        let isOptional: Bool

        /// The keyword that tells that it begins; nil where its place does.
        var lead: Keyword? { if case .keyword(let keyword)? = words.first { keyword } else { nil } }

        /// Whether it is one text in quotation marks.
        var isText: Bool { if case .slot(let slot)? = words.first { slot.isText } else { false } }
    }

    let keyword: Keyword
    let parts: [Part]
    let meaning: Words

    /// `form` is written in English: keywords as they are spelt, places in capitals, `[ ]` around what may be left out,
    /// `( )` around words that belong together.
    init(_ keyword: Keyword, _ form: String, zh: String, en: String) {
        self.keyword = keyword
        parts = Self.parts(of: form)
        meaning = Words(zh: zh, en: en)
    }

    private static func parts(of form: String) -> [Part] {
        var parts: [Part] = []
        var rest = form[...]
        while let first = rest.first {
            let close: Character? = first == "[" ? "]" : first == "(" ? ")" : nil
            let end = rest.firstIndex(of: close ?? " ") ?? rest.endIndex
            let inside = close == nil ? rest[..<end] : rest[..<end].dropFirst()
            parts.append(Part(words: words(of: inside), isOptional: first == "["))
            rest = rest[end...].drop { $0 == " " || $0 == close }
        }
        return parts
    }

    /// Keywords of several words are tried before those of one.
    private static func words(of text: Substring) -> [Word] {
        var words: [Word] = []
        var left = text.split(separator: " ")
        while let first = left.first {
            let count = (1...min(3, left.count)).last { Keyword.parse(left.prefix($0).joined(separator: " ")) != nil }
            if let count, let keyword = Keyword.parse(left.prefix(count).joined(separator: " ")) {
                words.append(.keyword(keyword))
                left.removeFirst(count)
            } else {
                words.append(Slot(rawValue: String(first)).map(Word.slot) ?? .sign(String(first)))
                left.removeFirst()
            }
        }
        return words
    }
}

/// A place in a statement to be filled in.
enum Slot: String, CaseIterable {
    case name = "NAME"
    case title = "TITLE"
    case text = "TEXT"
    case type = "TYPE"
    case party = "PARTY"
    case matter = "MATTER"
    case field = "FIELD"
    case path = "PATH"
    case value = "VALUE"
    case expression = "EXPRESSION"
    case date = "DATE"
    case number = "N"
    case kinds = "KINDS"
    case unit = "MB"
    case levels = "LEVELS"
    case modules = "MODULES"
    case targets = "TARGETS"
    case files = "FILES"
    case states = "STATES"
    case place = "PLACE"
    case office = "OFFICE"
    case tier = "TIER"
    case tiers = "TIERS"
    case outcome = "OUTCOME"
    case actor = "ACTOR"
    case code = "CODE"
    case event = "EVENT"
    case verb = "VERB"

    /// Whether a text in quotation marks stands there.
    var isText: Bool { self == .title || self == .text }

    /// What it is called, in the spelling of a document.
    var words: Words {
        switch self {
        case .name: Words(zh: "名称", en: "name")
        case .title: Words(zh: "标题", en: "title")
        case .text: Words(zh: "文字", en: "text")
        case .type: Words(zh: "类型", en: "type")
        case .party: Words(zh: "主体", en: "party")
        case .matter: Words(zh: "事项", en: "matter")
        case .field: Words(zh: "字段", en: "field")
        case .path: Words(zh: "所指", en: "path")
        case .value: Words(zh: "值", en: "value")
        case .expression: Words(zh: "条件", en: "expression")
        case .date: Words(zh: "日期", en: "date")
        case .number: Words(zh: "数", en: "n")
        case .kinds: Words(zh: "文件格式", en: "kinds")
        case .unit: Words(zh: "MB", en: "MB")
        case .levels: Words(zh: "级次", en: "levels")
        case .modules: Words(zh: "模块", en: "modules")
        case .targets: Words(zh: "退到何处", en: "targets")
        case .files: Words(zh: "附件", en: "attachments")
        case .states: Words(zh: "状态", en: "states")
        case .place: Words(zh: "位置", en: "place")
        case .office: Words(zh: "部门", en: "office")
        case .tier: Words(zh: "层级", en: "tier")
        case .tiers: Words(zh: "层级", en: "tiers")
        case .outcome: Words(zh: "结果", en: "outcome")
        case .actor: Words(zh: "何人", en: "actor")
        case .code: Words(zh: "代码", en: "code")
        case .event: Words(zh: "行为", en: "event")
        case .verb: Words(zh: "动作", en: "verb")
        }
    }
}

extension StatementForm {
    /// The form in a spelling, and where in it each part stands, in UTF-16 units.
    func label(_ spelling: DocumentSpelling) -> (text: String, parts: [Range<Int>]) {
        var text = spelling.text(of: keyword)
        var ranges: [Range<Int>] = []
        for part in parts {
            text += " "
            let start = text.utf16.count
            let words = part.words.map { Self.text(of: $0, spelling) }.joined(separator: " ")
            text += part.isOptional ? "[\(words)]" : words
            ranges.append(start..<text.utf16.count)
        }
        return (text, ranges)
    }

    private static func text(of word: Word, _ spelling: DocumentSpelling) -> String {
        switch word {
        case .keyword(let keyword): return spelling.text(of: keyword)
        case .sign(let sign): return sign
        case .slot(let slot):
            let name = slot.words[spelling == .chinese ? .zh : .en]
            return slot.isText ? "\"\(name)\"" : "‹\(name)›"
        }
    }

    /// The part that is being written behind `tokens`, those of the statement that are complete, its keyword left out.
    /// Nil where nothing more is to come.
    func part(behind tokens: ArraySlice<Token>) -> Int? {
        var (current, isFilled) = (-1, true)
        var next: Int? { parts.indices.first { $0 > current } }
        for token in tokens {
            let led = token.keyword.flatMap { keyword in parts.firstIndex { $0.lead == keyword } }
            if let led, led != current || isFilled {
                (current, isFilled) = (led, parts[led].words.count == 1)
            } else if token.kind == .comma {
                isFilled = false
            } else if !isFilled, parts.indices.contains(current) {
                // WHY: an expression goes on until the next keyword tells that it does not.
                let words = parts[current].words
                isFilled = parts[current].lead == nil || words.count == 2 && words[1] != .slot(.expression)
            } else if isFilled {
                let fits = parts.indices.first { index in
                    index > current && parts[index].lead == nil && parts[index].isText == (token.kind == .string)
                }
                if let fits { current = fits }
            }
        }
        return isFilled ? next : current
    }
}
