// How the terminal treats keys: as it was found, for editing, and while a command runs. Called by signal handlers too,
// so that nothing here waits or takes memory.

import Glibc

/// The modes of the terminal at standard input.
enum TerminalMode {
    // WHY: handlers of signals read them; they are written only while the modes change. A global `termios` is laid out
    // three bytes too short by the compiler, so that both lie in memory of their own.
    nonisolated(unsafe) private static let found = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    nonisolated(unsafe) private static let present = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    nonisolated(unsafe) private static var isChanged = false

    private static let pasteOn: StaticString = "\u{1B}[?2004h"
    private static let pasteOff: StaticString = "\u{1B}[?2004l"

    /// Notes how the terminal is; false where there is none.
    static func note() -> Bool {
        tcgetattr(STDIN_FILENO, found) == 0
    }

    /// Every key comes at once, and none is a signal.
    static func edit() {
        change { $0.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN) }
    }

    /// Nothing typed is shown and nothing typed ahead is lost; Control-C is a signal, and a suspension waits.
    static func run() {
        change {
            $0.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
            $0.c_lflag |= tcflag_t(ISIG | NOFLSH)
            setCharacter(VSUSP, &$0)
        }
    }

    /// As the terminal was found.
    static func restore() {
        guard isChanged else { return }
        isChanged = false
        write(pasteOff)
        tcsetattr(STDIN_FILENO, TCSADRAIN, found)
    }

    /// Changes the mode again that was left when the program was stopped.
    static func takeUp() {
        guard isChanged else { return }
        tcsetattr(STDIN_FILENO, TCSADRAIN, present)
        write(pasteOn)
    }

    private static func change(_ set: (inout termios) -> Void) {
        var mode = found.pointee
        mode.c_iflag &= ~tcflag_t(IXON)
        set(&mode)
        present.initialize(to: mode)
        tcsetattr(STDIN_FILENO, TCSADRAIN, present)
        if !isChanged { write(pasteOn) }
        isChanged = true
    }

    /// Takes a control character its meaning.
    private static func setCharacter(_ place: Int32, _ mode: inout termios) {
        withUnsafeMutableBytes(of: &mode.c_cc) { $0[Int(place)] = 0 }
    }

    private static func write(_ text: StaticString) {
        _ = Glibc.write(STDOUT_FILENO, text.utf8Start, text.utf8CodeUnitCount)
    }
}
