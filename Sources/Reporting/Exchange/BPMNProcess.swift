// A machine as the nodes and flows of a BPMN process: a user task a state, gateways for the choice of a verb, script
// tasks where something has to be remembered, end events. Where they lie is `BPMNLayout.swift`'s.

internal import Machines
internal import Source

/// The parts of a BPMN process.
struct BPMNProcess: Sendable {
    struct Node: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case start, task, gateway, end
            /// Sets what is remembered, line by line.
            case script([String])
        }

        let id: String
        let name: String
        let kind: Kind
        let lane: Int
        /// The state that it belongs to, and how far behind the state's task it stands.
        let state: Int
        let place: Int
        /// Nodes of one state and place stand below one another.
        var row = 0
    }

    struct Flow: Hashable, Sendable {
        let id: String
        let from: Int
        let to: Int
        let name: String
        /// Any of these, each all of its tests; empty where the flow is the only one.
        var tests: [[MoveTest]] = []
        var isDefault = false
    }

    struct Lane: Hashable, Sendable {
        let id: String
        let name: String
    }

    let process: ExchangeProcess
    private(set) var lanes: [Lane] = []
    private(set) var nodes: [Node] = []
    private(set) var flows: [Flow] = []
    private var taskOfState: [Int] = []
    /// The states in which what a recall goes back to may be remembered.
    private let recallable: Set<Int>

    init(_ process: ExchangeProcess) {
        self.process = process
        recallable = Set(
            process.moves.filter { $0.verb == .recall || $0.undo.isValue }.map(\.to))
        lanes = Self.lanes(of: process)
        let states = process.machine.states
        for state in states.indices {
            taskOfState.append(
                add(
                    process.isEnd(state) ? .end : .task, "state.\(states[state].name)", process.title(of: state),
                    state: state, place: 0))
        }
        addStart()
        for state in states.indices where !process.isEnd(state) { addMoves(from: state) }
    }

    // MARK: Lanes

    private static func lanes(of process: ExchangeProcess) -> [Lane] {
        let (machine, names) = (process.machine, process.names)
        let isChinese = process.language == .zh
        let party = machine.facts.applicant
        let schemas = names.ruleset.parties
        let applicant = isChinese && schemas.indices.contains(party) ? schemas[party].title : names.party(party)
        var lanes = [Lane(id: "lane.applicant", name: applicant)]
        lanes += machine.levels.map { Lane(id: "lane.level.\($0.name)", name: isChinese ? $0.title : $0.name) }
        if let appraisal = machine.appraisal {
            lanes.append(Lane(id: "lane.appraisal", name: isChinese ? appraisal.title : "appraisal"))
        }
        return lanes
    }

    /// The lane of whoever decides in a state; ends lie with the applicant.
    private func lane(of state: Int) -> Int {
        let machine = process.machine
        if let stage = machine.states[state].stage { return 1 + machine.stages[stage].level }
        return machine.states[state].kind == .appraisal ? lanes.count - 1 : 0
    }

    // MARK: Nodes and flows

    private mutating func add(
        _ kind: Node.Kind, _ id: String, _ name: String, state: Int, place: Int, row: Int = 0
    ) -> Int {
        nodes.append(
            Node(id: id, name: name, kind: kind, lane: lane(of: state), state: state, place: place, row: row))
        return nodes.count - 1
    }

    private mutating func connect(
        _ from: Int, _ to: Int, _ name: String = "", tests: [[MoveTest]] = [], isDefault: Bool = false
    ) {
        flows.append(
            Flow(
                id: "flow.\(flows.count + 1)", from: from, to: to, name: name, tests: tests, isDefault: isDefault))
    }

    private mutating func addStart() {
        let initial = Int(process.machine.initial.index)
        let apply = process.machine.title(of: .apply, at: nil, in: process.language)
        let start = add(.start, "start", apply, state: initial, place: -2)
        var lines: [String] = []
        if process.remembersUndo { lines.append("undo = None") }
        if process.remembersResume { lines.append("resume = None") }
        guard !lines.isEmpty else { return connect(start, taskOfState[initial]) }
        let name = Words(zh: "开始", en: "begin")[process.language]
        let script = add(.script(lines), "script.start", name, state: initial, place: -1)
        connect(start, script)
        connect(script, taskOfState[initial])
    }

    /// The moves out of a state: those that take a decision back first, then what all others remember, then them.
    private mutating func addMoves(from state: Int) {
        let name = process.machine.states[state].name
        var (recalls, others): ([Move], [Move]) = ([], [])
        for move in process.moves(from: state).map(remembering) {
            if move.verb == .recall { recalls.append(move) } else { others.append(move) }
        }
        var (last, place) = (taskOfState[state], 1)
        if !recalls.isEmpty {
            let gateway = add(.gateway, "recall.\(name)", "", state: state, place: place)
            connect(last, gateway)
            for move in recalls { connect(gateway, taskOfState[move.to], move.label, tests: [move.tests]) }
            (last, place) = (gateway, place + 1)
        }
        var isBehindRecall = !recalls.isEmpty
        let lasting = others.filter { !process.isEnd($0.to) }
        let common = lasting.first.map { first in lasting.allSatisfy { $0.isAlike(first) } ? first.lines : [] } ?? []
        if !common.isEmpty {
            let script = add(.script(common), "script.\(name)", scriptName(common), state: state, place: place)
            connect(last, script, isDefault: isBehindRecall)
            (last, place, isBehindRecall) = (script, place + 1, false)
        }
        let groups = grouped(others)
        if groups.count > 1 {
            let gateway = add(.gateway, "choice.\(name)", "", state: state, place: place)
            connect(last, gateway, isDefault: isBehindRecall)
            (last, place, isBehindRecall) = (gateway, place + 1, false)
        }
        for (index, group) in groups.enumerated() {
            let lines = common.isEmpty && !process.isEnd(group.to) ? group.lines : []
            let tests = groups.count > 1 ? group.tests : []
            var source = last
            if !lines.isEmpty {
                let id = "script.\(name).\(index + 1)"
                let script = add(.script(lines), id, scriptName(lines), state: state, place: place, row: index)
                connect(last, script, group.name, tests: tests, isDefault: isBehindRecall)
                source = script
            }
            connect(
                source, taskOfState[group.to], lines.isEmpty ? group.name : "", tests: lines.isEmpty ? tests : [],
                isDefault: lines.isEmpty && isBehindRecall)
        }
    }

    /// The move without what nobody asks for behind it.
    private func remembering(_ move: Move) -> Move {
        var move = move
        if move.undo == .forgotten, !recallable.contains(move.from) { move.undo = .kept }
        return move
    }

    private struct Group {
        let to: Int
        let lines: [String]
        var names: [String]
        var tests: [[MoveTest]]

        var name: String { names.joined(separator: " / ") }
    }

    /// Moves to one state that remember alike, in one.
    private func grouped(_ moves: [Move]) -> [Group] {
        var groups: [Group] = []
        for move in moves {
            if let place = groups.firstIndex(where: { $0.to == move.to && $0.lines == move.lines }) {
                if !groups[place].names.contains(move.label) { groups[place].names.append(move.label) }
                groups[place].tests.append(move.tests)
            } else {
                groups.append(Group(to: move.to, lines: move.lines, names: [move.label], tests: [move.tests]))
            }
        }
        return groups
    }

    private func scriptName(_ lines: [String]) -> String {
        let remembers = lines.contains { !$0.hasSuffix("None") }
        return remembers
            ? Words(zh: "记下", en: "remember")[process.language] : Words(zh: "不再可撤回", en: "forget")[process.language]
    }
}

extension Memory {
    /// Whether something is remembered anew.
    var isValue: Bool { if case .becomes = self { true } else { false } }

    /// The assignment in Python; nil where nothing changes.
    fileprivate func line(_ name: String) -> String? {
        switch self {
        case .kept: nil
        case .forgotten: "\(name) = None"
        case .becomes(let value): "\(name) = '\(value)'"
        }
    }
}

extension Move {
    /// What a script task does for the move.
    fileprivate var lines: [String] { [undo.line("undo"), resume.line("resume")].compactMap(\.self) }

    fileprivate func isAlike(_ other: Move) -> Bool { undo == other.undo && resume == other.resume }
}
