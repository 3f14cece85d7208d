// Guard expressions as data: a flat arena of nodes over facts, and their one evaluator.
// Where the facts come from does not live here: they arrive as values.

/// The place of an expression's root node in its arena.
package struct ExpressionID: Hashable, Sendable {
    package let index: Int32

    package init(_ index: Int) {
        self.index = Int32(index)
    }
}

/// The place of a fact in its arena's list of facts.
package struct FactID: Hashable, Comparable, Sendable {
    package let index: Int32

    package init(_ index: Int) {
        self.index = Int32(index)
    }

    package static func < (left: FactID, right: FactID) -> Bool {
        left.index < right.index
    }
}

/// A field reached from a case's applicant or target through fields that name parties: `applicant.unit.division`.
package struct Path: Hashable, Sendable {
    /// Where the path begins.
    package enum Root: UInt8, Hashable, Sendable {
        case applicant
        case target
    }

    package let root: Root
    /// Field indexes, each in the party kind that the step before leads to. Empty: the party itself.
    package let fields: [Int]

    package init(root: Root, fields: [Int]) {
        self.root = root
        self.fields = fields
    }
}

/// One thing to look up before a guard can be evaluated.
package enum Fact: Hashable, Sendable {
    /// Today's civil date in UTC+08:00.
    case today
    /// The case's business year, a whole number.
    case year
    /// A party's field, or the party itself; unset where a step of the way is unset.
    case path(Path)
    /// The answer in a field of a module that is no list.
    case answer(module: Int, field: Int)
    /// How many rows a module has.
    case rows(module: Int)
    /// Whether the member stands in the chain that begins at `start` and goes on through `start`'s own last field.
    case inChain(member: Path, start: Path)
    /// Whether the party at the path has a case of that matter that has not ended.
    case openCase(subject: Path, matter: String)
    /// Whole years since the applicant last had that outcome of that matter; unset if never.
    case yearsSinceOutcome(matter: String, outcome: String)
}

/// One node of an expression. Children stand before their parents in the arena.
package enum Node: Hashable, Sendable {
    case literal(Value)
    case fact(FactID)
    case not(ExpressionID)
    case and(ExpressionID, ExpressionID)
    case or(ExpressionID, ExpressionID)
    case compare(Comparison, ExpressionID, ExpressionID)
    case isSet(ExpressionID)
    /// Whole years from the first date to the second, a number.
    case years(from: ExpressionID, to: ExpressionID)
    /// The date of birth in a citizen id; unset where the text is none.
    case birthDate(ExpressionID)
}

extension Node {
    /// The nodes that this one is made of.
    var children: [ExpressionID] {
        switch self {
        case .literal, .fact: []
        case .not(let inner), .isSet(let inner), .birthDate(let inner): [inner]
        case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
            .years(let left, let right):
            [left, right]
        }
    }
}

/// The expressions of one machine or office, with the facts that they ask for.
package struct Expressions: Hashable, Sendable {
    /// INVARIANT: a node's children have lower indexes, so evaluation ends.
    package var nodes: [Node] = []
    /// The facts in the order of `FactID`; none stands twice.
    package var facts: [Fact] = []

    package init() {}

    /// The value of the expression where the facts have these values, by `FactID`. A fact that was not given counts as
    /// unset; a value of the wrong type as false or unset: evaluation is total.
    package func value(of id: ExpressionID, given values: [Value]) -> Value {
        guard let node = node(at: id) else { return .unset }
        switch node {
        case .literal(let value): return value
        case .fact(let fact): return Int(fact.index) < values.count ? values[Int(fact.index)] : .unset
        case .years(let from, let to):
            guard case .date(let start) = value(of: from, given: values),
                case .date(let end) = value(of: to, given: values)
            else { return .unset }
            return .whole(start.wholeYears(to: end))
        case .birthDate(let id):
            guard case .text(let text) = value(of: id, given: values), let date = birthDate(inCitizenID: text)
            else { return .unset }
            return .date(date)
        case .not, .and, .or, .compare, .isSet: return .flag(holds(id, given: values))
        }
    }

    /// Whether the condition holds; anything but a true flag does not.
    package func holds(_ id: ExpressionID, given values: [Value]) -> Bool {
        guard let node = node(at: id) else { return false }
        switch node {
        case .not(let inner): return !holds(inner, given: values)
        case .and(let left, let right): return holds(left, given: values) && holds(right, given: values)
        case .or(let left, let right): return holds(left, given: values) || holds(right, given: values)
        case .compare(let comparison, let left, let right):
            return comparison.holds(value(of: left, given: values), value(of: right, given: values))
        case .isSet(let inner): return value(of: inner, given: values).isSet
        case .literal, .fact, .years, .birthDate: return value(of: id, given: values) == .flag(true)
        }
    }

    /// The facts that the expression reads, ascending and without repeats.
    package func facts(in id: ExpressionID) -> [FactID] {
        let root = Int(id.index)
        guard nodes.indices.contains(root) else { return [] }
        var found: [FactID] = []
        var isAsked = [Bool](repeating: false, count: root + 1)
        isAsked[root] = true
        // INVARIANT: children stand before their parents, so one walk downwards meets every node that is asked.
        for place in (0...root).reversed() where isAsked[place] {
            if case .fact(let fact) = nodes[place] { found.append(fact) }
            for child in nodes[place].children where child.index >= 0 && child.index < place {
                isAsked[Int(child.index)] = true
            }
        }
        return found.count < 2 ? found : Set(found).sorted()
    }

    private func node(at id: ExpressionID) -> Node? {
        nodes.indices.contains(Int(id.index)) ? nodes[Int(id.index)] : nil
    }

    private func birthDate(inCitizenID text: String) -> CivilDate? {
        let digits = Array(text.utf8)
        guard digits.count == 18, digits[6..<14].allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        return CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14))
    }
}
