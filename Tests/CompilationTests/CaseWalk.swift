// A case that is driven through a machine step by step, for tests that tell a road.

import Machines
import Testing

/// A case on its way, with the facts that its steps are given.
struct CaseWalk {
    let machine: Machine
    var at: Configuration
    var given = Given()

    init(_ machine: Machine, route: [String]?) {
        self.machine = machine
        at = Configuration(of: machine)
        given.route = route.map { names in
            StageSet(machine.stages.indices.filter { names.contains(machine.stageName($0)) })
        }
        given.values = machine.expressions.facts.map { fact in
            switch fact {
            case .path: .party(PartyID(7))
            case .inChain, .openCase: .flag(false)
            case .answer(let module, let field): CaseWalk.answer(in: machine.modules[module].fields[field])
            default: .unset
            }
        }
    }

    /// Twelve of everything, yes, and the first choice; optional fields are empty.
    private static func answer(in field: Field) -> Value {
        if field.isOptional { return .unset }
        switch field.type {
        case .flag: return .flag(true)
        case .number: return .whole(12)
        case .choice: return .choice(0)
        default: return .unset
        }
    }

    var state: String { machine.states[Int(at.state.index)].name }

    /// Takes the step and expects to stand in the state afterwards.
    mutating func take(
        _ verb: Verb, _ pick: Pick = .nothing, _ named: [Int] = [], right: Bool = true, to state: String,
        _ location: SourceLocation = #_sourceLocation
    ) {
        switch machine.step(Step(verb, pick: pick, named: ModuleSet(named), isRight: right), from: at, given: given) {
        case .success(let new): at = new
        case .failure(let denial): Issue.record("\(verb) is denied: \(denial)", sourceLocation: location)
        }
        #expect(self.state == state, sourceLocation: location)
    }

    /// Tries the step and expects the denial.
    func deny(
        _ verb: Verb, _ pick: Pick = .nothing, _ named: [Int] = [], with denial: Denial,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let step = Step(verb, pick: pick, named: ModuleSet(named))
        #expect(machine.step(step, from: at, given: given) == .failure(denial), sourceLocation: location)
    }

    /// Judges all modules right and approves.
    mutating func approve(to state: String, _ location: SourceLocation = #_sourceLocation) {
        take(.judge, .nothing, machine.allModules.members, to: self.state, location)
        take(.approve, to: state, location)
    }
}

extension Machine {
    /// `unit`, `superior.2`.
    func stageName(_ stage: Int) -> String {
        let (level, position) = (levels[stages[stage].level].name, stages[stage].position)
        return position == 0 ? level : "\(level).\(position)"
    }

    func level(_ name: String) -> Pick { .level(levels.firstIndex { $0.name == name } ?? -1) }
}
