// Messages out of a stream of bytes: the header that tells the length, and what follows it. What a message says is not
// known here.

/// What stands in a stream in the place of a message.
enum StreamFault: Error, Hashable {
    /// A header without a length that can be read; it is passed over.
    case noLength
    /// A message longer than any is taken; it is passed over.
    case tooLong
}

/// A stream of bytes, cut into messages.
struct MessageStream {
    private var bytes: [UInt8] = []
    /// How many bytes of a message that is too long are still to come.
    private var passedOver = 0

    /// The longest message that is taken; a rulebook's file has 8 MiB at most, and JSON may double it.
    static let limitBytes = 32 << 20
    /// A header that is longer has lost its end.
    private static let headerLimitBytes = 4096

    mutating func append(_ more: some Collection<UInt8>) {
        let dropped = min(passedOver, more.count)
        passedOver -= dropped
        bytes += more.dropFirst(dropped)
    }

    /// The next message's content, or what stands in its place; nil where more bytes are needed.
    mutating func next() -> Result<[UInt8], StreamFault>? {
        guard let header = headerEnd() else {
            guard bytes.count > Self.headerLimitBytes else { return nil }
            bytes = []
            return .failure(.noLength)
        }
        guard let count = Self.length(in: bytes[..<header]) else {
            bytes.removeFirst(header)
            return .failure(.noLength)
        }
        guard count <= Self.limitBytes else {
            let here = min(count, bytes.count - header)
            bytes.removeFirst(header + here)
            passedOver = count - here
            return .failure(.tooLong)
        }
        guard bytes.count - header >= count else { return nil }
        let content = Array(bytes[header..<header + count])
        bytes.removeFirst(header + count)
        return .success(content)
    }

    /// Just behind the empty line that ends the header; lines may end with LF alone.
    private func headerEnd() -> Int? {
        var lineStart = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            let line = bytes[lineStart..<index]
            if line.isEmpty || line.elementsEqual([0x0D]) { return index + 1 }
            lineStart = index + 1
        }
        return nil
    }

    private static func length(in header: ArraySlice<UInt8>) -> Int? {
        for line in header.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let parts = String(decoding: line, as: UTF8.self).split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].drop { $0 == " " }
            guard let count = Int(digits.prefix { $0 != " " }), count >= 0 else { return nil }
            return count
        }
        return nil
    }
}
