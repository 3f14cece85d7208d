// What explored cases may not have done yet, and what they may have been returned from: bits that run along the steps
// of an exploration until nothing is new.

import Machines

/// Deeds that may be missing from a case's history, each a bit.
struct Duty {
    /// Whether the row of the old machine does it, and of the new one.
    let isDoneOld: (AbstractRow) -> Bool
    let isDoneNew: (AbstractRow) -> Bool
    /// Whether the row takes a decision back that did it.
    let isUndoneOld: (AbstractRow, Abstract) -> Bool
    let isUndoneNew: (AbstractRow, Abstract) -> Bool
    /// Whether the row of the new machine may not be taken without it.
    let isAsked: (AbstractRow, Abstract) -> Bool
    let kind: CrossingFault.Kind
}

/// Bits of each state of a space.
struct Histories {
    private(set) var bits: [UInt64]

    /// Begins with these bits in each state, and lets them run: `pass` gives what goes along a step.
    init(
        _ count: Int, start: [Int: UInt64], state: (Int) -> Abstract, number: (Abstract) -> Int?, relation: Relation,
        pass: (_ row: AbstractRow, _ at: Abstract, _ new: Abstract, _ bits: UInt64) -> UInt64
    ) {
        var bits = [UInt64](repeating: 0, count: count)
        var isWaiting = [Bool](repeating: false, count: count)
        var queue: [Int] = []
        for (place, given) in start.sorted(by: { $0.key < $1.key }) {
            bits[place] = given
            isWaiting[place] = true
            queue.append(place)
        }
        var done = 0
        while done < queue.count {
            let at = queue[done]
            done += 1
            isWaiting[at] = false
            let here = state(at)
            relation.expand(here, isWhole: false) { row, _, new in
                guard let next = number(new) else { return }
                let along = pass(row, here, new, bits[at])
                guard along & ~bits[next] != 0 else { return }
                bits[next] |= along
                if !isWaiting[next] {
                    isWaiting[next] = true
                    queue.append(next)
                }
            }
        }
        self.bits = bits
    }
}
