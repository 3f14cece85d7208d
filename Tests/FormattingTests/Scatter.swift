// Writes a laid-out rulebook anew with the same tokens: in another layout, or with comments between them.

import Source
import Syntax

/// A rulebook in its canonical layout, and the seed of what is done to it.
struct Scatter {
    private let tree: SyntaxTree
    private var random: Random
    /// For each token, whether it stands within a block on one line, behind its `{`.
    private var isInLine: [Bool]
    /// For each token, whether a parenthesis is open before it.
    private var isInParentheses: [Bool]

    init(_ text: String, seed: UInt64) {
        tree = Parser.parse(SourceText(name: "test.matter", text: text)).tree
        random = Random(state: seed)
        isInLine = []
        isInParentheses = []
        var blocks: [Bool] = []
        var depth = 0
        for (index, token) in tree.tokens.enumerated() {
            isInLine.append(blocks.last ?? false)
            isInParentheses.append(depth > 0)
            switch token.kind {
            case .leftBrace: blocks.append(isClosedOnLine(index))
            case .rightBrace: blocks.removeLast()
            case .leftParenthesis: depth += 1
            case .rightParenthesis: depth -= 1
            default: break
            }
        }
    }

    /// The same text with other spaces, indentation, line ends, punctuation and semicolons.
    mutating func otherLayout() -> String {
        var text = ""
        for index in tree.tokens.indices {
            text += otherGap(before: index) + otherSpelling(of: index)
        }
        return text
    }

    /// The same text with comments put where a line may end, and how many.
    mutating func withComments() -> (text: String, count: Int) {
        var text = ""
        var count = 0
        for index in tree.tokens.indices {
            text += tree.source.text(of: tree.trivia(beforeToken: index))
            if mayBreak(before: index), random.below(6) == 0 {
                let sign = ["#", "##", "#", "  #"][random.below(4)]
                text += ["", "\n", "\n\n    ", "  "][random.below(4)] + "\(sign) 注释 \(count)\n"
                text += ["", "\n", "\n\n\n", "   "][random.below(4)]
                count += 1
            }
            text += tree.text(ofToken: index)
        }
        return (text, count)
    }

    private func isClosedOnLine(_ brace: Int) -> Bool {
        var depth = 0
        for index in brace..<tree.tokens.count {
            if index > brace, tree.tokens[index].flags.contains(.newlineBefore) { return false }
            if tree.tokens[index].kind == .leftBrace { depth += 1 }
            if tree.tokens[index].kind == .rightBrace { depth -= 1 }
            if depth == 0 { return true }
        }
        return false
    }

    private func mayBreak(before index: Int) -> Bool {
        let token = tree.tokens[index]
        if index == 0 || isInParentheses[index] || token.flags.contains(.newlineBefore) { return true }
        switch token.kind {
        case .leftBrace, .rightBrace, .semicolon, .endOfFile: return true
        default: break
        }
        switch tree.tokens[index - 1].kind {
        case .leftBrace, .rightBrace, .semicolon, .comma: return true
        default: return false
        }
    }

    private mutating func otherGap(before index: Int) -> String {
        let token = tree.tokens[index]
        let gap = tree.source.text(of: tree.trivia(beforeToken: index))
        let isInner = index > 0 && (tree.tokens[index - 1].kind == .comma || isInParentheses[index])
        if gap.contains("#") { return otherIndentation(gap) }
        if token.flags.contains(.newlineBefore), !isInner { return otherLines(gap, before: index) }
        if isInner, !isInLine[index], random.below(3) == 0 { return "\n" + space() }
        if token.kind == .leftBrace, random.below(4) == 0 { return "\n" + space() }
        if gap.isEmpty { return index > 0 && random.below(4) == 0 && !isLiteral(index - 1) ? space() : "" }
        return space()
    }

    /// Other lines between statements; sometimes a semicolon where both stay in a block of several lines.
    private mutating func otherLines(_ gap: String, before index: Int) -> String {
        let isBlank = gap.count { $0 == "\n" } > 1
        let before = index > 0 ? tree.tokens[index - 1].kind : .endOfFile
        let isBetween = index > 0 && before != .leftBrace && tree.tokens[index].kind != .rightBrace
        if isBetween, !isBlank, random.below(4) == 0 { return ["; ", "；", " ;\n", "\n;;  "][random.below(4)] }
        return (isBlank ? String(repeating: "\n", count: 2 + random.below(3)) : ["\n", "\r\n"][random.below(2)])
            + space()
    }

    /// The same comments on the same lines, set in otherwise.
    private mutating func otherIndentation(_ gap: String) -> String {
        let lines = gap.split(separator: "\n", omittingEmptySubsequences: false)
        var text = ""
        for (number, line) in lines.enumerated() {
            text += (number > 0 ? "\n" : "") + space() + line.drop { $0 == " " }
        }
        return text
    }

    private mutating func space() -> String { [" ", "  ", "\t", "\u{3000}", "       "][random.below(5)] }

    /// Whether a token and a space behind it would not read the same: numbers run into points.
    private func isLiteral(_ index: Int) -> Bool { tree.tokens[index].kind == .number }

    private mutating func otherSpelling(of index: Int) -> String {
        let text = tree.text(ofToken: index)
        guard random.below(3) == 0 else { return text }
        switch tree.tokens[index].kind {
        case .leftBrace: return "｛"
        case .rightBrace: return "｝"
        case .leftParenthesis: return "（"
        case .rightParenthesis: return "）"
        case .comma: return "，"
        case .colon: return "："
        case .semicolon: return "；"
        case .dot: return "．"
        case .string: return text.contains("”") ? text : "“" + text.dropFirst().dropLast() + "”"
        case .word: return text.replacing(" ", with: ["  ", "\u{3000}", "\t"][random.below(3)])
        default: return text
        }
    }
}

/// A small generator with a seed (SplitMix64), so that a failure can be run again.
struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
}
