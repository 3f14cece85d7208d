// What conditions read, free of the places where they read it, so that two readings of one thing can be compared.

internal import Source

/// Something that a condition reads.
indirect enum Subject: Hashable {
    case today, year
    case path(PathDefinition.Root, [Int])
    case answer(module: Int, field: Int)
    case rowCount(module: Int)
    case yearsSince(Subject)
    case age(Subject)
    case yearsSinceLast(outcome: Int, matter: Int)
    case hasOpen(Subject, matter: Int)
    case isInChain(Subject, start: Subject)
    /// How the first stands to the second.
    case relation(Subject, Subject)
    /// Something that is not followed further, by its place.
    case unknown(Location)

    /// What an expression reads, where it is no condition and no literal.
    init?(_ expression: TypedExpression) {
        switch expression.form {
        case .today: self = .today
        case .year: self = .year
        case .path(let path): self.init(path)
        case .answer(let module, let field): self = .answer(module: module, field: field)
        case .rowCount(let module): self = .rowCount(module: module)
        case .yearsSince(let inner):
            guard let subject = Subject(inner) else { return nil }
            self = .yearsSince(subject)
        case .age(let inner):
            guard let subject = Subject(inner) else { return nil }
            self = .age(subject)
        case .yearsSinceLast(let outcome, let matter): self = .yearsSinceLast(outcome: outcome, matter: matter)
        case .literal, .not, .and, .or, .compare, .isSet, .isOneOf, .isInChain, .hasOpen: return nil
        }
    }

    /// What a path reads.
    init(_ path: PathDefinition) { self = .path(path.root, path.fields) }

    /// The field that this is worked out from: it is unset exactly where that field is.
    var base: Subject {
        switch self {
        case .yearsSince(let inner), .age(let inner): inner.base
        default: self
        }
    }

    /// Both sides of a relation.
    var sides: [Subject] {
        if case .relation(let left, let right) = self { [left, right] } else { [] }
    }
}

/// What subjects are in a rulebook, seen from one applicant and perhaps one matter.
struct SubjectReader {
    let parties: [PartyDefinition]
    let applicant: Int
    var matter: MatterDefinition?
    /// Whether even answers that must be given may be missing: they are, while a case is filled in.
    var isFillingIn = false

    /// Whether the subject may have no value.
    func mayBeUnset(_ subject: Subject) -> Bool {
        switch subject {
        case .today, .year, .rowCount, .hasOpen, .isInChain, .unknown: false
        case .path(let root, let fields): !isAlwaysSet(root, fields, from: 0)
        case .answer(let module, let field): isFillingIn || !isRequired(answer(module, field))
        case .yearsSince(let inner), .age(let inner): mayBeUnset(inner)
        case .yearsSinceLast: true
        case .relation(let left, let right): mayBeUnset(left) || mayBeUnset(right)
        }
    }

    /// Whether the steps of a path from a number on are fields that must be filled.
    func isAlwaysSet(_ root: PathDefinition.Root, _ fields: [Int], from start: Int) -> Bool {
        (start..<Swift.max(start, fields.count)).allSatisfy { step in
            isRequired(field(root, Array(fields[...step])))
        }
    }

    /// The least and greatest value that numbers of the subject have, and the distance between two of them.
    func numbers(_ subject: Subject, type: ValueType) -> (range: ClosedRange<Int64>, step: Int64) {
        let years: Int64 = 9999 * Self.one
        switch subject {
        case .yearsSince, .age: return (-years...years, Self.one)
        case .yearsSinceLast: return (0...years, Self.one)
        case .year: return (0...years, Self.one)
        case .rowCount(let module):
            guard let rows = matter?.modules[module].rows else { return (Self.all, Self.one) }
            let limit = Int64(Swift.min(rows.upperBound, 1_000_000))
            return (Int64(Swift.min(rows.lowerBound, 1_000_000)) * Self.one...limit * Self.one, Self.one)
        case .answer(let module, let field):
            return (answer(module, field)?.range ?? Self.all, type == .year ? Self.one : 1)
        case .path(let root, let fields): return (field(root, fields)?.range ?? Self.all, type == .year ? Self.one : 1)
        case .today, .hasOpen, .isInChain, .relation, .unknown: return (Self.all, 1)
        }
    }

    /// The field that a path ends in.
    func field(_ root: PathDefinition.Root, _ fields: [Int]) -> FieldDefinition? {
        var kind = root == .applicant ? applicant : matter?.target?.party
        var last: (owner: Int, step: Int)?
        for step in fields {
            guard let owner = kind, parties.indices.contains(owner), parties[owner].fields.indices.contains(step)
            else { return nil }
            last = (owner, step)
            kind = if case .party(let next) = parties[owner].fields[step].type { next } else { nil }
        }
        return last.map { parties[$0.owner].fields[$0.step] }
    }

    private func answer(_ module: Int, _ field: Int) -> FieldDefinition? { matter?.modules[module].fields[field] }

    private func isRequired(_ field: FieldDefinition?) -> Bool {
        guard let field else { return false }
        return !field.isOptional && field.presence == nil
    }

    /// One, in ten-thousandths.
    private static let one: Int64 = 10_000
    /// WHY: half of what the type holds, so that a step beyond a bound cannot overflow.
    private static let all: ClosedRange<Int64> = -(Int64.max / 2)...Int64.max / 2
}
