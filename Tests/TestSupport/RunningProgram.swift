// A program that goes on running while a test talks to it line by line. Programs that just run are in Program.

package import Foundation

/// A running program, killed when the last reference goes.
///
/// One test uses it at a time; two of them may run beside each other.
package final class RunningProgram {
    private let child: ChildProcess
    private let input: FileHandle
    private let output: ReadBytes
    private let errors: ReadBytes

    /// What the program did not do in time.
    package struct TimeIsUp: Error, CustomStringConvertible {
        package let description: String
    }

    /// Starts the program; the parameters are those of `Program.run`.
    package init(
        _ program: Program, _ arguments: [String], environment: [String: String?] = [:], inheriting: Bool = true,
        folder: URL? = nil
    ) throws {
        // WHY: a program that has ended must not end the tests that still write to it.
        signal(SIGPIPE, SIG_IGN)
        let inputPipe = try PlainPipe()
        let outputPipe = try PlainPipe()
        let errorPipe = try PlainPipe()
        input = inputPipe.writing
        output = ReadBytes(from: outputPipe.reading)
        errors = ReadBytes(from: errorPipe.reading)
        child = try ChildProcess(
            program.url, arguments, environment: Program.environment(environment, inheriting: inheriting),
            folder: folder ?? Repository.root,
            ChildProcess.Streams(
                input: inputPipe.reading.fileDescriptor, output: outputPipe.writing.fileDescriptor,
                errors: errorPipe.writing.fileDescriptor))
        // The child has its own of these ends; while ours were open its end would not be seen.
        for handle in [inputPipe.reading, outputPipe.writing, errorPipe.writing] { try handle.close() }
    }

    /// The number under which the system knows the program.
    package var identifier: Int32 { child.identifier }

    /// Writes a line to its standard input.
    package func write(_ line: String) throws {
        try input.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Ends its standard input.
    package func closeInput() throws {
        try input.close()
    }

    /// Sends it a signal, such as `SIGKILL`.
    package func send(signal number: Int32) {
        child.send(signal: number)
    }

    /// Waits until its standard output, from the end of what was taken before, holds `text`; takes and returns it all.
    ///
    /// Throws `TimeIsUp` with what came instead.
    package func expectOutput(_ text: String, limitSeconds: Int = 30) throws -> String {
        try output.take(upTo: text, limitSeconds: limitSeconds)
    }

    /// The same for its standard error.
    package func expectErrors(_ text: String, limitSeconds: Int = 30) throws -> String {
        try errors.take(upTo: text, limitSeconds: limitSeconds)
    }

    /// Waits for its end; returns its status and all output and errors not taken before. Throws `TimeIsUp`.
    package func expectEnd(limitSeconds: Int = 30) throws -> Program.Outcome {
        guard let status = child.wait(limitSeconds: limitSeconds) else {
            throw TimeIsUp(description: "still running after \(limitSeconds) s")
        }
        return Program.Outcome(
            output: output.takeRest(), errors: errors.takeRest(), status: status)
    }
}

/// A pipe whose ends no other child inherits, whichever is started in the meantime.
private struct PlainPipe {
    let reading: FileHandle
    let writing: FileHandle

    init() throws {
        var ends: [Int32] = [-1, -1]
        let isMade = ChildProcess.starting.withLock {
            pipe(&ends) == 0 && ends.allSatisfy { fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }
        }
        guard isMade else { throw ChildProcess.NotStarted(description: "no pipe: error \(errno)") }
        reading = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
        writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    }
}

/// The bytes that arrived at the end of a pipe and were not taken yet.
private final class ReadBytes: @unchecked Sendable {
    // INVARIANT: the bytes and the end's arrival change under the condition's lock alone.
    private let condition = NSCondition()
    private var bytes: [UInt8] = []
    private var hasEnded = false

    init(from handle: FileHandle) {
        // WHY: a thread of its own, for Dispatch's few may all be waiting in other tests.
        Thread.detachNewThread { [self] in
            while true {
                let data = handle.availableData
                condition.withLock {
                    hasEnded = data.isEmpty
                    bytes += data
                    condition.broadcast()
                }
                if data.isEmpty { return }
            }
        }
    }

    func take(upTo text: String, limitSeconds: Int) throws -> String {
        let deadline = Date(timeIntervalSinceNow: Double(limitSeconds))
        return try condition.withLock {
            while true {
                let all = String(decoding: bytes, as: UTF8.self)
                if all.contains(text) {
                    bytes = []
                    return all
                }
                guard !hasEnded, condition.wait(until: deadline) else {
                    throw RunningProgram.TimeIsUp(description: "waited for \(text.debugDescription), got \(all)")
                }
            }
        }
    }

    func takeRest() -> String {
        condition.withLock {
            let deadline = Date(timeIntervalSinceNow: 5)
            while !hasEnded, condition.wait(until: deadline) {}
            defer { bytes = [] }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
