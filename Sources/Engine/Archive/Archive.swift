// What a registry held after one of the store's records, to be read piece by piece instead of folded anew. How it lies
// on a disk is not known here.

package import Machines

/// The value that a field of a kind of party holds.
package struct FieldValue: Hashable, Sendable {
    package let kind: PartyKind
    package let field: Int
    package let value: Value

    package init(kind: PartyKind, field: Int, value: Value) {
        self.kind = kind
        self.field = field
        self.value = value
    }
}

/// The part of a registry that grows with the history, as it was after a record.
package protocol Archive: Sendable {
    /// By number, from 1.
    var parties: any ShelfSource<Party> { get }
    /// In the order of opening.
    var accounts: any ShelfSource<Account> { get }
    /// By number, from 1.
    var cases: any ShelfSource<Case> { get }
    /// The place of the account of this name; nil where there is none.
    func account(named name: String) -> Int?
    /// The parties whose field holds the value, ascending; fields that are unique and divisions are asked for.
    func parties(holding value: FieldValue) -> [PartyID]
    /// The cases that the party applied for, ascending.
    func cases(appliedBy party: PartyID) -> [CaseID]
    /// Gives where the cases stand on the party's desk, or without a party all cases, ascending.
    func deskRows(of party: PartyID?, _ take: (DeskRow) -> Void)
}

/// The part of a registry that does not grow with the history, as it was after a record.
package struct ArchivedFrame: Sendable {
    /// The definitions, in their order, by hash and ruleset.
    package let definitions: [(hash: String, ruleset: Ruleset)]
    /// The places of the definitions that were taken into use, in order.
    package let deployments: [Int]
    /// The latest moment of an event.
    package let latest: Moment?
    package let drafts: [CaseID: [String: ReviewDraft]]
    package let opinions: [PartyID: [Verb: [String]]]

    package init(
        definitions: [(hash: String, ruleset: Ruleset)], deployments: [Int], latest: Moment?,
        drafts: [CaseID: [String: ReviewDraft]], opinions: [PartyID: [Verb: [String]]]
    ) {
        self.definitions = definitions
        self.deployments = deployments
        self.latest = latest
        self.drafts = drafts
        self.opinions = opinions
    }
}
