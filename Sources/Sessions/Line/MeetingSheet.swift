// The results of an appraisal meeting from a file: which case each row is, and what is to be recorded for it. Whether
// it may be recorded is decided with all other recordings.

import Engine
import Machines
import Reporting
import Source

/// What a row would record.
struct MeetingResult {
    let line: Int
    let id: CaseID
    let result: ResultRecord
}

/// The rows of a file, read against the registry.
struct MeetingSheet {
    private(set) var results: [MeetingResult] = []
    /// Rows whose result is recorded already, word for word.
    private(set) var unchanged: [CaseID] = []
    /// Rows without a result.
    private(set) var undecided: [CaseID] = []
    private(set) var faults: [SheetFault] = []
    let columns: MeetingColumns
    private let call: Call
    private let candidates: Set<CaseID>
    private let candidatesByCitizenID: [String: [Case]]

    init(_ sheet: Sheet, file: String, call: Call) throws(Failure) {
        self.call = call
        let party = try call.partyID()
        let cases = call.registry.casesToAppraise(by: party)
        candidates = Set(cases.map(\.id))
        candidatesByCitizenID = Dictionary(grouping: cases) { call.registry.citizenID(of: $0) ?? "" }
        // WHY: of two headings that are as near, the one that these cases have is meant.
        let machines = cases.map(call.registry.machine) + call.registry.definitions.flatMap(\.ruleset.machines)
        columns = try MeetingColumns(sheet.header, known: MeetingColumn.fields(of: machines), file: file)
        var lines: [CaseID: Int] = [:]
        for row in sheet.rows {
            do throws(SheetFault) {
                try expectNothingBeyond(row, header: sheet.header)
                let subject = try subject(of: row)
                if let other = lines.updateValue(row.line, forKey: subject.id) {
                    throw fault(row, nil, zh: "与第 \(other) 行是同一办件", en: "the same case as line \(other)")
                }
                try take(row, for: subject)
            } catch {
                faults.append(error)
            }
        }
    }

    private mutating func take(_ row: Sheet.Row, for subject: Case) throws(SheetFault) {
        guard let result = try result(of: row, for: subject) else {
            undecided.append(subject.id)
            return
        }
        if subject.body.result == result, candidates.contains(subject.id) {
            unchanged.append(subject.id)
        } else {
            results.append(MeetingResult(line: row.line, id: subject.id, result: result))
        }
    }
}

// Which case a row is.
extension MeetingSheet {
    private func subject(of row: Sheet.Row) throws(SheetFault) -> Case {
        let subject: Case
        if let numbered = try numbered(row) { subject = numbered } else { subject = try identified(row) }
        let name = call.registry.title(of: subject.applicant)
        let written = text(row, .name)
        if !written.isEmpty, written != name {
            throw fault(
                row, .name, zh: "办件 \(subject.id.number) 的申报人是“\(name)”，不是“\(written)”",
                en: "the applicant of case \(subject.id.number) is \(name), not \(written)")
        }
        let id = text(row, .id).uppercased()
        if !id.isEmpty, let known = call.registry.citizenID(of: subject), id != known, id != maskedID(known) {
            throw fault(
                row, .id, zh: "与办件 \(subject.id.number) 不符" + spoilt(id).zh,
                en: "not that of case \(subject.id.number)" + spoilt(id).en)
        }
        return subject
    }

    /// The case whose number stands there; nil where none does.
    private func numbered(_ row: Sheet.Row) throws(SheetFault) -> Case? {
        let written = text(row, .number)
        guard !written.isEmpty else { return nil }
        do throws(Failure) {
            return try call.case(try call.caseID(written))
        } catch {
            throw SheetFault(line: row.line, column: heading(.number), why: .failure(error))
        }
    }

    private func identified(_ row: Sheet.Row) throws(SheetFault) -> Case {
        let id = text(row, .id).uppercased()
        guard !id.isEmpty, !text(row, .name).isEmpty else {
            throw fault(
                row, nil, zh: "要写办件编号，或者写姓名和证件号码", en: "give the case, or the name and the id")
        }
        let found = candidatesByCitizenID[id] ?? []
        if found.count == 1, let subject = found.first { return subject }
        guard found.isEmpty else {
            let numbers = found.map { String($0.id.number) }.joined(separator: call.session.listComma)
            throw fault(
                row, .id, zh: "此人有几件待评审：\(numbers)；写明办件编号",
                en: "several cases are this person's: \(numbers); give the number")
        }
        throw fault(
            row, .id, zh: "没有这个证件号码的待评审办件" + spoilt(id).zh, en: "no case to be appraised has this id" + spoilt(id).en)
    }

    /// WHY: spreadsheets keep fifteen digits of a number, so that an id they took for one is lost; the reader should
    /// look for it there and not at the applicant.
    private func spoilt(_ id: String) -> Words {
        let isRounded = id.count == 18 && id.hasSuffix("000") || id.contains("E+")
        guard isRounded else { return Words(zh: "", en: "") }
        return Words(
            zh: "；表格软件把它当成数字改了，把这一列设为文本，或改写办件编号",
            en: "; the spreadsheet took it for a number; make the column text, or give the case instead")
    }
}

// What a row says of its case.
extension MeetingSheet {
    /// The result; nil where the row has none.
    private func result(of row: Sheet.Row, for subject: Case) throws(SheetFault) -> ResultRecord? {
        let machine = call.registry.machine(of: subject)
        let given = columns.fields.filter { !row.cell($0.place).isEmpty }
        let written = text(row, .outcome)
        guard !written.isEmpty else {
            guard let first = given.first else { return nil }
            throw fault(row, .outcome, zh: "没有写结果，却写了\(first.heading)", en: "empty, though \(first.heading) is given")
        }
        let index: Int
        do throws(Failure) {
            index = try call.outcome(named: written, in: machine)
        } catch {
            throw SheetFault(line: row.line, column: heading(.outcome), why: .failure(error))
        }
        let outcome = machine.outcomes[index]
        var values = [Value](repeating: .unset, count: outcome.fields.count)
        for column in given {
            let place = outcome.fields.firstIndex { $0.name == column.heading || $0.title == column.heading }
            guard let place else {
                throw SheetFault(
                    line: row.line, column: column.heading,
                    why: .words(
                        Words(
                            zh: "结果“\(outcome.title)”没有这一项，应留空", en: "\(outcome.name) has no such field; leave it empty"
                        )))
            }
            let ruleset = call.registry.ruleset(of: subject)
            switch parseValue(row.cell(column.place), for: outcome.fields[place], in: ruleset) {
            case .success(let value): values[place] = value
            case .failure(let refusal):
                throw SheetFault(line: row.line, column: column.heading, why: .failure(.refusal(refusal, nil)))
            }
        }
        return ResultRecord(outcome: index, values: values)
    }

    private func expectNothingBeyond(_ row: Sheet.Row, header: [String]) throws(SheetFault) {
        guard row.cells.dropFirst(header.count).contains(where: { !$0.isEmpty }) else { return }
        throw fault(
            row, nil, zh: "比第一行多出几格；内容里的逗号要连内容一起加引号",
            en: "more cells than the first line; a cell that holds a comma is quoted")
    }

    private func text(_ row: Sheet.Row, _ column: MeetingColumn) -> String {
        columns.places[column].map(row.cell) ?? ""
    }

    private func heading(_ column: MeetingColumn) -> String { column.heading[call.language] }

    private func fault(_ row: Sheet.Row, _ column: MeetingColumn?, zh: String, en: String) -> SheetFault {
        SheetFault(line: row.line, column: column.map(heading), why: .words(Words(zh: zh, en: en)))
    }
}

extension Registry {
    /// The citizen id of a case's applicant; nil where its kind has none.
    func citizenID(of subject: Case) -> String? {
        guard let party = party(subject.applicant), ruleset.parties.indices.contains(party.kind),
            let field = ruleset.parties[party.kind].fields.firstIndex(where: { $0.type == .citizenID }),
            case .text(let id) = party.value(field)
        else { return nil }
        return id
    }
}
