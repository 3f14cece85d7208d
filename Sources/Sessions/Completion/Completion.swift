// What could be written at the cursor of a line: the protocol, and the names of commands and options. What stands
// behind a command is offered in `ArgumentCompletions.swift`.

import Source

/// Something that could stand at the cursor.
package struct Completion: Hashable, Sendable {
    /// As it is written, quoted where it must be.
    package let text: String
    /// How many characters before the cursor it takes the place of.
    package let replacedCount: Int
    /// What it is, in one line; may be empty.
    package let summary: String
    /// Whether the word ends with it, so that a blank can follow.
    package let isWhole: Bool
}

extension Session {
    /// What could stand at the cursor, which is counted in characters; nothing where nothing is known. It is read from
    /// what the session has read of the store, and writes nothing.
    package func completions(_ line: String, _ cursor: Int) -> [Completion] {
        let place = WritingPlace(line, cursor: cursor)
        switch place.kind {
        case .command: return commandCompletions(at: place)
        case .argument(let command):
            let isOption = !place.isQuoted && place.typed.hasPrefix("--")
            return isOption ? optionCompletions(of: command, at: place) : argumentCompletions(of: command, at: place)
        case .account: return accountCompletions(at: place)
        case .nothing: return []
        }
    }

    /// The commands whose name in either language begins with what was typed; of all of them, the names of the language
    /// in use.
    func commandCompletions(at place: WritingPlace) -> [Completion] {
        let offered = CommandTable.all.flatMap { command in
            let names = place.typed.isEmpty ? [called(command.name, command.chinese)] : [command.name, command.chinese]
            return names.map { (text: $0, summary: command.summary[language]) }
        }
        return place.completions(among: offered)
    }

    private func optionCompletions(of command: Command, at place: WritingPlace) -> [Completion] {
        place.completions(among: command.options.map { (text: $0.name, summary: "") })
    }
}

extension WritingPlace {
    /// Those of the offered texts that begin with what was typed, in their order, small and capital letters being the
    /// same; where none does, those that hold it.
    func completions(among offered: [(text: String, summary: String)], isWhole: Bool = true) -> [Completion] {
        let sought = typed.lowercased()
        var found = offered.filter { $0.text.lowercased().hasPrefix(sought) }
        if found.isEmpty, !sought.utf8.allSatisfy({ $0 < 0x80 }) {
            found = offered.filter { $0.text.lowercased().contains(sought) }
        }
        return found.map {
            Completion(
                text: written($0.text), replacedCount: replacedCount, summary: $0.summary, isWhole: isWhole)
        }
    }

    /// The text as a word of a line: quoted where it was begun so, and where it would be read as something else.
    private func written(_ text: String) -> String {
        let isPlain = text.allSatisfy { !$0.isWhitespace && !"\"“”#".contains($0) }
        if isPlain, !isQuoted { return text }
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"" + quoted + "\""
    }
}
