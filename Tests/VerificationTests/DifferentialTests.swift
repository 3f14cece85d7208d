// Random acts on the engine: every configuration that a case comes to is among the explored ones. How many acts are
// tried is taken from `ZHUJI_ACTS`; a million are tried by hand and in CI.

import Engine
import Foundation
import Machines
import Testing
import Verification

@Test func whatTheEngineComesToWasExplored() throws {
    let count = ProcessInfo.processInfo.environment["ZHUJI_ACTS"].flatMap { Int($0) } ?? 12_000
    let drive = try RandomDrive()
    let (taken, refused, missing) = drive.run(count, seed: 5)
    #expect(missing == [])
    #expect(taken > count / 4, "\(taken)")
    #expect(refused > count / 4, "\(refused)")
}

/// Cases of the shipped matters, asked for nothing but their tables: their conditions are taken out, and their modules
/// have one field that may be empty.
private struct RandomDrive {
    private let ruleset: Ruleset
    private let explorations: [Exploration]
    private var registry = Registry()
    private var persons: [PartyID] = []
    private var units: [PartyID] = []
    private let at = Moment(milliseconds: 1_688_346_000_000)

    init() throws {
        let shipped = try Trial.shipped().ruleset
        ruleset = Ruleset(
            parties: shipped.parties, offices: shipped.offices, divisions: shipped.divisions,
            machines: shipped.machines.map(\.unconditional))
        let ruleset = ruleset
        explorations = ruleset.machines.indices.map { explore(ruleset, machine: $0) }
        #expect(explorations.flatMap(\.violations) == [])
        registry.fold(.deployed(hash: ""), stamp: stamp) { _ in ruleset }
        settle()
    }

    /// How many acts were taken and refused, and where a case came that was not explored.
    func run(_ count: Int, seed: UInt64) -> (taken: Int, refused: Int, missing: [String]) {
        var chance = Chance(state: seed)
        var (taken, refused) = (0, 0)
        var missing: [String] = []
        while taken + refused < count, missing.isEmpty {
            var subject = start(&chance)
            let machine = ruleset.machines[subject.machine]
            var verdicts = Verdicts()
            for _ in 0..<60 {
                // An ended case is asked for a little more, and refuses it.
                if machine.states[Int(subject.configuration.state.index)].kind == .end, chance.below(3) == 0 { break }
                let act = act(on: subject, machine, &chance)
                let author = author(for: act, on: subject, machine, &chance)
                let facts = registry.facts(for: act, on: subject, at: at)
                guard case .success(let decided) = decide(act, on: subject, facts: facts, by: author, machine: machine)
                else {
                    refused += 1
                    continue
                }
                taken += 1
                let before = subject.configuration.state
                subject = evolve(subject, decided.event, by: author.party, stamp: stamp, machine: machine)
                if subject.configuration.state != before { verdicts = Verdicts() }
                if case .judge(let modules, let isRight, _) = act { verdicts.give(modules, right: isRight) }
                if !explorations[subject.machine].contains(subject.configuration, verdicts: verdicts) {
                    missing.append("\(machine.facts.name) \(act) \(subject.configuration)")
                }
            }
        }
        return (taken, refused, missing)
    }

    private var stamp: Stamp { Stamp(at: at, session: "", by: "") }

    /// An office for each division, and units below them with up to four superiors, each with a person.
    private mutating func settle() {
        for division in ruleset.divisions {
            _ = register("unit", ["division": .division(division.code), "hrss": .flag(true)])
        }
        let depths = [1, 2, 3].compactMap { depth in
            ruleset.divisions.first { ruleset.lineage(of: $0.code).count == depth }?.code
        }
        for code in depths {
            var superior = Value.unset
            for _ in 0..<6 {
                let unit = register(
                    "unit", ["division": .division(code), "hrss": .flag(false), "superior": superior])
                superior = .party(unit)
                units.append(unit)
                persons.append(register("person", ["unit": .party(unit)]))
            }
        }
    }

    private mutating func register(_ kind: String, _ values: [String: Value]) -> PartyID {
        let index = ruleset.party(named: kind) ?? 0
        let id = PartyID(UInt32(registry.parties.count + 1))
        let fields = ruleset.parties[index].fields.map { values[$0.name] ?? .unset }
        registry.fold(.registered(Party(id: id, kind: index, values: fields)), stamp: stamp) { _ in nil }
        return id
    }

    private func start(_ chance: inout Chance) -> Case {
        let index = chance.below(ruleset.machines.count)
        let machine = ruleset.machines[index]
        let isPerson = machine.facts.applicant == ruleset.party(named: "person")
        let applicant = isPerson ? chance.pick(persons) : chance.pick(units)
        var registry = registry
        let id = CaseID(UInt32(registry.cases.count + 1))
        registry.fold(
            .changed(
                id,
                .applied(
                    CaseEvent.Application(
                        definition: 0, machine: index, applicant: applicant,
                        target: machine.facts.target.map { _ in chance.pick(units) }, year: 2023, answers: []))),
            stamp: stamp
        ) { _ in nil }
        return registry.cases[registry.cases.count - 1]
    }

    private func act(on subject: Case, _ machine: Machine, _ chance: inout Chance) -> Act {
        let rows = machine.transitions.filter { $0.from == subject.configuration.state }
        let row = chance.below(8) == 0 || rows.isEmpty ? chance.pick(machine.transitions) : chance.pick(rows)
        let named =
            chance.below(2) == 0
            ? machine.allModules : ModuleSet(bits: UInt32(chance.below(256))).intersection(machine.allModules)
        let file = FileReference(hash: "", name: "a.pdf", sizeBytes: 1)
        switch row.verb {
        case .fill, .apply:
            return .fill([Answer(module: chance.below(machine.modules.count + 1), row: 0, field: 0, value: .text("x"))])
        case .attach, .detach:
            guard case .attachment(let kind) = row.pick else { return .submit }
            return row.verb == .attach ? .attach(.dispatch(kind), file) : .detach(.dispatch(kind))
        case .submit: return .submit
        case .judge:
            return .judge(named.isEmpty ? machine.allModules : named, isRight: chance.below(3) > 0, note: "")
        case .approve: return .approve(opinion: "可")
        case .return: return .return(row.pick, named, opinion: "改")
        case .terminate: return chance.below(4) == 0 ? .terminate(opinion: "止") : .approve(opinion: "可")
        case .recall: return .recall
        case .dispatch: return .dispatch
        case .record:
            guard case .outcome(let outcome) = row.pick else { return .publish }
            return .record(ResultRecord(outcome: outcome, values: []))
        case .publish: return .publish
        case .revoke: return chance.below(6) == 0 ? .revoke : .submit
        case .release: return .release
        }
    }

    private func author(for act: Act, on subject: Case, _ machine: Machine, _ chance: inout Chance) -> Author {
        let stops = subject.body.stops.map(\.holder) + [subject.body.appraiser].compactMap { $0 }
        let holders = subject.holders(in: machine)
        var party = act == .recall || holders.isEmpty ? chance.pick(stops + [subject.applicant]) : chance.pick(holders)
        if chance.below(20) == 0 { party = chance.pick(stops + [subject.applicant]) }
        return Author(account: "", party: party, role: .approver, at: at)
    }
}

extension Machine {
    /// The machine without conditions, its modules with one field that may be empty.
    fileprivate var unconditional: Machine {
        var field = Field(name: "note", title: "说明", type: .text)
        field.isOptional = true
        return Machine(
            facts: facts,
            modules: modules.map {
                Module(name: $0.name, title: $0.title, rows: nil, fields: [field], attachments: [])
            },
            attachments: attachments, levels: levels, stages: stages, appraisal: appraisal,
            outcomes: outcomes.map { Outcome(name: $0.name, title: $0.title, fields: [], effects: []) },
            releaseEffects: [], conditions: [], applyConditions: [], warnings: [],
            expressions: Expressions(), states: states, initial: initial,
            transitions: transitions.map { row in
                Transition(
                    from: row.from, verb: row.verb, pick: row.pick, selector: row.selector, actor: row.actor,
                    guards: row.guards.filter { if case .condition = $0 { false } else { true } },
                    effects: row.effects, to: row.to)
            })
    }
}

/// A fixed sequence of numbers that look random.
private struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, limit)
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}
