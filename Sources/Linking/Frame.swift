// How a request or an answer goes through a pipe: two lengths of four bytes, the least significant first, then JSON
// and bytes of these lengths.

import Foundation

/// Something said over a pipe.
package struct Frame<Said: ShortlySaid>: Sendable {
    package let said: Said
    /// What goes along: lines of a journal, content, settings.
    package let bytes: [UInt8]

    package init(_ said: Said, _ bytes: [UInt8] = []) {
        self.said = said
        self.bytes = bytes
    }
}

/// One end of a conversation.
package struct FramePipe: Sendable {
    private let input: Int32
    private let output: Int32

    /// Why nothing more can be said.
    package enum Fault: Error, Equatable, Sendable {
        /// The other end is gone.
        case ended
        /// It did not answer in time.
        case silent
        /// It said what can not be understood.
        case garbled
    }

    /// The most that goes along with one frame.
    private static let limitBytes = 1 << 30

    /// An end that reads from one descriptor and writes to the other.
    package init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Says something.
    package func send<Said>(_ frame: Frame<Said>) throws(Fault) {
        let short = frame.said.shortForm.map { Data($0.utf8) }
        guard let said = try? short ?? JSONEncoder().encode(frame.said) else { throw .garbled }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + said.count + frame.bytes.count)
        for count in [said.count, frame.bytes.count] {
            withUnsafeBytes(of: UInt32(count).littleEndian) { bytes.append(contentsOf: $0) }
        }
        bytes += said
        bytes += frame.bytes
        var start = 0
        while start < bytes.count {
            let written = bytes[start...].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .ended }
            start += written
        }
    }

    /// Waits for what the other end says, for at most so many milliseconds; nil: for as long as it takes.
    package func receive<Said>(_: Said.Type, withinMilliseconds limit: Int? = nil) throws(Fault) -> Frame<Said> {
        let ends = limit.map { DispatchTime.now() + .milliseconds($0) }
        let lengths = try read(8, until: ends)
        let counts = lengths.withUnsafeBytes { bytes in
            [0, 4].map { Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))) }
        }
        guard counts.allSatisfy({ $0 <= FramePipe.limitBytes }) else { throw .garbled }
        let rest = try read(counts[0] + counts[1], until: ends)
        let (said, bytes) = (rest[..<counts[0]], Array(rest[counts[0]...]))
        let meant =
            said.first == UInt8(ascii: "{")
            ? try? JSONDecoder().decode(Said.self, from: Data(said))
            : Said(shortForm: String(decoding: said, as: UTF8.self))
        guard let meant else { throw .garbled }
        return Frame(meant, bytes)
    }

    private func read(_ count: Int, until ends: DispatchTime?) throws(Fault) -> [UInt8] {
        var found = [UInt8](repeating: 0, count: count)
        var start = 0
        while start < count {
            try wait(until: ends)
            let came = found[start...].withUnsafeMutableBytes { Foundation.read(input, $0.baseAddress, $0.count) }
            if came < 0, errno == EINTR { continue }
            guard came > 0 else { throw .ended }
            start += came
        }
        return found
    }

    private func wait(until ends: DispatchTime?) throws(Fault) {
        guard let ends else { return }
        while true {
            let now = DispatchTime.now().uptimeNanoseconds
            let left = ends.uptimeNanoseconds > now ? (ends.uptimeNanoseconds - now) / 1_000_000 : 0
            var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(min(left, 60_000)))
            if ready > 0 { return }
            if ready == 0, left <= 60_000 { throw .silent }
            if ready < 0, errno != EINTR { throw .ended }
        }
    }
}
