// The ladder of a case: reviewers, superiors and offices for the stages that a route has, and nobody for those that it
// passes over.

import Engine
import Machines

/// Who decides at the stages of a route, and who appraises; members of a cast.
struct Ladder {
    var holders: [Int: Int] = [:]
    var appraiser: Int?
}

/// What the levels ask of the division at a path.
private struct TierDemand {
    let path: Path
    let office: Int
    /// How many divisions must, and may at most, lie on the line from the root to the division.
    var least = 0
    var most = Int.max
}

extension Cast {
    /// Makes the people whom the route needs; `isPresent` tells whether a level's `when` holds. nil where there are
    /// none such.
    mutating func makeLadder(_ route: StageSet, of machine: Machine, isPresent: (Level) -> Bool) -> Ladder? {
        var ladder = Ladder()
        var demands: [TierDemand] = []
        for (index, level) in machine.levels.enumerated() {
            let stages = machine.stages.indices.filter { machine.stages[$0].level == index }
            let taken = stages.filter(route.contains)
            let isAsked = !taken.isEmpty || isPresent(level)
            guard isAsked else { continue }
            switch level.reviewer {
            case .party(let path):
                guard let holders = makeChain(path, nil, count: taken.count, level) else { return nil }
                for (stage, holder) in zip(taken, holders) { ladder.holders[stage] = holder }
            case .chain(let path, let field, _):
                guard let holders = makeChain(path, field, count: taken.count, level) else { return nil }
                for (stage, holder) in zip(taken, holders) { ladder.holders[stage] = holder }
            case .office(let office, let tier, let path):
                note(path, office, tier, isThere: !taken.isEmpty, &demands)
            }
        }
        if case .office(let office, let tier, let path)? = machine.appraisal?.office {
            note(path, office, tier, isThere: true, &demands)
        }
        for demand in demands where !settleDivision(demand) { return nil }
        return makeOffices(route, of: machine, ladder)
    }

    /// The parties of a chain of exactly this length; nil where it is another.
    private mutating func makeChain(_ path: Path, _ field: Int?, count: Int, _ level: Level) -> [Int]? {
        func role(_ position: Int) -> Role { .stage(level: level.name, title: level.title, position: position) }
        guard count > 0 else {
            guard let last = path.fields.last else { return nil }
            let owner = Path(root: path.root, fields: Array(path.fields.dropLast()))
            return member(at: owner).map { keepUnset(last, of: $0) } ?? true ? [] : nil
        }
        guard var present = expectMember(at: path, role(1)) else { return nil }
        var chain = [present]
        guard let field else { return chain }
        while chain.count < count {
            let kind = members[present].kind
            if case .party(let next)? = members[present].values[field] {
                present = next
            } else {
                let next = add(kind)
                guard set(.party(next), in: field, of: present) else { return nil }
                present = next
            }
            name(present, role(chain.count + 1))
            chain.append(present)
        }
        return keepUnset(field, of: present) ? chain : nil
    }

    private func note(_ path: Path, _ office: Int, _ tier: Int, isThere: Bool, _ demands: inout [TierDemand]) {
        let place = demands.firstIndex { $0.path == path } ?? demands.count
        if place == demands.count { demands.append(TierDemand(path: path, office: office)) }
        if isThere {
            demands[place].least = max(demands[place].least, tier + 1)
        } else {
            demands[place].most = min(demands[place].most, tier)
        }
    }

    /// Puts the owner of the path into a division of the wanted depth, unless it is in one.
    private mutating func settleDivision(_ demand: TierDemand) -> Bool {
        guard let field = demand.path.fields.last else { return false }
        let ownerPath = Path(root: demand.path.root, fields: Array(demand.path.fields.dropLast()))
        // Where nobody is, there is no office either.
        if demand.least == 0, member(at: ownerPath) == nil { return true }
        guard let owner = expectMember(at: ownerPath) else { return false }
        let depth = { [ruleset] (code: Int) in ruleset.lineage(of: code).count }
        let fits = { (code: Int) in depth(code) >= max(1, demand.least) && depth(code) <= demand.most }
        if case .value(.division(let code))? = members[owner].values[field] { return fits(code) }
        let found = ruleset.divisions.map(\.code).filter(fits).min { (depth($0), $0) < (depth($1), $1) }
        return found.map { set(.value(.division($0)), in: field, of: owner) } ?? false
    }

    private mutating func makeOffices(_ route: StageSet, of machine: Machine, _ ladder: Ladder) -> Ladder? {
        var ladder = ladder
        for stage in route.members {
            guard case .office(let office, let tier, let path) = machine.levels[machine.stages[stage].level].reviewer
            else { continue }
            guard let holder = expectOffice(office, tier: tier, of: path) else { return nil }
            ladder.holders[stage] = holder
        }
        switch machine.appraisal?.office {
        case .office(let office, let tier, let path)?:
            guard let holder = expectOffice(office, tier: tier, of: path) else { return nil }
            ladder.appraiser = holder
        case .party(let path)?, .chain(let path, _, _)?:
            guard let holder = expectMember(at: path) else { return nil }
            ladder.appraiser = holder
        case nil: break
        }
        return ladder
    }

    /// The office that answers at a tier for the division at the path; it is made where it is not there.
    private mutating func expectOffice(_ index: Int, tier: Int, of path: Path) -> Int? {
        guard case .division(let code) = value(at: path) else { return nil }
        let lineage = ruleset.lineage(of: code)
        guard lineage.indices.contains(tier) else { return nil }
        let (office, division) = (ruleset.offices[index], lineage[tier].code)
        if let known = members.indices.first(where: { isOffice($0, office, of: division) }) { return known }
        guard let values = officeValues(office) else { return nil }
        let member = add(office.kind, .office(office, tier: tier, division: division))
        for (field, value) in values where !set(.value(value), in: field, of: member) { return nil }
        return set(.value(.division(division)), in: office.divisionField, of: member) ? member : nil
    }

    private func isOffice(_ member: Int, _ office: Office, of division: Int) -> Bool {
        guard members[member].kind == office.kind,
            members[member].values[office.divisionField] == .value(.division(division))
        else { return false }
        guard let condition = office.condition else { return true }
        let values = office.expressions.facts.map { fact -> Value in
            guard case .path(let path) = fact, let field = path.fields.first, path.fields.count == 1 else {
                return .unset
            }
            if case .value(let value)? = members[member].values[field] { return value }
            return ruleset.parties[office.kind].fields[field].type == .flag ? .flag(false) : .unset
        }
        return office.expressions.holds(condition, given: values)
    }

    /// Values with which a party is such an office; nil where none are found.
    private func officeValues(_ office: Office) -> [(field: Int, value: Value)]? {
        guard let condition = office.condition else { return [] }
        let asked = Set(office.expressions.facts(in: condition))
        let fields = office.expressions.facts.indices.map { index -> Int? in
            guard asked.contains(FactID(index)), case .path(let path) = office.expressions.facts[index] else {
                return nil
            }
            return path.fields.count == 1 ? path.fields.first : nil
        }
        let candidates = fields.map { field in
            field.map { office.candidates(for: ruleset.parties[office.kind].fields[$0]) } ?? [.unset]
        }
        var found: [Value]?
        forEachChoice(among: candidates, limit: 4096) { values in
            if office.expressions.holds(condition, given: values) { found = values }
            return found == nil
        }
        return found.map { values in
            zip(fields, values).compactMap { field, value in
                guard let field, value.isSet, value != .flag(false) else { return nil }
                return (field, value)
            }
        }
    }
}

extension Office {
    /// Values for a field by which a party may become the office: what the condition speaks of.
    fileprivate func candidates(for field: Field) -> [Value] {
        let literals = expressions.nodes.compactMap { node -> Value? in
            if case .literal(let value) = node { value } else { nil }
        }
        switch field.type {
        case .flag: return [.flag(true), .flag(false)]
        case .choice(let choices): return choices.indices.map(Value.choice) + [.unset]
        default: return literals.filter { refuse($0, for: field) == nil } + [.unset]
        }
    }
}

/// Calls for each combination of one candidate from every list, the first ones first, until it is told to stop.
func forEachChoice(among candidates: [[Value]], limit: Int, _ body: ([Value]) -> Bool) {
    guard candidates.allSatisfy({ !$0.isEmpty }) else { return }
    var places = [Int](repeating: 0, count: candidates.count)
    for _ in 0..<limit {
        if !body(zip(candidates, places).map { $0[$1] }) { return }
        guard let next = places.indices.last(where: { places[$0] + 1 < candidates[$0].count }) else { return }
        places[next] += 1
        for later in places.indices where later > next { places[later] = 0 }
    }
}
