// A machine made ready for exploring: its rows, routes, representatives and retained answers, and the steps that lead
// on from a state. Which states there are is not known here.

import Machines

/// The abstract relation of one machine.
final class Relation {
    let machine: Machine
    let symmetry: Symmetry
    let cells: Cells
    let layout: Layout
    let worlds: Worlds
    /// By the machine's index.
    let rows: [AbstractRow]
    /// The stages of each route that there may be. The first has none, as has a case that was not submitted.
    let routes: [UInt32]
    /// Which of the machine's states are reviews: only there verdicts count.
    let isReview: [Bool]
    let everybody: UInt32
    /// Whether only the steps are tried that lead to new states.
    let isReduced: Bool
    /// Whether steps are taken on packed states where they can be, and shadows are asked first.
    let isQuick: Bool
    private let hasPairs: Bool
    let hot: HotRows
    /// Earlier rows of the same state, verb and pick that might be taken instead.
    private let rivals: [[AbstractRow]]

    /// nil where the routes are more than the limit. `foreign` are routes of cases that come from another machine: they
    /// may be none that a submission fixes.
    init?(
        _ solver: WorldSolver, cells: Cells, told: ModuleSet, options: ExplorationOptions, foreign: [StageSet] = []
    ) {
        let machine = solver.model.machine
        guard let plans = solver.model.routePlans(limit: min(options.limit, 1 << 20)) else { return nil }
        self.machine = machine
        self.cells = cells
        isReduced = options.isReduced
        isQuick = options.isQuick
        let symmetry = Symmetry(of: machine, isUsed: options.usesSymmetry, told: told.union(cells.modules))
        self.symmetry = symmetry
        let rows = machine.transitions.indices.map { AbstractRow($0, of: machine, symmetry) }
        self.rows = rows
        let routes = plans.map(\.route.bits).reduce(into: [UInt32]()) { known, route in
            if known.last != route { known.append(route) }
        }
        let distinct = Set(routes + foreign.map(\.bits)).subtracting([0]).sorted()
        self.routes = [0] + distinct
        let places = Dictionary(
            self.routes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var ways: [[RoutePlan]] = Array(repeating: [], count: self.routes.count)
        for plan in plans { if let place = places[plan.route.bits] { ways[place].append(plan) } }
        worlds = Worlds(solver, plans: ways, cells: cells)
        isReview = machine.states.map { $0.kind == .review }
        everybody = symmetry.everybody
        layout = Layout(of: machine, symmetry, routeCount: distinct.count, cellBits: cells.bits)
        rivals = rows.map { row in
            rows.filter { $0.index < row.index && $0.mayBeTakenFor(row) }
        }
        hasPairs = !symmetry.pairs.isEmpty
        hot = HotRows(rows, of: machine, routes: [0] + distinct, symmetry, hasCells: cells.bits > 0) { [rivals] in
            !rivals[$0].isEmpty
        }
    }

    /// The state in which a case begins.
    var start: Abstract {
        var start = Abstract()
        start.state = Int(machine.initial.index)
        start.editable = everybody
        return start
    }

    /// Whether the row might be taken instead of another one, or another one instead of it.
    func isRival(_ row: AbstractRow) -> Bool {
        !rivals[row.index].isEmpty || rivals.contains { $0.contains { $0.index == row.index } }
    }

    /// The state in its one sorted form.
    @inline(__always) func sort(_ state: inout Abstract) {
        guard hasPairs else { return }
        for (first, second) in symmetry.pairs where state.key(of: first) > state.key(of: second) {
            state.swap(first, second)
        }
    }

    /// Every step that leads on from the state, with where it leads, not sorted. With `isWhole` those too that lead
    /// only to states that are reached without them, as far as they matter for what can be reached from here.
    @inline(__always) func expand(
        _ at: Abstract, isWhole: Bool, _ visit: (AbstractRow, Move, Abstract) -> Void
    ) {
        let end = hot.starts[at.state + 1]
        var next = hot.starts[at.state]
        while next < end {
            expand(at, hot.rows[next], isWhole: isWhole, visit)
            next += 1
        }
    }

    /// The steps that lead on from the state with one of its rows.
    @inline(__always) func expand(
        _ at: Abstract, _ row: AbstractRow, isWhole: Bool, _ visit: (AbstractRow, Move, Abstract) -> Void
    ) {
        let stages = hot.routes[at.route]
        let isOpen = at.right | at.wrong == 0
        if row.does.fixRoute {
            for route in 0..<routes.count { expand(at, row, route, hot.routes[route], visit) }
            return
        }
        if isReduced, hot.isReview[at.state] {
            if row.naming == .judged, !row.leaves {
                guard isSelected(row, at, stages), isAllowed(row, at, 0) else { return }
                return judge(at, row, isOpen, isWhole, visit)
            }
            if row.leaves, !row.does.keepUndo {
                let isLeast = row.judged == 0 ? isOpen : at.right == row.judged && at.wrong == 0
                let isBest = isWhole && at.right == hot.judgeable[at.state] && at.wrong == 0
                if !isLeast && !isBest { return }
            }
        }
        expand(at, row, 0, stages, visit)
    }

    @inline(__always) private func isSelected(_ row: AbstractRow, _ at: Abstract, _ stages: UInt32) -> Bool {
        guard row.isSelected(from: at, stages: stages) else { return false }
        if !hot.hasRivals[row.index] { return true }
        return !rivals[row.index].contains { $0.isSelected(from: at, stages: stages) }
    }

    @inline(__always) private func isAllowed(_ row: AbstractRow, _ at: Abstract, _ route: Int) -> Bool {
        hot.isFree[row.index] || worlds.allow(row, route: route, cells: at.cells)
    }

    @inline(__always) private func successor(
        _ row: AbstractRow, _ at: Abstract, _ move: Move, _ route: Int
    ) -> Abstract {
        row.successor(of: at, named: move.named, isRight: move.isRight, route: route, everybody: everybody)
    }

    private func expand(
        _ at: Abstract, _ row: AbstractRow, _ route: Int, _ stages: UInt32,
        _ visit: (AbstractRow, Move, Abstract) -> Void
    ) {
        guard isSelected(row, at, stages), isAllowed(row, at, route) else { return }
        switch row.naming {
        case .nothing:
            if row.allows(0, from: at) {
                let move = Move(row: row.index)
                visit(row, move, successor(row, at, move, route))
            }
        case .edited:
            for place in 0..<hot.moduleCount { edit(at, row, 1 &<< UInt32(place), visit) }
        case .chosen, .judged:
            var named: UInt32 = 0
            // Every subset of everybody, the empty one first.
            repeat {
                if row.allows(named, from: at) {
                    for isRight in row.naming == .judged ? [true, false] : [true] {
                        let move = Move(row: row.index, named: named, isRight: isRight)
                        visit(row, move, successor(row, at, move, route))
                    }
                }
                named = (named &- everybody) & everybody
            } while named != 0
        }
    }

    private func edit(
        _ at: Abstract, _ row: AbstractRow, _ named: UInt32, _ visit: (AbstractRow, Move, Abstract) -> Void
    ) {
        guard row.allows(named, from: at) else { return }
        let move = Move(row: row.index, named: named)
        var new = successor(row, at, move, 0)
        guard row.verb == .fill, layout.cellBits > 0 else { return visit(row, move, new) }
        for filling in cells.fillings(of: symmetry.modules(of: named), from: at.cells) {
            new.cells = filling
            visit(row, move, new)
        }
    }

    /// WHY: verdicts are open when a review begins and only allow, so that it is enough to judge at most once right and
    /// then once wrong: that is a shortest way to all verdicts. And whatever the verdicts are, everything can be judged
    /// right, which allows all that any verdicts allow.
    private func judge(
        _ at: Abstract, _ row: AbstractRow, _ isOpen: Bool, _ isWhole: Bool,
        _ visit: (AbstractRow, Move, Abstract) -> Void
    ) {
        let all = row.judges & everybody
        func visitAll(_ named: UInt32, _ isRight: Bool) {
            let move = Move(row: row.index, named: named, isRight: isRight)
            if row.allows(named, from: at) { visit(row, move, successor(row, at, move, 0)) }
        }
        if isOpen || at.wrong == 0 {
            let open = all & ~at.right
            var named: UInt32 = 0
            repeat {
                if isOpen { visitAll(named, true) }
                visitAll(named, false)
                named = (named &- open) & open
            } while named != 0
        }
        if isWhole, !isOpen, at.right != all || at.wrong != 0 { visitAll(all, true) }
    }
}

extension AbstractRow {
    /// Whether both are for one state, verb and pick, and some case might take either.
    fileprivate func mayBeTakenFor(_ other: AbstractRow) -> Bool {
        guard from == other.from, verb == other.verb, pick == other.pick else { return false }
        if memory != .any, other.memory != .any, memory != other.memory { return false }
        return has & other.lacks == 0 && lacks & other.has == 0
    }
}
