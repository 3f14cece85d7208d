// A line typed at the terminal without echo. Whatever ends the typing, a signal too, the terminal is as before.

import Glibc

/// Reads what nobody is to see.
enum SilentLine {
    /// The most that is read; what is longer is cut, and refused by whoever bounds it.
    static let limitBytes = 4096

    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

    /// The line without its line feed; nil where the terminal ends, a signal comes or it has no echo to turn off.
    /// `ask` shows the question when nothing typed is seen any more.
    static func read(_ ask: () -> Void) -> [UInt8]? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        // WHY: signals that end or stop the program wait till the echo is back; nothing has to be undone in a handler.
        var held = sigset_t()
        var outer = sigset_t()
        sigemptyset(&held)
        for signal in signals { sigaddset(&held, signal) }
        pthread_sigmask(SIG_BLOCK, &held, &outer)
        defer { pthread_sigmask(SIG_SETMASK, &outer, nil) }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        silent.c_lflag |= tcflag_t(ICANON | ISIG | ECHONL)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { _ = tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
        ask()
        return line(orNilWhen: isOnePending)
    }

    /// A line, or nil where a signal is found waiting first.
    private static func line(orNilWhen isStopped: () -> Bool) -> [UInt8]? {
        let pauseMilliseconds: Int32 = 100
        var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while true {
            let count = poll(&watched, 1, pauseMilliseconds)
            if isStopped() || count < 0 && errno != EINTR { return nil }
            if count > 0 { break }
        }
        var buffer = [UInt8](repeating: 0, count: limitBytes)
        let count = buffer.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
        guard count > 0 else { return nil }
        return Array(buffer[..<count].prefix { $0 != UInt8(ascii: "\n") })
    }

    private static func isOnePending() -> Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return signals.contains { sigismember(&pending, $0) == 1 }
    }
}
