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
    /// What has come, and which part of it has not been taken yet.
    private var buffer: [UInt8]
    private var waiting = 0..<0

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
    /// What is read at once, as a rule a whole frame.
    private static let bufferBytes = 1 << 16

    /// An end that reads from one descriptor and writes to the other.
    package init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
        buffer = [UInt8](repeating: 0, count: FramePipe.bufferBytes)
    }

    /// Says something.
    package func send<Said>(_ frame: Frame<Said>) throws(Fault) {
        let short = frame.said.shortForm.map { Array($0.utf8) }
        guard let said = try? short ?? Array(JSONEncoder().encode(frame.said)) else { throw .garbled }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + said.count + frame.bytes.count)
        for count in [said.count, frame.bytes.count] {
            withUnsafeBytes(of: UInt32(count).littleEndian) { bytes.append(contentsOf: $0) }
        }
        bytes += said
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
        let counts = buffer.withUnsafeBytes { bytes in
            (
                bytes.loadUnaligned(fromByteOffset: waiting.lowerBound, as: UInt32.self).littleEndian,
                bytes.loadUnaligned(fromByteOffset: waiting.lowerBound + 4, as: UInt32.self).littleEndian
            )
        }
        let (saidCount, count) = (Int(counts.0), Int(counts.1))
        guard max(saidCount, count) <= FramePipe.limitBytes else { throw .garbled }
        try awaitBytes(8 + saidCount + count, until: ends)
        let start = waiting.lowerBound + 8
        let said = buffer[start..<(start + saidCount)]
        let meant =
            said.first == UInt8(ascii: "{")
            ? try? JSONDecoder().decode(Said.self, from: Data(said))
            : Said(shortForm: String(decoding: said, as: UTF8.self))
        guard let meant else { throw .garbled }
        let bytes = Array(buffer[(start + saidCount)..<(start + saidCount + count)])
        take(8 + saidCount + count)
        return Frame(meant, bytes)
    }

    /// Takes so many bytes away that have been made out.
    private func take(_ count: Int) {
        waiting.removeFirst(count)
        guard waiting.isEmpty else { return }
        waiting = 0..<0
        // WHY: a long frame is seldom, and its room would be held for good.
        if buffer.count > 16 * FramePipe.bufferBytes {
            buffer = [UInt8](repeating: 0, count: FramePipe.bufferBytes)
        }
    }

    /// Waits until so many bytes have come that were not taken.
    private func awaitBytes(_ count: Int, until ends: DispatchTime?) throws(Fault) {
        if waiting.lowerBound + count > buffer.count {
            buffer.removeSubrange(..<waiting.lowerBound)
            waiting = 0..<waiting.count
            buffer += [UInt8](repeating: 0, count: max(FramePipe.bufferBytes, count) - buffer.count)
        }
        while waiting.count < count {
            try wait(until: ends)
            let came = buffer.withUnsafeMutableBytes {
                read(input, $0.baseAddress.map { $0 + waiting.upperBound }, $0.count - waiting.upperBound)
            }
            if came < 0, errno == EINTR { continue }
            guard came > 0 else { throw .ended }
            waiting = waiting.lowerBound..<(waiting.upperBound + came)
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
