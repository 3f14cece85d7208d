// A machine as text, a line a row, for golden files.

import Machines

/// States and rows of a machine, one a line.
func describe(_ machine: Machine) -> String {
    let states = machine.states.map { "  \($0.name) \($0.title)" }
    let rows = machine.transitions.map { "  " + machine.describe($0) }
    let parts = ["\(machine.facts.name) \(machine.facts.title)"] + states + rows
    return parts.joined(separator: "\n") + "\n"
}

extension Machine {
    fileprivate func describe(_ row: Transition) -> String {
        [
            states[Int(row.from.index)].name, row.verb.rawValue, describe(row.pick), "by", describe(row.actor),
            describe(row.selector), "->", states[Int(row.to.index)].name, list("if", row.guards.map(describe)),
            list("do", names(of: row.effects)),
        ].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func list(_ word: String, _ parts: [String]) -> String {
        parts.isEmpty ? "" : word + " " + parts.joined(separator: ", ")
    }

    private func describe(_ pick: Pick) -> String {
        switch pick {
        case .nothing: ""
        case .applicant: "applicant"
        case .level(let index): levels[index].name
        case .outcome(let index): outcomes[index].name
        case .attachment(let index): attachments[index].name
        }
    }

    private func describe(_ actor: Actor) -> String {
        switch actor {
        case .applicant: "applicant"
        case .stage(let stage): stageName(stage)
        case .office: "office"
        }
    }

    private func describe(_ selector: Selector) -> String {
        let memory =
            switch selector.memory {
            case .any: ""
            case .resume(nil): "no resume"
            case .resume(let stage?): "resume \(stageName(stage))"
            case .undo(let state): "after \(states[Int(state.index)].name)"
            case .recorded(let outcome): "recorded \(outcomes[outcome].name)"
            }
        let has = selector.has.members.map { "+" + stageName($0) }
        let lacks = selector.lacks.members.map { "-" + stageName($0) }
        let parts = (memory.isEmpty ? [] : [memory]) + has + lacks
        return parts.isEmpty ? "" : "[" + parts.joined(separator: " ") + "]"
    }

    private func describe(_ test: Guard) -> String {
        switch test {
        case .judged(let set): "judged(\(names(of: set)))"
        case .noneWrong(let set): "none wrong(\(names(of: set)))"
        case .judges(let set): "judges(\(names(of: set)))"
        case .attachedAll(let set): "all(\(names(of: set)))"
        case .attachedAny(let set): "any(\(names(of: set)))"
        case .condition(let index): "condition \(index)"
        case .namesSome, .namesWrong, .editable, .complete, .routed: "\(test)"
        }
    }

    private func names(of set: ModuleSet) -> String {
        set.members.map { modules[$0].name }.joined(separator: " ")
    }

    private func names(of set: AttachmentSet) -> String {
        set.members.map { attachments[$0].name }.joined(separator: " ")
    }

    private func names(of effects: Effects) -> [String] {
        let all: [(Effects, String)] = [
            (.fixRoute, "fixRoute"), (.openAll, "openAll"), (.openNamed, "openNamed"),
            (.closeEditing, "closeEditing"), (.reopen, "reopen"), (.judge, "judge"), (.attach, "attach"),
            (.detach, "detach"), (.enter, "enter"), (.rememberUndo, "rememberUndo"), (.undo, "undo"),
            (.rememberResume, "rememberResume"), (.forgetResume, "forgetResume"), (.flagNamed, "flagNamed"),
            (.clearFlags, "clearFlags"), (.record, "record"), (.keepUndo, "keepUndo"),
        ]
        return all.filter { effects.contains($0.0) }.map(\.1)
    }
}
