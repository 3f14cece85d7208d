// A machine read back from its JSON and stepped by Docs/GraphFormat.md alone: a second program in miniature.

import Foundation
import Testing

typealias JSONObject = [String: Any]

/// What the page calls a configuration.
struct ExportedCase: Equatable {
    struct Memory: Equatable {
        var state: String
        var attached: Set<String>
        var visit: Int
        var flagged: Set<String>
        var verdicts: [String: Bool]
    }

    var state: String
    var route: Set<String> = []
    /// By stage and module; a module without an entry is open.
    var verdicts: [String: [String: Bool]] = [:]
    var editable: Set<String>
    var flagged: Set<String> = []
    var attached: Set<String> = []
    var visit = 0
    var undo: Memory?
    var resume: String?
    var recorded: String?
}

struct ExportedStep {
    var verb: String
    /// The pick's member and value, `level unit`; empty where there is none.
    var pick: String
    var named: Set<String>
    var isRight: Bool
    var route: Set<String>?
    var isComplete: Bool
    /// By the compact text of a fact's object; a fact that is not here is unset.
    var facts: [String: ExportedValue]
}

enum ExportedValue: Equatable {
    case unset
    case flag(Bool)
    case thing(String)
    case number(Double)
    /// The place among the field's choices, from 0.
    case choice(Int)
}

struct ExportedMachine {
    let initial: String
    let modules: Set<String>
    let stageOfState: [String: String]
    let rows: [JSONObject]

    init(_ json: String) throws {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? JSONObject)
        initial = try #require(root["initial"] as? String)
        rows = try #require(root["transitions"] as? [JSONObject])
        modules = Set((root["modules"] as? [JSONObject] ?? []).compactMap { $0["id"] as? String })
        let states = root["states"] as? [JSONObject] ?? []
        stageOfState = Dictionary(
            uniqueKeysWithValues: states.compactMap { state in
                guard let id = state["id"] as? String, let stage = state["stage"] as? String else { return nil }
                return (id, stage)
            })
    }

    var newCase: ExportedCase { ExportedCase(state: initial, editable: modules) }

    /// The case after the step, or nil where it is refused.
    func step(_ step: ExportedStep, from old: ExportedCase) -> ExportedCase? {
        let chosen = rows.filter { row in
            row["from"] as? String == old.state && row["verb"] as? String == step.verb
                && Self.pick(of: row) == step.pick && selects(row, old, step)
        }
        guard let row = chosen.first, let guards = row["guards"] as? [JSONObject] else { return nil }
        return guards.allSatisfy { holds($0, step, old) } ? after(row, step, old) : nil
    }

    /// The pick of a transition in the form of `ExportedStep.pick`.
    static func pick(of row: JSONObject) -> String {
        guard let pick = row["pick"] as? JSONObject, let (key, value) = pick.first else { return "" }
        return key == "applicant" ? key : "\(key) \(value)"
    }

    private func selects(_ row: JSONObject, _ at: ExportedCase, _ step: ExportedStep) -> Bool {
        let fixes = (row["effects"] as? [String] ?? []).contains("fixRoute")
        if fixes, step.route == nil { return true }
        let route = fixes ? step.route ?? [] : at.route
        let select = row["select"] as? JSONObject ?? [:]
        guard route.isSuperset(of: select["has"] as? [String] ?? []),
            route.isDisjoint(with: select["lacks"] as? [String] ?? [])
        else { return false }
        if let resume = select["resume"] { return at.resume == resume as? String }
        if let state = select["undo"] as? String { return at.undo?.state == state }
        if let outcome = select["recorded"] as? String { return at.recorded == outcome }
        return true
    }

    private func holds(_ test: JSONObject, _ step: ExportedStep, _ at: ExportedCase) -> Bool {
        let verdicts = stageOfState[at.state].flatMap { at.verdicts[$0] } ?? [:]
        let wrong = Set(verdicts.filter { !$0.value }.map(\.key))
        let modules = test["modules"] as? [String] ?? []
        let kinds = test["attachments"] as? [String] ?? []
        switch test["op"] as? String {
        case "judged": return modules.allSatisfy { verdicts[$0] != nil }
        case "noneWrong": return wrong.isDisjoint(with: modules)
        case "namesSome": return !step.named.isEmpty
        case "namesWrong": return step.named.isSuperset(of: wrong)
        case "judges": return step.named.isSubset(of: modules)
        case "editable": return step.named.isSubset(of: at.editable)
        case "complete": return step.isComplete
        case "routed": return step.route != nil
        case "attachedAll": return at.attached.isSuperset(of: kinds)
        case "attachedAny": return !at.attached.isDisjoint(with: kinds)
        case "condition": return value(test["holds"], step) == .flag(true)
        default: return false
        }
    }
}

extension ExportedMachine {
    private func after(_ row: JSONObject, _ step: ExportedStep, _ old: ExportedCase) -> ExportedCase? {
        guard let effects = row["effects"] as? [String], let target = row["to"] as? String else { return nil }
        var new = old
        let here = stageOfState[old.state]
        let there = stageOfState[target]
        let remembers = effects.contains("rememberUndo")
        // INVARIANT: the effects are listed in the order in which the page says they work.
        for effect in effects {
            switch effect {
            case "fixRoute": new.route = step.route ?? new.route
            case "judge":
                if let here { for module in step.named { new.verdicts[here, default: [:]][module] = step.isRight } }
            case "reopen": for stage in new.verdicts.keys { reopen(step.named, at: stage, &new) }
            case "attach": new.attached.insert(String(step.pick.dropFirst("attachment ".count)))
            case "detach": new.attached.remove(String(step.pick.dropFirst("attachment ".count)))
            case "openAll": new.editable = modules
            case "openNamed": new.editable = step.named
            case "closeEditing": new.editable = []
            case "clearFlags": new.flagged = []
            case "flagNamed": new.flagged = step.named
            case "forgetResume": new.resume = nil
            case "rememberResume": new.resume = here
            case "record": new.recorded = String(step.pick.dropFirst("outcome ".count))
            case "undo": takeBack(&new, here, there)
            case "rememberUndo":
                let verdicts = there.flatMap { new.verdicts[$0] } ?? [:]
                new.undo = ExportedCase.Memory(
                    state: old.state, attached: old.attached, visit: old.visit, flagged: old.flagged, verdicts: verdicts
                )
            case "enter":
                new.visit += 1
                new.attached = []
                if effects.contains("flagNamed"), let there { reopen(step.named, at: there, &new) }
            default: break
            }
        }
        if !remembers, !effects.contains("keepUndo") { new.undo = nil }
        new.state = target
        return new
    }

    private func reopen(_ named: Set<String>, at stage: String, _ at: inout ExportedCase) {
        for module in named { at.verdicts[stage]?[module] = nil }
    }

    private func takeBack(_ new: inout ExportedCase, _ here: String?, _ there: String?) {
        guard let memory = new.undo else { return }
        if let here, here != there { new.verdicts[here] = memory.verdicts }
        if new.visit != memory.visit { (new.visit, new.attached) = (memory.visit, memory.attached) }
        new.flagged = memory.flagged
    }

    /// The value of an expression; dates are unset, and so is what is counted from them.
    private func value(_ json: Any?, _ step: ExportedStep) -> ExportedValue {
        guard let node = json as? JSONObject, let op = node["op"] as? String else { return .unset }
        func operands() -> [ExportedValue] { (node["of"] as? [Any] ?? []).map { value($0, step) } }
        switch op {
        case "and": return .flag(operands().allSatisfy { $0 == .flag(true) })
        case "or": return .flag(operands().contains(.flag(true)))
        case "not": return .flag(value(node["of"], step) != .flag(true))
        case "isSet": return .flag(value(node["of"], step) != .unset)
        case "==", "!=":
            let (left, right) = (value(node["left"], step), value(node["right"], step))
            return .flag(left != .unset && right != .unset && (left == right) == (op == "=="))
        case "<", "<=", ">", ">=":
            return .flag(isOrdered(value(node["left"], step), op, value(node["right"], step)))
        case "literal": return literal(node)
        default: return step.facts[Self.factKey(node)] ?? .unset
        }
    }

    private func literal(_ node: JSONObject) -> ExportedValue {
        switch node["type"] as? String {
        case "flag": (node["value"] as? Bool).map(ExportedValue.flag) ?? .unset
        case "number": (node["value"] as? String).flatMap(Double.init).map(ExportedValue.number) ?? .unset
        case "choice": (node["position"] as? Int).map(ExportedValue.choice) ?? .unset
        default: .unset
        }
    }

    private func isOrdered(_ left: ExportedValue, _ sign: String, _ right: ExportedValue) -> Bool {
        let (low, high): (Double, Double)
        switch (left, right) {
        case (.number(let first), .number(let second)): (low, high) = (first, second)
        case (.choice(let first), .choice(let second)): (low, high) = (Double(first), Double(second))
        default: return false
        }
        switch sign {
        case "<": return low < high
        case "<=": return low <= high
        case ">": return low > high
        default: return low >= high
        }
    }

    /// What tells a fact apart: its operator and members in a fixed order.
    static func factKey(_ node: JSONObject) -> String {
        node.keys.sorted().map { "\($0)=\(node[$0] ?? "")" }.joined(separator: ";")
    }
}
