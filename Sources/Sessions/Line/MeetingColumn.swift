// The columns of a file with the results of an appraisal meeting: what their headings may be, and which is which.

import Engine
import Machines
import Source

/// A column whose meaning is known without the rulebook.
enum MeetingColumn: CaseIterable {
    case number, name, id, unit, sought, kind, outcome
    /// A row number or a remark: read by people only.
    case remark

    /// Those that a list for a meeting begins with, in their order.
    static let listed: [MeetingColumn] = [.number, .name, .id, .unit, .sought, .kind, .outcome]

    /// Its headings in either language, the usual one first.
    var headings: [String] {
        switch self {
        case .number: ["办件", "case", "办件编号", "编号"]
        case .name: ["姓名", "name"]
        case .id: ["证件号码", "id", "citizen-id", "身份证号", "身份证号码"]
        case .unit: ["推荐单位", "unit"]
        case .sought: ["申请评定等级", "sought", "申请评定级别"]
        case .kind: ["人才认定分类", "class"]
        case .outcome: ["评审结果", "outcome", "评定状态", "评审状态", "status", "result", "结果"]
        case .remark: ["序号", "备注", "no", "note", "remark"]
        }
    }

    /// What lists are headed with.
    var heading: Words { Words(zh: headings[0], en: headings[1]) }

    /// Whether something is read from it.
    var isRead: Bool { [.number, .name, .id, .outcome].contains(self) }

    /// The column of this heading, or nil.
    static func parse(_ heading: String) -> MeetingColumn? {
        allCases.first { $0.headings.contains(heading.lowercased()) }
    }

    /// The fields that outcomes of these machines have, each once.
    static func fields(of machines: [Machine]) -> [Term] {
        var fields: [Term] = []
        for field in machines.flatMap(\.outcomes).flatMap(\.fields) {
            let term = Term(name: field.name, title: field.title)
            if !fields.contains(term) { fields.append(term) }
        }
        return fields
    }
}

/// Which columns of a file mean what.
struct MeetingColumns {
    /// The place of each column that is read.
    private(set) var places: [MeetingColumn: Int] = [:]
    /// The fields of outcomes, with the place of each.
    private(set) var fields: [(place: Int, heading: String)] = []
    /// Headings that mean nothing here.
    private(set) var unused: [String] = []

    /// `known` are the fields that an outcome may have.
    init(_ header: [String], known: [Term], file: String) throws(Failure) {
        let names = MeetingColumn.allCases.filter(\.isRead).flatMap(\.headings) + known.flatMap { [$0.name, $0.title] }
        for (place, heading) in header.enumerated() where !heading.isEmpty {
            if let column = MeetingColumn.parse(heading) {
                if column.isRead, let other = places.updateValue(place, forKey: column) {
                    throw MeetingColumns.twice(header[other], heading, file)
                }
            } else if let term = known.first(where: { $0.name == heading || $0.title == heading }) {
                let other = fields.first { $0.heading == term.name || $0.heading == term.title }
                if let other { throw MeetingColumns.twice(other.heading, heading, file) }
                fields.append((place, heading))
            } else if let near = nearName(to: heading, among: names) {
                throw .mistake(
                    Mistake(.columnUnknown, ["file": .text(file), "column": .name(heading)], near: near))
            } else {
                unused.append(heading)
            }
        }
        try expectKeys(file)
    }

    private func expectKeys(_ file: String) throws(Failure) {
        func missing(_ columns: Source.Fact) -> Failure {
            .mistake(Mistake(.columnMissing, ["file": .text(file), "columns": columns]))
        }
        func name(_ column: MeetingColumn) -> Source.Fact { .words(column.heading) }
        if places[.outcome] == nil { throw missing(name(.outcome)) }
        if places[.number] != nil { return }
        if places[.id] == nil { throw missing(.anyOf([name(.number), name(.id)])) }
        if places[.name] == nil { throw missing(.anyOf([name(.number), name(.name)])) }
    }

    private static func twice(_ first: String, _ second: String, _ file: String) -> Failure {
        .mistake(
            Mistake(.columnTwice, ["file": .text(file), "column": .name(first), "other": .name(second)]))
    }
}
