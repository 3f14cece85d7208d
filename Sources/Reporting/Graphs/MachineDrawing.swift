// How a machine's rows become the arrows of its picture: which are drawn, and which are told in words instead.

internal import Machines
internal import Source

/// The rules of drawing for one machine.
struct MachineDrawing {
    var nodes: [MachinePicture.Node] = []
    private var nodeOfState: [Int] = []
    let machine: Machine
    private let names: MachineNames
    let language: Language

    init(of machine: Machine, in ruleset: Ruleset, language: Language) {
        self.machine = machine
        self.language = language
        names = MachineNames(of: machine, in: ruleset)
        for state in machine.states { place(state) }
        for index in nodes.indices { nodes[index].lines = lines(of: index) }
    }

    /// The arrows in the order of the rows, those of one node to one other in one.
    func arrows() -> [MachinePicture.Arrow] {
        let beginning = machine.title(of: .apply, at: nil, in: language)
        var arrows = [MachinePicture.Arrow(from: .beginning, to: node(of: machine.initial), labels: [beginning])]
        for move in merged(shownMoves()) {
            let start = move.isOfLadder ? MachinePicture.Start.ladder : .node(move.ends.from)
            add(move.label, from: start, to: move.ends.to, &arrows)
        }
        return arrows
    }

    /// One row as an arrow between nodes.
    private struct Move: Hashable {
        struct Ends: Hashable {
            let from: Int
            let to: Int
        }

        var ends: Ends
        let verb: Verb
        var label: String
        var isOfLadder = false
    }

    /// What an arrow of the whole ladder says behind a verb.
    var ladderSuffix: String { Words(zh: "（待审核时）", en: " (in review)")[language] }

    func node(of state: StateID) -> Int {
        nodeOfState.indices.contains(Int(state.index)) ? nodeOfState[Int(state.index)] : 0
    }

    private func add(
        _ label: String, from start: MachinePicture.Start, to end: Int, _ arrows: inout [MachinePicture.Arrow]
    ) {
        guard let index = arrows.firstIndex(where: { $0.from == start && $0.to == end }) else {
            arrows.append(MachinePicture.Arrow(from: start, to: end, labels: [label]))
            return
        }
        if !arrows[index].labels.contains(label) { arrows[index].labels.append(label) }
    }
}

extension MachineDrawing {
    private mutating func place(_ state: State) {
        let level = state.stage.map { machine.stages[$0].level }
        // WHY: the stages of a chain differ only in whose turn it is.
        if let level, let index = nodes.firstIndex(where: { $0.level == level && $0.kind == state.kind }) {
            nodeOfState.append(index)
            return
        }
        nodeOfState.append(nodes.count)
        let name = level.map { machine.levels[$0].name + "." + state.kind.rawValue } ?? state.name
        nodes.append(
            MachinePicture.Node(
                name: name, title: title(of: state, level: level, name: name), lines: [], kind: state.kind, level: level
            ))
    }

    private func title(of state: State, level: Int?, name: String) -> String {
        guard language == .zh else { return name }
        guard let level, !state.title.hasPrefix(machine.levels[level].title) else { return state.title }
        return machine.levels[level].title + " " + state.title
    }

    private func lines(of node: Int) -> [String] {
        guard nodes[node].kind == .review, let level = nodes[node].level else { return [] }
        var lines: [String] = []
        if isPassable(level) { lines.append(Words(zh: "可略过", en: "optional")[language]) }
        if case .chain(_, _, let limit) = machine.levels[level].reviewer {
            lines.append(Words(zh: "逐级，至多 \(limit) 级", en: "chain of up to \(limit)")[language])
        }
        let targets = returnTargets(from: node).map {
            language == .zh ? machine.levels[$0].title : machine.levels[$0].name
        }
        if !targets.isEmpty {
            let list = targets.joined(separator: Words(zh: "、", en: ", ")[language])
            lines.append(Words(zh: "可退回：" + list, en: "returns to " + list)[language])
        }
        if canRecall(level) { lines.append(Words(zh: "可撤回", en: "can recall")[language]) }
        return lines
    }

    /// The levels to which the node's states can return a case, in their order.
    private func returnTargets(from node: Int) -> [Int] {
        let targets = machine.transitions.compactMap { row -> Int? in
            if case .level(let level) = row.pick, self.node(of: row.from) == node { level } else { nil }
        }
        return machine.levels.indices.filter(targets.contains)
    }

    /// Whether the level can take its decisions back.
    private func canRecall(_ level: Int) -> Bool {
        machine.transitions.contains { row in
            if row.verb == .recall, case .stage(let stage) = row.actor {
                machine.stages[stage].level == level
            } else {
                false
            }
        }
    }

    /// Whether a route may pass the level over.
    private func isPassable(_ level: Int) -> Bool {
        machine.levels[level].isOptional || machine.levels[level].presence != nil
    }
}

extension MachineDrawing {
    /// The rows that are drawn: those that move the case, without recalls, returns to levels and passed-over levels.
    private func shownMoves() -> [Move] {
        machine.transitions.indices.compactMap { index in
            let row = machine.transitions[index]
            if row.from == row.to || row.verb == .recall || isPassingOver(row) { return nil }
            if case .level = row.pick { return nil }
            let stage = machine.states[Int(row.from.index)].stage
            let ends = Move.Ends(from: node(of: row.from), to: node(of: row.to))
            return Move(ends: ends, verb: row.verb, label: label(of: row, at: stage))
        }
    }

    private func label(of row: Transition, at stage: Int?) -> String {
        machine.title(of: row.verb, at: stage, in: language)
    }

    /// Whether a row that differs in its selector alone goes to a nearer level, and every level between is optional.
    private func isPassingOver(_ row: Transition) -> Bool {
        if case .resume(.some) = row.selector.memory { return false }
        let start = names.level(at: row.from) ?? -1
        guard let end = order(of: row.to), end > start + 1 else { return false }
        let between = (start + 1)..<end
        guard between.allSatisfy(isPassable) else { return false }
        return machine.rows(from: row.from, verb: row.verb).contains { other in
            let alternative = machine.transitions[other]
            guard alternative.pick == row.pick, let near = order(of: alternative.to) else { return false }
            return between.contains(near)
        }
    }

    /// Where the state stands in the ladder; what the ladder leads to stands behind it.
    private func order(of state: StateID) -> Int? {
        if let level = names.level(at: state) { return level }
        switch machine.states[Int(state.index)].kind {
        case .appraisal, .end: return machine.levels.count
        case .draft, .review, .dispatch, .returned: return nil
        }
    }

    /// The moves with those that every deciding node has to the same end as one move of the ladder.
    private func merged(_ moves: [Move]) -> [Move] {
        let deciding = nodes.indices.filter { nodes[$0].kind == .review }
        guard deciding.count > 2 else { return moves }
        var result: [Move] = []
        for var move in moves {
            let alike = Set(moves.filter { $0.verb == move.verb && $0.ends.to == move.ends.to }.map(\.ends.from))
            if nodes[move.ends.to].level == nil, nodes[move.ends.from].kind == .review, alike.isSuperset(of: deciding) {
                move.isOfLadder = true
                move.label += ladderSuffix
            }
            result.append(move)
        }
        return result
    }
}
