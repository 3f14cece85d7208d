// Feature: what each word of a document is, for its colour.

import Reporting
import Source
import Syntax

/// The kinds of words that are told apart, in the order of the protocol's legend.
enum SemanticToken: String, CaseIterable {
    case keyword, comment, string, number, type, `class`, `struct`, property, function, method, enumMember, variable
    case `operator`
}

extension Desk {
    /// The words of a document.
    mutating func semanticTokens(_ call: Call) throws(CallFault) -> OrderedJSON {
        let source = try source(try call.parameters(DocumentParameters.self).textDocument).source
        return ["data": data(colours(of: source.tree), source.source)]
    }

    /// The words of a part of a document.
    mutating func semanticTokensOfRange(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(RangeParameters.self)
        let source = try source(parameters.textDocument).source
        let asked = source.source.span(of: parameters.range, in: encoding)
        let within = colours(of: source.tree).filter { $0.span.end > asked.start && $0.span.start < asked.end }
        return ["data": data(within, source.source)]
    }

    /// Five numbers a word: lines and characters from the word before, its length and its kind.
    private func data(_ words: [(span: Span, kind: SemanticToken)], _ source: SourceText) -> OrderedJSON {
        var numbers: [OrderedJSON] = []
        numbers.reserveCapacity(5 * words.count)
        var (last, here) = ((line: 0, character: 0), (line: 0, character: 0))
        for (span, kind) in words {
            while here.line + 1 < source.lineCount, source.lineStarts[here.line + 1] <= span.start { here.line += 1 }
            here.character = encoding.count(source.bytes[Int(source.lineStarts[here.line])..<Int(span.start)])
            let start = here.line == last.line ? here.character - last.character : here.character
            let length = encoding.count(source.bytes[span.range])
            let place = SemanticToken.allCases.firstIndex(of: kind) ?? 0
            numbers += [here.line - last.line, start, length, place, 0].map { .integer($0) }
            last = here
        }
        return .array(numbers)
    }

    /// The words that have a colour, in order, comments among them.
    private func colours(of tree: SyntaxTree) -> [(span: Span, kind: SemanticToken)] {
        let names = nameKinds(of: tree)
        var found: [(span: Span, kind: SemanticToken)] = []
        for index in tree.tokens.indices {
            found += comments(in: tree.trivia(beforeToken: index), tree.source).map { ($0, .comment) }
            let token = tree.tokens[index]
            guard token.end > token.start, let kind = kind(of: token, name: names[index]) else { continue }
            found.append((tree.span(ofToken: index), kind))
        }
        return found
    }

    private func kind(of token: Token, name: SemanticToken?) -> SemanticToken? {
        if token.isKeyword { return .keyword }
        switch token.kind {
        case .word: return name ?? .variable
        case .number, .date: return .number
        case .string: return .string
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .dotDot: return .operator
        case .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .comma, .semicolon, .colon, .dot, .invalid,
            .endOfFile:
            return nil
        }
    }

    /// By token: what the name that stands there names, as far as the tree says so.
    private func nameKinds(of tree: SyntaxTree) -> [SemanticToken?] {
        var kinds: [SemanticToken?] = Array(repeating: nil, count: tree.tokens.count)
        var parents: [(kind: NodeKind, end: Int)] = []
        for (index, node) in tree.nodes.enumerated() {
            while let last = parents.last, last.end <= index { parents.removeLast() }
            let parent = parents.last?.kind ?? .file
            parents.append((node.kind, Int(node.subtreeEnd)))
            guard let kind = Self.kind(of: node.kind, in: parent) else { continue }
            for token in Int(node.firstToken)..<Int(node.endToken) { kinds[token] = kind }
        }
        return kinds
    }

    private static func kind(of node: NodeKind, in parent: NodeKind) -> SemanticToken? {
        switch (node, parent) {
        case (.name, .party), (.name, .office), (.fieldType, _), (.name, .applicant), (.name, .target): .type
        case (.name, .matter), (.name, .hasOpen), (.name, .scenario), (.name, .property): .class
        case (.name, .module), (.name, .nameList): .struct
        case (.name, .field), (.path, _), (.name, .assignment), (.name, .path): .property
        case (.name, .route), (.name, .routeUse): .function
        case (.name, .level): .method
        case (.name, .outcome), (.name, .option), (.option, _), (.name, .tier), (.tier, _), (.stateReference, _):
            .enumMember
        default: nil
        }
    }

    private func comments(in gap: Span, _ source: SourceText) -> [Span] {
        var found: [Span] = []
        var index = Int(gap.start)
        while index < Int(gap.end) {
            guard source.bytes[index] == UInt8(ascii: "#") else {
                index += 1
                continue
            }
            let start = index
            while index < Int(gap.end), source.bytes[index] != 0x0A, source.bytes[index] != 0x0D { index += 1 }
            found.append(Span(start, index))
        }
        return found
    }
}
