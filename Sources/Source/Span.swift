// Where something stands: byte spans, files, and the line and column that a reader counts. No text lives here.

/// A half-open range of UTF-8 byte offsets in one file.
package struct Span: Hashable, Sendable {
    /// Offset of the first byte, from 0.
    package let start: UInt32
    /// Offset just behind the last byte.
    package let end: UInt32

    /// A span from `start` to `end`; an end before the start gives an empty span at `start`.
    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = Swift.max(start, end)
    }

    /// A span from integer offsets, each held inside what `UInt32` can say.
    package init(_ start: Int, _ end: Int) {
        self.init(start: UInt32(clamping: start), end: UInt32(clamping: end))
    }

    /// Length in bytes.
    package var byteCount: Int { Int(end - start) }

    /// The span as integer offsets into the file's bytes.
    package var range: Range<Int> { Int(start)..<Int(end) }

    /// The smallest span that holds both.
    package func joined(with other: Span) -> Span {
        Span(start: Swift.min(start, other.start), end: Swift.max(end, other.end))
    }
}

/// Names one file of a rulebook; files of one rulebook are numbered from 0 in the order of their paths.
package struct FileID: Hashable, Comparable, Sendable {
    /// Position in the rulebook's list of files.
    package let index: UInt32

    /// The file at `index`.
    package init(_ index: Int) { self.index = UInt32(clamping: index) }

    package static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// A span in a named file: what diagnostics and the compiled definition point with.
package struct Location: Hashable, Sendable {
    /// The file.
    package let file: FileID
    /// The bytes in it.
    package let span: Span

    /// The bytes `span` of `file`.
    package init(_ file: FileID, _ span: Span) {
        self.file = file
        self.span = span
    }
}

/// A place as a reader counts it.
package struct Position: Hashable, Sendable {
    /// Line, from 1.
    package let line: Int
    /// Column in Unicode scalars, from 1.
    package let column: Int
    /// Offset in bytes, from 0.
    package let offset: Int

    /// A position with all three counts.
    package init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}
