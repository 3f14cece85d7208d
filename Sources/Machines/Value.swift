// The values that fields hold and guards compare: exact, without binary floating point.
// How they are typed in or printed does not live here.

/// A party's number in its store, given in the order of registration from 1.
package struct PartyID: Hashable, Comparable, Sendable {
    package let number: UInt32

    package init(_ number: UInt32) {
        self.number = number
    }

    package static func < (left: PartyID, right: PartyID) -> Bool {
        left.number < right.number
    }
}

/// What a field holds. `unset` is a value of every type: a comparison with it is false.
package enum Value: Hashable, Sendable {
    case unset
    case flag(Bool)
    /// A decimal number in ten-thousandths: 3.5 is 35 000. Years are numbers too.
    case number(Int64)
    /// An amount in whole fen.
    case money(Int64)
    case date(CivilDate)
    /// The place of a choice among the field's choices, in declared order from 0.
    case choice(Int)
    /// Text, e-mail, phone, citizen id or credit code, in NFC.
    case text(String)
    case party(PartyID)
    /// A GB/T 2260 division code, six digits.
    case division(Int)

    /// Ten-thousandths in one: the scale of `number`.
    package static let numberScale: Int64 = 10_000

    /// A whole number.
    package static func whole(_ number: Int) -> Value {
        .number(Int64(number) * numberScale)
    }

    package var isSet: Bool {
        if case .unset = self { false } else { true }
    }
}

/// The order in which two values may be compared.
package enum Comparison: UInt8, Hashable, Sendable, CaseIterable {
    case equal
    case notEqual
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual

    /// Whether the comparison holds. It does not where either side is unset or the two are of different types,
    /// whatever the comparison; texts, flags, parties and divisions know only equality.
    package func holds(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let a), .number(let b)), (.money(let a), .money(let b)): holds(a, b)
        case (.date(let a), .date(let b)): holds(a, b)
        case (.choice(let a), .choice(let b)): holds(a, b)
        case (.flag(let a), .flag(let b)): holds(equal: a == b)
        case (.text(let a), .text(let b)): holds(equal: a.utf8.elementsEqual(b.utf8))
        case (.party(let a), .party(let b)): holds(equal: a == b)
        case (.division(let a), .division(let b)): holds(equal: a == b)
        default: false
        }
    }

    private func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }

    private func holds(equal: Bool) -> Bool {
        switch self {
        case .equal: equal
        case .notEqual: !equal
        case .less, .lessOrEqual, .greater, .greaterOrEqual: false
        }
    }
}
