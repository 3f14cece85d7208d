// Sample answers: what `fill everything` fills in and attaches, so that a declaration is complete and, where some
// sample does, meets what is required at its submission, and so that an approved case can be sent on.

package import Engine
import Machines

extension Samples {
    /// The acts of whoever holds the case that fill in and attach what is missing. In the modules that the applicant
    /// may edit now these are every required field and attachment which has none: the answers in one act, then a file
    /// each. Where the case waits to be sent on, they are the dispatch attachments that go along and are not there
    /// yet. Answers and files that are there stay; none where nothing is missing.
    package func actsFillingEverything(of subject: Case, in registry: Registry, at moment: Moment) -> [Act] {
        let machine = registry.machine(of: subject)
        let state = subject.configuration.state
        if machine.states[Int(state.index)].kind == .dispatch { return actsAttachingEverything(to: subject, machine) }
        let search = SampleSearch(of: subject, on: machine, in: registry, at: moment, samples: self)
        let chosen = search.values()
        var filling = Filling(samples: self, machine: machine, subject: subject, chosen: chosen, today: moment.day)
        for module in subject.configuration.editable.members { filling.fill(module: module, registry: registry) }
        return (filling.answers.isEmpty ? [] : [.fill(filling.answers)]) + filling.files
    }

    private func actsAttachingEverything(to subject: Case, _ machine: Machine) -> [Act] {
        machine.rows(from: subject.configuration.state, verb: .attach).compactMap { row in
            guard case .attachment(let place) = machine.transitions[row].pick,
                !subject.configuration.attached.contains(place)
            else { return nil }
            return .attach(.dispatch(place), file(for: machine.attachments[place], number: 1))
        }
    }
}

/// What is filled in, module after module.
private struct Filling {
    let samples: Samples
    let machine: Machine
    let subject: Case
    /// The facts' values with the answers that were chosen, by `FactID`.
    let chosen: [Value]
    let today: CivilDate
    private(set) var answers: [Answer] = []
    private(set) var files: [Act] = []

    init(samples: Samples, machine: Machine, subject: Case, chosen: [Value], today: CivilDate) {
        self.samples = samples
        self.machine = machine
        self.subject = subject
        self.chosen = chosen
        self.today = today
    }

    mutating func fill(module index: Int, registry: Registry) {
        guard machine.modules.indices.contains(index), subject.body.answers.indices.contains(index) else { return }
        let module = machine.modules[index]
        let rows = subject.body.answers[index]
        for row in 0..<rowCount(of: index, now: rows.count) {
            let present = rows.indices.contains(row) ? rows[row] : nil
            let before = answers.count
            for (field, definition) in module.fields.enumerated() {
                let old = present.flatMap { $0.values.indices.contains(field) ? $0.values[field] : nil } ?? .unset
                if old.isSet { continue }
                let value = answer(to: definition, module: index, field: field, row: row, registry)
                guard value.isSet else { continue }
                answers.append(Answer(module: index, row: row, field: field, value: value))
            }
            // WHY: rows are filled in order, so that one of which nothing is required must still be begun.
            if present == nil, answers.count == before, !module.fields.isEmpty {
                answers.append(Answer(module: index, row: row, field: 0, value: .unset))
            }
            attach(module: index, row: row, to: present)
        }
    }

    private func rowCount(of index: Int, now: Int) -> Int {
        guard let rows = machine.modules[index].rows else { return 1 }
        if let fact = machine.expressions.fact(.rows(module: index)), case .number(let count) = chosen[fact] {
            return max(now, Int(count / Value.numberScale))
        }
        return max(now, rows.lowerBound)
    }

    private func answer(to field: Field, module: Int, field index: Int, row: Int, _ registry: Registry) -> Value {
        if let presence = field.presence, !machine.expressions.holds(presence, given: chosen) { return .unset }
        if machine.modules[module].rows == nil,
            let fact = machine.expressions.fact(.answer(module: module, field: index))
        {
            return chosen[fact]
        }
        if field.isOptional { return .unset }
        if case .party(let kind) = field.type {
            return registry.parties.first { $0.kind == kind }.map { .party($0.id) } ?? .unset
        }
        return samples.value(for: field, number: row + 1, today: today)
    }

    private mutating func attach(module index: Int, row: Int, to present: Row?) {
        for (place, attachment) in machine.modules[index].attachments.enumerated() where !attachment.isOptional {
            if present?.files.contains(where: { $0.attachment == place }) ?? false { continue }
            files.append(
                .attach(
                    .module(index, row: row, attachment: place), samples.file(for: attachment, number: row + 1)))
        }
    }
}

extension Expressions {
    /// The place of a fact among the facts, or nil where no expression asks for it.
    func fact(_ fact: Fact) -> Int? {
        facts.firstIndex(of: fact)
    }
}
