// One-time codes, with which an account is activated or gets a new password. Only their digests are kept.

import Digests

/// A code that administrators hand to whoever is to use an account.
struct OneTimeCode {
    /// Sixteen digits and letters in groups of four: `7K3M-Q9TD-X2VN-5RWB`. Easily mistaken letters are left out.
    let text: String

    /// How many random bytes make a code.
    static let randomBytes = 10

    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// The code of these random bytes.
    init(_ random: [UInt8]) {
        var characters = ""
        var (bits, count) = (0, 0)
        for byte in random {
            bits = (bits << 8 | Int(byte)) & 0xFFFF
            count += 8
            while count >= 5 {
                count -= 5
                characters.append(OneTimeCode.digits[bits >> count & 31])
            }
        }
        text = OneTimeCode.grouped(characters)
    }

    /// SHA-256 of a code as somebody typed it, in hexadecimal: case, hyphens and blanks do not matter, and letters that
    /// are not in codes count as the digits that they are mistaken for.
    static func digest(of typed: String) -> String {
        let read = typed.uppercased().compactMap { character -> Character? in
            switch character {
            case "O": "0"
            case "I", "L": "1"
            case "-", " ", "\u{3000}", "－": nil
            default: character
            }
        }
        return SHA256.digest(Array(String(read).utf8)).hexadecimal
    }

    private static func grouped(_ characters: String) -> String {
        var text = ""
        for (index, character) in characters.enumerated() {
            if index > 0, index.isMultiple(of: 4) { text += "-" }
            text.append(character)
        }
        return text
    }
}
