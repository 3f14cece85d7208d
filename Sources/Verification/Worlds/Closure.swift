// All that follows from some demands: the facts that their facts stand on, what the fields' types say of these, and
// the groups of facts that have nothing to do with each other.

import Machines

/// Demands with everything that belongs to them.
struct Closure {
    private(set) var facts: [Fact] = []
    private(set) var demands: [Demand] = []
    private var seen: Set<Fact> = []
    private var seenDemands: Set<Demand> = []

    init(of wanted: [Demand], on occasion: Occasion, allowsStale: Bool, _ model: inout WorldModel) {
        if occasion.isApplication, let window = model.machine.facts.window {
            add(Demand(.today(from: window.lowerBound, through: window.upperBound)), model)
        }
        for demand in wanted { add(demand, model) }
        var next = 0
        while next < facts.count {
            let fact = facts[next]
            next += 1
            for demand in typeDemands(of: fact, occasion, allowsStale: allowsStale, &model) { add(demand, model) }
            for other in ground(of: fact) { add(other) }
        }
    }

    private mutating func add(_ demand: Demand, _ model: WorldModel) {
        guard seenDemands.insert(demand).inserted else { return }
        demands.append(demand)
        for fact in demand.facts(in: model.arenas) { add(fact) }
    }

    private mutating func add(_ fact: Fact) {
        if seen.insert(fact).inserted { facts.append(fact) }
    }

    /// The facts that must be known before this one.
    private func ground(of fact: Fact) -> [Fact] {
        switch fact {
        case .path(let path): path.fields.count > 1 ? [.path(path.owner)] : []
        case .inChain(let member, let start): [.path(member), .path(start)].filter { !$0.isRoot }
        case .openCase(let subject, _): [.path(subject)].filter { !$0.isRoot }
        case .today, .year, .answer, .rows, .yearsSinceOutcome: []
        }
    }

    private func typeDemands(
        of fact: Fact, _ occasion: Occasion, allowsStale: Bool, _ model: inout WorldModel
    ) -> [Demand] {
        if fact == .year { return [Demand(.year(isThisOne: occasion.isApplication))] }
        if case .rows(let module) = fact, occasion.isComplete, let rows = model.machine.modules[module].rows {
            return [Demand(.rows(module: module, atLeast: rows.lowerBound))]
        }
        guard let field = model.field(of: fact) else { return [] }
        switch fact {
        case .path(let path):
            guard let presence = field.presence, let kind = model.kind(at: path.owner) else { return [] }
            let arena = model.arena(ofPartyAt: path.owner, kind: kind)
            let isRequired = !field.isOptional && field.writer == nil
            let owner: Fact? = path.fields.count > 1 ? .path(path.owner) : nil
            return [Demand(.absent(fact, unless: presence, arena: arena))]
                + (isRequired ? [Demand(.present(fact, owner: owner, where: presence, arena: arena))] : [])
        case .answer:
            let absent = field.presence.map { Demand(.absent(fact, unless: $0, arena: 0)) }
            return (allowsStale ? [] : [absent].compactMap { $0 })
                + (occasion.isComplete && !field.isOptional
                    ? [Demand(.present(fact, owner: nil, where: field.presence, arena: 0))] : [])
        case .today, .year, .rows, .inChain, .openCase, .yearsSinceOutcome: return []
        }
    }
}

extension Closure {
    /// The facts, in groups that nothing connects, each with its demands; in an order in which every fact comes behind
    /// those that it stands on.
    func groups(_ model: WorldModel) -> [(facts: [Fact], demands: [Demand])] {
        let places = Dictionary(facts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var parents = Array(facts.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        func join(_ some: [Fact]) {
            let members = some.compactMap { places[$0] }
            guard let first = members.first else { return }
            for other in members.dropFirst() { parents[root(other)] = root(first) }
        }
        for demand in demands { join(demand.facts(in: model.arenas)) }
        for fact in facts { join([fact] + ground(of: fact)) }
        if Hints(of: demands, model).comparesParties {
            join(facts.filter { if case .path = $0 { true } else { false } })
        }
        var groups: [(facts: [Fact], demands: [Demand])] = []
        var numbers: [Int: Int] = [:]
        for index in facts.indices.sorted(by: { (facts[$0].rank, $0) < (facts[$1].rank, $1) }) {
            let group = root(index)
            if numbers[group] == nil {
                numbers[group] = groups.count
                groups.append(([], []))
            }
            if let number = numbers[group] { groups[number].facts.append(facts[index]) }
        }
        for demand in demands {
            let place = demand.facts(in: model.arenas).first.flatMap { places[$0] }
            if let number = place.flatMap({ numbers[root($0)] }) {
                groups[number].demands.append(demand)
            } else {
                groups.append(([], [demand]))
            }
        }
        return groups
    }
}

extension Fact {
    /// Whether it is the applicant or the target itself.
    fileprivate var isRoot: Bool { if case .path(let path) = self { path.fields.isEmpty } else { false } }

    /// A number by which a fact comes behind those that it stands on.
    fileprivate var rank: Int {
        switch self {
        case .today: 0
        case .year: 1
        case .path(let path): 2 + path.fields.count
        case .answer: 100
        case .rows: 101
        case .yearsSinceOutcome: 102
        case .inChain: 103
        case .openCase: 104
        }
    }
}
