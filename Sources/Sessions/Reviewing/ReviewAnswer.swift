// What is typed at a question of a review, before the question itself makes sense of it: ways to leave it, and words
// under a number or a letter. Digits, words and letters mean the same in both languages.

import Source

/// An answer to a question of a review.
enum ReviewAnswer: Hashable {
    /// Nothing: the default, where the question has one.
    case empty
    case back
    case quit
    /// On to the next case, this one left as it is.
    case skipCase
    case text(String)

    init(_ text: String) {
        switch text.lowercased() {
        case "": self = .empty
        case "0", "０", "b", "back", "返回": self = .back
        case ".", "。", "．", "q", "quit", "退出": self = .quit
        case ">", "》", "＞", "next", "下一件": self = .skipCase
        default: self = .text(text)
        }
    }
}

/// What a verdict's question takes.
enum VerdictAnswer: Hashable {
    case right(note: String)
    case wrong(note: String)
    case skip
    case restRight

    /// The verdict that the text begins with, its note behind it; nil where it begins with none.
    init?(_ text: String) {
        let head = text.prefix { !Self.ends($0) }
        let note = String(text[head.endIndex...].drop(while: Self.ends))
        switch head.lowercased() {
        case "1", "１", "r", "right", "无误": self = .right(note: note)
        case "2", "２", "w", "wrong", "有误": self = .wrong(note: note)
        case "3", "３", "s", "skip", "跳过":
            guard note.isEmpty else { return nil }
            self = .skip
        case "4", "４", "a", "others", "其余", "其余无误":
            guard note.isEmpty else { return nil }
            self = .restRight
        default: return nil
        }
    }

    private static func ends(_ character: Character) -> Bool {
        character.isWhitespace || ":：,，".contains(character)
    }
}

/// The text without the quotation marks around it; nil where it has none.
func unquoted(_ text: String) -> String? {
    guard let first = text.first, let last = text.last, text.count >= 2, "\"“”".contains(first), "\"“”".contains(last)
    else { return nil }
    return String(text.dropFirst().dropLast())
}

/// Whether the text says yes: 是, 保存, y.
func isYes(_ text: String) -> Bool {
    ["1", "１", "y", "yes", "ok", "save", "是", "保存", "确认"].contains(text.lowercased())
}
