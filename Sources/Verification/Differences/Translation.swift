// Expressions of one side become terms over common numbers. Comparing and solving terms does not live here.

import Machines

/// Translates the expressions of one arena.
struct Translation {
    let whole: Correspondence
    /// The matter, for a machine's expressions.
    var matter: MatterPair?
    let side: Side
    let expressions: Expressions
    /// The kinds at which paths begin.
    let applicant: PartyKind?
    let target: PartyKind?

    /// For a machine of a matter that both sides have.
    init(_ matter: MatterPair, _ side: Side) {
        whole = matter.whole
        self.matter = matter
        self.side = side
        expressions = matter.machine(side).expressions
        applicant = matter.machine(side).facts.applicant
        target = matter.machine(side).facts.target?.kind
    }

    /// For a party kind's or an office's expressions.
    init(_ whole: Correspondence, _ side: Side, _ expressions: Expressions, kind: PartyKind) {
        self.whole = whole
        self.side = side
        self.expressions = expressions
        applicant = kind
        target = nil
    }

    func term(_ id: ExpressionID) -> Term {
        guard let node = node(id) else { return .literal(.unset) }
        switch node {
        case .literal(let value): return .literal(value)
        case .fact(let fact): return self.fact(fact).map { .subject(subject($0)) } ?? .literal(.unset)
        case .not(let inner): return term(inner).negated
        case .and(let left, let right): return .joined([term(left), term(right)], isAnd: true)
        case .or(let left, let right): return .joined([term(left), term(right)], isAnd: false)
        case .compare(let comparison, let left, let right): return compare(comparison, left, right)
        case .isSet(let inner): return .isSet(term(inner))
        case .years(let from, let to): return .years(from: term(from), to: term(to))
        case .birthDate(let inner): return .birthDate(term(inner))
        }
    }

    func subject(_ fact: Fact) -> Subject {
        switch fact {
        case .today: return .today
        case .year: return .year
        case .path(let path): return .path(joint(path))
        case .answer(let module, let field):
            let number = matter?.modules.joint(module, on: side) ?? module
            let fields = matter?.fields(ofModule: number)
            return .answer(module: number, field: fields?.joint(field, on: side) ?? field)
        case .rows(let module): return .rows(module: matter?.modules.joint(module, on: side) ?? module)
        case .inChain(let member, let start): return .inChain(member: joint(member), start: joint(start))
        case .openCase(let path, let matter):
            return .openCase(joint(path), matter: whole.matterName(matter, on: side))
        case .yearsSinceOutcome(let matter, let outcome):
            return .yearsSinceOutcome(
                matter: whole.matterName(matter, on: side), outcome: whole.outcomeName(outcome, of: matter, on: side))
        }
    }

    private func joint(_ path: Path) -> JointPath {
        whole.path(path, from: path.root == .applicant ? applicant : target, on: side)
    }

    private func compare(_ comparison: Comparison, _ left: ExpressionID, _ right: ExpressionID) -> Term {
        if case .literal(let value) = node(left), !isLiteral(right) {
            return self.compare(comparison.flipped, right, value)
        }
        if case .literal(let value) = node(right) { return self.compare(comparison, left, value) }
        return .compare(comparison, term(left), term(right))
    }

    private func compare(_ comparison: Comparison, _ left: ExpressionID, _ value: Value) -> Term {
        guard case .choice = value, let (own, joint) = choices(at: left) else {
            // A flag that is yes says no more than the flag itself.
            if comparison == .equal, value == .flag(true) { return term(left) }
            return .compare(comparison, term(left), .literal(value))
        }
        let subject = term(left)
        let held = own.indices.filter { comparison.holds(.choice($0), value) }
        return .joined(held.map { .isChoice(subject, joint.joint($0, on: side)) }, isAnd: false)
    }

    /// The choices of the field behind an expression, with their common numbers.
    private func choices(at id: ExpressionID) -> ([Choice], Matching)? {
        guard case .fact(let number) = node(id), let fact = fact(number) else { return nil }
        let subject = subject(fact)
        guard let own = field(of: fact)?.choices else { return nil }
        let other = matter?.field(subject, on: side.other)?.choices ?? own
        return (own, side == .old ? matching(own, other) : matching(other, own))
    }

    private func field(of fact: Fact) -> Field? {
        switch fact {
        case .answer(let module, let field): return matter?.machine(side).answerField(module: module, field: field)
        case .path(let path):
            var kind = path.root == .applicant ? applicant : target
            var last: Field?
            for index in path.fields {
                last = kind.flatMap { whole.ruleset(side).field(index, of: $0) }
                kind = last?.partyKind
            }
            return last
        default: return nil
        }
    }

    private func isLiteral(_ id: ExpressionID) -> Bool { if case .literal = node(id) { true } else { false } }

    private func node(_ id: ExpressionID) -> Node? {
        expressions.nodes.indices.contains(Int(id.index)) ? expressions.nodes[Int(id.index)] : nil
    }

    private func fact(_ id: FactID) -> Fact? {
        expressions.facts.indices.contains(Int(id.index)) ? expressions.facts[Int(id.index)] : nil
    }
}

extension Comparison {
    /// The same comparison with its sides exchanged.
    var flipped: Comparison {
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
