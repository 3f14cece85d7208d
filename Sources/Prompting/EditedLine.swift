// A line that is being written: its characters and the cursor between them. Which key does what is the editor's matter,
// how it looks the screen's.

/// A line and the place in it.
package struct EditedLine: Hashable, Sendable {
    /// The characters as readers see them, so that the cursor stands between them and never within one.
    package private(set) var characters: [Character] = []
    /// How many characters stand before the cursor.
    package private(set) var cursor = 0

    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    package var text: String { String(characters) }
    package var textBeforeCursor: String { String(characters[..<cursor]) }
    package var isEmpty: Bool { characters.isEmpty }
    package var isAtEnd: Bool { cursor == characters.count }

    mutating func insert(_ text: String) {
        let added = Array(text)
        if (added + neighbours).allSatisfy(standsAlone) {
            characters.insert(contentsOf: added, at: cursor)
            cursor += added.count
        } else {
            join(textBeforeCursor + text, String(characters[cursor...]))
        }
    }

    /// Takes out characters; the cursor stands where they were.
    mutating func remove(_ range: Range<Int>) -> String {
        let removed = String(characters[range])
        if characters[max(0, range.lowerBound - 1)..<min(range.upperBound + 1, characters.count)].allSatisfy(
            standsAlone)
        {
            characters.removeSubrange(range)
            cursor = range.lowerBound
        } else {
            join(String(characters[..<range.lowerBound]), String(characters[range.upperBound...]))
        }
        return removed
    }

    /// Puts a text in the place of the characters before the cursor.
    mutating func replace(before count: Int, with text: String) {
        _ = remove(max(0, cursor - count)..<cursor)
        insert(text)
    }

    mutating func move(to place: Int) {
        cursor = min(max(0, place), characters.count)
    }

    /// Exchanges the characters around the cursor; at the end, the last two. False where there are none.
    mutating func transpose() -> Bool {
        guard characters.count > 1, cursor > 0 else { return false }
        let second = isAtEnd ? cursor - 1 : cursor
        let moved = String(characters[second]) + String(characters[second - 1])
        let rest = String(characters[(second + 1)...])
        join(String(characters[..<(second - 1)]) + moved, rest)
        return true
    }

    /// Where the word before the cursor begins. Ideographs and letters are words of their own.
    var wordStart: Int {
        var place = cursor
        while place > 0, kind(characters[place - 1]) == .mark { place -= 1 }
        guard place > 0 else { return 0 }
        let word = kind(characters[place - 1])
        while place > 0, kind(characters[place - 1]) == word { place -= 1 }
        return place
    }

    /// Where the word after the cursor ends.
    var wordEnd: Int {
        var place = cursor
        while place < characters.count, kind(characters[place]) == .mark { place += 1 }
        guard place < characters.count else { return place }
        let word = kind(characters[place])
        while place < characters.count, kind(characters[place]) == word { place += 1 }
        return place
    }

    /// Where the piece before the cursor begins that stands between blanks or full-width punctuation.
    var pieceStart: Int {
        var place = cursor
        while place > 0, dividesPieces(characters[place - 1]) { place -= 1 }
        while place > 0, !dividesPieces(characters[place - 1]) { place -= 1 }
        return place
    }

    private var neighbours: ArraySlice<Character> {
        characters[max(0, cursor - 1)..<min(cursor + 1, characters.count)]
    }

    /// Sets the characters anew; the cursor goes behind the character that the first part ends in.
    private mutating func join(_ before: String, _ after: String) {
        let whole = before + after
        characters = Array(whole)
        let length = before.utf8.count
        var passed = 0
        cursor = 0
        while passed < length, cursor < characters.count {
            passed += characters[cursor].utf8.count
            cursor += 1
        }
    }
}

private enum CharacterKind {
    case mark, ideograph, letter
}

private func kind(_ character: Character) -> CharacterKind {
    guard let scalar = character.unicodeScalars.first else { return .mark }
    if scalar.properties.isIdeographic { return .ideograph }
    return character.isLetter || character.isNumber || character == "_" ? .letter : .mark
}

private func dividesPieces(_ character: Character) -> Bool {
    character.isWhitespace || character.isPunctuation && !character.isASCII
}

/// Whether a character never joins with its neighbours: printable ASCII, ideographs, full-width signs.
private func standsAlone(_ character: Character) -> Bool {
    var scalars = character.unicodeScalars.makeIterator()
    guard let value = scalars.next()?.value, scalars.next() == nil else { return false }
    switch value {
    case 0x20..<0x7F, 0x3000...0x3029, 0x3400...0x9FFF, 0xFF01...0xFF60: return true
    default: return false
    }
}
