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

/// One end of a conversation. For use by one thread.
package final class FramePipe {
    private let input: Int32
    private let output: Int32
    private var received = ReceivedBytes()

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
        var bytes = [UInt8](repeating: 0, count: 8)
        bytes.reserveCapacity(256 + frame.bytes.count)
        if !frame.said.appendShortForm(to: &bytes) {
            guard let said = try? JSONEncoder().encode(frame.said) else { throw .garbled }
            bytes += said
        }
        let lengths = (UInt32(bytes.count - 8).littleEndian, UInt32(frame.bytes.count).littleEndian)
        withUnsafeBytes(of: lengths) { lengths in bytes.withUnsafeMutableBytes { $0.copyMemory(from: lengths) } }
        bytes += frame.bytes
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { write(output, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .ended }
            start += written
        }
    }

    /// Waits for what the other end says, for at most so many milliseconds; nil: for as long as it takes.
    package func receive<Said>(_: Said.Type, withinMilliseconds limit: Int? = nil) throws(Fault) -> Frame<Said> {
        let ends = limit.map { DispatchTime.now() + .milliseconds($0) }
        try awaitBytes(8, until: ends)
        var lengths: (UInt32, UInt32) = (0, 0)
        received.look(at: 8) { bytes in withUnsafeMutableBytes(of: &lengths) { $0.copyMemory(from: bytes) } }
        let (saidCount, count) = (Int(UInt32(littleEndian: lengths.0)), Int(UInt32(littleEndian: lengths.1)))
        guard max(saidCount, count) <= FramePipe.limitBytes else { throw .garbled }
        try awaitBytes(8 + saidCount + count, until: ends)
        received.drop(8)
        let meant = received.look(at: saidCount) { said in
            said.first == UInt8(ascii: "{")
                ? try? JSONDecoder().decode(Said.self, from: Data(said)) : Said(shortForm: said)
        }
        received.drop(saidCount)
        let bytes = received.removeFirst(count)
        guard let meant else { throw .garbled }
        return Frame(meant, bytes)
    }

    /// Looks out for what the other end says next, for a moment, before `receive` goes to sleep over it. WHY: whoever
    /// writes one commit after another says the next one sooner than a program that sleeps is awake again.
    package func lookOut() {
        guard received.count == 0 else { return }
        let ends = DispatchTime.now() + FramePipe.lookingOut
        var asked = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        while poll(&asked, 1, 0) == 0, DispatchTime.now() < ends { sched_yield() }
    }

    /// How long.
    private static let lookingOut = DispatchTimeInterval.microseconds(150)

    /// Waits until so many bytes have come that were not taken.
    private func awaitBytes(_ count: Int, until ends: DispatchTime?) throws(Fault) {
        while received.count < count {
            try wait(until: ends)
            let came = received.take(upTo: count) { read(input, $0.baseAddress, $0.count) }
            if came < 0, errno == EINTR { continue }
            guard came > 0 else { throw .ended }
        }
    }

    private func wait(until ends: DispatchTime?) throws(Fault) {
        guard let ends else { return }
        while true {
            let now = DispatchTime.now().uptimeNanoseconds
            let left = ends.uptimeNanoseconds > now ? (ends.uptimeNanoseconds - now) / 1_000_000 : 0
            var asked = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            let ready = poll(&asked, 1, Int32(min(left, 60_000)))
            if ready > 0 { return }
            if ready == 0, left <= 60_000 { throw .silent }
            if ready < 0, errno != EINTR { throw .ended }
        }
    }
}
