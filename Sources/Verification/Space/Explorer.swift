// How the states of a machine are found, breadth first: each is expanded in turn, and what its steps lead to is put
// into the store, many at a time. What is asked of the states afterwards does not live here.

import Machines

/// An exploration with states of one word type.
struct Explorer<Word: StateWord> {
    let store = StateStore<Word>()
    /// The number of steps that were tried.
    private(set) var stepCount = 0
    /// Whether so many states were found that the exploration ended.
    private(set) var isOver = false
    private(set) var observed: Observed
    /// By state of the machine: what is left, as a shadow, of the states that it was returned to.
    private(set) var returned: [StateStore<Word>?]
    let shades: Shades<Word>
    private let relation: Relation
    private let parts: Parts<Word>
    private let plans: Plans<Word>?
    private let limit: Int
    private let pending: UnsafeMutablePointer<Word>
    private var pendingCount = 0
    private let hasPairs: Bool
    private let isSettled: UnsafeMutablePointer<Bool>

    /// Explores. `progress` is told from time to time how many states are done, and how many are known.
    init(_ relation: Relation, limit: Int, watches: [Watch], progress: (Int, Int) -> Void) {
        self.relation = relation
        self.limit = min(limit, StateStore<Word>.capacity)
        parts = Parts(relation.layout)
        plans = relation.isReduced && relation.isQuick ? Plans(of: relation, parts) : nil
        shades = Shades(of: relation, parts)
        observed = Observed(watches, relation)
        returned = relation.machine.states.map { _ in nil }
        hasPairs = !relation.symmetry.pairs.isEmpty
        pending = .allocate(capacity: StateStore<Word>.together)
        isSettled = .allocate(capacity: max(1, relation.rows.count))
        isSettled.initialize(repeating: false, count: max(1, relation.rows.count))
        defer {
            pending.deallocate()
            isSettled.deallocate()
        }
        run(progress)
    }

    /// What was found.
    var found: Found<Word> {
        Found(store: store, parts: parts, shades: shades, returned: returned, relation: relation)
    }

    private mutating func run(_ progress: (Int, Int) -> Void) {
        store.insert(sorted(parts.pack(relation.start)))
        var number = 0
        while true {
            if number == store.count { flush() }
            if number == store.count || isOver { break }
            let at = store[number]
            if observed.looksAtStates { observed.look(at: parts.unpack(at), number) }
            expand(at, number)
            number += 1
            // Where the limit is near, nothing is tried beyond it.
            if store.count + pendingCount >= limit { flush() }
            if number & 0xFFFF == 0 { progress(number, store.count) }
        }
    }

    @inline(__always) private mutating func flush() {
        let total = pendingCount
        pendingCount = 0
        if total > 0, !isOver { isOver = store.insert(pending, total, limit: limit) }
    }

    @inline(__always) private func sorted(_ word: Word) -> Word {
        hasPairs ? parts.sorted(word, relation.symmetry) : word
    }

    @inline(__always) private mutating func expand(_ at: Word, _ number: Int) {
        guard let plans else { return expandUnpacked(at, number, row: nil) }
        let state = Int(truncatingIfNeeded: parts.state.take(at))
        let plan = plans.plan(state: state, route: Int(truncatingIfNeeded: parts.route.take(at)))
        guard var next = plan.baseAddress else { return }
        let end = next + plan.count
        while next < end {
            let planned = next
            next += 1
            let row = planned.pointee.row
            if row.pointee.kind == .unpacked {
                expandUnpacked(at, number, row: row.pointee.index)
                continue
            }
            guard row.pointee.allows(at, parts), plans.isAllowed(planned, from: at) else { continue }
            let new = row.pointee.successor(of: at, route: planned.pointee.routeWord, parts)
            switch row.pointee.kind {
            case .plain: take(row, 0, true, at, new, number)
            case .edited: edit(row, at, new, number)
            case .chosen: choose(row, at, new, number)
            case .judged: judge(row, at, new, number)
            case .unpacked: break
            }
        }
    }

    @inline(__always) private mutating func edit(
        _ row: UnsafePointer<PackedRow<Word>>, _ at: Word, _ new: Word, _ number: Int
    ) {
        var open = UInt32(truncatingIfNeeded: parts.editable.take(at)) & row.pointee.nameable
        let wrong = UInt32(truncatingIfNeeded: parts.wrong.take(at))
        while open != 0 {
            let named = open & (~open &+ 1)
            open &= ~named
            if row.pointee.namesWrong, wrong & ~named != 0 { continue }
            take(row, named, true, at, row.pointee.naming(named, in: new, parts), number)
        }
    }

    /// Every subset of those that can be named, the empty one first.
    @inline(__always) private mutating func choose(
        _ row: UnsafePointer<PackedRow<Word>>, _ at: Word, _ new: Word, _ number: Int
    ) {
        let all = row.pointee.nameable
        let wrong = row.pointee.namesWrong ? UInt32(truncatingIfNeeded: parts.wrong.take(at)) : 0
        var named: UInt32 = row.pointee.namesSome ? all & (~all &+ 1) : 0
        if row.pointee.namesSome, named == 0 { return }
        repeat {
            if wrong & ~named == 0 { take(row, named, true, at, row.pointee.naming(named, in: new, parts), number) }
            named = (named &- all) & all
        } while named != 0
    }

    /// As `Relation` judges: at most once right, and then once wrong.
    @inline(__always) private mutating func judge(
        _ row: UnsafePointer<PackedRow<Word>>, _ at: Word, _ new: Word, _ number: Int
    ) {
        let isOpen = at & parts.verdicts == 0
        guard at & parts.wrong.mask == 0 else { return }
        let open = row.pointee.nameable & ~UInt32(truncatingIfNeeded: parts.right.take(at))
        var named: UInt32 = row.pointee.namesSome ? open & (~open &+ 1) : 0
        if row.pointee.namesSome, named == 0 { return }
        repeat {
            let bits = Word(truncatingIfNeeded: named)
            let further = row.pointee.naming(named, in: new, parts)
            let (right, wrong) = (bits &<< parts.right.shift, bits &<< parts.wrong.shift)
            if isOpen { take(row, named, true, at, further & ~wrong | right, number) }
            take(row, named, false, at, further & ~right | wrong, number)
            named = (named &- open) & open
        } while named != 0
    }

    /// The steps of one row, or of all, as `Relation` finds them.
    @inline(never) private mutating func expandUnpacked(_ at: Word, _ number: Int, row: Int?) {
        let unpacked = parts.unpack(at)
        var steps: [UnpackedStep<Word>] = []
        let visit = { [parts] (row: AbstractRow, move: Move, new: Abstract) in
            steps.append(UnpackedStep(move: move, new: parts.pack(new), isReturn: row.isReturn))
        }
        if let row {
            relation.expand(unpacked, relation.rows[row], isWhole: false, visit)
        } else {
            relation.expand(unpacked, isWhole: false, visit)
        }
        for step in steps {
            take(step.move.row, step.isReturn, step.move.named, step.move.isRight, at, step.new, number)
        }
    }

    @inline(__always) private mutating func take(
        _ row: UnsafePointer<PackedRow<Word>>, _ named: UInt32, _ isRight: Bool, _ at: Word, _ new: Word, _ number: Int
    ) {
        take(row.pointee.index, row.pointee.isReturn, named, isRight, at, new, number)
    }

    @inline(__always) private mutating func take(
        _ row: Int, _ isReturn: Bool, _ named: UInt32, _ isRight: Bool, _ at: Word, _ new: Word, _ number: Int
    ) {
        stepCount &+= 1
        if !isSettled[row] {
            let move = Move(row: row, named: named, isRight: isRight)
            isSettled[row] = observed.settle(move, number, from: parts.unpack(at), to: parts.unpack(new))
        }
        if isReturn { note(returnFrom: at, to: new) }
        let next = sorted(new)
        if next == at { return }
        if pendingCount == StateStore<Word>.together { flush() }
        pending[pendingCount] = next
        pendingCount &+= 1
    }

    @inline(__always) private mutating func note(returnFrom at: Word, to new: Word) {
        let state = Int(truncatingIfNeeded: parts.state.take(at))
        let shadow = shades.shadow(of: new)
        let known = returned[state] ?? StateStore<Word>()
        if known.count == 0 { returned[state] = known }
        known.insert(shadow)
    }
}

/// A step that was found by an unpacked row.
private struct UnpackedStep<Word: StateWord> {
    let move: Move
    let new: Word
    let isReturn: Bool
}

extension Parts {
    /// The state in its one sorted form.
    @inline(__always) func sorted(_ word: Word, _ symmetry: Symmetry) -> Word {
        var at = unpack(word)
        var isSorted = true
        for (first, second) in symmetry.pairs where at.key(of: first) > at.key(of: second) {
            at.swap(first, second)
            isSorted = false
        }
        return isSorted ? word : pack(at)
    }
}
