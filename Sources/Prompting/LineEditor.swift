// The line editor as a machine without a terminal: keys in, the line and what is to be done out. What it looks like is
// `Screen`'s matter, searching and completing have files of their own.

/// What comes of a key.
package enum EditOutcome: Hashable, Sendable {
    /// The line goes on.
    case editing
    /// Nothing could be done; the terminal may ring.
    case refused
    case accepted(String)
    /// Control-C: the line is given up.
    case interrupted
    /// Control-D on an empty line.
    case ended
    /// Control-Z: the program is to be suspended.
    case suspended
    /// Control-L: the screen is to be cleared and the line drawn again.
    case cleared
}

/// The words that the editor shows.
package struct EditorWords: Hashable, Sendable {
    /// Before what is searched for in the history.
    package let searching: String
    /// The same where nothing was found.
    package let searchingInVain: String

    package init(searching: String, searchingInVain: String) {
        self.searching = searching
        self.searchingInVain = searchingInVain
    }
}

/// A line being edited, with everything that the keys need: the history, what was cut, completions.
package struct LineEditor {
    package internal(set) var line = EditedLine()
    /// The lines given before. What is added to it while a line is edited is seen after it.
    package var history: History
    /// Stands before the line.
    package var prompt: String
    package var words: EditorWords
    /// Asked when Tab is pressed.
    package var completer: Completer

    /// What was cut last.
    var cut = ""
    /// Whether the key before this one cut, so that this one's cut joins it.
    private var hasJustCut = false
    private var recall: Recall?
    var search: Search?
    var choice: Choice?

    /// The way through the history: the line before it, and where it has come to.
    private struct Recall {
        let draft: String
        let prefix: String
        /// The number of lines means the draft.
        var place: Int
    }

    package init(
        prompt: String = "> ", history: History = History(),
        words: EditorWords = EditorWords(searching: "search", searchingInVain: "search, not found"),
        completer: @escaping Completer = { _, _ in [] }
    ) {
        self.prompt = prompt
        self.history = history
        self.words = words
        self.completer = completer
    }

    /// Begins a line, with this text to be changed.
    package mutating func begin(prompt: String, text: String = "") {
        self.prompt = prompt
        line = EditedLine(text)
        hasJustCut = false
        recall = nil
        search = nil
        choice = nil
    }

    /// Ends searching and choosing, and leaves the cursor at the end of the line.
    package mutating func goToEnd() {
        search = nil
        choice = nil
        line.move(to: line.characters.count)
    }

    /// Does what the key means.
    package mutating func handle(_ key: Key) -> EditOutcome {
        if search != nil, let outcome = handleInSearch(key) { return outcome }
        if choice != nil, let outcome = handleInChoice(key) { return outcome }
        let joinsCut = hasJustCut
        hasJustCut = false
        if key != .up, key != .down, key != .control("p"), key != .control("n") { recall = nil }
        switch key {
        case .text(let text), .pasted(let text): line.insert(text)
        case .enter: return .accepted(line.text)
        case .tab: return complete()
        case .backTab, .escape: return .refused
        case .left, .control("b"): return move(to: line.cursor - 1)
        case .right, .control("f"): return move(to: line.cursor + 1)
        case .home, .control("a"): line.move(to: 0)
        case .end, .control("e"): line.move(to: line.characters.count)
        case .wordLeft, .alt("b"): return move(to: line.wordStart, from: line.cursor)
        case .wordRight, .alt("f"): return move(to: line.wordEnd, from: line.cursor)
        case .up, .control("p"): return goBack()
        case .down, .control("n"): return goForward()
        case .backspace, .control("h"): return erase(line.cursor - 1..<line.cursor)
        case .delete: return erase(line.cursor..<line.cursor + 1)
        case .control(let letter): return handleControl(letter, joinsCut: joinsCut)
        case .alt("d"): return cut(line.cursor..<line.wordEnd, joining: joinsCut, isBefore: false)
        case .alt("\u{7F}"): return cut(line.wordStart..<line.cursor, joining: joinsCut, isBefore: true)
        case .alt: return .refused
        }
        return .editing
    }

    private mutating func handleControl(_ letter: Character, joinsCut: Bool) -> EditOutcome {
        switch letter {
        case "c": return .interrupted
        case "d" where line.isEmpty: return .ended
        case "d": return erase(line.cursor..<line.cursor + 1)
        case "g": return .refused
        case "k": return cut(line.cursor..<line.characters.count, joining: joinsCut, isBefore: false)
        case "l": return .cleared
        case "r":
            beginSearch()
            return .editing
        case "t": return line.transpose() ? .editing : .refused
        case "u": return cut(0..<line.cursor, joining: joinsCut, isBefore: true)
        case "w": return cut(line.pieceStart..<line.cursor, joining: joinsCut, isBefore: true)
        case "y":
            if cut.isEmpty { return .refused }
            line.insert(cut)
            return .editing
        case "z": return .suspended
        default: return .refused
        }
    }

    private mutating func move(to place: Int, from before: Int? = nil) -> EditOutcome {
        guard (0...line.characters.count).contains(place), place != before else { return .refused }
        line.move(to: place)
        return .editing
    }

    private mutating func erase(_ range: Range<Int>) -> EditOutcome {
        guard range.lowerBound >= 0, range.upperBound <= line.characters.count else { return .refused }
        _ = line.remove(range)
        return .editing
    }

    /// Takes characters out and keeps them, with what the key before cut.
    private mutating func cut(_ range: Range<Int>, joining: Bool, isBefore: Bool) -> EditOutcome {
        hasJustCut = true
        if range.isEmpty { return .refused }
        let removed = line.remove(range)
        cut = !joining ? removed : isBefore ? removed + cut : cut + removed
        return .editing
    }

    private mutating func goBack() -> EditOutcome {
        let way = recall ?? Recall(draft: line.text, prefix: line.textBeforeCursor, place: history.lines.count)
        recall = way
        var place = way.place
        while let found = history.place(before: place, beginning: way.prefix) {
            place = found
            if history.lines[found] != line.text { return show(found) }
        }
        return .refused
    }

    private mutating func goForward() -> EditOutcome {
        guard let way = recall, way.place < history.lines.count else { return .refused }
        var place = way.place
        while let found = history.place(after: place, beginning: way.prefix) {
            place = found
            if history.lines[found] != line.text { return show(found) }
        }
        return show(history.lines.count)
    }

    private mutating func show(_ place: Int) -> EditOutcome {
        recall?.place = place
        let isDraft = place == history.lines.count
        line = EditedLine(isDraft ? recall?.draft ?? "" : history.lines[place])
        if isDraft, let prefix = recall?.prefix { line.move(to: prefix.count) }
        return .editing
    }
}
