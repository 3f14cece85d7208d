// The exploration itself, for one width of words.

import Machines

/// The explored states of one machine, packed.
final class PackedSpace<Word: PackedWord>: Space {
    let relation: Relation
    private(set) var stepCount = 0
    private(set) var isWhole = true
    private(set) var firstTaken: [(state: Int, move: Move)?]
    private(set) var sightings: [Sighting?]
    private let store = StateStore<Word>()
    private let limit: Int

    var count: Int { store.count }
    var sizeBytes: Int { store.sizeBytes }

    /// Explores. `progress` is told from time to time how many states are done, and how many are known.
    init(_ relation: Relation, limit: Int, watches: [Watch], progress: (Int, Int) -> Void) {
        self.relation = relation
        self.limit = min(limit, StateStore<Word>.capacity)
        firstTaken = Array(repeating: nil, count: relation.rows.count)
        sightings = Array(repeating: nil, count: watches.count)
        explore(watches, progress)
    }

    @inline(__always) func state(_ number: Int) -> Abstract { relation.layout.unpack(store[number]) }

    func number(of state: Abstract) -> Int? {
        var sorted = state
        relation.sort(&sorted)
        return store.number(of: relation.layout.pack(sorted))
    }

    private func explore(_ watches: [Watch], _ progress: (Int, Int) -> Void) {
        let byRow = relation.rows.indices.map { row in
            watches.indices.filter { watches[$0].ofSteps != nil && watches[$0].ofRows[row] }
        }
        let ofStates = watches.indices.filter { watches[$0].ofStates != nil }
        let layout = relation.layout
        var start = relation.start
        relation.sort(&start)
        _ = store.insert(layout.pack(start))
        var number = 0
        while number < store.count {
            let at = state(number)
            for watch in ofStates where sightings[watch] == nil {
                if watches[watch].ofStates?(at) ?? false {
                    sightings[watch] = Sighting(state: number, move: nil, route: 0, cells: at.cells)
                }
            }
            relation.expand(at, isWhole: false) { row, move, new in
                stepCount += 1
                if firstTaken[row.index] == nil { firstTaken[row.index] = (number, move) }
                if !byRow[row.index].isEmpty {
                    for watch in byRow[row.index] where sightings[watch] == nil {
                        if watches[watch].ofSteps?(row, at, new) ?? false {
                            sightings[watch] = Sighting(
                                state: number, move: move, route: new.route, cells: new.cells)
                        }
                    }
                }
                guard isWhole else { return }
                var sorted = new
                relation.sort(&sorted)
                if store.insert(layout.pack(sorted)), store.count >= limit { isWhole = false }
            }
            number += 1
            if number & 0xFFFF == 0 { progress(number, store.count) }
            if !isWhole { return }
        }
    }
}

extension PackedSpace {
    func reachable(until isEnough: (Reaching) -> Bool) -> Reaching {
        let words = (relation.machine.states.count + 63) / 64
        var reaching = Reaching(wordsEach: words, bits: Array(repeating: 0, count: count * words))
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for number in (0..<count).reversed() {
                let at = state(number)
                var mask = Array(reaching.bits[number * words..<(number + 1) * words])
                mask[at.state / 64] |= 1 << UInt64(at.state % 64)
                relation.expand(at, isWhole: true) { _, _, new in
                    guard let next = self.number(of: new), next != number else { return }
                    for word in 0..<words { mask[word] |= reaching.bits[next * words + word] }
                }
                for word in 0..<words where mask[word] != reaching.bits[number * words + word] {
                    reaching.bits[number * words + word] = mask[word]
                    hasChanged = true
                }
            }
            if isEnough(reaching) { break }
        }
        return reaching
    }

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

    func search(phases: Int, _ next: (_ phase: Int, _ row: AbstractRow, _ at: Abstract) -> Onward) -> [Leg]? {
        var from: [Int: (node: Int, row: Int)] = [0: (-1, 0)]
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
                    if from[other] == nil {
                        from[other] = (node, row.index)
                        queue.append(other)
                    }
                }
            }
            guard let goal else { continue }
            var legs = [goal]
            var back = node
            while let step = from[back], step.node >= 0 {
                legs.append(Leg(row: step.row, to: state(back / phases)))
                back = step.node
            }
            return legs.reversed()
        }
        return nil
    }
}
