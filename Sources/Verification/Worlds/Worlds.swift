// Which rows the world allows a case to take, and a world that does: asked for while exploring, and kept.

import Machines

/// The worlds of one machine's steps.
final class Worlds {
    private(set) var solver: WorldSolver
    private let machine: Machine
    /// The ways to each route, by the route's place; none where it can not be.
    let plans: [[RoutePlan]]
    let cells: Cells
    private var allowed: [Key: Bool] = [:]
    /// Where the machine's expressions have a fact.
    private let places: [Fact: FactID]
    /// The facts that conditions and properties read.
    private let told: [Fact]

    private struct Key: Hashable {
        let row: Int
        let route: Int
        let cells: UInt64
        var further: [[Demand]]?
    }

    init(_ solver: WorldSolver, plans: [[RoutePlan]], cells: Cells) {
        self.solver = solver
        self.plans = plans
        self.cells = cells
        machine = solver.model.machine
        places = Dictionary(
            machine.expressions.facts.enumerated().map { ($1, FactID($0)) }, uniquingKeysWith: { first, _ in first })
        told = solver.model.arenas.flatMap(\.facts)
    }

    /// Whether some world lets the row be taken with these answers; `route` is the one that the row fixes, else 0. With
    /// alternatives, one of them must be met too.
    func allow(_ row: AbstractRow, route: Int, cells packed: UInt64, further: [[Demand]]? = nil) -> Bool {
        let key = Key(row: row.index, route: route, cells: packed, further: further)
        if let known = allowed[key] { return known }
        let isAllowed = world(for: row, route: route, cells: packed, further: further) != nil
        allowed[key] = isAllowed
        return isAllowed
    }

    /// A world that lets the row be taken, as values of the facts that matter; nil where there is none.
    func world(
        for row: AbstractRow, route: Int, cells packed: UInt64, further: [[Demand]]? = nil
    ) -> [Fact: Value]? {
        let own = row.conditions(in: machine).compactMap(demand) + (row.complete ? completeness : [])
        let fixed = cells.answers(packed)
        let ways = row.does.fixRoute ? plans[route].map(\.demands) : [[]]
        for way in ways {
            for alternative in further ?? [[]] {
                let world = solver.world(
                    meeting: own + way + alternative, on: Occasion(isComplete: row.complete), fixed: fixed)
                if let world { return world }
            }
        }
        return nil
    }

    /// A world in which one of the alternatives is met while the case just stands there; nil where there is none.
    func world(meeting alternatives: [[Demand]], cells packed: UInt64) -> [Fact: Value]? {
        let fixed = cells.answers(packed)
        for alternative in alternatives {
            if let world = solver.world(meeting: alternative, fixed: fixed) { return world }
        }
        return nil
    }

    /// A world in which the case can be applied for and one of the alternatives is met; nil where there is none.
    func worldOfApplication(further: [[Demand]] = [[]]) -> [Fact: Value]? {
        let own = machine.applyConditions.compactMap(demand)
        for alternative in further {
            let world = solver.world(meeting: own + alternative, on: Occasion(isApplication: true))
            if let world { return world }
        }
        return nil
    }

    /// The part of a world that a premise tells: what the machine's expressions or a property's read.
    func premise(_ world: [Fact: Value], route: StageSet? = nil) -> Premise {
        var premise = Premise(route: route)
        for fact in told {
            guard let value = world[fact] else { continue }
            if let id = places[fact] { premise.values[id] = value } else { premise.others[fact] = value }
        }
        return premise
    }

    private func demand(_ index: Int) -> Demand? {
        let condition = machine.conditions[index]
        return switch condition.kind {
        case .require: Demand(.holds(arena: 0, condition.test, true))
        case .forbid: Demand(.holds(arena: 0, condition.test, false))
        case .warn: nil
        }
    }

    /// What a complete declaration demands of the retained answers.
    private var completeness: [Demand] {
        cells.all.compactMap { cell in
            switch cell.fact {
            case .rows(let module):
                return machine.modules[module].rows.map { Demand(.rows(module: module, atLeast: $0.lowerBound)) }
            case .answer(let module, let field):
                let definition = machine.modules[module].fields[field]
                if definition.isOptional { return nil }
                return Demand(.present(cell.fact, owner: nil, where: definition.presence, arena: 0))
            case .today, .year, .path, .inChain, .openCase, .yearsSinceOutcome: return nil
            }
        }
    }
}
