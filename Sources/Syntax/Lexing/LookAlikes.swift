// Letters of other alphabets that look like Latin ones, and what a name looks like without the difference. Which names
// are compared is not known here.

/// What a name looks like: letters that only look Latin become Latin. Two names with the same look are hard to tell
/// apart; the Chinese in them stays as it is.
package func look(of name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
        if let latin = latinLetter(like: scalar.value) {
            result.append(contentsOf: latin.unicodeScalars)
        } else {
            result.append(scalar)
        }
    }
    return String(result)
}

/// Whether letters of several alphabets stand in a word: Latin, Cyrillic, full-width, and the Greek ones that look
/// Latin. Chinese and Latin together are no mixture.
package func mixesAlphabets(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    var seen: Set<Alphabet> = []
    for scalar in scalars {
        if let alphabet = Alphabet(of: scalar.value) { seen.insert(alphabet) }
    }
    return seen.count > 1
}

/// The alphabets that are taken for one another.
private enum Alphabet {
    case latin, greek, cyrillic, fullWidth

    init?(of value: UInt32) {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        // WHY: an Ω is seen to be one; only what passes for a Latin letter is a trap.
        case 0x370...0x3FF where latinLetter(like: value) != nil: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .fullWidth
        default: return nil
        }
    }
}

private func latinLetter(like value: UInt32) -> String? {
    if (0xFF10...0xFF5A).contains(value) { return Unicode.Scalar(value - 0xFEE0).map { String($0) } }
    return value < 0x370 || value > 0x52F ? nil : lookAlikes[value]
}

/// The letters as Unicode's table of confusables has them, Greek first, then Cyrillic.
private let lookAlikes: [UInt32: String] = {
    let pairs = [
        "ΑA", "ΒB", "ΕE", "ΖZ", "ΗH", "ΙI", "ΚK", "ΜM", "ΝN", "ΟO", "ΡP", "ΤT", "ΥY", "ΧX", "αa", "γy", "ιi", "κk",
        "νv", "οo", "ρp", "σo", "υu", "χx", "АA", "ВB", "ЕE", "ЅS", "ІI", "ЈJ", "КK", "МM", "НH", "ОO", "РP", "СC",
        "ТT", "ХX", "УY", "аa", "вb", "еe", "кk", "мm", "нh", "оo", "рp", "сc", "тt", "уy", "хx", "ѕs", "іi", "јj",
        "һh", "ԁd", "ԛq", "ԝw", "ӏl", "гr", "пn",
    ]
    var table: [UInt32: String] = [:]
    for pair in pairs {
        if let letter = pair.unicodeScalars.first { table[letter.value] = String(pair.dropFirst()) }
    }
    return table
}()
