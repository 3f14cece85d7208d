// Types literals: what is written, in the units of the type that is expected at its place.

internal import Source
internal import Syntax

extension Resolver {
    /// The literal with its type; nil where it says nothing and has been reported.
    mutating func typedLiteral(_ literal: LiteralSyntax, expecting: ValueType?) -> TypedExpression? {
        let location = literal.location
        switch literal.value {
        case .invalid: return nil
        case .flag(let flag): return TypedExpression(.literal(.flag(flag)), type: .flag, location: location)
        case .date(let year, let month, let day):
            return TypedExpression(
                .literal(.date(year: year, month: month, day: day)), type: .date, location: location)
        case .text(let text):
            let type = expecting.flatMap { $0.isWrittenAsText ? $0 : nil } ?? .text
            return TypedExpression(.literal(.text(canonicallyComposed(text))), type: type, location: location)
        case .number(let tenThousandths):
            return typedNumber(tenThousandths, expecting: expecting, at: location)
        }
    }

    /// A number that must be whole and at least as great as `least`; nil with a report otherwise.
    mutating func wholeNumber(_ literal: LiteralSyntax?, what: Fact, least: Int = 1) -> Int? {
        guard let literal else { return nil }
        if case .number(let value) = literal.value, value % 10_000 == 0, value / 10_000 >= least,
            value / 10_000 <= Int64(Int32.max)
        {
            return Int(value / 10_000)
        }
        if case .invalid = literal.value { return nil }
        findings.report(.badCount, at: literal.location, ["what": what])
        return nil
    }

    private mutating func typedNumber(
        _ tenThousandths: Int64, expecting: ValueType?, at location: Location
    ) -> TypedExpression? {
        switch expecting {
        case .money:
            guard tenThousandths % 100 == 0 else {
                findings.report(.moneyTooFine, at: location)
                return nil
            }
            return TypedExpression(.literal(.money(tenThousandths / 100)), type: .money, location: location)
        case .division:
            let code = Int(tenThousandths / 10_000)
            guard tenThousandths % 10_000 == 0, divisionCodes?.contains(code) ?? true else {
                findings.report(.unknownDivision, at: location, ["code": .text(padded(code))])
                return nil
            }
            return TypedExpression(.literal(.division(code)), type: .division, location: location)
        case .year:
            return TypedExpression(.literal(.number(tenThousandths)), type: .year, location: location)
        default:
            return TypedExpression(.literal(.number(tenThousandths)), type: .number, location: location)
        }
    }
}
