// A machine as a state chart in the W3C's SCXML, with ECMAScript for its conditions: a state a state, an event a verb.
// Docs/GraphFormat.md tells how to drive it.

package import Machines
package import Source

/// The document, ended by a line feed.
package func scxml(of machine: Machine, in ruleset: Ruleset, language: Language) -> String {
    SCXMLDocument(process: ExchangeProcess(of: machine, in: ruleset, language: language)).root.document
}

private struct SCXMLDocument {
    let process: ExchangeProcess

    var root: XMLNode {
        let machine = process.machine
        var data: [XMLNode] = [.element("data", ["id": "route", "expr": "[]"])]
        if process.remembersUndo { data.append(.element("data", ["id": "undo", "expr": "''"])) }
        if process.remembersResume { data.append(.element("data", ["id": "resume", "expr": "''"])) }
        if machine.appraisal != nil { data.append(.element("data", ["id": "recorded", "expr": "''"])) }
        return .element(
            "scxml",
            [
                "xmlns": "http://www.w3.org/2005/07/scxml", "version": "1.0", "datamodel": "ecmascript",
                "name": machine.facts.name, "initial": machine.states[Int(machine.initial.index)].name,
            ],
            [.element("datamodel", [:], data)] + machine.states.indices.map(state))
    }

    private func state(_ index: Int) -> XMLNode {
        let name = process.machine.states[index].name
        if process.isEnd(index) { return .element("final", ["id": name]) }
        let rows = process.machine.transitions.filter { Int($0.from.index) == index }
        var transitions: [XMLNode] = []
        for row in rows.map(transition) where !transitions.contains(row) { transitions.append(row) }
        return .element("state", ["id": name], transitions)
    }

    private func transition(_ row: Transition) -> XMLNode {
        let names = process.names
        let tests = names.tests(of: row, remembersResume: process.remembersResume).compactMap { test in
            condition(test, isFixing: row.effects.contains(.fixRoute))
        }
        var steps: [XMLNode] = []
        if row.effects.contains(.fixRoute) { steps.append(assign("route", "_event.data.route")) }
        if process.remembersUndo { steps += assign("undo", names.undo(of: row)) }
        if process.remembersResume { steps += assign("resume", names.resume(of: row, in: process.machine)) }
        if row.effects.contains(.record), case .outcome(let outcome) = row.pick {
            steps.append(assign("recorded", "'\(names.outcome(outcome))'"))
        }
        return .element(
            "transition",
            [
                "event": event(row), "cond": tests.isEmpty ? nil : tests.joined(separator: " && "),
                "target": row.isMove ? names.state(row.to) : nil,
            ], steps)
    }

    /// The verb, with what is picked behind a dot.
    private func event(_ row: Transition) -> String {
        let pick: String? =
            switch row.pick {
            case .nothing: nil
            case .applicant: "applicant"
            case .level(let level): process.names.level(level)
            case .outcome(let outcome): process.names.outcome(outcome)
            case .attachment(let attachment): process.names.attachment(attachment)
            }
        return row.verb.rawValue + (pick.map { "." + $0 } ?? "")
    }

    /// The test as ECMAScript; nil where the event says it already. `isFixing`: the route comes with the event.
    private func condition(_ test: MoveTest, isFixing: Bool) -> String? {
        let route = isFixing ? "_event.data.route" : "route"
        return switch test {
        case .verb, .target: nil
        case .has(let stage): "\(route).indexOf('\(stage)') >= 0"
        case .lacks(let stage): "\(route).indexOf('\(stage)') < 0"
        case .resume(let stage): "resume == '\(stage ?? "")'"
        case .undo(let state): "undo == '\(state)'"
        case .recorded(let outcome): "recorded == '\(outcome)'"
        }
    }

    private func assign(_ name: String, _ memory: Memory) -> [XMLNode] {
        switch memory {
        case .kept: []
        case .forgotten: [assign(name, "''")]
        case .becomes(let value): [assign(name, "'\(value)'")]
        }
    }

    private func assign(_ name: String, _ value: String) -> XMLNode {
        .element("assign", ["location": name, "expr": value])
    }
}
