// A child of the test process, started and waited for by the system's own calls. What it is told and says lives in
// Program and RunningProgram.

import Foundation
import Glibc

/// A started program. WHY: Foundation's `Process` keeps its children in a run loop that all threads share, which is not
/// sound where many tests start and end programs at the same moment.
final class ChildProcess: @unchecked Sendable {
    /// The number under which the system knows it.
    let identifier: pid_t
    // INVARIANT: changes under the lock alone.
    private let guarding = NSLock()
    private var found: Int32?

    /// Held while a child is started, and while a pipe is made that no other child may inherit.
    static let starting = NSLock()

    /// A program that could not be started.
    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    /// The descriptors that become a child's standard input, output and errors.
    struct Streams {
        let input: Int32
        let output: Int32
        let errors: Int32
    }

    /// Starts it in a process group of its own, with every signal meaning what it usually means.
    init(
        _ program: URL, _ arguments: [String], environment: [String: String], folder: URL, _ streams: Streams
    ) throws {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (descriptor, place) in [(streams.input, STDIN_FILENO), (streams.output, STDOUT_FILENO)] {
            posix_spawn_file_actions_adddup2(&actions, descriptor, place)
        }
        posix_spawn_file_actions_adddup2(&actions, streams.errors, STDERR_FILENO)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        for number in [SIGKILL, SIGSTOP] { sigdelset(&signals, number) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
        guard FileManager.default.isExecutableFile(atPath: program.path) else {
            throw NotStarted(description: "\(program.path) can not be run")
        }
        // The system's own starter knows no folder; this one goes there and becomes the program.
        let words = (["env", "-C", folder.path, program.path] + arguments).map { strdup($0) }
        let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
        defer { for text in words + variables { free(text) } }
        var child: pid_t = 0
        let number = Self.starting.withLock {
            posix_spawn(&child, "/usr/bin/env", &actions, &attributes, words + [nil], variables + [nil])
        }
        guard number == 0 else {
            throw NotStarted(description: "\(program.path): \(String(cString: strerror(number)))")
        }
        identifier = child
    }

    deinit {
        // A child that nobody waited for to its end is ended, and not left to the system as a zombie.
        guard status() == nil else { return }
        send(signal: SIGKILL)
        _ = wait(limitSeconds: 10)
    }

    /// Sends it a signal; one that has ended gets none.
    func send(signal number: Int32) {
        guarding.withLock { if found == nil { _ = kill(identifier, number) } }
    }

    /// Its exit status; 128 and the signal's number where one ended it; nil while it runs.
    func status() -> Int32? {
        guarding.withLock {
            if found != nil { return found }
            var status: Int32 = 0
            guard waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
            let signal = status & 0x7F
            found = signal == 0 ? status >> 8 & 0xFF : 128 + signal
            return found
        }
    }

    /// Waits for its end; nil where it runs on past the limit.
    func wait(limitSeconds: Int) -> Int32? {
        let end = ContinuousClock.now + .seconds(limitSeconds)
        var pauseMicroseconds: UInt32 = 500
        while ContinuousClock.now < end {
            if let status = status() { return status }
            usleep(pauseMicroseconds)
            pauseMicroseconds = min(pauseMicroseconds * 2, 10_000)
        }
        return status()
    }
}
