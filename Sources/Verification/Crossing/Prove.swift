// The entry of crossings: both machines are explored, and what holds of the new one's own cases is asked of those that
// come over.

import Machines

/// Explores the old machine, moves each of its cases, explores where they go from there in the new machine, and finds
/// what goes wrong only for them. `progress` is told from time to time how many states are done and known.
package func prove(
    _ crossing: Crossing, options: ExplorationOptions = ExplorationOptions(),
    progress: (Int, Int) -> Void = { _, _ in }
) -> CrossingProof {
    let asked = SubmissionConditions(crossing)
    if !asked.added.isEmpty {
        // WHY: what a submission alone asks is no part of the states otherwise, and multiplies them.
        let limit = min(options.limit, 20_000)
        let proof = attempt(crossing, asked.kept, retaining: asked.added, limit: limit, options, progress)
        if proof.isWhole { return proof }
    }
    return attempt(crossing, asked.kept, retaining: [], limit: options.limit, options, progress)
}

/// The proof with the answers retained that these conditions ask for, within a limit of the new machine's states.
private func attempt(
    _ crossing: Crossing, _ kept: [Int], retaining added: [Int], limit: Int, _ options: ExplorationOptions,
    _ progress: (Int, Int) -> Void
) -> CrossingProof {
    func ground(_ old: ModuleSet, _ new: ModuleSet, routes: [StageSet] = []) -> (old: Ground, new: Ground)? {
        guard
            let before = Ground(
                crossing.old.ruleset, machine: crossing.old.machine, properties: [], options: options, told: old),
            let after = Ground(
                crossing.new.ruleset, machine: crossing.new.machine, properties: crossing.properties,
                options: options, told: new, routes: routes, retaining: added)
        else { return nil }
        return (before, after)
    }
    let likeness = Likeness(of: crossing.modules) { old, new in
        ground(old, new).map { ($0.old.relation, $0.new.relation) }
    }
    guard let likeness, let grounds = ground(likeness.old, likeness.new) else { return CrossingProof(unfinished: 0) }
    let space = Space(grounds.old.relation, limit: options.limit, watches: [], progress: progress)
    guard space.isWhole else { return CrossingProof(unfinished: space.count) }
    let ways = Ways(space, Tracer(relation: grounds.old.relation, machine: crossing.old.machine))
    let departures = Departures(ways, crossing.fate)
    let routes = Set(departures.configurations.map(\.route)).sorted { $0.bits < $1.bits }
    guard let target = ground(likeness.old, likeness.new, routes: routes)?.new else {
        return CrossingProof(unfinished: space.count)
    }
    let watches = Watches(target.relation, target.demands)
    let alone = Space(target.relation, limit: limit, watches: watches.watches, progress: progress)
    guard alone.isWhole else { return CrossingProof(unfinished: space.count) }
    var maker = RootMaker(target.relation, met: kept)
    let roots = departures.configurations.indices.map { place in
        let configuration = departures.configurations[place]
        return Destinations.Root(
            configuration: configuration, states: maker.roots(of: configuration), from: departures.from[place]
        )
    }
    let destinations = Destinations(target.relation, alone: alone, roots: roots, limit: limit)
    guard destinations.isWhole else { return CrossingProof(unfinished: space.count) }
    let inquest = Inquest(crossing, departures, destinations, target.demands)
    return CrossingProof(
        destinations, oldCount: space.count, movedCount: roots.count, faults: inquest.faults)
}
