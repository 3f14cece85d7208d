// Refused steps: on the way to a row its act is tried too early, with other modules and after other verdicts, and by
// turning its conditions round. What is tried and covers nothing new is forgotten.

import Machines
import Source
import Verification

extension MissingSearch {
    /// Guards that are no conditions.
    mutating func refuseSteps() {
        for row in machine.transitions.indices {
            guard !wanted(of: row).isEmpty, let trace = exploration.trace(throughRow: row),
                let script = script(of: trace, for: wanted(of: row))
            else { continue }
            refuse(row, on: script)
            for module in machine.modules.indices where !wanted(of: row).isEmpty {
                refuse(row, on: script.flagging(module, on: index))
            }
        }
    }

    /// Conditions of submissions, approvals and releases.
    mutating func refuseByConditions() {
        for (row, transition) in machine.transitions.enumerated() {
            for (place, test) in transition.guards.enumerated() {
                guard case .condition = test else { continue }
                let subjects = wanted(of: row).filter { $0.names(place, of: row, in: machine) }
                guard !subjects.isEmpty else { continue }
                refuse(by: way(denying: place, of: row, in: ruleset, machine: index), subjects)
            }
        }
    }

    /// Takes the script of a way whose last act is refused in truth.
    mutating func refuse(by way: DenyingWay, _ subjects: [CoverageSubject]) {
        switch way {
        case .none: return
        case .unknown: for subject in subjects { reasons[subject] = .unexplored }
        case .way(let trace, let turned):
            guard let script = script(of: trace, under: turned, for: subjects) else { return }
            // Samples of parties may be what another matter does not take.
            for script in [script] + otherChoices(in: script) where refuseLastAct(of: script) { return }
        }
    }

    /// Takes the script, where its last act is refused at once or on a later day.
    private mutating func refuseLastAct(of script: Script) -> Bool {
        guard let (last, actor, action) = script.lastAct(on: index) else { return false }
        let before = Array(script.steps[..<last])
        if takeRefusal(of: action, by: actor, after: before, of: script) { return true }
        // What is told of years may need a day of another year.
        for day in script.laterDays {
            if takeRefusal(of: action, by: actor, after: before + [ScriptStep(.clock(day))], of: script) { return true }
        }
        return false
    }

    /// The script with every other choice in the fields of its parties that have no value.
    private func otherChoices(in script: Script) -> [Script] {
        script.parties.indices.flatMap { party -> [Script] in
            let fields = ruleset.parties[script.parties[party].kind].fields
            return fields.indices.flatMap { field -> [Script] in
                guard case .choice(let choices) = fields[field].type, script.parties[party].values[field] == nil
                else { return [] }
                return choices.indices.dropFirst().map { choice in
                    var other = script
                    other.parties[party].values[field] = .value(.choice(choice))
                    return other
                }
            }
        }
    }

    /// The denials that are not covered and that trying the row can cover.
    private func wanted(of row: Int) -> [CoverageSubject] {
        let places = machine.transitions[row].guards.indices
        return coverage.uncoveredSubjects.filter { subject in
            places.contains { subject.names($0, of: row, in: machine) }
        }
    }

    private mutating func refuse(_ row: Int, on script: Script) {
        guard let (last, actor, action) = attempt(at: row, in: script) else { return }
        var end = last
        for _ in 0..<6 {
            for attempt in attempts(action, by: actor, at: row) {
                if wanted(of: row).isEmpty { return }
                let before = Array(script.steps[..<end]) + attempt.before
                takeRefusal(of: attempt.action, by: actor, after: before, of: script)
            }
            guard let earlier = script.steps[..<end].lastIndex(where: { $0.isAct }) else { return }
            end = earlier
        }
    }

    /// Where in a script of the row its last act is done, by whom, and what it is. The act is not there where a module
    /// has no files to attach or detach.
    func attempt(at row: Int, in script: Script) -> (end: Int, actor: Int, action: ScriptAction)? {
        guard let (last, actor, action) = script.lastAct(on: index) else { return nil }
        let transition = machine.transitions[row]
        let editing: [Machines.Verb] = [.fill, .attach, .detach]
        guard editing.contains(transition.verb), transition.pick == .nothing, !editing.contains(action.verb) else {
            return (last, actor, action)
        }
        let applying = script.steps.lazy.compactMap { [index] step -> Int? in
            if case .act(let actor, index, .apply) = step.form { actor } else { nil }
        }
        return applying.first.map { (last + 1, $0, .fillEverything) }
    }

    /// What has to be done for the act to be possible.
    func leading(to action: ScriptAction) -> [ScriptAction] {
        if case .detach(let slot) = action { [.attach(slot, file: nil)] } else { [] }
    }

    /// The act with other choices, each with what is done before it.
    private func attempts(
        _ action: ScriptAction, by actor: Int, at row: Int
    ) -> [(before: [ScriptStep], action: ScriptAction)] {
        func act(_ action: ScriptAction) -> ScriptStep { ScriptStep(.act(actor: actor, machine: index, action)) }
        let modules = Array(machine.modules.indices)
        let own = judgedModules(at: row)
        let judgings = verdicts(on: own).map { $0.map(act) }
        switch action {
        case .judge(_, let isRight, let note):
            let once = judgings.prefix(1).map { ($0, ScriptAction.judge(.others, isRight: isRight, note: note)) }
            return once + modules.map { ([], .judge(.named([$0]), isRight: isRight, note: note)) }
        case .approve: return ([[]] + judgings).map { ($0, action) }
        case .return(let pick, _, let opinion):
            return ([[]] + judgings).flatMap { before in
                ([[]] + modules.map { [$0] }).map { (before, .return(pick, modules: $0, opinion: opinion)) }
            }
        // A trace fills in a module that has no files where it is to attach one.
        case .fill, .fillEverything, .attach(.module, _), .detach(.module):
            let verb = machine.transitions[row].verb
            return modules.flatMap { acts(verb, on: $0) }.map { ([], $0) }
        case .submit:
            return ([[]] + modules.flatMap(removals).map { [act($0)] }).map { ($0, action) }
        default: return [([], action)]
        }
    }

    private func judgedModules(at row: Int) -> [Int] {
        guard case .stage(let stage) = machine.transitions[row].actor else { return [] }
        return machine.levels[machine.stages[stage].level].judged.members
    }

    /// All right, all wrong, and each alone wrong.
    private func verdicts(on modules: [Int]) -> [[ScriptAction]] {
        guard !modules.isEmpty else { return [] }
        let note = language == .zh ? "材料不全。" : "Something is missing."
        let right = ScriptAction.judge(.everything, isRight: true, note: "")
        let wrong = ScriptAction.judge(.everything, isRight: false, note: note)
        return [[right], [wrong]] + modules.map { [right, .judge(.named([$0]), isRight: false, note: note)] }
    }

    /// The acts of the verb on a module.
    func acts(_ verb: Verb, on module: Int) -> [ScriptAction] {
        let shape = machine.modules[module]
        switch verb {
        case .fill:
            return shape.fields.indices.prefix(1).map {
                let value = Samples(for: ruleset).value(for: shape.fields[$0], number: 1, today: ScriptRunner.firstDay)
                return .fill(module: module, row: 0, field: $0, .value(value))
            }
        case .attach:
            return shape.attachments.indices.prefix(1).map {
                .attach(.module(module, row: 0, attachment: $0), file: nil)
            }
        case .detach:
            return shape.attachments.indices.prefix(1).map { .detach(.module(module, row: 0, attachment: $0)) }
        default: return []
        }
    }

    /// What takes away something that the module must have.
    private func removals(from module: Int) -> [ScriptAction] {
        let shape = machine.modules[module]
        let field = shape.fields.indices.first { !shape.fields[$0].isOptional && shape.fields[$0].presence == nil }
        return (field.map { [ScriptAction.fill(module: module, row: 0, field: $0, .value(.unset))] } ?? [])
            + shape.attachments.indices.prefix(1).map { .detach(.module(module, row: 0, attachment: $0)) }
    }
}

extension Script {
    /// Days after the last one that the script comes to: in half a year and some days, in one year, in two.
    fileprivate var laterDays: [CivilDate] {
        let days = steps.compactMap { step -> CivilDate? in if case .clock(let day) = step.form { day } else { nil } }
        let last = days.last ?? ScriptRunner.firstDay
        return [200, 366, 731].map { last.adding(days: $0) }
    }

    /// The last act on cases of the machine: its place, who acts, and what is done.
    func lastAct(on machine: Int) -> (place: Int, actor: Int, action: ScriptAction)? {
        for (place, step) in steps.enumerated().reversed() {
            if case .act(let actor, machine, let action) = step.form { return (place, actor, action) }
        }
        return nil
    }
}

extension ScriptStep {
    /// Whether a party acts.
    var isAct: Bool { if case .act = form { true } else { false } }
}

extension CoverageSubject {
    /// Whether it is that this guard of the row denies.
    fileprivate func names(_ place: Int, of row: Int, in machine: Machine) -> Bool {
        switch self {
        case .guardDenied(row, place): return true
        case .refusal(.step(let verb, let spot, let reason)):
            let transition = machine.transitions[row]
            return verb == transition.verb && spot == CoveredRefusal.Place(of: transition, in: machine)
                && reason == CoveredRefusal.Reason(transition.guards[place])
        default: return false
        }
    }
}
