// Terms of both rulesets become expressions of one, so that a machine of the one side can ask what the other side asks.
// The way there stands in `Translation.swift`.

import Machines

/// Adds terms to the expressions of one side's machine.
struct TermLowering {
    let matter: MatterPair
    let side: Side
    private(set) var expressions: Expressions

    init(_ matter: MatterPair, _ side: Side) {
        self.matter = matter
        self.side = side
        expressions = matter.machine(side).expressions
    }

    /// The place of the term, or nil where it reads something that this side does not have.
    mutating func lower(_ term: Term) -> ExpressionID? {
        switch term {
        case .literal(let value): return node(.literal(value))
        case .subject(let subject): return fact(of: subject).map { fact($0) }
        case .not(let inner): return lower(inner).map { node(.not($0)) }
        case .isSet(let inner): return lower(inner).map { node(.isSet($0)) }
        case .birthDate(let inner): return lower(inner).map { node(.birthDate($0)) }
        case .all(let members): return joined(members, .flag(true), Node.and)
        case .any(let members): return joined(members, .flag(false), Node.or)
        case .isChoice(let inner, let joint): return lowerChoice(inner, joint)
        case .compare(let comparison, let left, let right):
            guard let left = lower(left), let right = lower(right) else { return nil }
            return node(.compare(comparison, left, right))
        case .years(let from, let to):
            guard let from = lower(from), let to = lower(to) else { return nil }
            return node(.years(from: from, to: to))
        }
    }

    private mutating func joined(
        _ members: Set<Term>, _ empty: Value, _ join: (ExpressionID, ExpressionID) -> Node
    ) -> ExpressionID? {
        var whole: ExpressionID?
        for member in members.sorted(by: { $0.key < $1.key }) {
            guard let part = lower(member) else { return nil }
            whole = whole.map { node(join($0, part)) } ?? part
        }
        return whole ?? node(.literal(empty))
    }

    /// A choice that this side does not have is never there.
    private mutating func lowerChoice(_ inner: Term, _ joint: Int) -> ExpressionID? {
        guard let subject = lower(inner) else { return nil }
        var own: Int? = joint
        if case .subject(let subject) = inner, let before = matter.field(subject, on: .old)?.choices,
            let after = matter.field(subject, on: .new)?.choices
        {
            own = matching(before, after).member(joint, on: side)
        }
        guard let own else { return node(.literal(.flag(false))) }
        return node(.compare(.equal, subject, node(.literal(.choice(own)))))
    }

    private func fact(of subject: Subject) -> Fact? {
        func path(_ joint: JointPath) -> Path? {
            matter.whole.path(joint, from: matter.kind(of: joint.root, on: side), on: side)
        }
        switch subject {
        case .today: return .today
        case .year: return .year
        case .path(let joint): return path(joint).map { .path($0) }
        case .answer(let joint, let field):
            guard let module = matter.modules.member(joint, on: side),
                let own = matter.fields(ofModule: joint).member(field, on: side)
            else { return nil }
            return .answer(module: module, field: own)
        case .rows(let joint): return matter.modules.member(joint, on: side).map { .rows(module: $0) }
        case .inChain(let member, let start):
            guard let member = path(member), let start = path(start) else { return nil }
            return .inChain(member: member, start: start)
        case .openCase(let joint, let name):
            guard let subject = path(joint), let matter = ownName(ofMatter: name) else { return nil }
            return .openCase(subject: subject, matter: matter)
        case .yearsSinceOutcome(let name, let outcome):
            guard let matter = ownName(ofMatter: name) else { return nil }
            return .yearsSinceOutcome(matter: matter, outcome: outcome)
        }
    }

    /// The name that this side knows a matter by, or nil where it has none.
    private func ownName(ofMatter name: String) -> String? {
        let machines = matter.whole.ruleset(side).machines
        return machines.first { matter.whole.matterName($0.facts.name, on: side) == name }?.facts.name
    }

    private mutating func fact(_ fact: Fact) -> ExpressionID {
        let place = expressions.facts.firstIndex(of: fact) ?? expressions.facts.count
        if place == expressions.facts.count { expressions.facts.append(fact) }
        return node(.fact(FactID(place)))
    }

    private mutating func node(_ node: Node) -> ExpressionID {
        if let place = expressions.nodes.firstIndex(of: node) { return ExpressionID(place) }
        expressions.nodes.append(node)
        return ExpressionID(expressions.nodes.count - 1)
    }
}

extension Term {
    /// A text that is the same for equal terms and tells others apart.
    fileprivate var key: String {
        func all(_ members: Set<Term>) -> String { members.map(\.key).sorted().joined(separator: ",") }
        switch self {
        case .literal(let value): return "\(value)"
        case .subject(let subject): return "\(subject)"
        case .not(let inner): return "not(\(inner.key))"
        case .all(let members): return "all(\(all(members)))"
        case .any(let members): return "any(\(all(members)))"
        case .compare(let comparison, let left, let right): return "\(comparison)(\(left.key),\(right.key))"
        case .isChoice(let inner, let joint): return "choice(\(inner.key),\(joint))"
        case .isSet(let inner): return "set(\(inner.key))"
        case .years(let from, let to): return "years(\(from.key),\(to.key))"
        case .birthDate(let inner): return "birth(\(inner.key))"
        }
    }
}
