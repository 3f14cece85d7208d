// The bar of a long command: one line on a terminal's standard error, drawn only when it takes noticeable time, and
// wiped away at the end, also at one by Control-C. What is long is not known here.

import Foundation
import Reporting
import Sessions
import Storage

/// Draws how far a command is.
final class ProgressBar {
    private let terminal: Terminal
    private var began: Date?
    private var drawn: Date?

    init(_ terminal: Terminal) {
        self.terminal = terminal
    }

    /// The bar for this terminal; nothing where standard error is none, or one that can not wipe a line.
    static func watching(_ terminal: Terminal) -> WorkProgress {
        guard terminal.showsProgress else { return .none }
        let bar = ProgressBar(terminal)
        return WorkProgress { bar.show($0, of: $1) }
    }

    /// The bar of the readings of a journal, in hundredths; nil where none is drawn.
    static func reading(_ terminal: Terminal) -> ReadingProgress? {
        guard terminal.showsProgress else { return nil }
        let bar = ProgressBar(terminal)
        return { bar.show(Int($1 > 0 ? $0 * 100 / $1 : 100), of: 100) }
    }

    private func show(_ done: Int, of total: Int) {
        let now = Date()
        if done >= total {
            if drawn != nil {
                terminal.tell("\r\u{1B}[K")
                Signals.leaveLineAtInterrupt()
            }
            (began, drawn) = (nil, nil)
            return
        }
        guard let began else {
            began = now
            return
        }
        let isDue = drawn.map { now.timeIntervalSince($0) >= 0.1 } ?? (now.timeIntervalSince(began) >= 0.4)
        guard isDue else { return }
        if drawn == nil { Signals.wipeLineAtInterrupt() }
        drawn = now
        let width = 24
        let filled = total > 0 ? done * width / total : 0
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        terminal.tell("\r\u{1B}[K\(bar) \(done)/\(total)")
    }
}
