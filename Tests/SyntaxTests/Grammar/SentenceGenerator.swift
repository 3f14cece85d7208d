// Makes sentences of a grammar from a seed: each keyword in a spelling of its own, any layout that the language allows.

import Syntax

/// Makes sentences and keeps count of the forms that they have used.
struct SentenceGenerator {
    let grammar: Grammar
    /// How often each form has been used: for options and repetitions, how often with something in them.
    private(set) var uses: [Int]
    private var random: Random
    private var words: [String] = []

    init(_ grammar: Grammar, seed: UInt64) {
        self.grammar = grammar
        uses = [Int](repeating: 0, count: grammar.forms.count)
        random = Random(state: seed)
    }

    /// The text of a new sentence of the production, nested to at most about the depth.
    mutating func sentence(of production: String, depth: Int) -> String {
        words = []
        if let form = grammar.productions[production] { make(form, depth) }
        return layout()
    }

    /// The forms that no sentence has used yet.
    var unused: [String] {
        uses.indices.filter { uses[$0] == 0 }.map { "\(grammar.forms[$0])" }
    }

    private mutating func make(_ form: Int, _ depth: Int) {
        switch grammar.forms[form] {
        case .word(let word):
            uses[form] += 1
            words.append(spelling(of: word))
        case .token(let kind, let except):
            uses[form] += 1
            words.append(token(kind, except))
        case .production(let name):
            uses[form] += 1
            if let inner = grammar.productions[name] { make(inner, depth - 1) }
        case .sequence(let parts):
            uses[form] += 1
            for part in parts { make(part, depth) }
        case .choice(let branches):
            uses[form] += 1
            make(branch(branches, depth), depth)
        case .option(let inner):
            guard random.below(2) == 0, grammar.depths[inner] <= depth else { return }
            uses[form] += 1
            make(inner, depth)
        case .repetition(let inner):
            guard grammar.depths[inner] <= depth else { return }
            for _ in 0..<random.below(words.count < 80 ? 4 : 2) {
                uses[form] += 1
                make(inner, depth)
            }
        }
    }

    /// A branch that is not too deep; mostly the one that has been used least.
    private mutating func branch(_ branches: [Int], _ depth: Int) -> Int {
        let shallow = branches.filter { grammar.depths[$0] <= depth }
        let least = branches.min { grammar.depths[$0] < grammar.depths[$1] } ?? branches[0]
        guard !shallow.isEmpty else { return least }
        if random.below(2) == 0 { return shallow[random.below(shallow.count)] }
        return shallow.min { uses[$0] < uses[$1] } ?? least
    }

    private mutating func spelling(of word: String) -> String {
        guard let keyword = Keyword.parse(word) else {
            let wide = ["{": "｛", "}": "｝", "(": "（", ")": "）", ",": "，", ":": "：", ".": "．"][word]
            return random.below(4) == 0 ? wide ?? word : word
        }
        if random.below(2) == 0 { return keyword.chinese }
        return random.below(4) == 0 ? keyword.english.replacing(" ", with: " \t ") : keyword.english
    }

    private mutating func token(_ kind: String, _ except: [String]) -> String {
        switch kind {
        case "END": return ";"
        case "TEXT": return ["\"文字\"", "“满宽”", "\"a \\\" \\u{6C49}\"", "\"\"", "\"{;#\""][random.below(5)]
        case "NUMBER": return ["1", "12", "3.5", "-7", "0.0001", "220104"][random.below(6)]
        case "DATE": return ["2023-07-01", "2024-02-29"][random.below(2)]
        case "UNIT": return ["KB", "MB", "gb"][random.below(3)]
        default:
            if random.below(3) == 0 {
                let keyword = Self.keywordNames[random.below(Self.keywordNames.count)]
                if !except.contains(keyword.english) { return spelling(of: keyword.english) }
            }
            return Self.plainNames[random.below(Self.plainNames.count)]
        }
    }

    /// Names that begin with no keyword and resemble none.
    private static let plainNames = ["alpha", "talent-grading", "推荐甲", "x9", "q_7", "王五", "Ωmega", "R0207", "zhang"]
    /// WHY: words that make one keyword with a neighbour would not stay two tokens.
    private static let keywordNames = Keyword.allCases.filter { keyword in
        let parts = "up to set by is not has open count of years since age only after can reach"
        return !keyword.english.contains(" ") && !parts.split(separator: " ").contains(Substring(keyword.english))
    }

    /// Signs that need no space around them.
    private static let signs: Set<String> = [
        "{", "}", "(", ")", ",", ":", ".", "..", "<", "<=", ">", ">=", "｛", "｝", "（", "）", "，", "：", "．",
    ]

    // MARK: Layout

    private mutating func layout() -> String {
        var text = ""
        var depth = 0
        var parentheses = 0
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            if "}｝".contains(word) { depth -= 1 }
            if "{｛".contains(word) { depth += 1 }
            if "(（".contains(word) { parentheses += 1 }
            if ")）".contains(word) { parentheses -= 1 }
            if word == ";" {
                text += end(depth, mayBeLeftOut: "}｝".contains(next) || text.hasSuffix("}") || text.hasSuffix("｝"))
                continue
            }
            text += word
            // WHY: behind a comma a line that begins like a statement is one.
            let isBroken = ",，{｛".contains(word) && Keyword.parse(next) == nil
            let goesOn = parentheses > 0 || isBroken || (!next.isEmpty && "{｛".contains(next))
            text += goesOn && random.below(3) == 0 ? newLine(depth) : space(word, next)
        }
        return text
    }

    private mutating func end(_ depth: Int, mayBeLeftOut: Bool) -> String {
        if mayBeLeftOut, random.below(2) == 0 { return " " }
        return [newLine(depth), " ; ", "；", ";" + newLine(depth) + ";"][random.below(4)]
    }

    private mutating func newLine(_ depth: Int) -> String {
        let comment = ["", "", "  # 注释 { \"", "\n## 说明", "\r"][random.below(5)]
        let margin = String(repeating: "    ", count: Swift.max(0, depth)) + ["", " ", "  "][random.below(3)]
        return comment + "\n" + margin
    }

    private mutating func space(_ word: String, _ next: String) -> String {
        if Self.signs.contains(word) || next == ";" || Self.signs.contains(next), random.below(2) == 0 {
            return ""
        }
        return [" ", "  ", "\t", "\u{3000}"][random.below(4)]
    }
}
