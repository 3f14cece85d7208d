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

/// One row of the result list, its cells as the reader sees them (R064). A cell is made when it is asked for: some of
/// them need other cases and parties.
struct ResultRow {
    let subject: Case
    private let session: Session
    private let shape: ResultShape
    private let result: ResultRecord?

    fileprivate init(_ subject: Case, _ session: Session, _ shape: ResultShape, for party: PartyID?) {
        self.subject = subject
        self.session = session
        self.shape = shape
        result = subject.visibleResult(in: shape.machine, for: party)
    }

    var name: String { session.applicant(of: subject) }

    /// The applicant's citizen id, or the number that it is known by.
    var id: String { shape.id(of: subject, session.registry) }

    var unit: String { subject.body.stops.first.map { session.registry.title(of: $0.holder) } ?? "" }
    var sought: String { shape.answer(shape.sought, of: subject) }
    var kind: String { shape.answer(shape.kind, of: subject) }
    var granted: String { shape.granted(result) }
    var submitted: String {
        subject.body.deeds.first { $0.verb == .submit }?.stamp.at.day.description ?? ""
    }

    /// 新申报, or 重新申报 where an earlier case of the year ended without a result.
    var mark: String {
        let registry = session.registry
        let name = shape.machine.facts.name
        let earlier = registry.cases(appliedBy: subject.applicant).contains {
            $0.id < subject.id && $0.year == subject.year && registry.machine(of: $0).facts.name == name
        }
        return earlier ? session.words(zh: "重新申报", en: "anew") : session.words(zh: "新申报", en: "new")
    }

    var status: (name: String, title: String) {
        let state = session.registry.state(of: subject)
        if state.kind == .end { return (state.name, state.title) }
        if let result {
            let outcome = shape.machine.outcomes[result.outcome]
            return (outcome.name, outcome.title)
        }
        return (undecidedName, shape.machine.appraisal?.undecidedTitle ?? "")
    }
}

extension ResultFilter {
    /// Whether a result must be read to know if it is wanted.
    var asksForContents: Bool {
        [name, id, unit, sought, status, granted].contains { $0 != nil }
    }
}

/// The results that a viewer may see. Which there are is known from how their cases stand; a result itself is read
/// when it is asked for, since an office may have hundreds of thousands.
final class ResultList {
    private let session: Session
    private let viewer: Viewer
    private let masksIDs: Bool
    private var shapes: [MachinePlace: ResultShape] = [:]
    private var registry: Registry { session.registry }

    init(_ session: Session, for viewer: Viewer, masksIDs: Bool) {
        self.session = session
        self.viewer = viewer
        self.masksIDs = masksIDs
    }

    /// The cases of appraised matters that were submitted and that the filter lets through, oldest first (R070).
    func cases(matching filter: CaseFilter) -> [DeskRow] {
        session.rows(of: viewer, matching: filter).filter { row in
            registry.machine(of: row).appraisal != nil && wasSubmitted(row)
        }
    }

    /// The result of a case; nil where its matter knows none.
    func result(of id: CaseID) -> ResultRow? {
        guard let subject = registry.case(id), registry.machine(of: subject).appraisal != nil else { return nil }
        let place = session.place(of: subject)
        if shapes[place] == nil {
            let ruleset = registry.ruleset(of: subject)
            let format = session.format(of: ruleset, masksIDs: masksIDs)
            shapes[place] = ResultShape(registry.machine(of: subject), ruleset, format)
        }
        return shapes[place].map { ResultRow(subject, session, $0, for: viewer.party) }
    }

    /// Whether the case was ever submitted. One that is or ended as a draft has to be asked itself.
    private func wasSubmitted(_ row: DeskRow) -> Bool {
        switch registry.kind(of: row) {
        case .review, .dispatch, .appraisal, .returned: return true
        case .draft, .end:
            if row.published != nil { return true }
            return registry.case(row.id).map { $0.body.submissions > 0 } ?? false
        }
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
