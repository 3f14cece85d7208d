// Hostile cases of what is read: bytes that are no text, values of every type, files that are no files, modules from
// JSON, cells that a spreadsheet would run. Cases of lines alone live in `HostileCases.swift`.

extension HostileCase {
    /// Bytes that are not UTF-8, in every place of a line.
    static func brokenText(_ chance: inout Chance) -> [HostileCase] {
        let pieces: [[UInt8]] = [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
            [0xFE], [0xFF], [0xFF, 0xFE], [0xC3, 0x28],
        ]
        let line = Array("as one: fill basic.title \"题目 one\"".utf8)
        return pieces.flatMap { piece in
            (0..<20).map { _ in
                var bytes = line
                // Not within a letter: the piece must be what is wrong.
                var at = chance.below(bytes.count + 1)
                while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
                bytes.insert(contentsOf: piece, at: at)
                return HostileCase("no text", bytes: bytes, "P0122")
            }
        }
    }

    /// Values that are none of their type.
    static let values: [HostileCase] = {
        let numbers = [
            "1e999", "0x10", "１２", "٣", "1.5.2", "1,000", "NaN", "inf", "-", "+1", "1_0", "½", "①", "四",
            "99999999999999999999999", "-9223372036854775809", "1e-1", "0.00001", "\"1 0\"", "1\u{301}",
        ]
        let dates = [
            "2023-02-29", "2023-13-01", "0000-00-00", "9999-99-99", "2023-1-1-1", "-2023-01-01", "20230230", "now",
            "2023-00-10", "2023-01-32", "２０２３-02-30", "2023-02-30", "1e4-01-01", "99999-01-01",
        ]
        let flags = ["2", "maybe", "TRUE!", "yes no", "ｙｅｓ", "ye\u{301}s", "да", "-1"]
        let targets = [
            "12220100TE0000901Y", "12220100te0000901x!", "1222 0100", "１２２２０１００ＴＥ００００９０１Ｘ",
            "' OR 1=1 --", "../../../etc/passwd", "12220100TE0000901XX", "$(reboot)", "`id`", "%s%n%x", "{0}",
        ]
        let others = [
            HostileCase("value", "as one: fill basic.amount -1", "R0505"),
            HostileCase("value", "as one: fill basic.amount 101", "R0505"),
            HostileCase("value", "as one: fill basic.amount --1", "P0111"),
            // All zeros have a right check character and belong to nobody.
            HostileCase("value", "as one: apply asking 000000000000000000", "R0103"),
        ]
        return others + numbers.map { HostileCase("value", "as one: fill basic.amount \($0)", "R0504") }
            + dates.map { HostileCase("value", "as one: fill basic.day \($0)", "R0504") }
            + flags.map { HostileCase("value", "as one: fill basic.risky \($0)", "R0504") }
            + targets.map { HostileCase("value", "as one: apply asking \"\($0)\"", "R0504") }
    }()

    /// Paths that lead to no regular file, or out of the folder.
    static let files: [HostileCase] = {
        let long = String(repeating: "a", count: 300)
        let refused = [
            "pipe.pdf", "folder.pdf", "link.pdf", "link-loop.pdf", "link-dangling.pdf", "link-zero.pdf", "socket.pdf",
            "/dev/zero", "/dev/null", "/dev/tty", "/dev/stdin", "/proc/self/mem", "/proc/self/fd/0", ".", "..", "/",
            "../../../../../../etc", "//", "folder.pdf/", "small.pdf/x", "small.pdf/", "nowhere/x.pdf", long,
            String(repeating: "../", count: 1000) + "etc", String(repeating: "d/", count: 3000), "~", "$HOME", "*", "?",
            "file:///etc/passwd", "http://localhost/x.pdf", "small.pdf\\", "SMALL.PDF", "small.pdf ", " small.pdf",
        ]
        let commands = ["attach basic.note", "fill basic --from"]
        return commands.flatMap { command in
            refused.map { HostileCase("file", "as one: \(command) \"\($0.replacing("\\", with: "\\\\"))\"", "S0116") }
        } + refused.map { HostileCase("file", "source \"\($0.replacing("\\", with: "\\\\"))\"", "S0116") } + [
            HostileCase("file", "as one: attach basic.note huge.pdf", "R0510"),
            HostileCase("file", "as one: fill basic --from huge.pdf", "S0116"),
            HostileCase("file", "as one: attach basic.note small.pdf", ""),
            HostileCase("file", "as one: attach basic.note /etc/hostname", "R0509"),
        ]
    }()

    /// Files that are no module's answers.
    static func modules(_ chance: inout Chance) -> [HostileCase] {
        var texts: [String] = [
            "", " ", "{", "}", "[]", "[1]", "null", "1", "\"x\"", "{\"title\":}", "{\"title\":[1]}", "{\"title\":{}}",
            "{'title':'x'}", "{\"title\":\"x\"", "{\"title\":\"x\"}}", "{\"title\" \"x\"}", "\u{FEFF}[]",
            "{\"title\":01}",
            "{\"title\":\"\\ud800\"}", "{\"title\":\"\\x\"}", "{\"title\":\"a\nb\"}", "// c\n{}", "{\"title\":tru}",
        ]
        for depth in stride(from: 1, through: 4000, by: 29) {
            texts.append(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
            texts.append(
                String(repeating: "{\"title\":", count: depth) + "{}" + String(repeating: "}", count: depth))
            texts.append("{\"title\":" + String(repeating: "[", count: depth))
        }
        let sound = Array("{\"title\":\"题目\",\"amount\":5,\"risky\":true}".utf8)
        var cases = texts.map {
            HostileCase("module", "as one: fill basic --from given.json", "P0112", file: ("given.json", Array($0.utf8)))
        }
        for end in 0..<sound.count {
            cases.append(
                HostileCase(
                    "module", "as one: fill basic --from given.json", "P0112",
                    file: ("given.json", Array(sound[..<end]))))
        }
        cases.append(
            HostileCase("module", "as one: fill basic --from given.json", "", file: ("given.json", sound)))
        cases.append(
            HostileCase(
                "module", "as one: fill basic --from given.json", "R0502",
                file: ("given.json", Array("{\"ti\u{200B}tle\":\"x\"}".utf8))))
        return cases
    }

    /// Names that a spreadsheet would take for formulas; `HostileTrial` looks at the cells.
    static let formulas: [HostileCase] = {
        let openings = [
            "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", " =", "\"=", "'=", ";=", ",=", "=\u{200B}", "|", "%",
        ]
        let bodies = ["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://x\")", "SUM(A1:A9)*2", "@SUM(1)", "甲"]
        return openings.flatMap { opening in
            bodies.map { body in
                let text = (opening + body).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                    .replacing("\t", with: "\\t")
                return HostileCase("formula", "as three: profile set name \"\(text)\"", "")
            }
        }
    }()
}
