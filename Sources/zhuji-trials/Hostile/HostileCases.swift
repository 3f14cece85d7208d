// The hostile lines, by kind: a table of places in lines and a generator that puts hostile characters and sizes there,
// each with the one code that it is refused with. Carrying them out is `HostileTrial.swift`'s.

/// A line, and what must come of it.
struct HostileCase {
    let kind: String
    let line: [UInt8]
    /// The code of its refusal; empty where it is carried out.
    let code: String
    /// A file that is made for it in the folder.
    var file: (name: String, bytes: [UInt8])?

    init(_ kind: String, _ line: String, _ code: String, file: (name: String, bytes: [UInt8])? = nil) {
        self.kind = kind
        self.line = Array(line.utf8)
        self.code = code
        self.file = file
    }

    init(_ kind: String, bytes: [UInt8], _ code: String) {
        self.kind = kind
        line = bytes
        self.code = code
    }

    /// All cases.
    static func all(_ chance: inout Chance) -> [HostileCase] {
        hidden + confusables + escapes + sizes + brokenText(&chance) + values + files + modules(&chance) + formulas
    }
}

/// A place in a line where something hostile is put, and the code of what stands there.
private struct Place {
    let name: String
    /// `*` is where the text comes.
    let line: String
    /// With which code a text is refused there that is no name.
    let code: String

    static let all = [
        Place(name: "command", line: "as one: *fill basic.title x", code: "P0101"),
        Place(name: "command's end", line: "as one: fill* basic.title x", code: "P0101"),
        Place(name: "account", line: "as o*ne: open 1", code: "R0907"),
        Place(name: "module", line: "as one: fill bas*ic.title x", code: "R0501"),
        Place(name: "field", line: "as one: fill basic.ti*tle x", code: "R0502"),
        Place(name: "value", line: "as one: fill basic.title a*b", code: ""),
        Place(name: "quoted value", line: "as one: fill basic.title \"a * b\"", code: ""),
        Place(name: "number", line: "as one: fill basic.amount 1*0", code: "R0504"),
        Place(name: "date", line: "as one: fill basic.day 2023-0*1-01", code: "R0504"),
        Place(name: "flag", line: "as one: fill basic.risky y*es", code: "R0504"),
        Place(name: "matter", line: "as one: apply ask*ing 12220100TE0000901X", code: "R0101"),
        Place(name: "target", line: "as one: apply asking 12220100TE*0000901X", code: "R0504"),
        Place(name: "file", line: "as one: attach basic.note sm*all.pdf", code: "S0116"),
        Place(name: "option", line: "as one: fill basic --fr*om small.pdf", code: "P0111"),
        Place(name: "comment", line: "# any * thing", code: ""),
    ]

    func line(with text: String) -> String { line.replacing("*", with: text) }
}

extension HostileCase {
    /// Characters that act on a terminal: every control character.
    private static let controls: [Unicode.Scalar] = {
        let blanks: Set<UInt32> = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85]
        let all: [UInt32] = Array(0x00...0x1F) + Array(0x7F...0x9F)
        return all.filter { !blanks.contains($0) }.compactMap { Unicode.Scalar($0) }
    }()

    /// Characters that are not seen, or that turn the direction of others.
    private static let invisibles: [Unicode.Scalar] = [
        "\u{00AD}", "\u{061C}", "\u{180E}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}",
        "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2060}", "\u{2061}", "\u{2062}", "\u{2063}", "\u{2064}",
        "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{206A}", "\u{206F}", "\u{FEFF}", "\u{FFF9}", "\u{FFFB}",
        "\u{1D173}", "\u{E0001}", "\u{E0020}", "\u{E007F}",
    ]

    private static let hidden: [HostileCase] = {
        var cases: [HostileCase] = []
        for place in Place.all {
            for scalar in controls {
                for text in [String(scalar), "\(scalar)[2J\(scalar)]0;x"] {
                    cases.append(HostileCase("control character", place.line(with: text), "P0124"))
                }
            }
            for scalar in invisibles {
                for text in [String(scalar), "\(scalar)\(scalar)"] {
                    cases.append(HostileCase("invisible character", place.line(with: text), place.code))
                }
            }
        }
        return cases
    }()

    /// Letters that look like others, in the spellings of commands, modules and fields.
    private static let confusables: [HostileCase] = {
        let alike: [(Character, [Character])] = [
            ("a", ["а", "ɑ", "α", "ａ", "𝐚", "á"]), ("e", ["е", "ҽ", "ｅ", "𝐞", "é"]), ("i", ["і", "ı", "ｉ", "𝐢", "í"]),
            ("l", ["ӏ", "ｌ", "𝐥", "ⅼ", "I"]), ("s", ["ѕ", "ｓ", "𝐬", "ß"]), ("t", ["т", "ｔ", "𝐭", "τ"]),
            ("n", ["ո", "ｎ", "𝐧"]), ("o", ["о", "ο", "ｏ", "𝐨", "0"]), ("b", ["Ь", "ｂ", "𝐛"]), ("c", ["с", "ｃ", "ϲ"]),
            ("f", ["ｆ", "𝐟", "ꬵ"]), ("u", ["υ", "ｕ", "𝐮"]), ("p", ["р", "ｐ", "ρ"]),
        ]
        let words: [(text: String, line: String, code: String)] = [
            ("fill", "as one: * basic.title x", "P0101"), ("submit", "as one: *", "P0101"),
            ("basic", "as one: fill *.title x", "R0501"), ("title", "as one: fill basic.* x", "R0502"),
            ("asking", "as one: apply * 12220100TE0000901X", "R0101"), ("one", "as *: open 1", "R0907"),
        ]
        return words.flatMap { word in
            word.text.indices.flatMap { index -> [HostileCase] in
                let others = alike.first { $0.0 == word.text[index] }?.1 ?? []
                return others.map { other in
                    var text = word.text
                    text.replaceSubrange(index...index, with: [other])
                    return HostileCase("confusable", word.line.replacing("*", with: text), word.code)
                }
            }
        }
    }()

    /// Quotation marks and what stands behind a backslash.
    private static let escapes: [HostileCase] = (0x20...0x7E).flatMap { byte -> [HostileCase] in
        let sign = Character(Unicode.Scalar(UInt8(byte)))
        let isKnown = "\"\\nt".contains(sign)
        let isOpen = sign == "\""
        return [
            HostileCase("escape", "as one: fill basic.title \"a\\\(sign)b\"", isKnown ? "" : "P0105"),
            HostileCase("escape", "as one: fill basic.title \"a\\\(sign)", isKnown || isOpen ? "P0104" : "P0105"),
            HostileCase("escape", "as one: fill basic.title a\\\(sign)b", ""),
        ]
    }

    /// Lines and words of every length around the limits.
    private static let sizes: [HostileCase] = {
        var cases: [HostileCase] = []
        for count in [30, 333, 999, 1000, 1001, 4096, 20_000, 21_800] {
            let line = "as one: fill basic.title " + String(repeating: "长", count: count)
            cases.append(HostileCase("size", line, count > 1000 ? "R0506" : ""))
        }
        for count in [65_537, 100_000, 1 << 20, 16 << 20] {
            for piece in ["x", "长", "\" ", "\\", "as one: ", "why ", "-"] {
                let line = String(repeating: piece, count: count / piece.utf8.count + 1)
                cases.append(HostileCase("size", line, "P0123"))
            }
        }
        return cases
    }()
}
