// Carrying over: what a new case takes from an earlier one of its applicant and matter, so that whoever applies again
// need not type it again (R018). Only what the matter still has room for is taken; the rest is named.

import Machines

/// What a new case takes over from an earlier one.
struct CarryOver: Hashable, Sendable {
    /// A file and the slot that it goes into.
    struct File: Hashable, Sendable {
        let slot: FileSlot
        let file: FileReference
    }

    var answers: [Answer] = []
    var files: [File] = []
    /// What stays behind, as `module.row.field` terms: the matter does not have it any more, or takes other contents.
    var left: [Term] = []
}

extension Registry {
    /// The events by which a new draft takes over the answers and files of the earlier case, or why it can not.
    func carryOver(from id: CaseID, to draft: Case, by author: Author) -> Result<[CaseEvent], Refusal> {
        guard let earlier = self.case(id), earlier.involves(author.party) else {
            return .failure(Refusal(.unknownCase).with("case", .case(id)))
        }
        let machine = machine(of: draft)
        let (old, matter) = (self.machine(of: earlier), Term(name: machine.facts.name, title: machine.facts.title))
        guard earlier.applicant == author.party else {
            return .failure(
                Refusal(.notTheApplicant, able: [earlier.applicant]).with("holder", .party(earlier.applicant))
                    .with("verb", .verb(.apply)))
        }
        guard old.facts.name == machine.facts.name else {
            return .failure(Refusal(.carryFromOtherMatter).with("case", .case(id)).with("matter", .term(matter)))
        }
        guard old.states[Int(earlier.configuration.state.index)].kind == .end else {
            return .failure(Refusal(.carryFromOpenCase).with("case", .case(id)))
        }
        if machine.modules.isEmpty {
            return .failure(Refusal(.nothingToCarry).with("matter", .term(matter)))
        }
        let carried = carriedOver(from: earlier, to: draft, by: author)
        let filled: [CaseEvent] = carried.answers.isEmpty ? [] : [.filled(carried.answers)]
        return .success(filled + carried.files.map { .attached($0.slot, $0.file) })
    }

    /// What stays behind in the earlier case when these events begin a new one.
    package func termsLeft(from id: CaseID, by events: [Event], _ author: Author) -> [Term] {
        guard let earlier = self.case(id), case .changed(let new, .applied(let application))? = events.first,
            definitions.indices.contains(application.definition)
        else { return [] }
        return carriedOver(from: earlier, to: newCase(new, application, stamp: author.stamp), by: author).left
    }

    /// What a draft takes over from an earlier case of its matter, and what stays behind.
    func carriedOver(from earlier: Case, to draft: Case, by author: Author) -> CarryOver {
        let machine = machine(of: draft)
        var reading = CarryOverReading(old: self.machine(of: earlier), new: machine, draft: draft)
        for module in earlier.body.answers.indices { reading.read(module: module, rows: earlier.body.answers[module]) }
        var carried = reading.carried
        dropAbsent(from: &carried, draft, machine, at: author.at)
        var filled = draft
        for answer in carried.answers { filled.body.put(answer) }
        carried.files = carried.files.filter { file in
            let act = Act.attach(file.slot, file.file)
            let facts = facts(for: act, on: filled, at: author.at)
            let decided = Engine.decide(act, on: filled, facts: facts, by: author, machine: machine)
            if case .success = decided { return true }
            carried.left += machine.attachment(at: file.slot).map { [Term(name: $0.name, title: $0.title)] } ?? []
            return false
        }
        return carried
    }

    /// Unsets the answers to fields that do not exist with the other answers.
    private func dropAbsent(from carried: inout CarryOver, _ draft: Case, _ machine: Machine, at moment: Moment) {
        var isDone = false
        while !isDone {
            var filled = draft
            for answer in carried.answers { filled.body.put(answer) }
            let values = allValues(of: machine, for: filled, at: moment)
            let present = carried.answers.map { answer -> Answer in
                guard answer.value.isSet, let presence = machine.field(of: answer)?.presence,
                    !machine.expressions.holds(presence, given: values)
                else { return answer }
                return Answer(module: answer.module, row: answer.row, field: answer.field, value: .unset)
            }
            isDone = present == carried.answers
            carried.answers = present
        }
    }
}

/// Reads an earlier case's modules into what the new machine can take.
private struct CarryOverReading {
    let old: Machine
    let new: Machine
    let draft: Case
    var carried = CarryOver()

    init(old: Machine, new: Machine, draft: Case) {
        self.old = old
        self.new = new
        self.draft = draft
    }

    mutating func read(module index: Int, rows: [Row]) {
        let module = old.modules[index]
        guard let place = new.modules.firstIndex(where: { $0.name == module.name }) else {
            if rows.contains(where: \.holdsSomething) { leave(module, nil, "", "") }
            return
        }
        let most = new.modules[place].rows?.upperBound ?? 1
        for (number, row) in rows.enumerated() {
            if number < most { read(row, number, of: module, to: place) } else { leave(module, number, "", "") }
        }
    }

    private mutating func read(_ row: Row, _ number: Int, of module: Module, to place: Int) {
        let target = new.modules[place]
        let line = module.rows == nil ? nil : Optional(number)
        let before = carried.answers.count
        for (index, value) in row.values.enumerated() where value.isSet && module.fields.indices.contains(index) {
            let field = module.fields[index]
            guard let column = target.fields.firstIndex(where: { $0.name == field.name }),
                let value = translated(value, from: field, to: target.fields[column])
            else {
                leave(module, line, field.name, field.title)
                continue
            }
            if isFresh(target.fields[column], module: place, row: number, field: column) { continue }
            carried.answers.append(Answer(module: place, row: number, field: column, value: value))
        }
        // WHY: rows are filled in order, so that one whose values all stay behind must still be there.
        if target.rows != nil, !target.fields.isEmpty, carried.answers.count == before {
            carried.answers.append(Answer(module: place, row: number, field: 0, value: .unset))
        }
        for file in row.files where module.attachments.indices.contains(file.attachment) {
            let attachment = module.attachments[file.attachment]
            guard let column = target.attachments.firstIndex(where: { $0.name == attachment.name }) else {
                leave(module, line, attachment.name, attachment.title)
                continue
            }
            carried.files.append(
                CarryOver.File(slot: .module(place, row: number, attachment: column), file: file.file))
        }
    }

    /// Whether the draft has the field from what is known today, which goes before what was typed once.
    private func isFresh(_ field: Field, module: Int, row: Int, field column: Int) -> Bool {
        guard let prefill = field.prefill, !new.expressions.facts(in: prefill).isEmpty,
            draft.body.answers.indices.contains(module), draft.body.answers[module].indices.contains(row)
        else { return false }
        let values = draft.body.answers[module][row].values
        return values.indices.contains(column) && values[column].isSet
    }

    private mutating func leave(_ module: Module, _ row: Int?, _ name: String, _ title: String) {
        let place = row.map { ".\($0 + 1)" } ?? ""
        carried.left.append(
            Term(
                name: module.name + place + (name.isEmpty ? "" : "." + name),
                title: module.title + place + (title.isEmpty ? "" : "·" + title)))
    }
}

extension Row {
    fileprivate var holdsSomething: Bool { !files.isEmpty || values.contains { $0.isSet } }
}

/// The value as the new field has it; nil where it may not stand there.
func translated(_ value: Value, from old: Field, to new: Field) -> Value? {
    guard case .choice(let index) = value else { return refuse(value, for: new) == nil ? value : nil }
    guard case .choice(let choices) = old.type, case .choice(let known) = new.type, choices.indices.contains(index)
    else { return nil }
    return known.firstIndex { $0.name == choices[index].name }.map(Value.choice)
}
