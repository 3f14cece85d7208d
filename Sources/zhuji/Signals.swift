// The signals that a prompt has to do with: each is only noted here, or ends the program with the terminal as it was.

import Glibc

/// The signals noted since they were last asked for.
enum Signals {
    // WHY: handlers may run between any two instructions; they touch these alone, and each is one machine word.
    nonisolated(unsafe) fileprivate static var interrupted: sig_atomic_t = 0
    nonisolated(unsafe) fileprivate static var resized: sig_atomic_t = 0
    nonisolated(unsafe) fileprivate static var continued: sig_atomic_t = 0
    /// Touched by no handler, and by the thread alone that draws.
    nonisolated(unsafe) private static var isWiping = false

    /// Those that `wait` lets in.
    private static let noted = [SIGINT, SIGWINCH, SIGCONT]
    /// Those that end the program.
    private static let ending = [SIGTERM, SIGHUP, SIGQUIT]

    /// From here on signals are noted.
    static func watch() {
        for number in noted { handle(number, note) }
        for number in ending { handle(number, end) }
    }

    /// From here on Control-C wipes the line that standard error stands on before it ends the program; where a prompt
    /// notes it, that stays so.
    static func wipeLineAtInterrupt() {
        var present = sigaction()
        guard sigaction(SIGINT, nil, &present) == 0, present.__sigaction_handler.sa_handler == nil else { return }
        handle(SIGINT, wipeLine)
        isWiping = true
    }

    /// From here on Control-C does again what it did before.
    static func leaveLineAtInterrupt() {
        if isWiping { signal(SIGINT, SIG_DFL) }
        isWiping = false
    }

    /// Whether somebody pressed Control-C, and nobody took note of it yet.
    static var isInterrupted: Bool { interrupted != 0 }

    static func takeInterrupt() -> Bool { take(&interrupted) }
    static func takeResize() -> Bool { take(&resized) }
    static func takeContinuation() -> Bool { take(&continued) }

    /// Waits for input or a signal, at most so long; nil: for ever. Whether there is input.
    static func waitForInput(milliseconds: Int? = nil) -> Bool {
        var blocked = sigset_t()
        var outer = sigset_t()
        sigemptyset(&blocked)
        for number in noted { sigaddset(&blocked, number) }
        // WHY: a signal between the question and the waiting would be found only at the next key.
        pthread_sigmask(SIG_BLOCK, &blocked, &outer)
        defer { pthread_sigmask(SIG_SETMASK, &outer, nil) }
        guard interrupted == 0, resized == 0, continued == 0 else { return false }
        var watched = fd_set()
        // The first bit is standard input's.
        watched.__fds_bits.0 = 1
        guard let milliseconds else { return pselect(STDIN_FILENO + 1, &watched, nil, nil, nil, &outer) > 0 }
        var limit = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        return pselect(STDIN_FILENO + 1, &watched, nil, nil, &limit, &outer) > 0
    }

    private static func take(_ flag: inout sig_atomic_t) -> Bool {
        defer { flag = 0 }
        return flag != 0
    }

    private static func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        // WHY: what is being written goes on where it was; a commit is never cut short by a key.
        action.sa_flags = SA_RESTART
        sigaction(number, &action, nil)
    }
}

private func note(_ number: Int32) {
    switch number {
    case SIGINT: Signals.interrupted = 1
    case SIGWINCH: Signals.resized = 1
    default:
        Signals.continued = 1
        TerminalMode.takeUp()
    }
}

private func end(_ number: Int32) {
    TerminalMode.restore()
    signal(number, SIG_DFL)
    raise(number)
}

private func wipeLine(_ number: Int32) {
    let sequence: StaticString = "\r\u{1B}[K"
    _ = Glibc.write(STDERR_FILENO, sequence.utf8Start, sequence.utf8CodeUnitCount)
    signal(number, SIG_DFL)
    raise(number)
}
