// One row a case of how it stands on a party's desk: all that lists and counts ask of a case before they show it.
// What the words mean lives in `WorkList.swift`.

package import Machines

/// How a case stands on a party's desk, or without a party with whoever has it.
package struct DeskRow: Hashable, Sendable {
    package let id: CaseID
    /// The definition that the case is under, by its place in the registry.
    package let definition: Int
    /// The machine in that definition.
    package let machine: Int
    package let state: StateID
    package let year: Int
    /// Since when the case is in its state.
    package let since: Moment
    /// The day on which the result was last published; nil where it was not.
    package let published: CivilDate?
    /// Whether the party appraises the case.
    package let isAppraiser: Bool
    /// Nil: not on the desk at all.
    package let desk: Desk?
    package let isReturned: Bool
    /// The day on which the party last did its part; nil where it has not.
    package let completion: CivilDate?

    package init(
        id: CaseID, definition: Int, machine: Int, state: StateID, year: Int, since: Moment, published: CivilDate?,
        isAppraiser: Bool, desk: Desk?, isReturned: Bool, completion: CivilDate?
    ) {
        self.id = id
        self.definition = definition
        self.machine = machine
        self.state = state
        self.year = year
        self.since = since
        self.published = published
        self.isAppraiser = isAppraiser
        self.desk = desk
        self.isReturned = isReturned
        self.completion = completion
    }
}

extension Registry {
    /// How the case stands on the party's desk.
    package func deskRow(of subject: Case, for party: PartyID?) -> DeskRow {
        DeskRow(
            id: subject.id, definition: subject.definition, machine: subject.machine,
            state: subject.configuration.state, year: subject.year, since: subject.since,
            published: subject.body.deeds.last { $0.verb == .publish }?.stamp.at.day,
            isAppraiser: party != nil && subject.body.appraiser == party, desk: desk(of: subject, for: party),
            isReturned: isReturned(subject, by: party), completion: completion(of: subject, by: party))
    }

    /// Gives a row for every case that the party reviews or appraises, or without a party for every case, by number.
    /// In an archive nothing but the rows is read.
    package func deskRows(of party: PartyID?, _ take: (DeskRow) -> Void) {
        let known = party.map(lookups.cases(reviewedBy:)) ?? cases.placesOutsideArchive.map { CaseID(UInt32($0 + 1)) }
        var next = known.startIndex
        func takeKnown(below limit: CaseID?) {
            while next < known.endIndex, limit.map({ known[next] < $0 }) ?? true {
                if let subject = self.case(known[next]), party.map({ subject.isReviewed(by: $0) }) ?? true {
                    take(deskRow(of: subject, for: party))
                }
                next += 1
            }
        }
        lookups.archivedRows(of: party) { row in
            takeKnown(below: row.id)
            if next < known.endIndex, known[next] == row.id { return }
            take(row)
        }
        takeKnown(below: nil)
    }

    /// The rows of the cases that the party applied for or that have reached it as a reviewer, without a party of all
    /// cases, by number. `isWanted` is asked of each as what it concerns the party: as the applicant's or not; one that
    /// concerns it as both is asked for twice.
    package func rows(of party: PartyID?, where isWanted: (DeskRow, _ isOwn: Bool) -> Bool) -> [DeskRow] {
        var reviewed: [DeskRow] = []
        deskRows(of: party) { row in
            if row.desk != .ahead, isWanted(row, false) { reviewed.append(row) }
        }
        guard let party else { return reviewed }
        let applied = cases(appliedBy: party).map { deskRow(of: $0, for: party) }.filter { isWanted($0, true) }
        if applied.isEmpty { return reviewed }
        var rows: [DeskRow] = []
        for row in (applied + reviewed).sorted(by: { $0.id < $1.id }) where rows.last?.id != row.id {
            rows.append(row)
        }
        return rows
    }

    /// The rows of the cases that wait for something that the party may do, by number: on its desk as a reviewer, or in
    /// its hands as the applicant.
    package func waitingRows(for party: PartyID) -> [DeskRow] {
        rows(of: party) { row, isOwn in
            if row.desk == .pending || row.desk == .dispatch { return true }
            guard isOwn else { return false }
            let kind = kind(of: row)
            return kind == .draft || kind == .returned
        }
    }

    /// The kind of state that the row's case is in.
    package func kind(of row: DeskRow) -> State.Kind {
        definitions[row.definition].ruleset.machines[row.machine].states[Int(row.state.index)].kind
    }

    /// The machine that the row's case runs on.
    package func machine(of row: DeskRow) -> Machine {
        definitions[row.definition].ruleset.machines[row.machine]
    }
}

extension Case {
    /// Whether the party stands on the ladder, as reviewer or appraiser.
    package func isReviewed(by party: PartyID) -> Bool {
        body.appraiser == party || body.stops.contains { $0.holder == party }
    }
}
