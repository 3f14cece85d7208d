// A machine as other tools run processes: its states, the moves between them, and the little that has to be remembered
// on the way. What stays in a state, and what allows a move, are not part of it; `UnsaidParts.swift` says so.

internal import Machines
internal import Source

/// What must hold for a move to be the one that is meant.
enum MoveTest: Hashable, Sendable {
    case verb(Verb)
    /// A return to this level, or to the applicant.
    case target(String)
    /// The stage is, or is not, on the case's route.
    case has(String)
    case lacks(String)
    /// A resubmission goes straight back to this stage; nil: to none.
    case resume(String?)
    /// The last decision was taken in this state, and nobody has acted since.
    case undo(String)
    /// This outcome was recorded.
    case recorded(String)
}

/// What a move does to something that is remembered.
enum Memory: Hashable, Sendable {
    case kept, forgotten
    case becomes(String)
}

/// A case goes from one state to another, or is taken back to it.
struct Move: Hashable, Sendable {
    let from: Int
    let to: Int
    let verb: Verb
    let tests: [MoveTest]
    /// The state to which a recall goes back.
    var undo: Memory
    /// The stage to which a resubmission goes straight back.
    var resume: Memory
    let label: String
}

/// A machine as a process.
struct ExchangeProcess: Sendable {
    let machine: Machine
    let names: MachineNames
    let language: Language
    /// In the order of the machine's rows.
    let moves: [Move]
    /// Whether decisions can be recalled, and whether resubmissions can go straight back.
    let remembersUndo: Bool
    let remembersResume: Bool

    init(of machine: Machine, in ruleset: Ruleset, language: Language) {
        self.machine = machine
        self.language = language
        let names = MachineNames(of: machine, in: ruleset)
        self.names = names
        let remembersUndo = machine.transitions.contains { $0.effects.contains(.undo) }
        let remembersResume = machine.transitions.contains { $0.effects.contains(.rememberResume) }
        self.remembersUndo = remembersUndo
        self.remembersResume = remembersResume
        moves = machine.transitions.filter(\.isMove).map { row in
            Move(
                from: Int(row.from.index), to: Int(row.to.index), verb: row.verb,
                tests: names.tests(of: row, remembersResume: remembersResume),
                undo: remembersUndo ? names.undo(of: row) : .kept,
                resume: remembersResume ? names.resume(of: row, in: machine) : .kept,
                label: machine.title(of: row.verb, at: machine.states[Int(row.from.index)].stage, in: language))
        }
    }

    /// The title of a state, for readers: with its level, and its place in a chain.
    func title(of state: Int) -> String {
        let (name, title) = (machine.states[state].name, machine.states[state].title)
        guard language == .zh, let stage = machine.states[state].stage.map({ machine.stages[$0] }) else {
            return language == .zh ? title : name
        }
        let position = stage.position > 0 ? " \(stage.position)" : ""
        return "\(machine.levels[stage.level].title)\(position) \(title)"
    }

    /// The moves out of a state.
    func moves(from state: Int) -> [Move] { moves.filter { $0.from == state } }

    /// Whether a case that is there goes nowhere any more.
    func isEnd(_ state: Int) -> Bool { !moves.contains { $0.from == state } }

    /// The matter's title, for readers.
    var title: String { language == .zh ? machine.facts.title : machine.facts.name }
}

extension Transition {
    /// Whether the case leaves its state.
    var isMove: Bool { to != from || effects.contains(.undo) }
}

extension MachineNames {
    /// What chooses the row, its verb first. Where no resubmission goes straight back, nothing is asked of that.
    func tests(of row: Transition, remembersResume: Bool) -> [MoveTest] {
        var tests: [MoveTest] = [.verb(row.verb)]
        switch row.pick {
        case .applicant: tests.append(.target("applicant"))
        case .level(let level): tests.append(.target(self.level(level)))
        case .nothing, .outcome, .attachment: break
        }
        tests += row.selector.has.members.map { .has(stage($0)) }
        tests += row.selector.lacks.members.map { .lacks(stage($0)) }
        switch row.selector.memory {
        case .any: break
        case .resume(let stage):
            if remembersResume { tests.append(.resume(stage.map { self.stage($0) })) }
        case .undo(let state): tests.append(.undo(self.state(state)))
        case .recorded(let outcome): tests.append(.recorded(self.outcome(outcome)))
        }
        return tests
    }

    /// What the row does to what a recall goes back to.
    func undo(of row: Transition) -> Memory {
        if row.effects.contains(.keepUndo) { return .kept }
        return row.effects.contains(.rememberUndo) ? .becomes(state(row.from)) : .forgotten
    }

    /// What the row does to where a resubmission goes.
    func resume(of row: Transition, in machine: Machine) -> Memory {
        if row.effects.contains(.rememberResume), let stage = machine.states[Int(row.from.index)].stage {
            return .becomes(self.stage(stage))
        }
        return row.effects.contains(.forgetResume) ? .forgotten : .kept
    }
}
