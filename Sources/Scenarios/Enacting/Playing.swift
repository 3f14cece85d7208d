// A trace becomes lines: the application, an act for each step, and before them whatever changes in the world. The
// answers that a submission needs are filled in in `PlayingAnswers.swift`.

import Engine
import Machines
import Source
import Verification

/// Makes the script of one trace.
struct Playing {
    let trace: Trace
    let ruleset: Ruleset
    let machine: Machine
    let language: Language
    let settlement: Settlement
    /// The rows that the steps take.
    let rows: [Int]
    var cast: Cast
    var ladder = Ladder()
    var script: Script
    /// Where the case stands before the present step.
    var configuration: Configuration
    /// What the applicant has answered, by module and field; the number of rows by module.
    var answers: [Int: [Int: Value]] = [:]
    var rowCounts: [Int: Int] = [:]
    /// The modules with files under every attachment.
    var attachedModules = ModuleSet.none
    /// The day that the script has come to.
    private var today: CivilDate?
    /// The other matters in which parties have a case under way, by the fact that asks for it.
    private var openCases: Set<Machines.Fact> = []

    init(
        _ trace: Trace, of ruleset: Ruleset, titled title: String, in language: Language
    ) throws(Unenactable) {
        self.trace = trace
        self.ruleset = ruleset
        self.language = language
        machine = ruleset.machines[trace.machine]
        configuration = Configuration(of: machine)
        script = Script(title: title, machine: trace.machine)
        cast = Cast(ruleset, machine)
        rows = try Playing.rows(of: trace, on: machine)
        settlement = try Settlement(trace, rows: rows, of: machine)
    }

    /// The script. The people come first in it, though they are known only when all is played.
    mutating func play() throws(Unenactable) -> Script {
        try cast.meet(settlement.facts, of: machine)
        if let target = machine.facts.target, cast.target == nil {
            cast.aim(at: cast.add(target.kind), title: target.title)
        }
        try makeLadder()
        try addEarlierCases()
        try turnWorld(to: 0)
        add(cast.applicant, .apply(target: machine.facts.target == nil ? nil : cast.target))
        for (index, step) in trace.steps.enumerated() {
            if index > 0 || !machine.modules.isEmpty { try play(step, at: index) }
            configuration = machine.successor(
                of: rows[index], step: step.step, from: configuration, route: step.premise.route)
        }
        // WHY: nobody sees the draft of a matter without modules; it is submitted as it is applied for.
        if !trace.steps.isEmpty || !machine.modules.isEmpty {
            script.steps.append(ScriptStep(.expect(.state([configuration.state]))))
        }
        cast.complete()
        guard let (parties, places) = cast.parties() else { throw Unenactable.route(configuration.route) }
        script.parties = parties
        script.steps = script.steps.map { ScriptStep($0.form.moved(to: places)) }
        return script
    }

    /// The rows of the steps; guards are not asked, the trace's finder did.
    private static func rows(of trace: Trace, on machine: Machine) throws(Unenactable) -> [Int] {
        var configuration = Configuration(of: machine)
        var rows: [Int] = []
        for (index, step) in trace.steps.enumerated() {
            let route = step.premise.route
            guard case .success(let row) = machine.row(for: step.step, from: configuration, route: route) else {
                throw Unenactable.step(index)
            }
            rows.append(row)
            configuration = machine.successor(of: row, step: step.step, from: configuration, route: route)
        }
        return rows
    }

    private mutating func makeLadder() throws(Unenactable) {
        for step in trace.steps {
            guard let route = step.premise.route else { continue }
            let values = machine.expressions.facts.indices.map { step.premise.values[FactID($0)] ?? .unset }
            let isPresent = { [machine] (level: Level) in
                level.presence.map { machine.expressions.holds($0, given: values) } ?? true
            }
            guard let made = cast.makeLadder(route, of: machine, isPresent: isPresent) else {
                throw Unenactable.route(route)
            }
            ladder = made
        }
    }

    // MARK: Lines

    mutating func add(_ actor: Int, _ action: ScriptAction, on other: Int? = nil) {
        script.steps.append(ScriptStep(.act(actor: actor, machine: other ?? trace.machine, action)))
    }

    /// Lets it be this day.
    mutating func turnClock(to day: CivilDate) {
        guard day != today else { return }
        today = day
        script.steps.append(ScriptStep(.clock(day)))
    }

    /// Sees to it that the day is the step's, and that others' cases are under way as it needs; 0: the application.
    private mutating func turnWorld(to step: Int) throws(Unenactable) {
        turnClock(to: settlement.days[step])
        // What a matter without modules is submitted with is asked at its application.
        let isSubmitted = step == 0 && machine.modules.isEmpty && !trace.steps.isEmpty
        for fact in settlement.told {
            guard case .openCase(let subject, let matter) = fact,
                case .flag(let isOpen)? = settlement.value(of: fact, at: isSubmitted ? 1 : step)
                    ?? settlement.value(of: fact, at: step)
            else { continue }
            let place = step == 0 ? nil : step - 1
            guard isOpen != openCases.contains(fact) else { continue }
            guard let index = ruleset.machine(named: matter), let party = cast.member(at: subject) else {
                throw Unenactable.fact(fact, step: place)
            }
            if isOpen {
                guard try begin(index, by: party) else { throw Unenactable.fact(fact, step: place) }
                openCases.insert(fact)
            } else {
                let other = ruleset.machines[index]
                guard !other.rows(from: other.initial, verb: .revoke).isEmpty else {
                    throw Unenactable.fact(fact, step: place)
                }
                add(party, .revoke, on: index)
                openCases.remove(fact)
            }
        }
    }

    private mutating func play(_ step: TraceStep, at index: Int) throws(Unenactable) {
        try turnWorld(to: index + 1)
        guard let actor = party(of: step.actor) else { throw Unenactable.step(index) }
        let modules = step.step.named.members
        switch step.step.verb {
        case .apply: throw Unenactable.step(index)
        case .fill: fill(modules, at: index)
        case .attach: attach(step.step, by: actor)
        case .detach: detach(step.step, by: actor)
        case .submit:
            answer(at: index)
            add(actor, .submit)
        case .judge:
            let note = step.step.isRight ? "" : sample(.judge, zh: "材料不全。", en: "Something is missing.")
            add(actor, .judge(.named(modules), isRight: step.step.isRight, note: note))
        case .approve: add(actor, .approve(opinion: sample(.approve, zh: "情况属实，同意。", en: "In order.")))
        case .return:
            let opinion = sample(.return, zh: "请补充后再提交。", en: "Please complete it.")
            add(actor, .return(step.step.pick, modules: modules, opinion: opinion))
        case .terminate: add(actor, .terminate(opinion: sample(.terminate, zh: "不符合条件。", en: "Not eligible.")))
        case .recall: add(actor, .recall)
        case .dispatch: add(actor, .dispatch)
        case .record:
            guard case .outcome(let outcome) = step.step.pick else { throw Unenactable.step(index) }
            add(actor, .record(outcome: outcome, values: resultValues(of: outcome, on: machine)))
        case .publish: add(actor, .publish)
        case .revoke: add(actor, .revoke)
        case .release: add(actor, .release)
        }
    }

    private func party(of actor: Actor) -> Int? {
        switch actor {
        case .applicant: cast.applicant
        case .stage(let stage): ladder.holders[stage]
        case .office: ladder.appraiser
        }
    }

    /// A text for a decision: in Chinese the first that the rulebook offers.
    func sample(_ verb: Machines.Verb, zh: String, en: String) -> String {
        language == .en ? en : ruleset.opinions(for: verb).first ?? zh
    }

    /// What is recorded with an outcome.
    func resultValues(of outcome: Int, on machine: Machine) -> [Int: ScriptValue] {
        let samples = Samples(for: ruleset)
        var values: [Int: ScriptValue] = [:]
        for (index, field) in machine.outcomes[outcome].fields.enumerated() where !field.isOptional {
            let value = samples.value(for: field, number: 1, today: ScriptRunner.firstDay)
            if value.isSet { values[index] = .value(value) }
        }
        return values
    }
}

extension ScriptStep.Form {
    /// The same line, where the members of the cast have these places among the parties.
    func moved(to places: [Int]) -> ScriptStep.Form {
        switch self {
        case .clock, .expect: self
        case .act(let actor, let machine, .apply(let target)):
            .act(actor: places[actor], machine: machine, .apply(target: target.map { places[$0] }))
        case .act(let actor, let machine, .fill(let module, let row, let field, .party(let member))):
            .act(
                actor: places[actor], machine: machine,
                .fill(module: module, row: row, field: field, .party(places[member])))
        case .act(let actor, let machine, let action): .act(actor: places[actor], machine: machine, action)
        }
    }
}
