// What a world has to meet: conditions of a rulebook, what a route needs, and what the fields' types say.
// Finding a world that meets them does not live here.

import Machines

/// Expressions with the facts that they read, as seen from the case.
struct Arena {
    let expressions: Expressions
    /// By `FactID`.
    let facts: [Fact]

    init(_ expressions: Expressions) {
        self.expressions = expressions
        facts = expressions.facts
    }

    /// The arena of a party kind: its paths begin at the party, which stands at `owner`.
    init(_ expressions: Expressions, ofPartyAt owner: Path) {
        self.expressions = expressions
        facts = expressions.facts.map { fact in
            guard case .path(let path) = fact else { return fact }
            return .path(Path(root: owner.root, fields: owner.fields + path.fields))
        }
    }

    /// The value of an expression where the facts have these values; others count as unset.
    func value(of id: ExpressionID, in world: [Fact: Value]) -> Value {
        expressions.value(of: id, given: facts.map { world[$0] ?? .unset })
    }

    /// The facts that the expression reads.
    func facts(in id: ExpressionID) -> [Fact] {
        expressions.facts(in: id).map { facts[Int($0.index)] }
    }
}

/// One thing that a world must meet.
struct Demand: Hashable {
    /// The kinds of demands.
    enum Form: Hashable {
        /// The expression of an arena, by its index, holds or does not.
        case holds(arena: Int, ExpressionID, Bool)
        case isSet(Fact, Bool)
        /// The division reaches below the tier, or does not.
        case tier(Fact, Int, Bool)
        /// A field that is set only where an expression holds.
        case absent(Fact, unless: ExpressionID, arena: Int)
        /// A field that must be set where the expression holds (nil: always) and its owner is there.
        case present(Fact, owner: Fact?, where: ExpressionID?, arena: Int)
        /// The day lies in the window.
        case today(from: CivilDate, through: CivilDate)
        /// A list has so many rows.
        case rows(module: Int, atLeast: Int)
        /// The case's year is the day's, or at least no later one.
        case year(isThisOne: Bool)
    }

    let form: Form

    init(_ form: Form) {
        self.form = form
    }
}

extension Demand {
    /// The facts that the demand speaks of.
    func facts(in arenas: [Arena]) -> [Fact] {
        switch form {
        case .holds(let arena, let id, _): return arenas[arena].facts(in: id)
        case .isSet(let fact, _), .tier(let fact, _, _): return [fact]
        case .absent(let fact, let id, let arena): return [fact] + arenas[arena].facts(in: id)
        case .present(let fact, let owner, let id, let arena):
            return [fact] + (owner.map { [$0] } ?? []) + (id.map { arenas[arena].facts(in: $0) } ?? [])
        case .today: return [.today]
        case .rows(let module, _): return [.rows(module: module)]
        case .year: return [.today, .year]
        }
    }

    /// The expression that the demand asks, with its arena.
    var expression: (arena: Int, id: ExpressionID)? {
        switch form {
        case .holds(let arena, let id, _), .absent(_, let id, let arena), .present(_, _, let id?, let arena):
            (arena, id)
        case .isSet, .tier, .present, .today, .year, .rows: nil
        }
    }

    /// Whether a world in which all its facts have a value meets the demand.
    func isMet(in world: [Fact: Value], _ model: WorldModel) -> Bool {
        func value(_ fact: Fact) -> Value { world[fact] ?? .unset }
        func holds(_ arena: Int, _ id: ExpressionID) -> Bool {
            model.arenas[arena].value(of: id, in: world) == .flag(true)
        }
        switch form {
        case .holds(let arena, let id, let wanted): return holds(arena, id) == wanted
        case .isSet(let fact, let wanted): return value(fact).isSet == wanted
        case .tier(let fact, let tier, let wanted):
            guard case .division(let code) = value(fact), let depth = model.depths[code] else { return false }
            return (tier < depth) == wanted
        case .absent(let fact, let id, let arena): return !value(fact).isSet || holds(arena, id)
        case .present(let fact, let owner, let id, let arena):
            if value(fact).isSet { return true }
            if let owner, !value(owner).isSet { return true }
            return id.map { !holds(arena, $0) } ?? false
        case .today(let from, let through):
            guard case .date(let day) = value(.today) else { return false }
            return from <= day && day <= through
        case .rows(let module, let least):
            guard case .number(let count) = value(.rows(module: module)) else { return false }
            return count >= Int64(least) * Value.numberScale
        case .year(let isThisOne):
            guard case .date(let day) = value(.today), case .number(let year) = value(.year) else { return false }
            let today = Int64(day.components.year) * Value.numberScale
            return isThisOne ? year == today : year <= today
        }
    }
}
