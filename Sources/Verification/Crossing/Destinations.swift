// The states of the new machine that only cases from the old one come to, beside those that its own cases come to.
// What must hold of them does not live here.

import Machines

/// Where cases come from the old machine, and where they go from there.
final class Destinations {
    /// Where cases from the old machine begin.
    struct Root {
        let configuration: Configuration
        fileprivate(set) var states: [Abstract]
        /// The first state of the old machine from which cases come here.
        let from: Int
    }

    let relation: Relation
    /// What cases come to that begin in the new machine.
    let alone: Space
    private(set) var roots: [Root]
    /// What only moved cases come to, the nearest first.
    private(set) var states: [Abstract] = []
    /// By state, the root from which it is nearest.
    private(set) var rootOf: [Int] = []
    /// Whether all states were found before the limit was met.
    private(set) var isWhole = true
    private var numbers: [Abstract: Int] = [:]
    /// Wide enough for every machine.
    private let parts: Parts<UInt128>

    init(_ relation: Relation, alone: Space, roots: [Root], limit: Int) {
        self.relation = relation
        self.alone = alone
        self.roots = roots
        parts = Parts(relation.layout)
        for place in roots.indices { self.roots[place].states = roots[place].states.map(normal) }
        for (place, root) in self.roots.enumerated() { for state in root.states { insert(state, place) } }
        var number = 0
        while number < states.count {
            if alone.count + states.count > limit {
                isWhole = false
                break
            }
            let root = rootOf[number]
            relation.expand(states[number], isWhole: false) { _, _, new in insert(normal(new), root) }
            number += 1
        }
    }

    /// The state in its one form.
    func normal(_ state: Abstract) -> Abstract {
        var sorted = state
        relation.sort(&sorted)
        return parts.unpack(parts.pack(sorted))
    }

    /// Whether any case comes to the state.
    func knows(_ state: Abstract) -> Bool { place(of: state) != nil }

    /// The state's number: those of the new machine's own cases first.
    func place(of state: Abstract) -> Int? {
        alone.number(of: state) ?? numbers[normal(state)].map { alone.count + $0 }
    }

    private func insert(_ state: Abstract, _ root: Int) {
        guard alone.number(of: state) == nil, numbers[state] == nil else { return }
        numbers[state] = states.count
        states.append(state)
        rootOf.append(root)
    }
}

extension Destinations {
    /// By state, the new machine's own first: which states of the machine can be reached, as words of bits.
    var reaching: Reaching {
        let own = alone.reachable { _ in false }
        let words = own.wordsEach
        var bits = own.bits + Array(repeating: 0, count: states.count * words)
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for number in states.indices.reversed() {
                let at = states[number]
                let base = (alone.count + number) * words
                let before = Array(bits[base..<base + words])
                bits[base + at.state / 64] |= 1 << UInt64(at.state % 64)
                relation.expand(at, isWhole: true) { _, _, new in
                    guard let next = place(of: new) else { return }
                    for word in 0..<words { bits[base + word] |= bits[next * words + word] }
                }
                hasChanged = hasChanged || before[...] != bits[base..<base + words]
            }
        }
        return Reaching(wordsEach: words, bits: bits)
    }

    /// The state with this number.
    func state(_ number: Int) -> Abstract { number < alone.count ? alone.state(number) : states[number - alone.count] }

    /// What of these the case can do where it stands, without leaving the state of the machine.
    func verbs(_ asked: Set<Verb>, from root: Abstract) -> Set<Verb> {
        var found: Set<Verb> = []
        var seen: Set<Abstract> = [root]
        var queue = [root]
        while let at = queue.popLast(), found.count < asked.count {
            relation.expand(at, isWhole: false) { row, _, new in
                if asked.contains(row.verb) { found.insert(row.verb) }
                guard row.to == at.state, !row.does.undo else { return }
                let next = normal(new)
                if next.state == at.state, seen.insert(next).inserted { queue.append(next) }
            }
        }
        return found
    }
}
