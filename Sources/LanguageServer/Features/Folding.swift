// Feature: the parts of a document that can be folded away: blocks, and comments of several lines.

import Reporting
import Source
import Syntax

extension Desk {
    /// The foldable ranges of a document, in order.
    mutating func foldingRanges(_ call: Call) throws(CallFault) -> OrderedJSON {
        let source = try source(try call.parameters(DocumentParameters.self).textDocument).source
        let folds = (blocks(of: source.tree) + comments(of: source.source)).sorted {
            $0.lines.lowerBound < $1.lines.lowerBound
        }
        return .array(
            folds.map { fold in
                [
                    "startLine": .integer(fold.lines.lowerBound), "endLine": .integer(fold.lines.upperBound),
                    "kind": fold.isComment ? "comment" : nil,
                ]
            })
    }

    /// From the line of each brace to the line before the one that closes it, which stays to be seen.
    private func blocks(of tree: SyntaxTree) -> [Fold] {
        var open: [Int] = []
        var folds: [Fold] = []
        for token in tree.tokens where token.kind == .leftBrace || token.kind == .rightBrace {
            let line = tree.source.position(at: Int(token.start)).line - 1
            if token.kind == .leftBrace {
                open.append(line)
            } else if let start = open.popLast(), line - 1 > start {
                folds.append(Fold(lines: start...line - 1, isComment: false))
            }
        }
        return folds
    }

    private func comments(of source: SourceText) -> [Fold] {
        var folds: [Fold] = []
        var start: Int?
        for line in 0...source.lineCount {
            let text = line < source.lineCount ? source.bytes[source.lineSpan(line + 1).range] : []
            let isComment = text.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
            if isComment {
                start = start ?? line
            } else if let first = start {
                if line - 1 > first { folds.append(Fold(lines: first...line - 1, isComment: true)) }
                start = nil
            }
        }
        return folds
    }
}

/// Lines from 0 that fold into the first.
private struct Fold {
    let lines: ClosedRange<Int>
    let isComment: Bool
}
