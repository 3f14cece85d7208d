// Conditions as formulas over the cells of their subjects. How cells are tried out does not live here.

internal import Source

/// A condition over numbered subjects.
indirect enum Formula {
    case constant(Bool)
    case isSet(Int)
    /// The subject is a flag that is set to yes.
    case isTrue(Int)
    case compare(Int, ComparisonSign, TypedLiteral)
    case relates(Int, ComparisonSign)
    case not(Formula)
    case and(Formula, Formula)
    case or(Formula, Formula)

    /// Whether the condition holds where the subjects are in these cells.
    func holds(_ cells: [Cell]) -> Bool {
        switch self {
        case .constant(let value): value
        case .isSet(let subject): cells[subject] != .unset
        case .isTrue(let subject): cells[subject] == .flag(true)
        case .compare(let subject, let sign, let literal): cells[subject].holds(sign, literal)
        case .relates(let subject, let sign): sign.holds(cells[subject])
        case .not(let inner): !inner.holds(cells)
        case .and(let left, let right): left.holds(cells) && right.holds(cells)
        case .or(let left, let right): left.holds(cells) || right.holds(cells)
        }
    }

    /// The numbers of the subjects that it asks about.
    var subjects: Set<Int> {
        switch self {
        case .constant: []
        case .isSet(let subject), .isTrue(let subject), .compare(let subject, _, _), .relates(let subject, _): [subject]
        case .not(let inner): inner.subjects
        case .and(let left, let right), .or(let left, let right): left.subjects.union(right.subjects)
        }
    }
}

/// The subjects that some conditions read, numbered, with what they are compared with.
struct SubjectList {
    private(set) var subjects: [Subject] = []
    private(set) var types: [ValueType] = []
    private(set) var literals: [[TypedLiteral]] = []

    /// The number of a subject, which is added where it is new.
    mutating func number(of subject: Subject, type: ValueType = .flag) -> Int {
        // WHY: conditions read a handful of subjects, and comparing those is quicker than hashing one.
        if let number = subjects.firstIndex(of: subject) { return number }
        subjects.append(subject)
        types.append(type)
        literals.append([])
        return subjects.count - 1
    }

    /// The condition as a formula.
    mutating func formula(_ condition: TypedExpression) -> Formula {
        switch condition.form {
        case .literal(let literal): return .constant(literal == .flag(true))
        case .not(let inner): return .not(formula(inner))
        case .and(let left, let right): return .and(formula(left), formula(right))
        case .or(let left, let right): return .or(formula(left), formula(right))
        case .compare(let sign, let left, let right): return comparison(sign, left, right)
        case .isSet(let value):
            guard let subject = Subject(value) else { return unknown(condition) }
            return .isSet(number(of: subject, type: value.type))
        case .isOneOf(let member, let values):
            return values.reduce(.constant(false)) { .or($0, comparison(.equal, member, $1)) }
        case .isInChain(let member, let start):
            return .isTrue(number(of: .isInChain(Subject(member), start: Subject(start))))
        case .hasOpen(let party, let matter): return .isTrue(number(of: .hasOpen(Subject(party), matter: matter)))
        case .path, .answer:
            guard let subject = Subject(condition) else { return unknown(condition) }
            return .isTrue(number(of: subject))
        case .today, .year, .rowCount, .yearsSince, .yearsSinceLast, .age: return unknown(condition)
        }
    }

    private mutating func comparison(
        _ sign: ComparisonSign, _ left: TypedExpression, _ right: TypedExpression
    ) -> Formula {
        if case .literal(let literal) = right.form { return comparison(sign, left, with: literal) }
        if case .literal(let literal) = left.form { return comparison(sign.flipped, right, with: literal) }
        guard let first = Subject(left), let second = Subject(right) else {
            return unknown(left)
        }
        if first == second {
            let isEqual = sign.holds(.equal)
            return isEqual ? .isSet(number(of: first, type: left.type)) : .constant(false)
        }
        if let known = subjects.firstIndex(of: .relation(second, first)) { return .relates(known, sign.flipped) }
        return .relates(number(of: .relation(first, second), type: left.type), sign)
    }

    private mutating func comparison(
        _ sign: ComparisonSign, _ value: TypedExpression, with literal: TypedLiteral
    ) -> Formula {
        if case .literal(let other) = value.form { return .constant(Self.holds(sign, other, literal)) }
        guard let subject = Subject(value) else {
            guard value.type == .flag, case .flag(let wanted) = literal else { return unknown(value) }
            let inner = formula(value)
            return wanted == (sign == .equal) ? inner : .not(inner)
        }
        let number = number(of: subject, type: value.type)
        if !literals[number].contains(literal) { literals[number].append(literal) }
        return .compare(number, sign, literal)
    }

    private mutating func unknown(_ expression: TypedExpression) -> Formula {
        .isTrue(number(of: .unknown(expression.location)))
    }

    private static func holds(_ sign: ComparisonSign, _ left: TypedLiteral, _ right: TypedLiteral) -> Bool {
        if let first = left.point, let second = right.point {
            return sign.holds(first == second ? .equal : first < second ? .less : .greater)
        }
        return Cell.token(left).holds(sign, right)
    }
}
