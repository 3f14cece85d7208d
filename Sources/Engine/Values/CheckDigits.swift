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
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(bytes, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
    return bytes[17] == Array("10X98765432".utf8)[sum % 11]
}

/// Whether the text is a unified social credit code: 18 characters of its alphabet and a right check character.
package func isCreditCode(_ text: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let numbers = text.utf8.compactMap { alphabet.firstIndex(of: $0) }
    guard text.utf8.count == 18, numbers.count == 18 else { return false }
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    let sum = zip(numbers, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return numbers[17] == (31 - sum % 31) % 31
}
