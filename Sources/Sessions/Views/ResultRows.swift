// Results of appraised cases as one party may see them, and the six conditions by which they are searched (R057–R070).

import Engine
import Machines
import Reporting
import Source

/// What is searched for; nil asks nothing.
struct ResultFilter: Sendable {
    var name: String?
    var id: String?
    var unit: String?
    /// The grade applied for.
    var sought: String?
    /// The status: an outcome, or undecided.
    var status: String?
    /// The grade that the appraisal gave.
    var granted: String?
    /// The matter, the business year and where the cases stand on the party's desk.
    var cases = CaseFilter()

    /// As the journal keeps it: `status=通过 unit=某设计院`; `all` where nothing was asked.
    var text: String {
        let asked = [
            ("name", name), ("id", id), ("unit", unit), ("sought", sought), ("status", status), ("granted", granted),
            ("matter", cases.matter), ("year", cases.year.map { String($0) }),
            ("state", cases.state == .all ? nil : cases.state.rawValue),
        ]
        let parts = asked.compactMap { key, value in value.map { "\(key)=\($0)" } }
        return parts.isEmpty ? "all" : parts.joined(separator: " ")
    }
}

/// One row of the result list, its cells as the reader sees them (R064).
struct ResultRow {
    let subject: Case
    let name: String
    /// The applicant's citizen id, or the number that it is known by.
    var id: String
    let unit: String
    let sought: String
    let kind: String
    let submitted: String
    /// 新申报, or 重新申报 where an earlier case of the year ended without a result.
    let mark: String
    let status: String
    let statusName: String
    let granted: String
}

extension Session {
    /// The rows of every appraised matter that the viewer may see and that the filter lets through,
    /// oldest first (R070).
    func resultRows(for viewer: Viewer, _ filter: CaseFilter, masksIDs: Bool) -> [ResultRow] {
        var shapes: [MachinePlace: ResultShape] = [:]
        return cases(of: viewer, matching: filter).compactMap { subject in
            guard subject.body.submissions > 0 else { return nil }
            let place = place(of: subject)
            if shapes[place] == nil {
                let ruleset = registry.ruleset(of: subject)
                let format = format(of: ruleset, masksIDs: masksIDs)
                shapes[place] = ResultShape(registry.machine(of: subject), ruleset, format)
            }
            return shapes[place].flatMap { row(of: subject, for: viewer.party, $0) }
        }
    }

    private func row(of subject: Case, for party: PartyID?, _ shape: ResultShape) -> ResultRow? {
        let machine = shape.machine
        guard let appraisal = machine.appraisal else { return nil }
        let state = registry.state(of: subject)
        let result = subject.visibleResult(in: machine, for: party)
        let first = subject.body.deeds.first { $0.verb == .submit }
        let status: (name: String, title: String) =
            switch (state.kind, result) {
            case (.end, _): (state.name, state.title)
            case (_, let result?): (machine.outcomes[result.outcome].name, machine.outcomes[result.outcome].title)
            default: (undecidedName, appraisal.undecidedTitle)
            }
        return ResultRow(
            subject: subject, name: applicant(of: subject), id: shape.id(of: subject, registry),
            unit: subject.body.stops.first.map { registry.title(of: $0.holder) } ?? "",
            sought: shape.answer(shape.sought, of: subject), kind: shape.answer(shape.kind, of: subject),
            submitted: first?.stamp.at.day.description ?? "", mark: mark(of: subject), status: status.title,
            statusName: status.name, granted: shape.granted(result))
    }

    private func mark(of subject: Case) -> String {
        let name = registry.machine(of: subject).facts.name
        let earlier = registry.cases(appliedBy: subject.applicant).contains {
            $0.id < subject.id && $0.year == subject.year && registry.machine(of: $0).facts.name == name
        }
        return earlier ? words(zh: "重新申报", en: "anew") : words(zh: "新申报", en: "new")
    }
}

/// What a result is called in English before it is published.
let undecidedName = "undecided"

/// Where a matter keeps what the result list shows, and how that is said. The grade applied for is the field that an
/// outcome has under the same name, or that is called `sought`; the classification is the text field behind it; the
/// grade given is the outcome's first choice.
private struct ResultShape {
    let machine: Machine
    let sought: (module: Int, field: Int)?
    let kind: (module: Int, field: Int)?
    private let format: ValueFormat
    private let idField: Int?

    init(_ machine: Machine, _ ruleset: Ruleset, _ format: ValueFormat) {
        self.machine = machine
        self.format = format
        let granted = Set(machine.outcomes.flatMap(\.fields).map(\.name))
        var sought: (Int, Int)?
        for (index, module) in machine.modules.enumerated() where sought == nil && module.rows == nil {
            sought = module.fields.firstIndex { granted.contains($0.name) || $0.name == "sought" }.map { (index, $0) }
        }
        self.sought = sought
        kind = sought.flatMap { place in
            machine.modules[place.0].fields.indices.first {
                $0 > place.1 && machine.modules[place.0].fields[$0].type == .text
            }.map { (place.0, $0) }
        }
        let kind = machine.facts.applicant
        idField =
            ruleset.parties.indices.contains(kind)
            ? ruleset.parties[kind].fields.firstIndex { $0.type == .citizenID } : nil
    }

    func id(of subject: Case, _ registry: Registry) -> String {
        guard let idField, let party = registry.party(subject.applicant) else { return "" }
        return format.cell(party.value(idField), of: registry.schema(of: party.kind).fields[idField])
    }

    func answer(_ place: (module: Int, field: Int)?, of subject: Case) -> String {
        guard let place, subject.body.answers.indices.contains(place.module),
            let row = subject.body.answers[place.module].first, row.values.indices.contains(place.field)
        else { return "" }
        return format.cell(row.values[place.field], of: machine.modules[place.module].fields[place.field])
    }

    func granted(_ result: ResultRecord?) -> String {
        guard let result else { return "" }
        let fields = machine.outcomes[result.outcome].fields
        let index = fields.firstIndex { if case .choice = $0.type { true } else { false } }
        guard let index, result.values.indices.contains(index) else { return "" }
        return format.cell(result.values[index], of: fields[index])
    }
}
