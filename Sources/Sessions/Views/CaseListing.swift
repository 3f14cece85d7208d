// Lists of cases as one party sees them: the reviewers' list, the list of what is to be sent on, and the list for all
// else (R038, R040, R052). Which cases stand in them does not live here.

import Engine
import Machines
import Reporting
import Source

/// A list of cases before its rows are made, so that only those of a page are.
struct CaseListing {
    /// What a row is made from.
    struct Column {
        let shape: Listing.Column
        let cell: (Case) -> String
    }

    let columns: [Column]

    func listing(of cases: some Sequence<Case>) -> Listing {
        var listing = Listing(columns.map(\.shape))
        listing.rows = cases.map { subject in columns.map { $0.cell(subject) } }
        return listing
    }

    /// The rows in the order asked for. Their cases are read one by one and not kept.
    func sorted(_ rows: [DeskRow], by order: SortOrder?, _ registry: Registry) -> [DeskRow] {
        guard let order, let column = columns.first(where: { $0.shape.key == order.key }) else { return rows }
        return order.sorted(rows) { row, _ in registry.case(row.id).map(column.cell) ?? "" }
    }
}

extension Session {
    /// The list that shows the viewer what it needs to know of cases that stand so on its desk. `missing` says what a
    /// case lacks to be sent on.
    func caseListing(
        for viewer: Viewer, _ filter: CaseFilter, missing: @escaping (Case) -> String?
    ) -> CaseListing {
        let first = [number, applicantColumn]
        let matter = matterColumn(isShown: filter.matter == nil)
        switch filter.state {
        case .pending:
            let judging = [idColumn, unitColumn(for: viewer), matter, arrivals(for: viewer), judgedColumn, since]
            return CaseListing(columns: first + judging + dueColumns)
        case .dispatch where viewer != .auditor:
            return CaseListing(columns: first + [matter, attachedColumn, readyColumn(missing), since] + dueColumns)
        case .dispatch, .returned, .today, .done, .all:
            return CaseListing(columns: first + [matter, statusColumn, arrivals(for: viewer), since] + dueColumns)
        }
    }

    private var number: CaseListing.Column {
        .init(shape: .init("case", zh: "办件", en: "case", isNumber: true)) { String($0.id.number) }
    }

    private var applicantColumn: CaseListing.Column {
        .init(shape: .init("applicant", zh: "申报人", en: "applicant")) { [self] in applicant(of: $0) }
    }

    /// What tells namesakes apart, masked.
    private var idColumn: CaseListing.Column {
        .init(shape: .init("id", zh: "证件号码", en: "id", isWhole: true)) { [self] in maskedNumber(of: $0.applicant) }
    }

    /// Nothing where the party itself is the unit.
    private func unitColumn(for viewer: Viewer) -> CaseListing.Column {
        .init(shape: .init("unit", zh: "推荐单位", en: "unit", place: .whereFilled)) { [self] subject in
            guard let unit = unit(of: subject), unit != viewer.party else { return "" }
            return registry.title(of: unit)
        }
    }

    private func matterColumn(isShown: Bool) -> CaseListing.Column {
        let shape = Listing.Column("matter", zh: "事项", en: "matter", place: isShown ? .always : .never)
        return .init(shape: shape) { [self] in title(of: registry.machine(of: $0)) }
    }

    private var statusColumn: CaseListing.Column {
        .init(shape: .init("status", zh: "现状", en: "status", marks: Listing.statusMarks)) { [self] in status(of: $0) }
    }

    /// The mark `第2次` on what has come back (Q28): to the party's desk, or to its applicant's submissions.
    private func arrivals(for viewer: Viewer) -> CaseListing.Column {
        let shape = Listing.Column(
            "times", zh: "次数", en: "times", isNumber: true, place: .whereFilled,
            shown: { [self] in $0 == "1" || $0 == "0" ? "" : words(zh: "第\($0)次", en: $0) })
        return .init(shape: shape) { [self] subject in
            guard let party = viewer.party, party != subject.applicant else { return String(subject.body.submissions) }
            return String(registry.arrivals(of: subject, at: party))
        }
    }

    /// How many of the modules to be judged are.
    private var judgedColumn: CaseListing.Column {
        .init(shape: .init("judged", zh: "已核对", en: "judged", isWhole: true, place: .whereFilled)) { [self] subject in
            let modules = levelModules(subject, registry.machine(of: subject))
            if modules.isEmpty { return "" }
            return "\(subject.configuration.verdicts.judged.intersection(modules).count)/\(modules.count)"
        }
    }

    /// The dispatch attachments that are there already (R053).
    private var attachedColumn: CaseListing.Column {
        .init(shape: .init("attached", zh: "已上传送审附件", en: "attached")) { [self] subject in
            let files = dispatchFiles(of: subject)
            return files.isEmpty ? words(zh: "无", en: "none") : files
        }
    }

    /// Whether the case can be sent on, or what it lacks (R056).
    private func readyColumn(_ missing: @escaping (Case) -> String?) -> CaseListing.Column {
        .init(shape: .init("ready", zh: "可否送审", en: "ready")) { [self] subject in
            missing(subject).map { words(zh: "还缺\($0)", en: "missing: \($0)") } ?? words(zh: "可以送审", en: "yes")
        }
    }

    private var since: CaseListing.Column {
        .init(shape: .init("since", zh: "自", en: "since", isWhole: true)) { $0.since.day.description }
    }

    /// The day on which the case is due, and by how much it is late; nothing where no case of the list has a limit.
    private var dueColumns: [CaseListing.Column] {
        Listing.dueColumns.enumerated().map { place, column in
            var shape = column
            shape.place = .whereFilled
            shape.isWhole = true
            return .init(shape: shape) { [self] in dueCells(of: $0)[place] }
        }
    }

    /// The number by which a party is known, a citizen id masked (Q41).
    private func maskedNumber(of id: PartyID) -> String {
        guard let party = registry.party(id) else { return "" }
        let fields = registry.schema(of: party.kind).fields
        guard let index = fields.firstIndex(where: \.isUnique) else { return "" }
        return format(of: registry.ruleset, masksIDs: true).cell(party.value(index), of: fields[index])
    }
}
