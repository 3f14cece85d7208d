// One file's bytes with its line starts, and the files of one rulebook together. Reading files happens elsewhere.

/// The text of one file, as bytes, with what is needed to say line and column.
package struct SourceText: Sendable {
    /// Which file of the rulebook this is.
    package let file: FileID
    /// The path or name shown to readers.
    package let name: String
    /// The bytes as read, UTF-8 or not.
    package let bytes: [UInt8]
    /// Offset of each line's first byte; the first is 0. Lines end at LF, CR LF or CR.
    package let lineStarts: [UInt32]

    /// A text from the bytes of a file.
    package init(file: FileID = FileID(0), name: String, bytes: [UInt8]) {
        self.file = file
        self.name = name
        self.bytes = bytes
        self.lineStarts = Self.lineStarts(of: bytes)
    }

    /// A text from a string.
    package init(file: FileID = FileID(0), name: String, text: String) {
        self.init(file: file, name: name, bytes: Array(text.utf8))
    }

    /// Number of lines; an empty file has one.
    package var lineCount: Int { lineStarts.count }

    /// The whole file as a location.
    package var location: Location { location(of: Span(0, bytes.count)) }

    /// A span of this file as a location.
    package func location(of span: Span) -> Location { Location(file, span) }

    /// Line and column of a byte offset. Offsets behind the end count as the end; a BOM takes no column.
    package func position(at offset: Int) -> Position {
        let place = Swift.min(Swift.max(offset, 0), bytes.count)
        let line = lineIndex(at: place)
        let isMarked = line == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let start = isMarked ? Swift.min(3, place) : Int(lineStarts[line])
        return Position(line: line + 1, column: scalarCount(start..<place) + 1, offset: place)
    }

    /// First and last-but-one position of a span.
    package func positions(of span: Span) -> (start: Position, end: Position) {
        (position(at: Int(span.start)), position(at: Int(span.end)))
    }

    /// The bytes of a line, counted from 1, without its line end. Lines that do not exist are empty.
    package func lineSpan(_ line: Int) -> Span {
        guard line >= 1, line <= lineStarts.count else { return Span(bytes.count, bytes.count) }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return Span(start, end)
    }

    /// The text of a line, counted from 1, without its line end; bad UTF-8 shows as U+FFFD.
    package func lineText(_ line: Int) -> String { text(of: lineSpan(line)) }

    /// The text of a span; bad UTF-8 shows as U+FFFD.
    package func text(of span: Span) -> String {
        let range = span.range.clamped(to: 0..<bytes.count)
        // WHY: a slice would count a reference to the bytes.
        return bytes.withUnsafeBufferPointer { buffer in
            String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
        }
    }

    private func lineIndex(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        var count = 0
        for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    private static func lineStarts(of bytes: [UInt8]) -> [UInt32] {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var place = 0
            while place < buffer.count {
                let end = Swift.min(place + 8, buffer.count)
                if buffer.word(at: place)?.hasByte(below: 0x0E) ?? true {
                    for index in place..<end where isLineEnd(buffer, index) {
                        starts.append(UInt32(clamping: index + 1))
                    }
                }
                place = end
            }
        }
        return starts
    }

    /// Whether a line ends with the byte at an index: LF, or CR without LF behind it.
    private static func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x0A: true
        case 0x0D: !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
        default: false
        }
    }
}

/// The files of one rulebook, found by their number.
package struct SourceSet: Sendable {
    /// All files; the file at index `i` has `FileID(i)`.
    package let files: [SourceText]

    /// Numbers the given names and bytes in their order.
    package init(files: [(name: String, bytes: [UInt8])]) {
        self.files = files.enumerated().map { index, file in
            SourceText(file: FileID(index), name: file.name, bytes: file.bytes)
        }
    }

    /// The file of that number, if there is one.
    package subscript(file: FileID) -> SourceText? {
        Int(file.index) < files.count ? files[Int(file.index)] : nil
    }
}
