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
            let parts = try connection.line(until: ends).split(separator: " ")
            guard parts.count >= 2, parts[0].hasPrefix("HTTP/1."), let status = Int(parts[1]) else {
                throw TransportFailure(reason: .broken, isAsked: true)
            }
            self.status = status
            while true {
                let line = try connection.line(until: ends)
                guard let letter = line.utf8.first else { break }
                // WHY: of all the fields three matter, and taking each apart took as long as the rest of the answer.
                guard [UInt8(ascii: "C"), UInt8(ascii: "c"), UInt8(ascii: "T"), UInt8(ascii: "t")].contains(letter)
                else {
                    continue
                }
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                guard parts.count == 2 else { continue }
                switch parts[0].lowercased() {
                case "content-length": length = Int(parts[1]) ?? 0
                case "transfer-encoding": isChunked = parts[1].lowercased() == "chunked"
                case "connection": closes = parts[1].lowercased() == "close"
                default: continue
                }
            }
        } while status == 100
        guard (0...(1 << 30)).contains(length) else { throw TransportFailure(reason: .broken, isAsked: true) }
    }
}

extension PlainConnection {
    /// The next chunk of a body; nil at its end, the trailers having been read.
    fileprivate func chunk(until ends: DispatchTime?) throws(TransportFailure) -> [UInt8]? {
        let size = try line(until: ends).prefix { $0 != ";" }
        guard let count = Int(size, radix: 16), (0...(1 << 30)).contains(count) else {
            throw TransportFailure(reason: .broken, isAsked: true)
        }
        guard count > 0 else {
            while try !line(until: ends).isEmpty { continue }
            return nil
        }
        let chunk = try bytes(count, until: ends)
        _ = try line(until: ends)
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
