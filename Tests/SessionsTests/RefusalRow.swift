// One trial of a refusal: the store it is played at, the lines before, and the line that must be refused. How it is
// played and judged stands in `RefusalPlay.swift`.

import Testing

/// A refusal and how it comes about.
struct RefusalRow: Sendable, CustomTestStringConvertible {
    /// `R0207`.
    let code: String
    let world: TrialWorld
    /// The lines that lead there, each of which must be carried out.
    let lines: [String]
    /// The line that must be refused with the code.
    let refused: String
    /// The line as it arrives.
    var bytes: [UInt8] { arriving ?? Array(refused.utf8) }
    /// Whether the line is text.
    var isText: Bool { arriving == nil }
    private var arriving: [UInt8]?
    /// Whether Control-C is pressed before the line.
    private(set) var isInterrupted = false
    /// What is answered at the terminal; none: nobody types.
    private(set) var typed: [String] = []

    init(_ code: String, _ refused: String, after lines: [String] = [], in world: TrialWorld = .province) {
        self.code = code
        self.refused = refused
        self.lines = lines
        self.world = world
    }

    /// The same, the line arriving as bytes that are no text.
    func arriving(_ bytes: [UInt8]) -> RefusalRow {
        var row = self
        row.arriving = bytes
        return row
    }

    /// The same, Control-C having been pressed.
    func interrupted() -> RefusalRow {
        var row = self
        row.isInterrupted = true
        return row
    }

    /// The same, with somebody who answers questions.
    func typing(_ answers: [String]) -> RefusalRow {
        var row = self
        row.typed = answers
        return row
    }

    var testDescription: String {
        "\(code)  \(refused.prefix(100).replacing("\u{7}", with: "\\u{7}"))"
    }

    /// Every row, by the families of codes.
    static let all =
        calls + states + returns + authority + conditions + answers + attachments + routes + dispatches + results
        + registrations + accounts + opinions + reviews + lineMistakes + listMistakes + sessionMistakes + fileMistakes
}
