// What the conditions compare a fact with: from that, finitely many values stand for all.

import Machines

/// What is known of the comparisons that a fact stands in.
struct Hint {
    /// The literals that it, or a fact it is compared with, is compared with.
    var literals: [Value] = []
    /// The whole years that the time since it is compared with.
    var years: [Int] = []
    /// How many facts it is compared with.
    var companions = 0
}

/// The hints of all facts that some demands speak of.
struct Hints {
    private(set) var byFact: [Fact: Hint] = [:]
    /// Whether parties are compared with each other, so that two ways may lead to one party.
    private(set) var comparesParties = false
    private var links: [(Fact, Fact)] = []

    init(of demands: [Demand], _ model: WorldModel) {
        for demand in demands {
            if let (arena, id) = demand.expression { read(id, model.arenas[arena], model) }
            for fact in demand.facts(in: model.arenas) {
                if case .inChain = fact { comparesParties = true }
            }
        }
        share()
    }

    subscript(fact: Fact) -> Hint { byFact[fact] ?? Hint() }

    private enum Term {
        case literal(Value)
        case fact(Fact)
        case years(since: Fact)
        case other
    }

    private mutating func read(_ id: ExpressionID, _ arena: Arena, _ model: WorldModel) {
        let node = arena.expressions.nodes[Int(id.index)]
        if case .compare(_, let left, let right) = node {
            note(term(left, arena), term(right, arena), model)
            note(term(right, arena), term(left, arena), model)
        }
        for child in node.children { read(child, arena, model) }
    }

    private func term(_ id: ExpressionID, _ arena: Arena) -> Term {
        switch arena.expressions.nodes[Int(id.index)] {
        case .literal(let value): return .literal(value)
        case .fact(let fact): return .fact(arena.facts[Int(fact.index)])
        case .years(let from, _):
            switch arena.expressions.nodes[Int(from.index)] {
            case .fact(let fact): return .years(since: arena.facts[Int(fact.index)])
            case .birthDate(let inner):
                guard case .fact(let fact) = arena.expressions.nodes[Int(inner.index)] else { return .other }
                return .years(since: arena.facts[Int(fact.index)])
            default: return .other
            }
        default: return .other
        }
    }

    private mutating func note(_ left: Term, _ right: Term, _ model: WorldModel) {
        switch (left, right) {
        case (.fact(let fact), .literal(let value)): byFact[fact, default: Hint()].literals.append(value)
        case (.fact(let fact), .fact(let other)):
            links.append((fact, other))
            byFact[fact, default: Hint()].companions += 1
            if case .party? = model.field(of: fact)?.type { comparesParties = true }
            if case .path(let path) = fact, path.fields.isEmpty { comparesParties = true }
        case (.years(let fact), .literal(.number(let number))):
            byFact[fact, default: Hint()].years.append(Int(number / Value.numberScale))
        case (.years(let fact), .fact), (.years(let fact), .years):
            byFact[fact, default: Hint()].years += [1, 2, 3]
        case (.fact(let fact), .years): byFact[fact, default: Hint()].literals += [.whole(1), .whole(2), .whole(3)]
        default: break
        }
    }

    /// What one of two compared facts is compared with counts for the other too.
    private mutating func share() {
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for (fact, other) in links {
                for value in self[other].literals where !self[fact].literals.contains(value) {
                    byFact[fact, default: Hint()].literals.append(value)
                    hasChanged = true
                }
                for year in self[other].years where !self[fact].years.contains(year) {
                    byFact[fact, default: Hint()].years.append(year)
                    hasChanged = true
                }
            }
        }
    }
}
