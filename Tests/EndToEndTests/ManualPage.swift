// The form of a manual page: prose between blocks that are played. How they are played and compared is in ManualTests.

/// A page of the manual, as parts in their order.
///
/// Three kinds of block are played, one after the other, in one folder:
/// - a comment `<!-- folder` … `-->`: a transcript that readers do not see, for what the folder must hold
/// - a fence called `console`: a transcript of the shell
/// - a fence called `prompt DAY`: lines of a training store's session on that day, `> …`, each with the answers that
///   its questions get, `< …`, and with what it says.
struct ManualPage {
    /// A line of a session and the answers given to what it asks.
    struct Line: Equatable {
        let command: String
        var answers: [String] = []
    }

    enum Part: Equatable {
        /// Anything else, as it stands.
        case prose([String])
        case shell(opening: String, Transcript, closing: String)
        case prompt(day: String, lines: [Line], said: [String])
    }

    var parts: [Part] = []

    init(parsing text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var prose: [String] = []
        while let line = lines.popFirst() {
            guard let end = Self.end(ofBlock: line) else {
                prose.append(line)
                continue
            }
            var body: [String] = []
            while let next = lines.popFirst(), next != end { body.append(next) }
            parts.append(.prose(prose))
            prose = []
            parts.append(Self.part(opening: line, body: body, closing: end))
        }
        parts.append(.prose(prose))
    }

    /// The page as it stands in its file.
    var text: String {
        parts.flatMap(Self.lines).joined(separator: "\n")
    }

    private static func end(ofBlock line: String) -> String? {
        if line == "<!-- folder" { return "-->" }
        return line == "```console" || line.hasPrefix(promptOpening) ? "```" : nil
    }

    private static func part(opening: String, body: [String], closing: String) -> Part {
        guard opening.hasPrefix(promptOpening) else {
            return .shell(
                opening: opening, Transcript(parsing: body.joined(separator: "\n")), closing: closing)
        }
        var lines: [Line] = []
        for line in body {
            if line.hasPrefix("> ") {
                lines.append(Line(command: String(line.dropFirst(2))))
            } else if line.hasPrefix("< "), let last = lines.indices.last {
                lines[last].answers.append(String(line.dropFirst(2)))
            }
        }
        return .prompt(day: String(opening.dropFirst(promptOpening.count)), lines: lines, said: body)
    }

    private static func lines(of part: Part) -> [String] {
        switch part {
        case .prose(let lines): return lines
        case .shell(let opening, let transcript, let closing):
            return [opening, String(transcript.text.dropLast()), closing]
        case .prompt(let day, _, let said): return [promptOpening + day] + said + ["```"]
        }
    }

    private static let promptOpening = "```prompt "
}
