// The list that an appraisal meeting fills in: the cases whose results this office records, with columns for the
// outcome and its fields. It is read back by `MeetingSheet`, which knows its columns too.

import Engine
import Machines
import Reporting
import Source

/// The list as a CSV file. Citizen ids are masked: they are there to tell people of one name apart, and spreadsheets
/// would turn whole ones into rounded numbers.
struct MeetingList {
    let text: String
    let count: Int

    init(_ call: Call, among ids: [CaseID]?) throws(Failure) {
        let party = try call.partyID()
        let session = call.session
        let wanted = ids.map(Set.init)
        let cases = call.registry.casesToAppraise(by: party).filter { wanted?.contains($0.id) ?? true }
        guard !cases.isEmpty else { throw .refusal(Refusal(.nothingToExport), nil) }
        let results = ResultList(session, for: .party(party), masksIDs: true)
        let fields = MeetingColumn.fields(of: cases.map(call.registry.machine))
        let language = session.language
        let table = cases.map { subject -> [String] in
            let row = results.result(of: subject.id)
            let known = [
                String(subject.id.number), session.applicant(of: subject), row?.id ?? "", row?.unit ?? "",
                row?.sought ?? "", row?.kind ?? "",
            ]
            return known + MeetingList.result(of: subject, fields, session)
        }
        let titles = MeetingColumn.listed.map { $0.heading[language] }
        text = csv(header: titles + fields.map { language == .zh ? $0.title : $0.name }, rows: table)
        count = cases.count
    }

    /// What is recorded already: the outcome, then a cell for each field.
    private static func result(of subject: Case, _ fields: [Term], _ session: Session) -> [String] {
        let machine = session.registry.machine(of: subject)
        guard let result = subject.body.result else { return [""] + fields.map { _ in "" } }
        let outcome = machine.outcomes[result.outcome]
        let format = session.format(of: session.registry.ruleset(of: subject), masksIDs: true)
        let cells = fields.map { term -> String in
            guard let index = outcome.fields.firstIndex(where: { $0.name == term.name && $0.title == term.title }),
                result.values.indices.contains(index)
            else { return "" }
            return format.cell(result.values[index], of: outcome.fields[index])
        }
        return [session.called(outcome.name, outcome.title)] + cells
    }
}

extension Registry {
    /// The cases whose results the party may record, by number.
    func casesToAppraise(by party: PartyID) -> [Case] {
        waitingRows(for: party).filter { kind(of: $0) == .appraisal }.compactMap { self.case($0.id) }
    }
}
