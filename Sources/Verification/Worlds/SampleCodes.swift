// Citizen ids and credit codes with right check characters, for worlds. Whether a given one is right is not asked here.

import Machines

/// Codes that are valid by GB 11643 and GB 32100.
enum SampleCodes {
    /// The citizen id of somebody born that day; `number` tells people apart.
    static func citizenID(division: Int, born: CivilDate, number: Int) -> String {
        let (year, month, day) = born.components
        let digits =
            digits(of: division, count: 6) + digits(of: year, count: 4) + digits(of: month, count: 2)
            + digits(of: day, count: 2) + digits(of: number, count: 3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return digits.map(String.init).joined() + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }

    /// A credit code; `number` tells units apart.
    static func creditCode(number: Int) -> String {
        let digits = [1, 2, 2, 2, 0, 1, 0, 1] + digits(of: 240_000_000 + number, count: 9)
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        return digits.map(String.init).joined() + String(alphabet[(31 - sum % 31) % 31])
    }

    private static func digits(of number: Int, count: Int) -> [Int] {
        var digits: [Int] = []
        var rest = number
        for _ in 0..<count {
            digits.append(rest % 10)
            rest /= 10
        }
        return digits.reversed()
    }
}
