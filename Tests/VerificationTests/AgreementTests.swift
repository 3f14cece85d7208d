// That exploring quickly, with likeness, and by the machine's own steps comes to the same.

import Compilation
import Machines
import Playground
import Testing
import Verification

/// The rulebooks that are tried: invented ones, each from its seed.
private func invented(_ seed: UInt64) throws -> Trial {
    let rulebook = InventedRulebook(seed: seed, count: 2)
    return try Trial(texts: rulebook.files.filter { $0.name.hasSuffix(".matter") }.map(\.text))
}

private func options(symmetry: Bool, reduced: Bool, limit: Int = 200_000) -> ExplorationOptions {
    var options = ExplorationOptions()
    options.usesSymmetry = symmetry
    options.isReduced = reduced
    options.limit = limit
    return options
}

/// What was found, without the ways that show it, and the lengths of these.
private func verdicts(_ exploration: Exploration) -> [String] {
    exploration.findings.map { "\($0.law.id) \($0.place) \($0.trace?.steps.count ?? -1)" }.sorted()
}

@Test(arguments: 1...25 as ClosedRange<UInt64>)
func likenessAndReductionChangeNoVerdict(seed: UInt64) throws {
    let trial = try invented(seed)
    for index in trial.ruleset.machines.indices {
        let plain = trial.explore(index, options(symmetry: false, reduced: true, limit: 20_000))
        guard plain.isWhole else { continue }
        let others = [(true, true), (true, false)].map { symmetry, reduced in
            trial.explore(index, options(symmetry: symmetry, reduced: reduced))
        }
        for other in others {
            #expect(verdicts(other) == verdicts(plain))
            #expect(other.takenRows == plain.takenRows)
        }
        #expect(others[0].stateCount == others[1].stateCount)
        #expect(others[0].stateCount <= plain.stateCount)
    }
}

/// What was found, each finding with the steps of its trace.
private func ways(_ exploration: Exploration) -> [String] {
    exploration.findings.map { "\($0.law.id) \($0.place) \($0.property ?? -1) \($0.trace?.steps.map(\.step) ?? [])" }
}

/// That the quick way and the plain way find the same states in the same order, and the same against the laws.
private func checkQuick(_ trial: Trial, symmetry: Bool, _ seed: UInt64) {
    for index in trial.ruleset.machines.indices {
        var options = options(symmetry: symmetry, reduced: true, limit: 20_000)
        let quick = trial.explore(index, options)
        options.isQuick = false
        let plain = trial.explore(index, options)
        #expect(quick.isWhole == plain.isWhole)
        #expect(quick.stateCount == plain.stateCount)
        guard quick.isWhole else { continue }
        #expect(quick.stepCount == plain.stepCount)
        #expect(quick.takenRows == plain.takenRows)
        #expect(ways(quick) == ways(plain), "\(trial.ruleset.machines[index].facts.name) of \(seed)")
    }
}

@Test(arguments: 1...60 as ClosedRange<UInt64>)
func theQuickWayFindsWhatThePlainWayFinds(seed: UInt64) throws {
    let trial = try invented(seed)
    checkQuick(trial, symmetry: seed % 2 == 0, seed)
}

@Test func theQuickWayFindsTheSameInTheShippedMatters() throws {
    checkQuick(try Trial.shipped(), symmetry: true, 0)
}

/// A matter of so many modules that a state takes two words; only the first is judged, so that there are few verdicts.
@Test func theQuickWayFindsTheSameInWideStates() throws {
    let modules = (1...12).map { "module part\($0) \"材料\($0)\" { field note \"说明\" text }" }
    let matter = """
        party person "人" {
            field name "姓名" text
            field unit "单位" unit
        }
        party unit "单位" {
            field name "名称" text
        }
        matter wide "宽" {
            category "日常"
            applicant person
            \(modules.joined(separator: "\n    "))
            level unit "单位" {
                reviewer applicant.unit
                judge part1
                approve
                return to applicant
                recall
            }
            revoke from draft, returned
        }
        """
    let trial = try Trial(texts: [matter])
    let exploration = trial.explore(0, options(symmetry: false, reduced: true))
    #expect(exploration.isWhole && (4_097..<20_000).contains(exploration.stateCount), "\(exploration.stateCount)")
    #expect(exploration.sizeBytes > exploration.stateCount * 16)
    checkQuick(trial, symmetry: false, 0)
}

@Test(arguments: 1...25 as ClosedRange<UInt64>)
func theMachinesOwnStepsLeadToTheSameStates(seed: UInt64) throws {
    let trial = try invented(seed)
    for index in trial.ruleset.machines.indices {
        let machine = trial.ruleset.machines[index]
        let exploration = trial.explore(index, options(symmetry: false, reduced: true, limit: 3_000))
        guard exploration.isWhole, !readsAnswers(machine, trial.compiled.properties[index]) else { continue }
        let plain = PlainExploration(machine: machine, routes: exploration.routes) { exploration.takenRows[$0] }
        var isKnown = true
        let count = plain.explore { at in
            isKnown = isKnown && exploration.contains(at, verdicts: at.verdicts)
        }
        #expect(isKnown)
        #expect(count == exploration.stateCount, "\(machine.facts.name) of \(seed)")
    }
}

/// Whether answers are part of a state: then there are more states than configurations.
private func readsAnswers(_ machine: Machine, _ properties: [Property]) -> Bool {
    let rows = machine.transitions.filter { $0.verb != .submit }
    let asked = rows.flatMap(\.guards).contains { test in
        guard case .condition(let index) = test else { return false }
        return machine.expressions.facts(in: machine.conditions[index].test).contains { id in
            isAnswer(machine.expressions.facts[Int(id.index)])
        }
    }
    return asked || properties.contains { $0.expressions.facts.contains(where: isAnswer) }
}

private func isAnswer(_ fact: Fact) -> Bool {
    switch fact {
    case .answer, .rows: true
    default: false
    }
}

/// Every way that is told can be gone: the machine takes each step in the world that the step is told.
@Test func tracesAreTakenByTheMachine() throws {
    let trial = try Trial.shipped()
    for index in trial.ruleset.machines.indices {
        let machine = trial.ruleset.machines[index]
        let exploration = trial.explore(index)
        for row in machine.transitions.indices where exploration.takenRows[row] {
            let trace = try #require(exploration.trace(throughRow: row))
            let way = try #require(replay(trace, on: machine))
            #expect(way.rows.last == row)
        }
        for state in machine.states.indices {
            let trace = try #require(exploration.trace(toState: StateID(state)))
            let way = try #require(replay(trace, on: machine))
            #expect(way.at.state == StateID(state))
        }
    }
}

/// The rows that the machine takes along the trace, and where it leads; nil where a step is denied.
func replay(_ trace: Trace, on machine: Machine) -> (rows: [Int], at: Configuration)? {
    var at = Configuration(of: machine)
    var rows: [Int] = []
    for step in trace.steps {
        var given = Given()
        given.route = step.premise.route
        given.values = machine.expressions.facts.indices.map { step.premise.values[FactID($0)] ?? .unset }
        guard case .success(let row) = machine.row(for: step.step, from: at, route: given.route),
            machine.transitions[row].actor == step.actor,
            machine.denial(of: row, step: step.step, from: at, given: given) == nil
        else { return nil }
        at = machine.successor(of: row, step: step.step, from: at, route: given.route)
        rows.append(row)
    }
    return (rows, at)
}
