// What the applicant fills in: the answers and files that a trace names, and before a submission those that its premise
// needs; everything else that is required gets a sample.

import Engine
import Machines
import Verification

/// An answer that a premise names.
struct WantedAnswer {
    let module: Int
    let field: Int
    let value: Value
}

extension Playing {
    /// Fills one field in each of the modules: the answers that the step's premise names, or any.
    mutating func fill(_ modules: [Int], at index: Int) {
        for module in modules {
            let named = wanted(at: index).filter { $0.module == module && answers[module]?[$0.field] != $0.value }
            if named.isEmpty { fillAny(module) }
            for answer in named { put(answer.value, module: module, field: answer.field) }
        }
    }

    /// Brings the answers to what the submission's premise needs, and gives samples to the rest.
    mutating func answer(at index: Int) {
        let step = index + 1
        var present: [Fact: Value] = [:]
        for fact in machine.expressions.facts {
            guard case .answer(let module, let field) = fact, let value = answers[module]?[field] else { continue }
            present[fact] = value
        }
        let isFirst = configuration.route.isEmpty
        if isFirst || !settlement.areMet(at: step, with: present) {
            addRows(at: step)
            for answer in wanted(at: index) where configuration.editable.contains(answer.module) {
                guard answers[answer.module]?[answer.field] != answer.value else { continue }
                put(answer.value, module: answer.module, field: answer.field)
            }
        }
        add(cast.applicant, .fillEverything)
        attachedModules = attachedModules.union(configuration.editable)
    }

    /// The answers that the premise of a trace's step names, fields that hang on others behind those; what is not there
    /// with the others is left out.
    private func wanted(at index: Int) -> [WantedAnswer] {
        let step = index + 1
        var values = machine.expressions.facts.map { settlement.value(of: $0, at: step) ?? .unset }
        var found: [WantedAnswer] = []
        var later: [WantedAnswer] = []
        for fact in settlement.told {
            guard case .answer(let module, let field) = fact, machine.modules[module].rows == nil,
                let value = settlement.value(of: fact, at: step)
            else { continue }
            let isConditional = machine.modules[module].fields[field].presence != nil
            let answer = WantedAnswer(module: module, field: field, value: value)
            if isConditional { later.append(answer) } else { found.append(answer) }
        }
        for (place, fact) in machine.expressions.facts.enumerated() where !values[place].isSet {
            if case .answer(let module, let field) = fact { values[place] = answers[module]?[field] ?? .unset }
        }
        for answer in later {
            guard let presence = machine.modules[answer.module].fields[answer.field].presence else { continue }
            if machine.expressions.holds(presence, given: values) { found.append(answer) }
        }
        return found
    }

    private mutating func put(_ value: Value, module: Int, field: Int) {
        let definition = machine.modules[module].fields[field]
        guard value.isSet || answers[module]?[field]?.isSet ?? false else { return }
        answers[module, default: [:]][field] = value
        var content = ScriptValue.value(value)
        if case .party(let token) = value, case .party(let kind) = definition.type {
            content = .party(cast.member(for: token, kind: kind))
        }
        add(cast.applicant, .fill(module: module, row: 0, field: field, content))
    }

    /// Adds as many rows to lists as the premise counts.
    private mutating func addRows(at step: Int) {
        for fact in settlement.told {
            guard case .rows(let module) = fact, case .number(let count)? = settlement.value(of: fact, at: step),
                configuration.editable.contains(module), machine.modules[module].rows != nil
            else { continue }
            let wanted = Int(count / Value.numberScale)
            for row in (rowCounts[module] ?? 0)..<max(rowCounts[module] ?? 0, wanted) { begin(row, of: module) }
            rowCounts[module] = max(rowCounts[module] ?? 0, wanted)
        }
    }

    private mutating func begin(_ row: Int, of module: Int) {
        let definition = machine.modules[module]
        let field = definition.fields.firstIndex { !$0.isOptional && $0.presence == nil } ?? 0
        guard definition.fields.indices.contains(field) else {
            add(cast.applicant, .attach(.module(module, row: row, attachment: 0), file: nil))
            return
        }
        let value = sample(for: definition.fields[field], number: row + 1)
        add(cast.applicant, .fill(module: module, row: row, field: field, value))
    }

    private mutating func fillAny(_ module: Int) {
        let definition = machine.modules[module]
        guard let field = definition.fields.indices.first(where: { definition.fields[$0].presence == nil }) else {
            add(cast.applicant, .fillEverything)
            return
        }
        if definition.rows == nil, let known = answers[module]?[field], known.isSet {
            return add(cast.applicant, .fill(module: module, row: 0, field: field, .value(known)))
        }
        let value = sample(for: definition.fields[field], number: 1)
        if definition.rows != nil { rowCounts[module] = max(rowCounts[module] ?? 0, 1) }
        add(cast.applicant, .fill(module: module, row: 0, field: field, value))
    }

    private mutating func sample(for field: Field, number: Int) -> ScriptValue {
        if case .party(let kind) = field.type {
            let known = cast.members.indices.first { cast.members[$0].kind == kind }
            return .party(known ?? cast.add(kind))
        }
        return .value(Samples(for: ruleset).value(for: field, number: number, today: settlement.days[0]))
    }

    // MARK: Files

    mutating func attach(_ step: Step, by actor: Int) {
        if case .attachment(let index) = step.pick {
            return add(actor, .attach(.dispatch(index), file: nil))
        }
        for module in step.named.members { attachAny(withAttachments(module), by: actor) }
    }

    /// Takes a file away, which is attached first where none is.
    mutating func detach(_ step: Step, by actor: Int) {
        if case .attachment(let index) = step.pick {
            if !configuration.attached.contains(index) { add(actor, .attach(.dispatch(index), file: nil)) }
            return add(actor, .detach(.dispatch(index)))
        }
        for module in step.named.members.map(withAttachments) where !machine.modules[module].attachments.isEmpty {
            if !attachedModules.contains(module) { attachAny(module, by: actor) }
            add(actor, .detach(.module(module, row: 0, attachment: 0)))
        }
    }

    /// The module, or where it has no attachments one that has some and may be edited as well: it changes as little.
    private func withAttachments(_ module: Int) -> Int {
        if !machine.modules[module].attachments.isEmpty { return module }
        return configuration.editable.members.first { !machine.modules[$0].attachments.isEmpty } ?? module
    }

    private mutating func attachAny(_ module: Int, by actor: Int) {
        guard !machine.modules[module].attachments.isEmpty else {
            // WHY: the machine has rows for attachments that no module has; they change as little as an answer does.
            return fillAny(module)
        }
        if machine.modules[module].rows != nil { rowCounts[module] = max(rowCounts[module] ?? 0, 1) }
        add(actor, .attach(.module(module, row: 0, attachment: 0), file: nil))
    }
}
