// Feature: the canonical layout of a document or of a part of it.

import Formatting
import Reporting
import Source
import Syntax

extension Desk {
    /// The edits that lay the document out; none where it does not parse, which its findings say.
    mutating func formatting(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parsed = try source(try call.parameters(DocumentParameters.self).textDocument).source
        return json(LayoutEdit.all(of: parsed.tree), parsed.source)
    }

    /// The edits that lay a part of the document out, as it is laid out with the whole.
    mutating func rangeFormatting(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(RangeParameters.self)
        let parsed = try source(parameters.textDocument).source
        let asked = parsed.source.span(of: parameters.range, in: encoding)
        let within = LayoutEdit.all(of: parsed.tree).filter { $0.span.start <= asked.end && asked.start <= $0.span.end }
        return json(within, parsed.source)
    }

    private func json(_ edits: [LayoutEdit], _ source: SourceText) -> OrderedJSON {
        .array(
            edits.map { edit in
                [
                    "range": source.range(of: edit.span, in: encoding),
                    "newText": .string(String(decoding: edit.replacement, as: UTF8.self)),
                ]
            })
    }
}

/// A change of a layout: of a token, or of what stands between two. Cursors elsewhere stay where they are.
private struct LayoutEdit {
    let span: Span
    let replacement: ArraySlice<UInt8>

    /// The changes that give a tree's text its canonical layout, in order.
    static func all(of tree: SyntaxTree) -> [LayoutEdit] {
        guard case .formatted(let bytes) = Formatter.format(tree.source), bytes != tree.source.bytes else { return [] }
        let laidOut = Parser.parse(SourceText(name: "", bytes: bytes)).tree
        let (pieces, others) = (tree.pieces, laidOut.pieces)
        // INVARIANT: the formatter has proved that both have the same tokens, semicolons not counted.
        guard pieces.count == others.count else { return [] }
        var edits: [LayoutEdit] = []
        for (old, new) in zip(pieces, others) {
            guard let edit = LayoutEdit(from: old, of: tree.source, to: bytes[new.range]) else { continue }
            // WHY: of two edits that touch, not every client knows which comes first.
            if let last = edits.last, last.span.end == edit.span.start {
                edits[edits.count - 1] = last.joined(with: edit)
            } else {
                edits.append(edit)
            }
        }
        return edits
    }

    private func joined(with next: LayoutEdit) -> LayoutEdit {
        LayoutEdit(span: Span(start: span.start, end: next.span.end), replacement: replacement + next.replacement)
    }

    private init(span: Span, replacement: ArraySlice<UInt8>) {
        self.span = span
        self.replacement = replacement
    }

    /// Nil where nothing is to be changed; what is the same at both ends is left alone.
    private init?(from old: Span, of source: SourceText, to new: ArraySlice<UInt8>) {
        let bytes = source.bytes[old.range]
        guard bytes != new else { return nil }
        let most = min(bytes.count, new.count)
        var start = zip(bytes, new).prefix { $0 == $1 }.count
        while start > 0, start < bytes.count, bytes[bytes.startIndex + start].isWithinCharacter { start -= 1 }
        var end = zip(bytes.reversed(), new.reversed()).prefix { $0 == $1 }.count
        end = min(end, most - start)
        while end > 0, bytes[bytes.endIndex - end].isWithinCharacter { end -= 1 }
        span = Span(bytes.startIndex + start, bytes.endIndex - end)
        replacement = new[(new.startIndex + start)..<(new.endIndex - end)]
    }
}

extension SyntaxTree {
    /// What stands between tokens and the tokens themselves, in turn; semicolons stand between tokens.
    fileprivate var pieces: [Span] {
        var pieces: [Span] = []
        pieces.reserveCapacity(2 * tokens.count)
        var end: UInt32 = 0
        for token in tokens where token.kind != .semicolon {
            pieces.append(Span(start: end, end: token.start))
            pieces.append(Span(start: token.start, end: token.end))
            end = token.end
        }
        return pieces
    }
}

extension UInt8 {
    /// Whether it is not the first byte of a character.
    fileprivate var isWithinCharacter: Bool { self & 0xC0 == 0x80 }
}
