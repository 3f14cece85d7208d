// The strict JSON reader of the journal: canonical bytes into a flat table of nodes, in place, without strings. What a
// program then asks of the table lives in `StrictValue.swift`.

/// The limits of JSON text in a store.
package enum StrictLimit {
    /// The deepest nesting of objects and lists.
    package static let depth = 64
    /// The longest text, a line of the journal without its line feed.
    package static let textBytes = 1 << 20
}

/// A text that was read: its bytes and the table of its values. One reader serves many texts, one after the other.
///
/// Taken is what `StrictWriter` writes and nothing else: UTF-8, no white space, integers of 64 bits, every string in
/// its one form, no name twice in an object.
package final class StrictReader {
    /// A value or a member's name. An object's members follow it, each a name and a value; a list's elements follow it.
    struct Node {
        enum Kind: UInt8 {
            case object, list, text, escapedText, integer, yes, no, null
        }

        let kind: Kind
        /// The first byte; of a text, the one after the quotation mark.
        let start: Int32
        /// The byte after the last; of a text, the closing quotation mark.
        var end: Int32
        /// The node after this value and all within it.
        var next: Int32
        /// The value of an integer; the number of members or elements of an object or list.
        var number: Int64
    }

    private(set) var bytes: ArraySlice<UInt8> = []
    private(set) var nodes: [Node] = []

    /// A reader that has read nothing yet.
    package init() {}

    /// Reads one value that takes up the whole text. The value stays good until the next call.
    package func read(_ text: ArraySlice<UInt8>) throws(StrictFault) -> StrictValue {
        nodes.removeAll(keepingCapacity: true)
        bytes = text
        guard text.count <= StrictLimit.textBytes else { throw StrictFault(.tooLong, byte: StrictLimit.textBytes) }
        var parser = StrictParser(nodes: nodes)
        nodes = []
        let fault = text.withUnsafeBufferPointer { parser.parseWhole($0) }
        nodes = parser.nodes
        if let fault { throw fault }
        return StrictValue(reader: self, index: 0)
    }

    /// Reads one value that takes up the whole text.
    package func read(_ text: [UInt8]) throws(StrictFault) -> StrictValue {
        try read(text[...])
    }
}

/// One pass over a text. INVARIANT: `at` is never beyond the end of `text`.
private struct StrictParser {
    var nodes: [StrictReader.Node]
    private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var at = 0

    init(nodes: [StrictReader.Node]) {
        self.nodes = nodes
    }

    mutating func parseWhole(_ text: UnsafeBufferPointer<UInt8>) -> StrictFault? {
        self.text = text
        defer { self.text = UnsafeBufferPointer(start: nil, count: 0) }
        do throws(StrictFault) {
            try parseValue(depth: 0)
            return at == text.count ? nil : StrictFault(.trailingBytes, byte: at)
        } catch {
            return error
        }
    }

    private mutating func parseValue(depth: Int) throws(StrictFault) {
        switch try peek() {
        case UInt8(ascii: "{"): try parseObject(depth: depth + 1)
        case UInt8(ascii: "["): try parseList(depth: depth + 1)
        case UInt8(ascii: "\""): try parseText()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseInteger()
        case UInt8(ascii: "t"): try parseWord("true", .yes)
        case UInt8(ascii: "f"): try parseWord("false", .no)
        case UInt8(ascii: "n"): try parseWord("null", .null)
        default: throw StrictFault(.unexpectedByte, byte: at)
        }
    }

    private mutating func parseObject(depth: Int) throws(StrictFault) {
        let index = try open(.object, depth: depth)
        if try peek() != UInt8(ascii: "}") {
            while true {
                let name = nodes.count
                guard try peek() == UInt8(ascii: "\"") else { throw StrictFault(.unexpectedByte, byte: at) }
                try parseText()
                if nodes[index].number < 16 { try refuseDuplicate(name, of: index) }
                guard try peek() == UInt8(ascii: ":") else { throw StrictFault(.unexpectedByte, byte: at) }
                at += 1
                try parseValue(depth: depth)
                nodes[index].number += 1
                if try peek() != UInt8(ascii: ",") { break }
                at += 1
            }
        }
        try close(index, with: UInt8(ascii: "}"))
        if nodes[index].number > 16 { try refuseDuplicates(of: index) }
    }

    private mutating func parseList(depth: Int) throws(StrictFault) {
        let index = try open(.list, depth: depth)
        if try peek() != UInt8(ascii: "]") {
            while true {
                try parseValue(depth: depth)
                nodes[index].number += 1
                if try peek() != UInt8(ascii: ",") { break }
                at += 1
            }
        }
        try close(index, with: UInt8(ascii: "]"))
    }

    private mutating func open(_ kind: StrictReader.Node.Kind, depth: Int) throws(StrictFault) -> Int {
        guard depth <= StrictLimit.depth || PlantedBug.isPlanted(.depthNotLimited) else {
            throw StrictFault(.tooDeep, byte: at)
        }
        add(kind, from: at, to: at, number: 0)
        at += 1
        return nodes.count - 1
    }

    private mutating func close(_ index: Int, with mark: UInt8) throws(StrictFault) {
        guard try peek() == mark else { throw StrictFault(.unexpectedByte, byte: at) }
        at += 1
        nodes[index].end = Int32(truncatingIfNeeded: at)
        nodes[index].next = Int32(truncatingIfNeeded: nodes.count)
    }

    private mutating func parseText() throws(StrictFault) {
        at += 1
        let start = at
        var isEscaped = false
        while true {
            skipPlain()
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                add(isEscaped ? .escapedText : .text, from: start, to: at, number: 0)
                at += 1
                return
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape()
            case ..<0x20: throw StrictFault(.bareControl, byte: at)
            case 0x80...: try skipScalar(first: byte)
            default: at += 1
            }
        }
    }

    /// Goes on over bytes that mean themselves, eight at a time.
    private mutating func skipPlain() {
        guard let base = text.baseAddress else { return }
        let tops: UInt64 = 0x8080_8080_8080_8080
        while at + 8 <= text.count {
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            if (StrictEscape.special(in: word) | word) & tops != 0 { return }
            at += 8
        }
    }

    /// One escape in its one form: short where there is a short one, else `\u00` with lower-case digits.
    private mutating func skipEscape() throws(StrictFault) {
        let start = at
        at += 1
        switch try peek() {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            at += 1
            for digit in [UInt8(ascii: "0"), UInt8(ascii: "0")] {
                guard try peek() == digit else { throw StrictFault(.escapeNotCanonical, byte: start) }
                at += 1
            }
            let high = try peek()
            guard high == UInt8(ascii: "0") || high == UInt8(ascii: "1") else {
                throw StrictFault(.escapeNotCanonical, byte: start)
            }
            at += 1
            let low = try peek()
            guard let value = StrictEscape.value(ofDigit: low),
                high == UInt8(ascii: "1") || !StrictEscape.isShort(value)
            else { throw StrictFault(.escapeNotCanonical, byte: start) }
            at += 1
        default: throw StrictFault(.escapeNotCanonical, byte: start)
        }
    }

    /// One scalar of two to four bytes, in its shortest form, no surrogate, not above U+10FFFF.
    private mutating func skipScalar(first: UInt8) throws(StrictFault) {
        let start = at
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0xc2...0xdf: (second, length) = (0x80...0xbf, 2)
        case 0xe0: (second, length) = (0xa0...0xbf, 3)
        case 0xed: (second, length) = (0x80...0x9f, 3)
        case 0xe1...0xef: (second, length) = (0x80...0xbf, 3)
        case 0xf0: (second, length) = (0x90...0xbf, 4)
        case 0xf1...0xf3: (second, length) = (0x80...0xbf, 4)
        case 0xf4: (second, length) = (0x80...0x8f, 4)
        default: throw StrictFault(.notUTF8, byte: start)
        }
        at += 1
        guard second.contains(try peek()) else { throw StrictFault(.notUTF8, byte: start) }
        at += 1
        for _ in 2..<length {
            guard (0x80...0xbf).contains(try peek()) else { throw StrictFault(.notUTF8, byte: start) }
            at += 1
        }
    }

    private mutating func parseInteger() throws(StrictFault) {
        let start = at
        if text[at] == UInt8(ascii: "-") { at += 1 }
        let first = at
        while at < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[at]) {
            at += 1
        }
        guard at > first || at < text.count else { throw StrictFault(.endsEarly, byte: at) }
        let isFraction = at < text.count && [0x2e, 0x45, 0x65].contains(text[at])
        let isZeroLed = at > first && text[first] == UInt8(ascii: "0") && at - start > 1
        guard at > first, !isFraction, !isZeroLed else { throw StrictFault(.notAnInteger, byte: start) }
        guard let value = DecimalDigits.parse(UnsafeBufferPointer(rebasing: text[start..<at])) else {
            throw StrictFault(.integerTooLarge, byte: start)
        }
        add(.integer, from: start, to: at, number: value)
    }

    private mutating func parseWord(_ word: StaticString, _ kind: StrictReader.Node.Kind) throws(StrictFault) {
        let start = at
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[index] else { throw StrictFault(.unexpectedByte, byte: at) }
            at += 1
        }
        add(kind, from: start, to: at, number: 0)
    }

    private func refuseDuplicate(_ name: Int, of object: Int) throws(StrictFault) {
        var earlier = object + 1
        while earlier < name {
            if compare(earlier, name) == 0 {
                throw StrictFault(.duplicateName, byte: Int(nodes[name].start) - 1)
            }
            earlier = Int(nodes[earlier + 1].next)
        }
    }

    /// WHY: an object with many members would take its square in comparisons; sorted names take less.
    private func refuseDuplicates(of object: Int) throws(StrictFault) {
        var names: [Int] = []
        var name = object + 1
        while name < Int(nodes[object].next) {
            names.append(name)
            name = Int(nodes[name + 1].next)
        }
        names.sort { compare($0, $1) < 0 }
        for (left, right) in zip(names, names.dropFirst()) where compare(left, right) == 0 {
            throw StrictFault(.duplicateName, byte: Int(nodes[max(left, right)].start) - 1)
        }
    }

    /// Compares two texts by length, then by bytes. WHY: canonical texts are equal where their bytes are.
    private func compare(_ left: Int, _ right: Int) -> Int {
        let leftText = text[Int(nodes[left].start)..<Int(nodes[left].end)]
        let rightText = text[Int(nodes[right].start)..<Int(nodes[right].end)]
        if PlantedBug.isPlanted(.stringsForBytes) {
            return String(decoding: leftText, as: UTF8.self) == String(decoding: rightText, as: UTF8.self) ? 0 : 1
        }
        guard leftText.count == rightText.count else { return leftText.count - rightText.count }
        for (one, other) in zip(leftText, rightText) where one != other {
            return Int(one) - Int(other)
        }
        return 0
    }

    private mutating func add(_ kind: StrictReader.Node.Kind, from start: Int, to end: Int, number: Int64) {
        nodes.append(
            StrictReader.Node(
                kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
                next: Int32(truncatingIfNeeded: nodes.count + 1), number: number))
    }

    private func peek() throws(StrictFault) -> UInt8 {
        guard at < text.count else { throw StrictFault(.endsEarly, byte: at) }
        return text[at]
    }
}
