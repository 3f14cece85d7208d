// A script as a scenario of the language, in its canonical layout and in either spelling. Sessions are written in
// `SessionText.swift`.

import Engine
import Formatting
package import Machines
package import Source

extension Script {
    /// The script as a `scenario` that a rulebook can hold, laid out as `zhuji fmt` does it. What the language has no
    /// words for is left out: party values that no party of the script has, and expectations of states that are no
    /// place.
    package func scenario(of ruleset: Ruleset, in language: Language) -> String {
        guard ruleset.machines.indices.contains(machine) else { return "" }
        let writer = ScenarioWriter(script: self, ruleset: ruleset)
        let text = writer.text
        let source = SourceText(file: FileID(0), name: "scenario", text: text)
        switch Formatter.format(source, keywords: language == .zh ? .zh : .en) {
        case .formatted(let bytes): return String(decoding: bytes, as: UTF8.self)
        // WHY: what the formatter will not prove is still better shown than not.
        case .unparsed, .unproven: return text
        }
    }
}

/// Writes a script's lines with English keywords.
struct ScenarioWriter {
    let script: Script
    let ruleset: Ruleset

    var text: String {
        let title = quoted(script.title)
        var lines = ["scenario \(title) for \(ruleset.machines[script.machine].facts.name) {"]
        var steps = script.steps[...]
        if case .clock(let day)? = steps.first?.form {
            lines.append("    clock \(day)")
            steps = steps.dropFirst()
        }
        for party in script.parties { lines.append("    " + given(party)) }
        for step in steps { if let line = line(step.form) { lines.append("    " + line) } }
        return lines.map { $0 + "\n" }.joined() + "}\n"
    }

    /// The line of a step; nil where the language has no words for it.
    func line(_ form: ScriptStep.Form) -> String? {
        switch form {
        case .clock(let day): "clock \(day)"
        case .act(let actor, let machine, let action): self.action(action, of: machine).map { "\(name(actor)): \($0)" }
        case .expect(let expectation): self.expectation(expectation).map { "expect \($0)" }
        }
    }

    private func given(_ party: ScriptParty) -> String {
        let schema = ruleset.parties[party.kind]
        let values = assignments(party.values, of: schema.fields).joined(separator: "; ")
        return "given \(schema.name) \(party.name) " + (values.isEmpty ? "{}" : "{ \(values) }")
    }

    private func name(_ party: Int) -> String {
        script.parties.indices.contains(party) ? script.parties[party].name : ""
    }

    /// `FIELD VALUE` for each, in the order of the fields.
    private func assignments(_ values: [Int: ScriptValue], of fields: [Field]) -> [String] {
        fields.indices.compactMap { index in
            values[index].flatMap { written($0, for: fields[index]) }.map { fields[index].name + " " + $0 }
        }
    }

    private func written(_ value: ScriptValue, for field: Field) -> String? {
        switch value {
        case .value(let value): value.literal(of: field.type)
        case .party(let index): script.parties.indices.contains(index) ? name(index) : nil
        }
    }
}

extension ScenarioWriter {
    private func action(_ action: ScriptAction, of index: Int) -> String? {
        let machine = ruleset.machines[index]
        let other = index == script.machine ? "" : " for \(machine.facts.name)"
        func text(_ verb: String, _ rest: String...) -> String {
            ([verb + other] + rest.filter { !$0.isEmpty }).joined(separator: " ")
        }
        switch action {
        case .apply(let target): return text("apply", target.map { "to \(name($0))" } ?? "")
        case .fillEverything: return text("fill", "everything")
        case .fill(let module, let row, let field, let value):
            let module = machine.modules[module]
            let content = value == .value(.unset) ? "\"\"" : written(value, for: module.fields[field])
            return content.map { text("fill", place(in: module, row: row) + "." + module.fields[field].name, $0) }
        case .attach(let slot, let file): return text("attach", self.slot(slot, in: machine), opinion(file ?? ""))
        case .detach(let slot): return text("detach", self.slot(slot, in: machine))
        case .submit: return text("submit")
        case .judge(let modules, let isRight, let note):
            return text("judge", judged(modules, in: machine), isRight ? "right" : "wrong", opinion(note))
        case .approve(let said): return text("approve", quoted(said))
        case .return(let pick, let modules, let said):
            return text("return", "to \(machine.term(of: pick).name)", names(modules, in: machine), quoted(said))
        case .terminate(let said): return text("terminate", quoted(said))
        case .recall: return text("recall")
        case .dispatch: return text("dispatch")
        case .record(let outcome, let values):
            let outcome = machine.outcomes[outcome]
            return text("record", outcome.name, assignments(values, of: outcome.fields).joined(separator: " "))
        case .publish: return text("publish")
        case .revoke: return text("revoke")
        case .release: return text("release")
        }
    }

    private func expectation(_ expectation: ScriptExpectation) -> String? {
        let machine = ruleset.machines[script.machine]
        switch expectation {
        case .state(let states): return machine.placeName(of: states).map { "state " + $0 }
        case .editable(let modules): return modules.isEmpty ? nil : "editable " + names(modules, in: machine)
        case .count(let states, let count, let viewer):
            return machine.placeName(of: states).map { "count \($0) \(count)" + seen(by: viewer) }
        case .cannot(let actor, let index, let action, let code):
            return self.action(action, of: index).map { "\(name(actor)) cannot \($0) with \(code)" }
        case .result(let outcome, let viewer):
            return "result " + (outcome.map { machine.outcomes[$0].name } ?? "undecided") + seen(by: viewer)
        case .attached(let slot): return "attached " + self.slot(slot, in: machine)
        case .due(let day): return "due \(day)"
        case .warned(let isWarned): return isWarned ? "warned" : "not warned"
        case .holder(let parties): return parties.isEmpty ? nil : "holder " + parties.map(name).joined(separator: ", ")
        }
    }

    private func seen(by viewer: Int?) -> String { viewer.map { " for " + name($0) } ?? "" }

    private func opinion(_ text: String) -> String { text.isEmpty ? "" : quoted(text) }

    private func names(_ modules: [Int], in machine: Machine) -> String {
        modules.map { machine.modules[$0].name }.joined(separator: ", ")
    }

    private func judged(_ modules: ScriptModules, in machine: Machine) -> String {
        switch modules {
        case .others: "others"
        case .everything: "everything"
        case .named(let modules): names(modules, in: machine)
        }
    }

    private func slot(_ slot: ScriptSlot, in machine: Machine) -> String {
        switch slot {
        case .dispatch(let index): return machine.attachments[index].name
        case .module(let module, let row, let attachment):
            let module = machine.modules[module]
            return place(in: module, row: row) + "." + module.attachments[attachment].name
        }
    }

    private func place(in module: Module, row: Int) -> String {
        module.rows == nil ? module.name : "\(module.name).\(row + 1)"
    }
}
