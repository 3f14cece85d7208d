// Where parties, accounts and cases are found by what they hold or whom they concern: what an archive knows, with what
// has changed since laid over it.

import Machines

/// The ways into a registry other than by number.
struct Lookups: Sendable {
    private let archive: (any Archive)?
    /// Whether the archive is still right about parties; not once they are numbered otherwise.
    private var trustsArchivedParties = true
    private var accounts: [String: Int] = [:]
    /// By the value of a unique field or of one that holds a division, ascending: few of many are an office's
    /// candidates.
    private var holders: [FieldValue: [PartyID]] = [:]
    private var applied: [PartyID: [CaseID]] = [:]
    /// The cases outside the archive that a party reviews or has reviewed, ascending.
    private var reviewed: [PartyID: [CaseID]] = [:]

    init(_ archive: (any Archive)? = nil) {
        self.archive = archive
    }

    func account(named name: String) -> Int? {
        accounts[name] ?? archive?.account(named: name)
    }

    mutating func noteAccount(named name: String, at place: Int) {
        accounts[name] = place
    }

    func parties(holding value: FieldValue) -> [PartyID] {
        if let known = holders[value] { return known }
        return trustsArchivedParties ? archive?.parties(holding: value) ?? [] : []
    }

    mutating func insert(_ party: PartyID, holding value: FieldValue) {
        if holders[value] == nil { holders[value] = parties(holding: value) }
        holders[value]?.insertAscending(party)
    }

    mutating func remove(_ party: PartyID, holding value: FieldValue) {
        if holders[value] == nil { holders[value] = parties(holding: value) }
        holders[value]?.removeAll { $0 == party }
    }

    /// Forgets all that is known of parties; they are to be noted anew.
    mutating func forgetParties() {
        trustsArchivedParties = false
        holders = [:]
    }

    func cases(appliedBy party: PartyID) -> [CaseID] {
        (archive?.cases(appliedBy: party) ?? []) + (applied[party] ?? [])
    }

    mutating func note(_ id: CaseID, appliedBy party: PartyID) {
        applied[party, default: []].append(id)
    }

    mutating func note(_ id: CaseID, reviewedBy party: PartyID) {
        reviewed[party, default: []].insertAscending(id)
    }

    /// The cases outside the archive that the party reviews or has reviewed, ascending.
    func cases(reviewedBy party: PartyID) -> [CaseID] {
        reviewed[party] ?? []
    }

    /// Gives the archive's rows for the party, or without one of all cases, ascending.
    func archivedRows(of party: PartyID?, _ take: (DeskRow) -> Void) {
        archive?.deskRows(of: party, take)
    }
}

extension Array where Element: Comparable {
    /// Puts an element where it belongs among ascending ones, unless it is there.
    fileprivate mutating func insertAscending(_ element: Element) {
        var (low, high) = (0, count)
        if let last, last < element { low = count }
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        if low < count, self[low] == element { return }
        insert(element, at: low)
    }
}
