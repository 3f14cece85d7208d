// The search for one world that meets all demands at once, group by group of facts that depend on each other.

import Machines

/// When the world is asked for.
struct Occasion: Hashable {
    /// Everything required is filled in.
    var isComplete = false
    /// It is the day of the application.
    var isApplication = false
}

/// Finds worlds for one machine; what was found for a group of demands is kept.
struct WorldSolver {
    private(set) var model: WorldModel
    private var known: [Problem: [Fact: Value]?] = [:]

    init(_ model: WorldModel) {
        self.model = model
    }

    /// The index of a further arena of expressions.
    mutating func add(_ arena: Arena) -> Int { model.add(arena) }

    /// The values of all facts that the demands speak of, in a world that meets them; nil where there is none. The
    /// fixed facts have their value whatever the world.
    mutating func world(
        meeting demands: [Demand], on occasion: Occasion = Occasion(), fixed: [Fact: Value] = [:]
    ) -> [Fact: Value]? {
        // WHY: an answer may outlive what made its field exist, but a world in which none does is the plainer one.
        world(meeting: demands, on: occasion, fixed: fixed, allowsStale: false)
            ?? world(meeting: demands, on: occasion, fixed: fixed, allowsStale: true)
    }

    private mutating func world(
        meeting demands: [Demand], on occasion: Occasion, fixed: [Fact: Value], allowsStale: Bool
    ) -> [Fact: Value]? {
        let closure = Closure(of: demands, on: occasion, allowsStale: allowsStale, &model)
        var world: [Fact: Value] = [:]
        for group in closure.groups(model) {
            let problem = Problem(
                facts: group.facts, demands: group.demands,
                fixed: group.facts.map { fixed[$0] })
            let found: [Fact: Value]?
            if let kept = known[problem] {
                found = kept
            } else {
                found = Search(problem, model).world
                known[problem] = .some(found)
            }
            guard let found else { return nil }
            world.merge(found) { first, _ in first }
        }
        return world
    }
}

/// A group of facts with what is demanded of them.
struct Problem: Hashable {
    let facts: [Fact]
    let demands: [Demand]
    /// By fact; nil where the fact is free.
    let fixed: [Value?]
}

/// Tries the facts' values one after another.
private struct Search {
    private(set) var world: [Fact: Value]?
    private let facts: [Fact]
    private let fixed: [Value?]
    private let model: WorldModel
    private let hints: Hints
    /// The demands that can be asked as soon as the fact of this place has a value.
    private var asked: [[Demand]]
    private var parties: UInt32 = 2

    init(_ problem: Problem, _ model: WorldModel) {
        facts = problem.facts
        fixed = problem.fixed
        self.model = model
        hints = Hints(of: problem.demands, model)
        asked = Array(repeating: [], count: facts.count)
        let places = Dictionary(facts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var isPossible = true
        for demand in problem.demands {
            if let last = demand.facts(in: model.arenas).compactMap({ places[$0] }).max() {
                asked[last].append(demand)
            } else if !demand.isMet(in: [:], model) {
                isPossible = false
            }
        }
        var values: [Fact: Value] = [:]
        if isPossible, search(0, &values) { world = values }
    }

    private func search(_ place: Int, _ values: inout [Fact: Value]) -> Bool {
        if place == facts.count { return true }
        let fact = facts[place]
        for value in candidates(for: fact, at: place, values) {
            values[fact] = value
            if asked[place].allSatisfy({ $0.isMet(in: values, model) }), search(place + 1, &values) { return true }
        }
        values[fact] = nil
        return false
    }

    private func candidates(for fact: Fact, at place: Int, _ values: [Fact: Value]) -> [Value] {
        if let value = fixed[place] { return [value] }
        switch fact {
        case .path(let path): return candidates(at: path, fact, place, values)
        case .inChain(let member, let start): return flags(isInChain(member: member, start: start, values))
        case .openCase(let subject, let matter): return flags(hasOpenCase(subject, matter, values))
        case .today: return days
        default: return model.candidates(for: fact, hints[fact], today: today(values))
        }
    }

    private func today(_ values: [Fact: Value]) -> CivilDate {
        if case .date(let day)? = values[.today] { day } else { WorldModel.ordinaryDay }
    }

    /// The days of today: those it is compared with, and the days from which times to dates that are fixed are counted.
    private var days: [Value] {
        let given = facts.indices.compactMap { index -> CivilDate? in
            if case .date(let day)? = fixed[index] { day } else { nil }
        }
        var days = model.candidates(for: .today, hints[.today], today: WorldModel.ordinaryDay)
        for demand in asked.joined() {
            if case .today(let from, let through) = demand.form { days += [.date(from), .date(through)] }
        }
        for (index, fact) in facts.enumerated() where fixed[index] != nil {
            guard case .date(let day)? = fixed[index] else { continue }
            let (year, month, number) = day.components
            days += hints[fact].years.flatMap { [$0 - 1, $0, $0 + 1] }.compactMap {
                CivilDate(year: year + $0, month: month, day: min(number, 28)).map { .date($0.adding(days: 3)) }
            }
        }
        return days + given.flatMap { [.date($0), .date($0.adding(days: 1)), .date($0.adding(days: -1))] }
    }

    private func candidates(
        at path: Path, _ fact: Fact, _ place: Int, _ values: [Fact: Value]
    ) -> [Value] {
        guard !path.fields.isEmpty else { return roots(path.root) }
        guard let owner = values[.path(path.owner)] ?? roots(path.owner), owner.isSet else { return [.unset] }
        for other in facts.prefix(place) {
            if case .path(let known) = other, known != path, known.fields.last == path.fields.last,
                (values[.path(known.owner)] ?? roots(known.owner)) == owner,
                model.kind(at: known.owner) == model.kind(at: path.owner), let value = values[other]
            {
                return [value]
            }
        }
        guard let kind = model.kind(at: path), case .party? = model.field(of: fact)?.type else {
            return model.candidates(for: fact, hints[fact], today: today(values))
        }
        var parties = [Value.party(PartyID(UInt32(place) + 3))]
        if hints.comparesParties { parties += others(of: kind, before: place, values) }
        return parties + (model.mayBeUnset(fact) ? [.unset] : [])
    }

    /// The party at a path without steps; nil where the path has some.
    private func roots(_ path: Path) -> Value? { path.fields.isEmpty ? roots(path.root).first : nil }

    private func roots(_ root: Path.Root) -> [Value] {
        guard root == .target else { return [.party(PartyID(1))] }
        guard let target = model.machine.facts.target else { return [.unset] }
        let isLikeApplicant = hints.comparesParties && target.kind == model.machine.facts.applicant
        return [.party(PartyID(2))] + (isLikeApplicant ? [.party(PartyID(1))] : [])
    }

    /// The parties of the kind that other ways lead to.
    private func others(of kind: PartyKind, before place: Int, _ values: [Fact: Value]) -> [Value] {
        var found: [Value] = []
        func note(_ path: Path, _ value: Value?) {
            guard let value, case .party = value, model.kind(at: path) == kind, !found.contains(value) else { return }
            found.append(value)
        }
        for root in [Path(root: .applicant, fields: []), Path(root: .target, fields: [])] {
            note(root, values[.path(root)] ?? roots(root))
        }
        for other in facts.prefix(place) {
            if case .path(let path) = other { note(path, values[other]) }
        }
        return found
    }

    private func flags(_ known: Bool?) -> [Value] {
        known.map { [.flag($0)] } ?? [.flag(false), .flag(true)]
    }

    /// Whether the member stands in the chain; nil where the facts leave it open.
    private func isInChain(member: Path, start: Path, _ values: [Fact: Value]) -> Bool? {
        guard let sought = values[.path(member)] ?? roots(member), sought.isSet else { return false }
        var next = start
        while let value = values[.path(next)] ?? roots(next) {
            if !value.isSet { return false }
            if value == sought { return true }
            guard let field = start.fields.last else { return nil }
            next = next.appending(field)
        }
        return nil
    }

    private func hasOpenCase(_ subject: Path, _ matter: String, _ values: [Fact: Value]) -> Bool? {
        guard let party = values[.path(subject)] ?? roots(subject), party.isSet else { return false }
        let isOwn = subject.root == .applicant && subject.fields.isEmpty && matter == model.machine.facts.name
        // A matter that is granted once has no second case beside this one.
        return isOwn && model.machine.facts.period == .once ? false : nil
    }
}
