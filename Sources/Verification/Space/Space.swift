// The explored states of one machine: found breadth first, looked up, and searched for shortest ways.
// What is asked of them does not live here.

import Machines

/// The explored states of one machine, packed.
final class Space {
    let relation: Relation
    /// The number of steps that were tried.
    private(set) var stepCount = 0
    /// Whether every state was found before the limit was met.
    private(set) var isWhole = true
    /// By row of the machine: the state from which it was taken first, and with what; nil: never.
    private(set) var firstTaken: [(state: Int, move: Move)?]
    /// What a watch saw first, by its place among the watches.
    private(set) var sightings: [Sighting?]
    private let store: StateStore
    private let limit: Int

    var count: Int { store.count }
    var sizeBytes: Int { store.sizeBytes }

    /// Explores. `progress` is told from time to time how many states are done, and how many are known.
    init(_ relation: Relation, limit: Int, watches: [Watch], progress: (Int, Int) -> Void) {
        self.relation = relation
        store = StateStore(wordCount: relation.layout.wordCount)
        self.limit = min(limit, StateStore.capacity)
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
        let watched = Watched(watches, relation.rows)
        let (relation, store, limit) = (relation, store, limit)
        let layout = relation.layout
        var start = relation.start
        relation.sort(&start)
        _ = store.insert(layout.pack(start))
        var number = 0
        var steps = 0
        var isOver = false
        while number < store.count, !isOver {
            let at: Abstract = layout.unpack(store[number])
            for watch in watched.ofStates where sightings[watch.place] == nil && watch.isSeen(at) {
                sightings[watch.place] = Sighting(state: number, move: nil, route: 0, cells: at.cells)
            }
            relation.expand(at, isWhole: false) { row, move, new in
                steps += 1
                if !watched.isSettled[row.index] { settle(row, move, number, at, new, watches, watched) }
                guard !isOver else { return }
                var sorted = new
                relation.sort(&sorted)
                if store.insert(layout.pack(sorted)), store.count >= limit { isOver = true }
            }
            number += 1
            if number & 0xFFFF == 0 { progress(number, store.count) }
        }
        stepCount = steps
        isWhole = !isOver
    }

    /// Notes a row that is taken for the first time, and asks the watches of its steps.
    private func settle(
        _ row: AbstractRow, _ move: Move, _ number: Int, _ at: Abstract, _ new: Abstract, _ watches: [Watch],
        _ watched: Watched
    ) {
        if firstTaken[row.index] == nil { firstTaken[row.index] = (number, move) }
        var isSettled = true
        for place in watches.indices {
            guard sightings[place] == nil, let isSeen = watches[place].ofSteps, watches[place].ofRows[row.index] else {
                continue
            }
            if isSeen(row, at, new) {
                sightings[place] = Sighting(state: number, move: move, route: new.route, cells: new.cells)
            } else {
                isSettled = false
            }
        }
        watched.isSettled[row.index] = isSettled
    }
}

/// What remains to be looked at while exploring.
private final class Watched {
    /// By row: it was taken, and no watch waits for more of its steps.
    let isSettled: UnsafeMutablePointer<Bool>
    let ofStates: [(place: Int, isSeen: (Abstract) -> Bool)]

    init(_ watches: [Watch], _ rows: [AbstractRow]) {
        isSettled = .allocate(capacity: max(1, rows.count))
        isSettled.initialize(repeating: false, count: max(1, rows.count))
        ofStates = watches.enumerated().compactMap { place, watch in watch.ofStates.map { (place, $0) } }
    }

    deinit { isSettled.deallocate() }
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
        let (relation, store) = (relation, store)
        let layout = relation.layout
        return bits.withUnsafeMutableBufferPointer { bits in
            var hasChanged = false
            for number in (0..<store.count).reversed() {
                let at: Abstract = layout.unpack(store[number])
                let before = bits[number * words + word]
                var mask = before
                if at.state / 64 == word { mask |= 1 << UInt64(at.state % 64) }
                relation.expand(at, isWhole: true) { _, _, new in
                    var sorted = new
                    relation.sort(&sorted)
                    if let next = store.number(of: layout.pack(sorted)) { mask |= bits[next * words + word] }
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
