// Numbers and dates moved by one: in comparisons, bounds, limits and windows.

internal import Machines
internal import Source
internal import Syntax

extension LiteralSyntax {
    /// The edits that make a number one less and one more, or a date one day earlier and later, as far as the result is
    /// at least `least`.
    func shifts(least: Int64 = .min) -> [[TextEdit]] {
        let texts: [String]
        switch value {
        case .number(let amount):
            texts = [-one, one].map { amount.addingReportingOverflow($0) }
                .filter { !$0.overflow && (least == .min || $0.partialValue >= least * one) }
                .map { written($0.partialValue) }
        case .date(let year, let month, let day):
            guard let date = CivilDate(year: year, month: month, day: day) else { return [] }
            texts = [-1, 1].map { CivilDate(dayNumber: date.dayNumber + $0).description }
        default: return []
        }
        return texts.map { [.replacing(node, by: $0)] }
    }
}

extension BoundsSyntax {
    /// The edits that move either bound by one. WHY: an empty text is none, and so one may ask for `leastLow`.
    func shifts(leastLow: Int64 = 0) -> [[TextEdit]] {
        (low?.shifts(least: leastLow) ?? []) + (high?.shifts(least: 1) ?? [])
    }
}

extension MutationKind {
    static let amounts: [MutationKind] = [
        MutationKind(
            "shift-number", "移数", Words(zh: "比较所用的数或日期加减一", en: "moves a number or a date of a comparison by one"),
            at: [.literal]
        ) { $0.parent.kind == .comparison ? LiteralSyntax(node: $0.node).shifts() : [] }
    ]
}

private let one: Int64 = 10_000

/// A number of ten-thousandths as the language writes it.
private func written(_ tenThousandths: Int64) -> String {
    let (whole, rest) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: UInt64(one))
    let sign = tenThousandths < 0 ? "-" : ""
    guard rest > 0 else { return sign + String(whole) }
    let digits = String(rest)
    var decimals = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    while decimals.last == "0" { decimals.removeLast() }
    return sign + String(whole) + "." + decimals
}
