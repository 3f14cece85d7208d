// Which modules are alike, and what stands for them: sets of modules become sets of representatives and back.

import Machines

/// The representatives of a machine's modules.
struct Symmetry {
    /// The modules that each representative stands for, ascending; none of these lists is empty.
    let members: [[Int]]
    /// Pairs of representatives that may change places, the lower one first.
    let pairs: [(Int, Int)]

    /// Every module for itself, or, with symmetry, at most two representatives for those that are alike. `told` are
    /// modules that something else than the machine tells apart.
    init(of machine: Machine, isUsed: Bool, told: ModuleSet) {
        var members: [[Int]] = []
        var pairs: [(Int, Int)] = []
        for alike in Symmetry.classes(of: machine, isUsed: isUsed, told: told) {
            let first = members.count
            members.append([alike[0]])
            if alike.count > 1 {
                members.append(Array(alike.dropFirst()))
                pairs.append((first, first + 1))
            }
        }
        self.members = members
        self.pairs = pairs
    }

    private init(members: [[Int]], pairs: [(Int, Int)]) {
        self.members = members
        self.pairs = pairs
    }

    /// The same representatives with every choice of the one module that stands for itself among those that are alike.
    var choices: [Symmetry] {
        pairs.reduce([self]) { choices, pair in
            choices.flatMap { choice -> [Symmetry] in
                let alike = choice.members[pair.0] + choice.members[pair.1]
                if alike.count == 2 { return [choice] }
                return alike.map { alone in
                    var members = choice.members
                    members[pair.0] = [alone]
                    members[pair.1] = alike.filter { $0 != alone }
                    return Symmetry(members: members, pairs: choice.pairs)
                }
            }
        }
    }

    /// All representatives.
    var everybody: UInt32 { ModuleSet.first(members.count).bits }

    /// The representatives of these modules: one of whose modules any is among them.
    func project(_ modules: ModuleSet) -> UInt32 {
        var bits: UInt32 = 0
        for (index, group) in members.enumerated() where group.contains(where: modules.contains) {
            bits |= 1 << UInt32(index)
        }
        return bits
    }

    /// The representatives all of whose modules are among these.
    func projectWhole(_ modules: ModuleSet) -> UInt32 {
        var bits: UInt32 = 0
        for (index, group) in members.enumerated() where group.allSatisfy(modules.contains) {
            bits |= 1 << UInt32(index)
        }
        return bits
    }

    /// All modules of these representatives.
    func modules(of bits: UInt32) -> ModuleSet {
        ModuleSet(ModuleSet(bits: bits).members.flatMap { members[$0] })
    }

    private static func classes(of machine: Machine, isUsed: Bool, told: ModuleSet) -> [[Int]] {
        guard isUsed else { return machine.modules.indices.map { [$0] } }
        let sets = distinctSets(of: machine)
        var classes: [[Int]] = []
        for module in machine.modules.indices {
            let place = classes.firstIndex { alike in
                !told.contains(module) && !told.contains(alike[0])
                    && sets.allSatisfy { $0.contains(module) == $0.contains(alike[0]) }
            }
            if let place { classes[place].append(module) } else { classes.append([module]) }
        }
        return classes
    }

    /// The sets of modules that levels and guards speak of.
    private static func distinctSets(of machine: Machine) -> Set<ModuleSet> {
        var sets = Set(machine.levels.map(\.judged))
        for row in machine.transitions {
            for test in row.guards {
                switch test {
                case .judged(let modules), .noneWrong(let modules), .judges(let modules): sets.insert(modules)
                case .namesSome, .namesWrong, .editable, .complete, .routed, .attachedAll, .attachedAny, .condition:
                    break
                }
            }
        }
        return sets
    }
}
