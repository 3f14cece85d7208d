// The entry of Verification: a machine of a ruleset is explored and held to the laws and to its properties.

package import Machines

/// Explores every case that the machine can have, and finds what is against the laws and the properties. `progress` is
/// told from time to time how many states are done and how many are known so far.
package func explore(
    _ ruleset: Ruleset, machine index: Int, properties: [Property] = [],
    options: ExplorationOptions = ExplorationOptions(), progress: (Int, Int) -> Void = { _, _ in }
) -> Exploration {
    guard ruleset.machines.indices.contains(index) else { return Exploration(unexplored: index, rowCount: 0) }
    guard let ground = Ground(ruleset, machine: index, properties: properties, options: options) else {
        return Exploration(unexplored: index, rowCount: ruleset.machines[index].transitions.count)
    }
    let relation = ground.relation
    let watches = Watches(relation, ground.demands)
    let space = Space(relation, limit: options.limit, watches: watches.watches, progress: progress)
    let ways = Ways(space, Tracer(relation: relation, machine: index))
    return Exploration(ways, findings: Judgement(ways, ground.demands, watches).findings)
}

/// A machine of a ruleset made ready for exploring, with its properties.
struct Ground {
    let relation: Relation
    let demands: [PropertyDemands]

    /// nil where it does not fit. `told` are modules to tell apart though the machine does not; `routes` are those of
    /// cases that come from elsewhere, of whom the conditions `asked` have not been asked yet.
    init?(
        _ ruleset: Ruleset, machine index: Int, properties: [Property], options: ExplorationOptions,
        told further: ModuleSet = .none, routes: [StageSet] = [], retaining asked: [Int] = []
    ) {
        let machine = ruleset.machines[index]
        var solver = WorldSolver(WorldModel(ruleset, machine))
        let demands = properties.map { property in
            PropertyDemands(property, arena: solver.add(Arena(property.expressions)), of: machine)
        }
        let cells = retainedCells(of: machine, demands, asked, solver.model)
        let told = demands.reduce(further) { $0.union($1.modules) }
        guard cells.bits <= 64,
            let relation = Relation(solver, cells: cells, told: told, options: options, foreign: routes),
            relation.layout.bits <= 128
        else { return nil }
        self.relation = relation
        self.demands = demands
    }
}

/// The cells of the answers that are asked for elsewhere than at submissions, or by a property.
private func retainedCells(
    of machine: Machine, _ properties: [PropertyDemands], _ asked: [Int], _ model: WorldModel
) -> Cells {
    func demands(_ rows: [Transition]) -> [Demand] {
        rows.flatMap(\.guards).compactMap { test in
            guard case .condition(let index) = test else { return nil }
            return Demand(.holds(arena: 0, machine.conditions[index].test, true))
        }
    }
    let presences = machine.levels.compactMap(\.presence).map { Demand(.holds(arena: 0, $0, true)) }
    let further = asked.map { Demand(.holds(arena: 0, machine.conditions[$0].test, true)) }
    return Cells(
        for: demands(machine.transitions.filter { $0.verb != .submit }) + further + properties.flatMap(\.rules),
        others: demands(machine.transitions.filter { $0.verb == .submit }) + presences, model)
}
