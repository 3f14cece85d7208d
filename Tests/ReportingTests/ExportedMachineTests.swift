// The exported file is enough: a program that knows only Docs/GraphFormat.md steps cases exactly as the machine does.

import Foundation
import Machines
import Reporting
import TestSupport
import Testing

struct ExportedMachineTests {
    @Test(arguments: ["personal-binding", "unit-binding", "talent-grading"])
    func stepsAsTheMachineDoes(_ matter: String) throws {
        let ruleset = try SampleRulebook.repository()
        let machine = ruleset.machines[try #require(ruleset.machine(named: matter))]
        let exported = try ExportedMachine(graphJSON(of: machine, in: ruleset, hash: "").laidOut())
        var walk = Walk(machine: machine, ruleset: ruleset, exported: exported)
        for _ in 0..<120 { try walk.walkOnce(stepCount: 120) }
        #expect(walk.takenCount > 200, "only \(walk.takenCount) steps were taken")
        let missed = machine.transitions.indices.filter { !walk.seenRows.contains($0) }
        #expect(missed.count * 4 < machine.transitions.count, "\(missed.count) transitions were never taken")
    }
}

/// Random cases, stepped by both programs side by side; always the same ones.
private struct Walk {
    let machine: Machine
    let ruleset: Ruleset
    let exported: ExportedMachine
    var takenCount = 0
    var seenRows: Set<Int> = []
    private var state: UInt64 = 88_172_645_463_325_252

    init(machine: Machine, ruleset: Ruleset, exported: ExportedMachine) {
        self.machine = machine
        self.ruleset = ruleset
        self.exported = exported
    }

    mutating func walkOnce(stepCount: Int) throws {
        var here = Configuration(of: machine)
        var there = exported.newCase
        for _ in 0..<stepCount {
            let rows = machine.transitions.indices.filter { machine.transitions[$0].from == here.state }
            guard let row = rows.isEmpty ? nil : rows[number(below: rows.count)] else { return }
            // WHY: a walk that is as ready to end or go back as to go on hardly ever climbs the ladder.
            switch machine.transitions[row].verb {
            case .terminate, .revoke, .return: if number(below: 12) > 0 { continue }
            default: break
            }
            let (step, given) = randomStep(machine.transitions[row])
            let next = machine.step(step, from: here, given: given)
            let exportedNext = exported.step(translated(step, given, row), from: there)
            switch (next, exportedNext) {
            case (.failure, nil): continue
            case (.success(let configuration), .some(let new)):
                if case .success(let taken) = machine.row(for: step, from: here, route: given.route) {
                    seenRows.insert(taken)
                }
                (here, there) = (configuration, new)
                takenCount += 1
                try #require(seen(here) == seen(there), "\(step) led apart")
            default:
                Issue.record("\(step) in \(there): \(next), exported \(String(describing: exportedNext))")
                return
            }
        }
    }

    private mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    private mutating func randomStep(_ row: Transition) -> (Step, Given) {
        let all = machine.allModules
        let named = [all, all, ModuleSet(bits: UInt32(number(below: 1 << machine.modules.count)))][number(below: 3)]
        let step = Step(row.verb, pick: row.pick, named: named, isRight: number(below: 12) > 0)
        var given = Given()
        if number(below: 8) > 0 { given.route = randomRoute() }
        if number(below: 8) == 0 { given.incomplete = all }
        given.values = machine.expressions.facts.map { randomValue(of: $0) }
        return (step, given)
    }

    /// A party or a flag, or an answer of the field's type; most often what the conditions ask for. Dates are unset.
    private mutating func randomValue(of fact: Fact) -> Value {
        switch fact {
        case .answer(let module, let field):
            let field = machine.modules[module].fields[field]
            if number(below: 12) == (field.isOptional ? 1 : 0) { return field.isOptional ? .choice(0) : .unset }
            switch field.type {
            case .flag: return .flag(number(below: 12) > 0)
            case .number: return .whole(number(below: 12) > 0 ? 12 + number(below: 3) : 1)
            case .choice(let choices) where !field.isOptional: return .choice(number(below: choices.count))
            default: return .unset
            }
        case .yearsSinceOutcome: return number(below: 12) > 0 ? .unset : .whole(number(below: 4))
        case .today, .year, .rows: return .unset
        case .path, .inChain, .openCase:
            switch number(below: 4) {
            case 0: return .unset
            case 1: return .flag(true)
            case 2: return .flag(false)
            default: return .party(PartyID(UInt32(number(below: 2))))
            }
        }
    }

    private mutating func randomRoute() -> StageSet {
        var route = StageSet.none
        for (index, level) in machine.levels.enumerated() where !level.isOptional || number(below: 2) == 0 {
            let positions = machine.stages.indices.filter { machine.stages[$0].level == index }
            for stage in positions.prefix(1 + number(below: max(1, positions.count))) { route.insert(stage) }
        }
        return route
    }

    private func translated(_ step: Step, _ given: Given, _ row: Int) -> ExportedStep {
        var facts: [String: ExportedValue] = [:]
        for (index, fact) in machine.expressions.facts.enumerated() {
            let value: ExportedValue =
                switch given.values[index] {
                case .flag(let flag): .flag(flag)
                case .party(let party): .thing(String(party.number))
                case .number(let scaled): .number(Double(scaled) / 10_000)
                case .choice(let place): .choice(place)
                default: .unset
                }
            facts[ExportedMachine.factKey(node(of: fact))] = value
        }
        return ExportedStep(
            verb: step.verb.rawValue, pick: ExportedMachine.pick(of: exported.rows[row]),
            named: modules(step.named), isRight: step.isRight, route: given.route.map(stages),
            isComplete: given.incomplete.isEmpty, facts: facts)
    }

    private func node(of fact: Fact) -> JSONObject {
        switch fact {
        case .path(let path): ["op": "path", "path": name(path)]
        case .inChain(let member, let start): ["op": "inChain", "member": name(member), "start": name(start)]
        case .openCase(let subject, let matter): ["op": "openCase", "subject": name(subject), "matter": matter]
        case .answer(let module, let field):
            ["op": "answer", "field": machine.modules[module].name + "." + machine.modules[module].fields[field].name]
        case .rows(let module): ["op": "rows", "module": machine.modules[module].name]
        case .yearsSinceOutcome(let matter, let outcome):
            ["op": "yearsSinceOutcome", "matter": matter, "outcome": outcome]
        case .today: ["op": "today"]
        case .year: ["op": "year"]
        }
    }

    private func name(_ path: Path) -> String {
        var kind = path.root == .applicant ? machine.facts.applicant : machine.facts.target?.kind ?? 0
        var text = path.root == .applicant ? "applicant" : "target"
        for index in path.fields {
            let field = ruleset.parties[kind].fields[index]
            text += "." + field.name
            if case .party(let next) = field.type { kind = next }
        }
        return text
    }
}

extension Walk {
    /// What both programs can say of a case, in the same words.
    private func seen(_ at: ExportedCase) -> [String] {
        let verdicts = at.verdicts.flatMap { stage, modules in modules.map { "\(stage) \($0.key) \($0.value)" } }
        return [
            at.state, "\(at.route.sorted())", "\(verdicts.sorted())", "\(at.editable.sorted())",
            "\(at.flagged.sorted())",
            "\(at.attached.sorted())", "\(at.visit)", at.undo?.state ?? "-", at.resume ?? "-", at.recorded ?? "-",
        ]
    }

    private func seen(_ at: Configuration) -> [String] {
        var verdicts: [String] = []
        for stage in machine.stages.indices {
            let isHere = machine.states[Int(at.state.index)].stage == stage
            let given = isHere ? at.verdicts : at.shelved(stage)
            verdicts += modules(given.right).map { "\(name(ofStage: stage)) \($0) true" }
            verdicts += modules(given.wrong).map { "\(name(ofStage: stage)) \($0) false" }
        }
        return [
            machine.states[Int(at.state.index)].name, "\(stages(at.route).sorted())", "\(verdicts.sorted())",
            "\(modules(at.editable).sorted())", "\(modules(at.flagged).sorted())",
            "\(at.attached.members.map { machine.attachments[$0].name }.sorted())", "\(at.visit)",
            at.undo.state.map { machine.states[Int($0.index)].name } ?? "-",
            at.resume.map { name(ofStage: Int($0)) } ?? "-",
            at.recorded.map { machine.outcomes[Int($0)].name } ?? "-",
        ]
    }

    private func modules(_ set: ModuleSet) -> Set<String> { Set(set.members.map { machine.modules[$0].name }) }

    private func stages(_ set: StageSet) -> Set<String> { Set(set.members.map(name(ofStage:))) }

    private func name(ofStage index: Int) -> String {
        let stage = machine.stages[index]
        return machine.levels[stage.level].name + (stage.position > 0 ? ".\(stage.position)" : "")
    }
}
