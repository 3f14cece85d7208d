// HTTP/1.1 without encryption, as far as etcd's gateway speaks it, over connections that are kept. WHY: the gateway's
// refusals have trailers, at which `URLSession` on Linux ends the program (swift-corelibs-foundation, issue 5285).

import Foundation
import Linking

/// The way to members without encryption.
final class PlainTransport: Transport {
    /// The connections that nothing is asked through, at most one to a member.
    private var idle: [(member: String, connection: PlainConnection)] = []

    func ask(_ question: HTTPQuestion, withinSeconds limit: Double) throws(TransportFailure) -> HTTPAnswer {
        let ends = DispatchTime.now() + limit
        // WHY: it is put back when the answer has come whole, so that no later question gets the rest of this one's.
        let place = idle.firstIndex { $0.member == question.member }
        let kept = place.map { idle.remove(at: $0).connection }
        let connection: PlainConnection
        if let kept, kept.isFresh {
            connection = kept
        } else {
            connection = try PlainConnection(to: question.member, until: ends)
        }
        try connection.send(question.request, until: ends)
        let head = try HTTPHead(from: connection, until: ends)
        var body: [UInt8] = []
        if head.isChunked {
            while let chunk = try connection.chunk(until: ends) { body += chunk }
        } else {
            body = try connection.bytes(head.length, until: ends)
        }
        if !head.closes { idle.append((question.member, connection)) }
        return HTTPAnswer(status: head.status, body: body)
    }

    func listen(_ question: HTTPQuestion, _ listener: WatchListener) -> any StreamEnding {
        let stream = PlainStream()
        let thread = Thread {
            defer { listener.end() }
            guard let connection = try? PlainConnection(to: question.member, until: .now() + 2) else { return }
            guard stream.begin(connection), (try? connection.send(question.request, until: .now() + 2)) != nil,
                let head = try? HTTPHead(from: connection, until: .now() + 5), head.status == 200, head.isChunked
            else { return }
            while let chunk = try? connection.chunk(until: nil) { listener.take(chunk) }
        }
        thread.start()
        return stream
    }
}

/// A stream that a thread reads.
private final class PlainStream: StreamEnding, @unchecked Sendable {
    // INVARIANT: both are touched under the lock alone.
    private let lock = NSLock()
    private var connection: PlainConnection?
    private var isEnded = false

    /// False where it was ended before it began.
    func begin(_ connection: PlainConnection) -> Bool {
        lock.withLock {
            self.connection = connection
            return !isEnded
        }
    }

    func end() {
        lock.withLock {
            isEnded = true
            connection?.shutDown()
        }
    }
}

/// What comes before an answer's body.
private struct HTTPHead {
    var status = 0
    var length = 0
    var isChunked = false
    var closes = false

    init(from connection: PlainConnection, until ends: DispatchTime) throws(TransportFailure) {
        repeat {
            let isWhole = try connection.head(until: ends) { text in
                var isFirst = true
                for line in Lines(text) {
                    if isFirst { status = HTTPHead.status(in: line) } else { note(line) }
                    isFirst = false
                }
                return status > 0
            }
            guard isWhole else { throw TransportFailure(reason: .broken, isAsked: true) }
        } while status == 100
        guard (0...(1 << 30)).contains(length) else { throw TransportFailure(reason: .broken, isAsked: true) }
    }

    /// What the first line says; 0 where it is none of HTTP.
    private static func status(in line: UnsafeRawBufferPointer) -> Int {
        // `HTTP/1.1 200 OK`
        let isVersioned = line.count >= 12 && isSame(UnsafeRawBufferPointer(rebasing: line[..<7]), "http/1.")
        guard isVersioned, let status = UnsafeRawBufferPointer(rebasing: line[9..<12]).decimal else { return 0 }
        return Int(status)
    }

    /// Takes note of a field. WHY: of all the fields three matter, and as texts they took as long as the rest of the
    /// answer.
    private mutating func note(_ line: UnsafeRawBufferPointer) {
        if let value = HTTPHead.value(of: "content-length", in: line) {
            length = value.decimal.map { Int($0) } ?? -1
        } else if let value = HTTPHead.value(of: "transfer-encoding", in: line) {
            isChunked = HTTPHead.isSame(value, "chunked")
        } else if let value = HTTPHead.value(of: "connection", in: line) {
            closes = HTTPHead.isSame(value, "close")
        }
    }

    /// What a line says of a field, without the blanks around it; nil where it is about another.
    private static func value(of name: StaticString, in line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        let length = name.utf8CodeUnitCount
        guard line.count > length, line[length] == UInt8(ascii: ":"),
            isSame(UnsafeRawBufferPointer(rebasing: line[..<length]), name)
        else { return nil }
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var value = length + 1..<line.count
        while let first = value.first, isBlank(line[first]) { value.removeFirst() }
        while let last = value.last, isBlank(line[last]) { value.removeLast() }
        return UnsafeRawBufferPointer(rebasing: line[value])
    }

    /// Whether a text is this word, which has small letters, hyphens and such alone, in letters of any size.
    private static func isSame(_ text: UnsafeRawBufferPointer, _ word: StaticString) -> Bool {
        let isSame = { (place: Int) in text[place] | 0x20 == word.utf8Start[place] }
        return text.count == word.utf8CodeUnitCount && text.indices.allSatisfy(isSame)
    }
}

/// The lines of a text, without their ends.
private struct Lines: Sequence, IteratorProtocol {
    private var rest: UnsafeRawBufferPointer

    init(_ text: UnsafeRawBufferPointer) {
        rest = text
    }

    mutating func next() -> UnsafeRawBufferPointer? {
        guard let start = rest.baseAddress, !rest.isEmpty else { return nil }
        let end =
            memchr(start, Int32(UInt8(ascii: "\n")), rest.count).map { UnsafeRawPointer($0) - start } ?? rest.count
        let line = UnsafeRawBufferPointer(rebasing: rest[..<end])
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(end + 1))
        return line.last == UInt8(ascii: "\r") ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    }
}

extension PlainConnection {
    /// The next chunk of a body; nil at its end, the trailers having been read.
    fileprivate func chunk(until ends: DispatchTime?) throws(TransportFailure) -> [UInt8]? {
        let size = try line(until: ends) { String(decoding: $0.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self) }
        guard let count = Int(size, radix: 16), (0...(1 << 30)).contains(count) else {
            throw TransportFailure(reason: .broken, isAsked: true)
        }
        guard count > 0 else {
            while try !line(until: ends, \.isEmpty) { continue }
            return nil
        }
        let chunk = try bytes(count, until: ends)
        try line(until: ends) { _ in }
        return chunk
    }
}

extension HTTPQuestion {
    fileprivate var request: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(512 + body.count)
        text += "POST ".utf8
        text += path.utf8
        text += " HTTP/1.1\r\nHost: ".utf8
        text += member.utf8
        text += "\r\nContent-Type: application/json\r\nContent-Length: ".utf8
        text += String(body.count).utf8
        if let token {
            text += "\r\nAuthorization: ".utf8
            text += token.utf8
        }
        text += "\r\n\r\n".utf8
        text += body
        return text
    }
}
