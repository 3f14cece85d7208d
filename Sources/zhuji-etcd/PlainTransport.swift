// HTTP/1.1 without encryption, as far as etcd's gateway speaks it, over connections that are kept. WHY: the gateway's
// refusals have trailers, at which `URLSession` on Linux ends the program (swift-corelibs-foundation, issue 5285).

import Foundation
import Linking

/// The way to members without encryption.
final class PlainTransport: Transport {
    private var connections: [String: PlainConnection] = [:]

    func ask(_ question: HTTPQuestion, withinSeconds limit: Double) throws(TransportFailure) -> HTTPAnswer {
        let ends = DispatchTime.now() + limit
        // WHY: it is put back when the answer has come whole, so that no later question gets the rest of this one's.
        let kept = connections.removeValue(forKey: question.member)
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
        if !head.closes { connections[question.member] = connection }
        return HTTPAnswer(status: head.status, body: Data(body))
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
            let isFirst = try connection.line(until: ends) { line in
                let parts = line.split(separator: UInt8(ascii: " "))
                guard parts.count >= 2, parts[0].starts(with: Array("HTTP/1.".utf8)) else { return false }
                status = Int(String(decoding: parts[1], as: UTF8.self)) ?? 0
                return status > 0
            }
            guard isFirst else { throw TransportFailure(reason: .broken, isAsked: true) }
            while try connection.line(until: ends, { note($0) }) { continue }
        } while status == 100
        guard (0...(1 << 30)).contains(length) else { throw TransportFailure(reason: .broken, isAsked: true) }
    }

    /// Takes note of a field; false for the empty line behind them.
    private mutating func note(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
        // WHY: of all the fields three matter, and as texts they took as long as the rest of the answer.
        if let value = HTTPHead.value(of: "content-length", in: line) {
            length = Int(String(decoding: value, as: UTF8.self)) ?? 0
        } else if let value = HTTPHead.value(of: "transfer-encoding", in: line) {
            isChunked = HTTPHead.isSame(value, "chunked")
        } else if let value = HTTPHead.value(of: "connection", in: line) {
            closes = HTTPHead.isSame(value, "close")
        }
        return !line.isEmpty
    }

    /// What a line says of a field, without the blanks around it; nil where it is about another.
    private static func value(
        of name: StaticString, in line: Slice<UnsafeRawBufferPointer>
    ) -> Slice<UnsafeRawBufferPointer>? {
        let length = name.utf8CodeUnitCount
        guard line.count > length, line[line.startIndex + length] == UInt8(ascii: ":"),
            isSame(line.prefix(length), name)
        else { return nil }
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        var value = line.dropFirst(length + 1).drop(while: isBlank)
        while let last = value.last, isBlank(last) { value = value.dropLast() }
        return value
    }

    /// Whether a text is this word, which is of small letters and hyphens, in letters of any size.
    private static func isSame(_ text: Slice<UnsafeRawBufferPointer>, _ word: StaticString) -> Bool {
        guard text.count == word.utf8CodeUnitCount else { return false }
        for place in 0..<text.count where text[text.startIndex + place] | 0x20 != word.utf8Start[place] { return false }
        return true
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
        let authorization = token.map { "Authorization: \($0)\r\n" } ?? ""
        let head =
            "POST \(path) HTTP/1.1\r\nHost: \(member)\r\nContent-Type: application/json\r\n\(authorization)"
            + "Content-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + body
    }
}
