// What is said with every commit, in a form of words between blanks. WHY: JSON both ways took a tenth of a commit.

/// Something that may have a short form. It does not begin with a brace, as the JSON of everything else does.
package protocol ShortlySaid: Codable, Sendable {
    /// Nil where it has none.
    var shortForm: String? { get }

    /// Nil where the text is no short form.
    init?(shortForm: String)
}

extension EngineRequest: ShortlySaid {
    /// That of a commit.
    package var shortForm: String? {
        guard case .commit(let head, let next) = self else { return nil }
        return "commit \(head.sequence) \(head.hash) \(next.sequence) \(next.hash)"
    }

    /// That of a commit: `commit NUMBER HASH NUMBER HASH`.
    package init?(shortForm: String) {
        let words = shortForm.utf8.split(separator: UInt8(ascii: " ")).compactMap { String($0) }
        guard words.count == 5, words[0] == "commit", let sequence = Int64(words[1]), let next = Int64(words[3]) else {
            return nil
        }
        self = .commit(
            after: EngineHead(sequence: sequence, hash: words[2]), to: EngineHead(sequence: next, hash: words[4]))
    }
}

extension EngineAnswer: ShortlySaid {
    /// That of a commit's answers.
    package var shortForm: String? {
        switch self {
        case .committed: "committed"
        case .moved: "moved"
        default: nil
        }
    }

    /// That of a commit's answers: `committed`, `moved`.
    package init?(shortForm: String) {
        switch shortForm {
        case "committed": self = .committed
        case "moved": self = .moved
        default: return nil
        }
    }
}
