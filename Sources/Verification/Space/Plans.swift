// Which rows a case may take in a state on a route, found when the first such case is met. What the rows do lives in
// `PackedRow.swift`.

import Machines

/// A row that may be taken.
struct PlannedRow<Word: StateWord> {
    let row: UnsafePointer<PackedRow<Word>>
    /// The route that is fixed, by its place and as part of a state; 0: none is.
    let route: Int
    let routeWord: Word
    /// Whether the world lets it be taken; nil: nobody has asked yet.
    var isAllowed: Bool?
}

/// The rows of a machine by state and route.
final class Plans<Word: StateWord> {
    private let relation: Relation
    private let parts: Parts<Word>
    private let rows: UnsafeMutablePointer<PackedRow<Word>>
    private let all: UnsafeMutablePointer<UnsafeMutableBufferPointer<PlannedRow<Word>>>
    private let routeCount: Int
    private let count: Int

    /// nil where states and routes are so many that their table would be large.
    init?(of relation: Relation, _ parts: Parts<Word>) {
        routeCount = relation.routes.count
        count = relation.machine.states.count * routeCount
        guard count <= 1 << 18 else { return nil }
        self.relation = relation
        self.parts = parts
        rows = .allocate(capacity: max(1, relation.rows.count))
        for row in relation.rows { (rows + row.index).initialize(to: PackedRow(row, of: relation, parts)) }
        all = .allocate(capacity: count)
        all.initialize(repeating: UnsafeMutableBufferPointer(start: nil, count: 0), count: count)
    }

    deinit {
        for place in 0..<count { all[place].deallocate() }
        all.deallocate()
        rows.deallocate()
    }

    /// The rows that a case in the state on the route may take, in the machine's order.
    @inline(__always) func plan(state: Int, route: Int) -> UnsafeMutableBufferPointer<PlannedRow<Word>> {
        let place = state &* routeCount &+ route
        let plan = all[place]
        return plan.baseAddress == nil ? make(place, state: state, route: route) : plan
    }

    @inline(never) private func make(
        _ place: Int, state: Int, route: Int
    ) -> UnsafeMutableBufferPointer<PlannedRow<Word>> {
        var planned: [PlannedRow<Word>] = []
        for index in relation.hot.starts[state]..<relation.hot.starts[state + 1] {
            let row = rows + index
            let abstract = relation.rows[index]
            if row.pointee.kind != .unpacked, row.pointee.isNever { continue }
            if row.pointee.kind == .unpacked || !abstract.does.fixRoute {
                guard row.pointee.kind == .unpacked || abstract.mayBeSelected(stages: relation.routes[route]) else {
                    continue
                }
                planned.append(PlannedRow(row: row, route: 0, routeWord: 0))
                continue
            }
            for fixed in relation.routes.indices where abstract.mayBeSelected(stages: relation.routes[fixed]) {
                planned.append(PlannedRow(row: row, route: fixed, routeWord: parts.route.put(fixed)))
            }
        }
        // One more than needed, so that an empty plan has a place in memory too.
        let memory = UnsafeMutablePointer<PlannedRow<Word>>.allocate(capacity: planned.count + 1)
        for (index, row) in planned.enumerated() { (memory + index).initialize(to: row) }
        all[place] = UnsafeMutableBufferPointer(start: memory, count: planned.count)
        return all[place]
    }

    /// Whether the world lets the row be taken.
    @inline(__always) func isAllowed(_ planned: UnsafeMutablePointer<PlannedRow<Word>>, from at: Word) -> Bool {
        planned.pointee.row.pointee.isFree || isAllowedByWorlds(planned, at)
    }

    @inline(never) private func isAllowedByWorlds(
        _ planned: UnsafeMutablePointer<PlannedRow<Word>>, _ at: Word
    ) -> Bool {
        if let known = planned.pointee.isAllowed { return known }
        let cells = UInt64(truncatingIfNeeded: parts.cells.take(at))
        let row = relation.rows[planned.pointee.row.pointee.index]
        let isAllowed = relation.worlds.allow(row, route: planned.pointee.route, cells: cells)
        if relation.layout.cellBits == 0 { planned.pointee.isAllowed = isAllowed }
        return isAllowed
    }
}
