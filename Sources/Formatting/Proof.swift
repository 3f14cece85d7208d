// The proof of a layout: parsed again it says the same, and laid out again it is the same. Nothing is mended here.

package import Source
package import Syntax

/// Why a layout is not to be written.
package enum ProofFault: Error, Sendable {
    /// The layout does not parse, or to another tree.
    case otherTree
    /// A name, a text or a number is not what it was.
    case otherText
    /// Comments are missing, new or in another order.
    case otherComments
    /// Laid out again, it changes.
    case unsettled

    /// What is the matter, in both languages.
    package var words: Words {
        switch self {
        case .otherTree:
            Words(zh: "未改动：排版后的文件会有另外的含义", en: "left as it is: formatted, it would mean something else")
        case .otherText:
            Words(
                zh: "未改动：排版会改动名称、文字或数字", en: "left as it is: formatting would change a name, a text or a number")
        case .otherComments:
            Words(zh: "未改动：排版会丢失或打乱注释", en: "left as it is: formatting would lose or reorder comments")
        case .unsettled:
            Words(zh: "未改动：再次排版，文件又会改变", en: "left as it is: formatted again, it would change again")
        }
    }
}

/// Comparing a file with its layout.
package enum Proof {
    /// What is wrong with a layout of a tree; nothing if it holds.
    package static func fault(in layout: [UInt8], of tree: SyntaxTree, keywords: KeywordSpelling) -> ProofFault? {
        fault(in: layout, of: tree, Gaps(of: tree), keywords: keywords)
    }

    /// As above, with the tree's gaps.
    static func fault(
        in layout: [UInt8], of tree: SyntaxTree, _ gaps: Gaps, keywords: KeywordSpelling
    ) -> ProofFault? {
        let source = SourceText(file: tree.source.file, name: tree.source.name, bytes: layout)
        let (parsed, diagnostics) = Parser.parse(source)
        guard !diagnostics.contains(where: { $0.severity == .error }), hasSameShape(tree, parsed) else {
            return .otherTree
        }
        guard haveSameTexts(tree, parsed, keywords) else { return .otherText }
        let otherGaps = Gaps(of: parsed)
        guard haveSame(gaps.comments, of: tree, otherGaps.comments, of: parsed) else { return .otherComments }
        guard Formatter.layout(of: parsed, otherGaps, keywords: keywords) == layout else { return .unsettled }
        return nil
    }

    /// Whether two trees have the same nodes over the same tokens, semicolons not counted.
    private static func hasSameShape(_ first: SyntaxTree, _ second: SyntaxTree) -> Bool {
        guard first.nodes.count == second.nodes.count else { return false }
        let places = ordinals(of: first)
        let otherPlaces = ordinals(of: second)
        guard places.last == otherPlaces.last else { return false }
        for (node, other) in zip(first.nodes, second.nodes) {
            guard node.kind == other.kind, node.subtreeEnd == other.subtreeEnd,
                places[Int(node.firstToken)] == otherPlaces[Int(other.firstToken)],
                places[Int(node.endToken)] == otherPlaces[Int(other.endToken)]
            else { return false }
        }
        return true
    }

    /// For each token, how many stand before it that are no semicolons.
    private static func ordinals(of tree: SyntaxTree) -> [Int32] {
        var count: Int32 = 0
        var places: [Int32] = []
        places.reserveCapacity(tree.tokens.count)
        for token in tree.tokens {
            places.append(count)
            if case .semicolon = token.kind { continue }
            count += 1
        }
        return places
    }

    /// Whether two trees of the same shape have the same tokens; keywords may differ in their spelling.
    private static func haveSameTexts(_ first: SyntaxTree, _ second: SyntaxTree, _ keywords: KeywordSpelling) -> Bool {
        let text = TokenText(tree: first, keywords: .keep)
        let otherText = TokenText(tree: second, keywords: .keep)
        var otherIndex = -1
        for (index, token) in first.tokens.enumerated() {
            if case .semicolon = token.kind { continue }
            otherIndex = second.ordinary(from: otherIndex + 1)
            guard otherIndex < second.tokens.count else { return false }
            let other = second.tokens[otherIndex]
            if text.isWritten(token, as: other, in: otherText) { continue }
            guard token.kind == other.kind, token.isKeyword == other.isKeyword else { return false }
            if token.isKeyword, keywords != .keep {
                guard token.keywordID == other.keywordID else { return false }
            } else if token.kind == .word || token.kind == .number || token.kind == .date || token.kind == .string {
                guard text.isEqual(index, to: otherIndex, in: otherText) else { return false }
            }
        }
        return second.ordinary(from: otherIndex + 1) == second.tokens.count
    }

    private static func haveSame(
        _ comments: [Comment], of first: SyntaxTree, _ others: [Comment], of second: SyntaxTree
    ) -> Bool {
        guard comments.count == others.count else { return false }
        return zip(comments, others).allSatisfy { comment, other in
            first.source.bytes[comment.span.range] == second.source.bytes[other.span.range]
        }
    }
}

extension SyntaxTree {
    /// The first token from an index on that is no semicolon, or the number of tokens.
    fileprivate func ordinary(from index: Int) -> Int {
        var index = index
        while index < tokens.count, case .semicolon = tokens[index].kind { index += 1 }
        return index
    }
}

extension TokenText {
    /// Whether two tokens are taken for the same and are of the same bytes; what is not may still say the same.
    fileprivate func isWritten(_ token: Token, as other: Token, in text: TokenText) -> Bool {
        guard token.kind.rawValue == other.kind.rawValue, token.keywordID == other.keywordID,
            token.isKeyword == other.isKeyword, token.end - token.start == other.end - other.start
        else { return false }
        return tree.source.bytes.withUnsafeBufferPointer { bytes in
            text.tree.source.bytes.withUnsafeBufferPointer { others in
                var place = Int(token.start)
                var otherPlace = Int(other.start)
                while place < Int(token.end) {
                    if bytes[place] != others[otherPlace] { return false }
                    place += 1
                    otherPlace += 1
                }
                return true
            }
        }
    }

    /// Whether a token says what another one of another file says: a keyword in the same language, else the same bytes,
    /// whatever the width of quotation marks and points.
    fileprivate func isEqual(_ index: Int, to other: Int, in text: TokenText) -> Bool {
        let token = tree.tokens[index]
        let otherToken = text.tree.tokens[other]
        if token.isKeyword {
            let isChinese = tree.source.bytes[Int(token.start)] >= 0x80
            return token.keywordID == otherToken.keywordID
                && isChinese == (text.tree.source.bytes[Int(otherToken.start)] >= 0x80)
        }
        let range = Int(token.start)..<Int(token.end)
        let otherRange = Int(otherToken.start)..<Int(otherToken.end)
        return tree.source.bytes.withUnsafeBufferPointer { bytes in
            text.tree.source.bytes.withUnsafeBufferPointer { others in
                switch token.kind {
                case .string:
                    bytes[Self.content(of: token, bytes)].elementsEqual(others[Self.content(of: otherToken, others)])
                case .number: Self.number(bytes, range).elementsEqual(Self.number(others, otherRange))
                default: bytes[range].elementsEqual(others[otherRange])
                }
            }
        }
    }
}
