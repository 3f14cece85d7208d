// Scripts from a seed: every action and expectation on everything that a matter has. They need not make sense; they
// have to be written down and read again.

import Engine
import Machines
import Scenarios

/// Makes scripts of one ruleset by chance.
struct InventedScript {
    private let ruleset: Ruleset
    private let machine: Int
    private var chance: UInt64
    private(set) var script: Script

    init(_ ruleset: Ruleset, machine: Int, seed: UInt64) {
        self.ruleset = ruleset
        self.machine = machine
        chance = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        script = Script(title: "“\(seed)” \"题\\\n", machine: machine)
        for kind in ruleset.parties.indices { for _ in 0..<2 { addParty(kind) } }
        addSteps()
    }

    private mutating func roll(_ count: Int) -> Int {
        chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(chance >> 33) % max(1, count)
    }

    private mutating func addParty(_ kind: PartyKind) {
        let values = values(for: ruleset.parties[kind].fields)
        script.parties.append(ScriptParty(name: "p\(script.parties.count)", kind: kind, values: values))
    }

    private mutating func values(for fields: [Field]) -> [Int: ScriptValue] {
        var values: [Int: ScriptValue] = [:]
        for (index, field) in fields.enumerated() where roll(3) > 0 { values[index] = value(for: field) }
        return values
    }

    private mutating func value(for field: Field) -> ScriptValue? {
        if case .party(let kind) = field.type {
            return script.parties.firstIndex { $0.kind == kind }.map(ScriptValue.party)
        }
        let day = CivilDate(dayNumber: Int32(18_000 + roll(3000)))
        if case .text = field.type, field.length == nil { return .value(.text("a \"b\" \\ ，“\(roll(9))”\t#\u{200B}")) }
        if case .choice(let choices) = field.type { return .value(.choice(roll(choices.count))) }
        if case .flag = field.type { return .value(.flag(roll(2) == 0)) }
        let value = Samples(for: ruleset).value(for: field, number: roll(100), today: day)
        return value.isSet ? .value(value) : nil
    }

    private mutating func party(of kind: PartyKind) -> Int {
        script.parties.firstIndex { $0.kind == kind } ?? 0
    }

    private mutating func addSteps() {
        script.steps.append(ScriptStep(.clock(CivilDate(dayNumber: 19_000))))
        let actor = party(of: ruleset.machines[machine].facts.applicant)
        for form in actions { script.steps.append(ScriptStep(.act(actor: actor, machine: machine, form))) }
        // An act and a refusal on a case of another matter.
        let other = (machine + 1) % ruleset.machines.count
        script.steps.append(ScriptStep(.act(actor: actor, machine: other, .approve(opinion: "另一件"))))
        script.steps.append(
            ScriptStep(.expect(.cannot(actor: 0, machine: other, .approve(opinion: ""), code: "R0101"))))
        for form in expectations { script.steps.append(ScriptStep(.expect(form))) }
        script.steps.append(ScriptStep(.clock(CivilDate(dayNumber: 20_000))))
    }

    private var actions: [ScriptAction] {
        mutating get {
            let subject = ruleset.machines[machine]
            let rows = subject.transitions.map(\.verb)
            var actions: [ScriptAction] = [.apply(target: subject.facts.target.map { party(of: $0.kind) })]
            for (module, definition) in subject.modules.enumerated() {
                let row = definition.rows == nil ? 0 : roll(definition.rows?.upperBound ?? 1)
                for (field, content) in definition.fields.enumerated() {
                    if let value = value(for: content) {
                        actions.append(.fill(module: module, row: row, field: field, value))
                    }
                }
                for attachment in definition.attachments.indices {
                    let slot = ScriptSlot.module(module, row: row, attachment: attachment)
                    actions += [.attach(slot, file: roll(2) == 0 ? nil : "a b.pdf"), .detach(slot)]
                }
            }
            if !subject.modules.isEmpty { actions += [.fillEverything, .submit] }
            for attachment in subject.attachments.indices {
                actions += [.attach(.dispatch(attachment), file: nil), .detach(.dispatch(attachment))]
            }
            if rows.contains(.judge) {
                let modules = subject.modules.indices.filter { _ in roll(2) == 0 } + [subject.modules.count - 1]
                actions += [
                    .judge(.others, isRight: true, note: ""), .judge(.everything, isRight: false, note: "缺 #1"),
                    .judge(.named(Set(modules).sorted()), isRight: roll(2) == 0, note: "好"),
                ]
            }
            actions += decisions(rows)
            return actions
        }
    }

    private mutating func decisions(_ rows: [Verb]) -> [ScriptAction] {
        let subject = ruleset.machines[machine]
        var actions: [ScriptAction] = [.approve(opinion: "同意。\n第二行")]
        if rows.contains(.return) {
            let modules = Array(subject.modules.indices.prefix(roll(subject.modules.count + 1)))
            actions += [
                .return(.applicant, modules: modules, opinion: "退"),
                .return(.level(roll(subject.levels.count)), modules: [], opinion: "回 去"),
            ]
        }
        if rows.contains(.terminate) { actions.append(.terminate(opinion: "@1")) }
        if rows.contains(.recall) { actions.append(.recall) }
        if rows.contains(.dispatch) { actions.append(.dispatch) }
        if subject.appraisal != nil {
            for (outcome, definition) in subject.outcomes.enumerated() {
                actions.append(.record(outcome: outcome, values: values(for: definition.fields)))
            }
            actions.append(.publish)
        }
        if rows.contains(.revoke) { actions.append(.revoke) }
        if rows.contains(.release) { actions.append(.release) }
        return actions
    }

    private var expectations: [ScriptExpectation] {
        mutating get {
            let subject = ruleset.machines[machine]
            var found: [ScriptExpectation] = [.holder([0, 1])]
            for (index, state) in subject.states.enumerated() {
                if state.kind == .draft, subject.modules.isEmpty { continue }
                found += [.state([StateID(index)]), .count([StateID(index)], roll(5), viewer: roll(2) == 0 ? nil : 1)]
            }
            let reviews = subject.states.indices.filter { subject.states[$0].kind == .review }
            found.append(.state(reviews.map(StateID.init)))
            if !subject.modules.isEmpty { found.append(.editable([roll(subject.modules.count)])) }
            if subject.appraisal != nil {
                found += [.result(outcome: nil, viewer: 0), .result(outcome: 0, viewer: nil)]
            }
            for attachment in subject.attachments.indices { found.append(.attached(.dispatch(attachment))) }
            found.append(.cannot(actor: 1, machine: machine, .approve(opinion: "不"), code: "R0202"))
            return found
        }
    }
}
