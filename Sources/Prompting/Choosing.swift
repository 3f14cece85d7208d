// Tab: what all candidates have in common is put in, then they are listed, then one after another is tried.

/// The candidates that are listed below the line.
struct Choice {
    let candidates: [Candidate]
    /// The characters at the cursor that the next choice takes the place of.
    var replacedCount: Int
    /// The one that stands in the line; nil where none was chosen yet.
    var chosen: Int?
}

extension LineEditor {
    mutating func complete() -> EditOutcome {
        let candidates = completer(line.text, line.cursor)
        guard let first = candidates.first else { return .refused }
        let replacedCount = min(first.replacedCount, line.cursor)
        let typed = String(line.characters[(line.cursor - replacedCount)..<line.cursor])
        if candidates.count == 1 {
            let followed = !line.isAtEnd && line.characters[line.cursor].isWhitespace
            line.replace(before: replacedCount, with: first.text + (first.isWhole && !followed ? " " : ""))
            return .editing
        }
        let common = commonPrefix(of: candidates.map(\.text))
        let isMore = common.count > typed.count && common.hasPrefix(typed)
        if isMore { line.replace(before: replacedCount, with: common) }
        choice = Choice(candidates: candidates, replacedCount: isMore ? common.count : replacedCount)
        return .editing
    }

    /// What a key does while candidates are listed; nil where it ends that and means what it always means.
    mutating func handleInChoice(_ key: Key) -> EditOutcome? {
        guard let now = choice else { return nil }
        let count = now.candidates.count
        switch key {
        case .tab: return choose(now.chosen.map { ($0 + 1) % count } ?? 0, in: now)
        case .backTab: return choose(now.chosen.map { ($0 + count - 1) % count } ?? count - 1, in: now)
        default:
            choice = nil
            return key == .escape ? .editing : nil
        }
    }

    private mutating func choose(_ number: Int, in now: Choice) -> EditOutcome {
        var next = now
        let text = now.candidates[number].text
        line.replace(before: now.replacedCount, with: text)
        next.replacedCount = text.count
        next.chosen = number
        choice = next
        return .editing
    }
}

/// The longest beginning that all texts have.
private func commonPrefix(of texts: [String]) -> String {
    guard var common = texts.first.map(Array.init) else { return "" }
    for text in texts.dropFirst() {
        let same = zip(common, text).prefix { $0 == $1 }.count
        common.removeSubrange(same...)
    }
    return String(common)
}
