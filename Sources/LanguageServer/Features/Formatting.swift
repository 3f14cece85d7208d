// Feature: the canonical layout of a document.

import Formatting
import Reporting
import Source

extension Desk {
    /// The edits that lay the document out; none where it does not parse, which its findings say.
    mutating func formatting(_ call: Call) throws(CallFault) -> OrderedJSON {
        let source = try source(try call.parameters(DocumentParameters.self).textDocument).source.source
        guard case .formatted(let bytes) = Formatter.format(source) else { return .array([]) }
        guard let edit = source.edit(to: bytes) else { return .array([]) }
        return .array([
            [
                "range": source.range(of: edit.span, in: encoding),
                "newText": .string(String(decoding: edit.replacement, as: UTF8.self)),
            ]
        ])
    }
}

extension SourceText {
    /// The one change that makes the text another, of whole lines, so that cursors elsewhere stay; nil where it is the
    /// same.
    func edit(to other: [UInt8]) -> (span: Span, replacement: ArraySlice<UInt8>)? {
        guard bytes != other else { return nil }
        let most = Swift.min(bytes.count, other.count)
        var start = 0
        while start < most, bytes[start] == other[start] { start += 1 }
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        var tail = 0
        while tail < most - start, bytes[bytes.count - 1 - tail] == other[other.count - 1 - tail] { tail += 1 }
        // WHY: what stays behind the change begins with a line, and so with a character.
        while tail > 0, bytes.count - tail > start, bytes[bytes.count - tail - 1] != 0x0A { tail -= 1 }
        return (Span(start, bytes.count - tail), other[start..<other.count - tail])
    }
}
