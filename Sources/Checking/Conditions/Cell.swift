// The finitely many cases of a subject that its conditions can tell apart. Which conditions those are is not known
// here.

internal import Source

/// One case of a subject: all values in it give every comparison the same answer.
enum Cell: Hashable {
    case unset
    case flag(Bool)
    case choice(Int)
    /// Numbers, fen or days between two bounds.
    case numbers(ClosedRange<Int64>)
    /// Exactly this text or division.
    case token(TypedLiteral)
    /// Any value that is not listed.
    case other
    /// How the sides of a relation stand.
    case less, equal, greater

    /// Whether a comparison with a literal holds.
    func holds(_ sign: ComparisonSign, _ literal: TypedLiteral) -> Bool {
        switch self {
        case .unset: return false
        case .flag(let flag): return sign.holds(literal == .flag(flag) ? .equal : .less)
        case .token(let token): return sign.holds(token == literal ? .equal : .less)
        case .other: return sign.holds(.less)
        case .choice(let place):
            guard case .choice(let other) = literal else { return false }
            return sign.holds(place == other ? .equal : place < other ? .less : .greater)
        case .numbers(let range):
            guard let bound = literal.point else { return false }
            return sign.holds(range.contains(bound) ? .equal : range.upperBound < bound ? .less : .greater)
        case .less, .equal, .greater: return sign.holds(self)
        }
    }
}

extension ComparisonSign {
    /// Whether the sign holds where the left side is less than, equal to or greater than the right one.
    func holds(_ relation: Cell) -> Bool {
        switch (self, relation) {
        case (_, .unset): false
        case (.equal, .equal), (.lessOrEqual, .equal), (.greaterOrEqual, .equal): true
        case (.less, .less), (.lessOrEqual, .less), (.notEqual, .less): true
        case (.greater, .greater), (.greaterOrEqual, .greater), (.notEqual, .greater): true
        default: false
        }
    }

    /// The sign of the same comparison with its sides exchanged.
    var flipped: ComparisonSign {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension TypedLiteral {
    /// Its place among the numbers of its type; nothing for what has no order.
    var point: Int64? {
        switch self {
        case .number(let value), .money(let value): value
        // WHY: days in the order of the calendar are enough; some numbers between them are no day.
        case .date(let year, let month, let day): Int64(year * 372 + (month - 1) * 31 + day - 1)
        case .flag, .choice, .text, .division: nil
        }
    }
}

extension SubjectReader {
    /// The cases of a subject of that type where it is compared with these literals.
    func cells(of subject: Subject, type: ValueType, literals: [TypedLiteral]) -> [Cell] {
        let unset: [Cell] = mayBeUnset(subject) ? [.unset] : []
        if case .relation = subject { return unset + [.less, .equal] + (type.isOrdered ? [.greater] : []) }
        switch type {
        case .flag: return unset + [.flag(false), .flag(true)]
        case .choice(let options): return unset + options.indices.map { .choice($0) }
        case .number, .year, .money, .date:
            let (range, step) = numbers(subject, type: type)
            return unset + Self.cut(range, at: literals.compactMap(\.point), step: step).map { .numbers($0) }
        case .text, .citizenID, .creditCode, .division, .phone, .email, .party:
            return unset + literals.map { .token($0) } + [.other]
        }
    }

    /// The range in pieces: each point by itself, and what lies between them; only pieces that hold a whole step.
    private static func cut(_ range: ClosedRange<Int64>, at points: [Int64], step: Int64) -> [ClosedRange<Int64>] {
        var pieces: [ClosedRange<Int64>] = []
        var low = range.lowerBound
        for point in Set(points).sorted() where range.contains(point) {
            if point > low { pieces.append(low...point - 1) }
            pieces.append(point...point)
            low = point + 1
        }
        if low <= range.upperBound { pieces.append(low...range.upperBound) }
        return pieces.filter { piece in
            let remainder = piece.lowerBound % step
            let first = remainder == 0 ? piece.lowerBound : piece.lowerBound - remainder + (remainder > 0 ? step : 0)
            return first <= piece.upperBound
        }
    }
}
