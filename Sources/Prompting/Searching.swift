// Control-R: looking for a line given before by a part of it, with each key that is typed.

/// A search through the history.
struct Search {
    var text = ""
    /// The line that was found last.
    var place: Int?
    var isInVain = false
    /// The line before the search, which comes back when it is given up.
    let before: EditedLine
}

extension LineEditor {
    mutating func beginSearch() {
        search = Search(before: line)
    }

    /// What a key does in a search; nil where it ends the search and means what it always means.
    mutating func handleInSearch(_ key: Key) -> EditOutcome? {
        guard var now = search else { return nil }
        switch key {
        case .text(let text), .pasted(let text):
            now.text += text
            return look(from: now.place.map { $0 + 1 } ?? history.lines.count, in: now)
        case .control("r"): return look(from: now.place ?? history.lines.count, in: now)
        case .backspace, .control("h"):
            guard !now.text.isEmpty else { return .refused }
            now.text.removeLast()
            now.place = nil
            line = now.before
            return look(from: history.lines.count, in: now)
        case .control("g"), .control("c"):
            line = now.before
            search = nil
            return .editing
        default:
            search = nil
            // Escape takes what was found and leaves it to be edited.
            return key == .escape ? .editing : nil
        }
    }

    private mutating func look(from place: Int, in now: Search) -> EditOutcome {
        var next = now
        guard !now.text.isEmpty, let found = history.place(before: place, holding: now.text) else {
            next.isInVain = !now.text.isEmpty
            search = next
            return next.isInVain ? .refused : .editing
        }
        next.isInVain = false
        next.place = found
        search = next
        line = EditedLine(history.lines[found])
        let end = history.lines[found].start(ofLast: now.text)
        line.move(to: history.lines[found][..<(end ?? history.lines[found].endIndex)].count)
        return .editing
    }
}

extension String {
    /// Where the last occurrence of a text begins.
    fileprivate func start(ofLast text: String) -> Index? {
        var place = endIndex
        while true {
            if self[place...].hasPrefix(text) { return place }
            guard place > startIndex else { return nil }
            place = index(before: place)
        }
    }
}
