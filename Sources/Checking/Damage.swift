// Where the form of the files is broken: there nothing is judged, and nothing is concluded from what is not found.

internal import Source
internal import Syntax

/// The broken places of the files.
struct Damage {
    private var spans: [FileID: [Span]] = [:]

    init(of trees: [SyntaxTree]) {
        for tree in trees {
            let heads = tree.damagedStatements.map { Self.head(of: $0) }
            if !heads.isEmpty { spans[tree.source.file] = heads.sorted { $0.start < $1.start } }
        }
    }

    /// Whether a place lies in a statement whose form is wrong; the statements inside its block are others.
    func covers(_ location: Location) -> Bool {
        guard let last = last(in: location.file, before: location.span.start) else { return false }
        return location.span.start <= last.end
    }

    /// Whether a statement's form is wrong in the node or in anything inside it.
    func touches(_ node: SyntaxNode) -> Bool {
        guard let last = last(in: node.location.file, before: node.span.end) else { return false }
        return last.end >= node.span.start
    }

    private func last(in file: FileID, before offset: UInt32) -> Span? {
        guard let list = spans[file] else { return nil }
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? list[low - 1] : nil
    }

    private static func head(of node: SyntaxNode) -> Span {
        let brace = node.firstOwnToken { $0.kind == .leftBrace }
        return brace.map { Span(start: node.span.start, end: node.tree.tokens[$0].end) } ?? node.span
    }
}

extension SyntaxNode {
    /// Whether something in it was not understood, so that a statement that is not found may be there all the same.
    var isGarbled: Bool { childKinds.contains(.unknown) }

    /// Whether a declaration in it may have lost its name, so that a name that is not found may be there all the same.
    var hidesNames: Bool {
        !hasOnlyNamedDeclarations
            && children.contains { child in
                child.kind == .unknown ? child.isLostDeclaration : child.isNameless
            }
    }

    private var isNameless: Bool {
        switch kind {
        case .party, .office, .matter, .route, .module, .level, .attachment, .field, .outcome, .tier:
            child(.name) == nil
        default: false
        }
    }

    /// Whether a word that says nothing stands before a name and a title.
    private var isLostDeclaration: Bool {
        let own = tokenRange.prefix(3).map { tree.tokens[$0] }
        return own.count == 3 && own[0].keywordID == 0 && own[1].kind == .word && own[2].kind == .string
    }
}
