// The explored states of one machine: found breadth first, looked up, and searched for shortest ways.
// What is asked of them does not live here.

import Machines

/// The explored states of one machine, packed.
final class Space {
    let relation: Relation
    /// The number of steps that were tried.
    let stepCount: Int
    /// Whether every state was found before the limit was met.
    let isWhole: Bool
    private let observed: Observed
    private let found: FoundStates

    /// By row of the machine: the state from which it was taken first, and with what; nil: never.
    var firstTaken: [(state: Int, move: Move)?] { observed.firstTaken }
    /// What a watch saw first, by its place among the watches.
    var sightings: [Sighting?] { observed.sightings }
    var count: Int { found.count }
    var sizeBytes: Int { found.sizeBytes }
    /// What is left of the states where what only a recall or a verdict would tell is forgotten.
    private(set) lazy var shadows = found.makeShadows()

    /// Explores. `progress` is told from time to time how many states are done, and how many are known.
    init(_ relation: Relation, limit: Int, watches: [Watch], progress: (Int, Int) -> Void) {
        self.relation = relation
        if relation.layout.bits <= 64 {
            let explorer = Explorer<UInt64>(relation, limit: limit, watches: watches, progress: progress)
            (stepCount, isWhole) = (explorer.stepCount, !explorer.isOver)
            (observed, found) = (explorer.observed, .narrow(explorer.found))
        } else {
            let explorer = Explorer<UInt128>(relation, limit: limit, watches: watches, progress: progress)
            (stepCount, isWhole) = (explorer.stepCount, !explorer.isOver)
            (observed, found) = (explorer.observed, .wide(explorer.found))
        }
    }

    func state(_ number: Int) -> Abstract { found.state(number) }

    func number(of state: Abstract) -> Int? {
        var sorted = state
        relation.sort(&sorted)
        return found.number(ofSorted: sorted)
    }
}

extension Space {
    /// By state: which states of the machine can be reached, as words of bits. Ends as soon as it is enough.
    func reachable(until isEnough: (Reaching) -> Bool) -> Reaching {
        let words = (relation.machine.states.count + 63) / 64
        var reaching = Reaching(wordsEach: words, bits: Array(repeating: 0, count: count * words))
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for word in 0..<words where spread(word, of: words, &reaching.bits) { hasChanged = true }
            if isEnough(reaching) { break }
        }
        return reaching
    }

    /// Lets every state reach what those behind it reach; whether that was news.
    private func spread(_ word: Int, of words: Int, _ bits: inout [UInt64]) -> Bool {
        let (relation, found) = (relation, found)
        return bits.withUnsafeMutableBufferPointer { bits in
            var hasChanged = false
            for number in (0..<found.count).reversed() {
                let at = found.state(number)
                let before = bits[number * words + word]
                var mask = before
                if at.state / 64 == word { mask |= 1 << UInt64(at.state % 64) }
                relation.expand(at, isWhole: true) { _, _, new in
                    var sorted = new
                    relation.sort(&sorted)
                    if let next = found.number(ofSorted: sorted) { mask |= bits[next * words + word] }
                }
                if mask != before {
                    bits[number * words + word] = mask
                    hasChanged = true
                }
            }
            return hasChanged
        }
    }

    /// The way to each state from the one before it on a shortest way; nothing for the first.
    func parents() -> Parents {
        var parents = Parents(
            states: Array(repeating: .max, count: count), rows: Array(repeating: 0, count: count))
        for number in 0..<count {
            relation.expand(state(number), isWhole: false) { row, _, new in
                guard let next = self.number(of: new), next != 0, parents.states[next] == .max else { return }
                parents.states[next] = UInt32(number)
                parents.rows[next] = UInt32(row.index)
            }
        }
        return parents
    }

    /// A shortest way through phases, or nil where none leads to a goal.
    func search(phases: Int, _ next: (_ phase: Int, _ row: AbstractRow, _ at: Abstract) -> Onward) -> [Leg]? {
        // By node, the node before it and one; 0: none is known.
        var before = [UInt32](repeating: 0, count: count * phases)
        var rows = [UInt32](repeating: 0, count: count * phases)
        var queue = [0]
        var done = 0
        while done < queue.count {
            let node = queue[done]
            done += 1
            let at = state(node / phases)
            var goal: Leg?
            relation.expand(at, isWhole: false) { row, _, new in
                guard goal == nil else { return }
                switch next(node % phases, row, at) {
                case .nowhere: break
                case .goal: goal = Leg(row: row.index, to: new)
                case .phase(let phase):
                    guard let number = self.number(of: new) else { return }
                    let other = number * phases + phase
                    if before[other] == 0, other != 0 {
                        before[other] = UInt32(node + 1)
                        rows[other] = UInt32(row.index)
                        queue.append(other)
                    }
                }
            }
            guard let goal else { continue }
            var legs = [goal]
            var back = node
            while back != 0 {
                legs.append(Leg(row: Int(rows[back]), to: state(back / phases)))
                back = Int(before[back]) - 1
            }
            return legs.reversed()
        }
        return nil
    }
}
