// The part of a relation that every step of an exploration looks at, in plain memory.

import Machines

/// Rows and what belongs to them, by place, without counting of references.
final class HotRows {
    /// In the machine's order, which is by state.
    let rows: UnsafeMutablePointer<AbstractRow>
    /// Where the rows of a state begin, with one entry past the end.
    let starts: UnsafeMutablePointer<Int>
    /// By row, whether it asks the world for nothing.
    let isFree: UnsafeMutablePointer<Bool>
    /// By row, whether another one might be taken instead.
    let hasRivals: UnsafeMutablePointer<Bool>
    /// By state, what can be judged there.
    let judgeable: UnsafeMutablePointer<UInt32>
    let isReview: UnsafeMutablePointer<Bool>
    /// By route, its stages.
    let routes: UnsafeMutablePointer<UInt32>
    /// How many representatives there are.
    let moduleCount: Int
    private let count: Int

    init(
        _ all: [AbstractRow], of machine: Machine, routes stages: [UInt32], _ symmetry: Symmetry, hasCells: Bool,
        hasRivals isRivalled: (Int) -> Bool
    ) {
        let states = machine.states.indices
        count = all.count
        moduleCount = symmetry.members.count
        rows = HotRows.memory(all)
        starts = HotRows.memory(
            states.map { state in all.firstIndex { $0.from >= state } ?? all.count } + [all.count])
        isFree = HotRows.memory(
            all.map { row in
                row.conditions(in: machine).isEmpty && !row.does.fixRoute && !(row.complete && hasCells)
            })
        hasRivals = HotRows.memory(all.map { isRivalled($0.index) })
        judgeable = HotRows.memory(
            states.map { state in
                all.reduce(0) {
                    $0 | ($1.from == state && $1.naming == .judged ? $1.judges & symmetry.everybody : 0)
                }
            })
        isReview = HotRows.memory(machine.states.map { $0.kind == .review })
        routes = HotRows.memory(stages)
    }

    deinit {
        rows.deinitialize(count: count)
        rows.deallocate()
        starts.deallocate()
        isFree.deallocate()
        hasRivals.deallocate()
        judgeable.deallocate()
        isReview.deallocate()
        routes.deallocate()
    }

    private static func memory<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        for (place, element) in elements.enumerated() { (memory + place).initialize(to: element) }
        return memory
    }
}
