// Check digits: citizen ids by GB 11643 and credit codes by GB 32100.

import Machines

/// Whether the text is a citizen id: 18 characters, a region that is none of zeros, a date that exists, a right check
/// digit.
package func isCitizenID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, bytes[..<17].allSatisfy({ (0x30...0x39).contains($0) }), bytes[0] != 0x30 else {
        return false
    }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14)) != nil else { return false }
    return bytes[17] == citizenIDCheckDigit(of: bytes[..<17])
}

/// The check digit behind the seventeen digits of a citizen id.
package func citizenIDCheckDigit(of digits: some Sequence<UInt8>) -> UInt8 {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
    return Array("10X98765432".utf8)[(sum % 11 + 11) % 11]
}

/// Whether the text is a unified social credit code: 18 characters of its alphabet and a right check character.
package func isCreditCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 18, bytes.allSatisfy({ creditCodeAlphabet.contains($0) }) else { return false }
    return bytes[17] == creditCodeCheckCharacter(of: bytes[..<17])
}

/// The check character behind the seventeen characters of a credit code; nil where one is not of its alphabet.
package func creditCodeCheckCharacter(of characters: some Sequence<UInt8>) -> UInt8? {
    let numbers = characters.map { creditCodeAlphabet.firstIndex(of: $0) }
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    var sum = 0
    for (number, weight) in zip(numbers, weights) {
        guard let number else { return nil }
        sum += number * weight
    }
    return creditCodeAlphabet[(31 - sum % 31) % 31]
}

private let creditCodeAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
