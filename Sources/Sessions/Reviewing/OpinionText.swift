// Opinions as they are written: typed, or `@2` for the second of the standard ones, alone or with a text around it
// (R047). The standard opinions themselves are kept by the engine.

import Engine
import Machines
import Source

/// A part of an opinion.
enum OpinionPart: Hashable {
    case typed(String)
    /// The standard opinion of this number, from 1.
    case picked(Int)

    /// What a word means: `@2` picks, if it is not quoted; all else is text.
    init(_ word: LineWord) {
        self = word.isQuoted ? .typed(word.text) : OpinionPart.pick(word.text).map(Self.picked) ?? .typed(word.text)
    }

    /// The number of `@2` or `＠２`; nil for anything else.
    static func pick(_ word: String) -> Int? {
        guard let mark = word.first, mark == "@" || mark == "＠" else { return nil }
        return number(word.dropFirst())
    }

    /// The number that these digits write, half-width or full-width; nil for anything else, and beyond four digits.
    static func number(_ digits: some StringProtocol) -> Int? {
        guard (1...4).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            let isPlain = ("0"..."9").contains(digit) || ("０"..."９").contains(digit)
            guard isPlain, let value = digit.wholeNumberValue else { return nil }
            number = number * 10 + value
        }
        return number
    }
}

extension OpinionList {
    /// The opinion that the parts make together. Between words stands a blank, but none where a standard opinion meets
    /// a wide character before it.
    func text(of parts: [OpinionPart]) throws(Failure) -> String {
        var text = ""
        var wasPicked = false
        for part in parts {
            let (next, isPicked) = try self.text(of: part)
            let isJoint = (wasPicked || isPicked) && text.last.map { !$0.isASCII } ?? false
            text += (text.isEmpty || isJoint ? "" : " ") + next
            wasPicked = isPicked
        }
        return text
    }

    private func text(of part: OpinionPart) throws(Failure) -> (String, isPicked: Bool) {
        switch part {
        case .typed(let text): return (text, false)
        case .picked(let number): return (try Failure.expect(opinion(number)), true)
        }
    }
}

extension Call {
    /// The opinion or note that stands last on the line; empty where there is none.
    func parseOpinion(for verb: Machines.Verb) throws(Failure) -> String {
        let parts = arguments.parseRestWords().map(OpinionPart.init)
        if parts.isEmpty { return "" }
        return try registry.opinionList(of: try partyID(), for: verb).text(of: parts)
    }
}
