// One connection of TCP with limits in time: connecting, sending, reading lines and bytes.

import Foundation
import Linking

/// A connection to a member.
final class PlainConnection {
    private let descriptor: Int32
    private var received = ReceivedBytes()
    /// How long a read waits, in milliseconds, 0 for as long as it takes; nil before the first.
    private var patience: Int?

    /// Connects until `ends`.
    init(to member: String, until ends: DispatchTime) throws(TransportFailure) {
        let colon = member.lastIndex(of: ":") ?? member.endIndex
        let host = member[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        let port = String(member[colon...].dropFirst())
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0, let found else {
            throw TransportFailure(reason: .unknownHost, isAsked: false)
        }
        defer { freeaddrinfo(found) }
        var failure = TransportFailure(reason: .unreachable, isAsked: false)
        var next: UnsafeMutablePointer<addrinfo>? = found
        while let address = next?.pointee {
            do throws(TransportFailure) {
                descriptor = try PlainConnection.connect(address, until: ends)
                return
            } catch {
                failure = error
            }
            next = address.ai_next
        }
        throw failure
    }

    deinit { close(descriptor) }

    /// Whether the other side has not closed it while nothing was asked.
    var isFresh: Bool {
        var byte: UInt8 = 0
        return received.count == 0 && recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) < 0 && errno == EAGAIN
    }

    /// Has whoever reads come to an end.
    func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func send(_ bytes: [UInt8], until ends: DispatchTime) throws(TransportFailure) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.send(
                    descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN || errno == EINTR {
                try PlainConnection.wait(descriptor, Int16(POLLOUT), until: ends, isAsked: true)
            } else {
                throw TransportFailure(reason: .broken, isAsked: true)
            }
        }
    }

    /// Gives the next line, without its line end, to `read`.
    func line<Found>(
        until ends: DispatchTime?, _ read: (Slice<UnsafeRawBufferPointer>) -> Found
    ) throws(TransportFailure) -> Found {
        var searched = 0
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n"), from: searched) {
                defer { received.drop(end + 1) }
                return received.look(at: end) { line in
                    read(line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...])
                }
            }
            searched = received.count
            try fill(atLeast: searched + 1, until: ends)
        }
    }

    /// The most that may come before an empty line.
    private static let headBytes = 1 << 16

    /// Gives all that comes before an empty line to `read`, and takes the empty line away.
    func head<Found>(
        until ends: DispatchTime, _ read: (UnsafeRawBufferPointer) -> Found
    ) throws(TransportFailure) -> Found {
        while true {
            let length = received.look(at: received.count) { $0.firstPlace(of: "\r\n\r\n") }
            if let length {
                defer { received.drop(length + 4) }
                return received.look(at: length, read)
            }
            guard received.count < PlainConnection.headBytes else {
                throw TransportFailure(reason: .broken, isAsked: true)
            }
            try fill(atLeast: received.count + 1, until: ends)
        }
    }

    /// So many bytes.
    func bytes(_ count: Int, until ends: DispatchTime?) throws(TransportFailure) -> [UInt8] {
        try fill(atLeast: count, until: ends)
        return received.removeFirst(count)
    }

    /// Waits until so many bytes have come that were not taken. WHY: by reads that wait, for to wait and then to read
    /// are two questions to the system for each commit.
    private func fill(atLeast count: Int, until ends: DispatchTime?) throws(TransportFailure) {
        while received.count < count {
            try setPatience(until: ends)
            let came = received.take(upTo: count) { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if came < 0, errno == EAGAIN || errno == EINTR { continue }
            guard came > 0 else { throw TransportFailure(reason: .broken, isAsked: true) }
        }
    }

    /// Has the next read wait until then; nil: for as long as it takes.
    private func setPatience(until ends: DispatchTime?) throws(TransportFailure) {
        var wanted = 0
        if let ends {
            let now = DispatchTime.now().uptimeNanoseconds
            guard ends.uptimeNanoseconds > now else { throw TransportFailure(reason: .silent, isAsked: true) }
            // WHY: in steps of a tenth of a second, so that it need not be set anew for each question.
            wanted = Int((ends.uptimeNanoseconds - now - 1) / 100_000_000 + 1) * 100
        }
        guard wanted != patience else { return }
        var time = timeval(tv_sec: wanted / 1000, tv_usec: wanted % 1000 * 1000)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        patience = wanted
    }

    private static func wait(
        _ descriptor: Int32, _ events: Int16, until ends: DispatchTime, isAsked: Bool
    ) throws(TransportFailure) {
        while true {
            let now = DispatchTime.now().uptimeNanoseconds
            guard ends.uptimeNanoseconds > now else { throw TransportFailure(reason: .silent, isAsked: isAsked) }
            let limit = Int32(min((ends.uptimeNanoseconds - now) / 1_000_000 + 1, 60_000))
            var waiting = pollfd(fd: descriptor, events: events, revents: 0)
            if poll(&waiting, 1, limit) > 0 { return }
        }
    }

    private static func connect(_ address: addrinfo, until ends: DispatchTime) throws(TransportFailure) -> Int32 {
        let kind = address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let made = socket(address.ai_family, kind, 0)
        guard made >= 0 else { throw TransportFailure(reason: .unreachable, isAsked: false) }
        do throws(TransportFailure) {
            var one: Int32 = 1
            setsockopt(made, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
            if Foundation.connect(made, address.ai_addr, address.ai_addrlen) != 0 {
                guard errno == EINPROGRESS else { throw TransportFailure(reason: .unreachable, isAsked: false) }
                try wait(made, Int16(POLLOUT), until: ends, isAsked: false)
                var fault: Int32 = 0
                var size = socklen_t(MemoryLayout<Int32>.size)
                getsockopt(made, SOL_SOCKET, SO_ERROR, &fault, &size)
                guard fault == 0 else { throw TransportFailure(reason: .unreachable, isAsked: false) }
            }
            let flags = fcntl(made, F_GETFL)
            guard flags >= 0, fcntl(made, F_SETFL, flags & ~O_NONBLOCK) == 0 else {
                throw TransportFailure(reason: .unreachable, isAsked: false)
            }
        } catch {
            close(made)
            throw error
        }
        return made
    }
}
