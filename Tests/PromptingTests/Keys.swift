// Keys written as text for the tests of the editor: `ab<left><C-k>`.

import Prompting

/// The keys that a text stands for: each scalar is typed, `<…>` is a key by its name.
func keys(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = Substring(text).unicodeScalars
    while let first = rest.popFirst() {
        guard first == "<", let end = rest.firstIndex(of: ">") else {
            keys.append(.text(String(first)))
            continue
        }
        let name = String(String.UnicodeScalarView(rest[..<end]))
        rest = rest[rest.index(after: end)...]
        if let key = named[name] {
            keys.append(key)
        } else if let letter = name.last {
            keys.append(name.hasPrefix("C-") ? .control(letter) : .alt(letter))
        }
    }
    return keys
}

private let named: [String: Key] = [
    "enter": .enter, "tab": .tab, "S-tab": .backTab, "left": .left, "right": .right, "up": .up, "down": .down,
    "home": .home, "end": .end, "back": .backspace, "del": .delete, "esc": .escape, "C-left": .wordLeft,
    "C-right": .wordRight, "A-back": .alt("\u{7F}"),
]

/// Every key that has a name, for trials by chance.
let everyKey: [Key] =
    named.keys.sorted().compactMap { named[$0] } + "abcdefghijklmnopqrstuvwxyz".map(Key.control)
    + "bdf".map(Key.alt)

extension LineEditor {
    /// Gives the keys; returns what came of the last.
    @discardableResult
    mutating func type(_ text: String) -> EditOutcome {
        var outcome = EditOutcome.editing
        for key in keys(text) { outcome = handle(key) }
        return outcome
    }

    /// The line with `|` at the cursor.
    var marked: String {
        String(line.characters[..<line.cursor]) + "|" + String(line.characters[line.cursor...])
    }
}
