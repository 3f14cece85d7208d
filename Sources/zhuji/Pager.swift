// The program that shows what is longer than the terminal: `$PAGER`, else less, else none.

import Foundation
import Glibc
import Source

/// A pager.
struct Pager {
    private let command: String

    /// Nil where the environment names none and less is not there.
    init?() {
        if let named = Variables["PAGER"] {
            guard named.contains(where: { !$0.isWhitespace }) else { return nil }
            command = named
            return
        }
        let folders = (Variables["PATH"] ?? "").split(separator: ":")
        guard folders.contains(where: { access($0 + "/less", X_OK) == 0 }) else { return nil }
        command = "less -FRX"
    }

    /// Whether the text takes more rows than a terminal of this size has beside the prompt.
    static func isNeeded(for text: String, columns: Int, lines: Int) -> Bool {
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().reduce(0) {
            $0 + max(1, (displayWidth(of: $1) + columns - 1) / columns)
        }
        return rows >= lines
    }

    /// Shows the text and waits for the pager's end; false where it could not be started, and nothing was shown.
    func show(_ text: String) -> Bool {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        setenv("LESSCHARSET", "utf-8", 0)
        // WHY: Control-C in the pager is the pager's own.
        let interruption = signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, interruption) }
        guard let child = spawn(reading: ends[0]) else {
            for end in ends { close(end) }
            return false
        }
        close(ends[0])
        write(text, to: ends[1])
        close(ends[1])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let couldNotStart = [126, 127].contains(status >> 8 & 0xFF)
        return !couldNotStart
    }

    /// Starts the pager; signals mean to it what they always mean.
    private func spawn(reading input: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        var usual = sigset_t()
        sigemptyset(&usual)
        for number in [SIGINT, SIGPIPE, SIGXFSZ, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH] { sigaddset(&usual, number) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var child: pid_t = 0
        let words = ["/bin/sh", "-c", command].map { (word: String) in strdup(word) }
        defer { for word in words { free(word) } }
        guard posix_spawn(&child, "/bin/sh", &actions, &attributes, words + [nil], environ) == 0 else { return nil }
        return child
    }

    private func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}
