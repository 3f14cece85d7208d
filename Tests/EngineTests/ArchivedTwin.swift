// A twin of a registry that is laid into an archive after every commit, so that every test of the engine also says that
// a registry read from an archive, with what has changed laid over it, is no other than the one that was folded whole.

import Engine
import Machines
import Testing

/// An archive of everything that a registry holds.
struct RegistryArchive: Archive {
    let registry: Registry

    struct Source<Element: Sendable>: ShelfSource {
        let elements: [Element]
        var count: Int { elements.count }
        func element(at place: Int) -> Element { elements[place] }
    }

    var parties: any ShelfSource<Party> { Source(elements: Array(registry.parties)) }
    var accounts: any ShelfSource<Account> { Source(elements: Array(registry.accounts)) }
    var cases: any ShelfSource<Case> { Source(elements: Array(registry.cases)) }
    func account(named name: String) -> Int? { registry.accounts.firstIndex { $0.name == name } }
    func cases(appliedBy party: PartyID) -> [CaseID] { registry.caseIDs(appliedBy: party) }
    func deskRows(of party: PartyID?, _ take: (DeskRow) -> Void) { registry.deskRows(of: party, take) }

    func parties(holding value: FieldValue) -> [PartyID] {
        registry.isSoughtAfter(value)
            ? registry.parties.filter { $0.kind == value.kind && $0.value(value.field) == value.value }.map(\.id) : []
    }
}

/// The twin.
struct ArchivedTwin {
    private var registry = Registry()

    /// Folds the event as the other registry did, and expects to be the same.
    mutating func fold(_ event: Event, stamp: Stamp, like other: Registry, resolve: (String) -> Ruleset?) {
        registry.fold(event, stamp: stamp, resolve: resolve)
        expectSame(as: other)
        let frame = ArchivedFrame(
            definitions: registry.definitions.map { ($0.hash, $0.compiled) }, deployments: registry.deployments,
            latest: registry.latest, drafts: registry.drafts, opinions: registry.opinionsByParty)
        registry = Registry(RegistryArchive(registry: registry), frame: frame)
        expectSame(as: other)
    }

    private func expectSame(as other: Registry) {
        #expect(registry.cases == other.cases)
        #expect(registry.parties == other.parties)
        #expect(registry.accounts == other.accounts)
        #expect(registry.definitions == other.definitions && registry.current == other.current)
        #expect(registry.drafts.filter { !$0.value.isEmpty } == other.drafts.filter { !$0.value.isEmpty })
        #expect(registry.latest == other.latest)
        #expect(registry.opinionsByParty == other.opinionsByParty)
        for party in other.parties {
            for field in party.values.indices {
                let value = FieldValue(kind: party.kind, field: field, value: party.value(field))
                #expect(registry.parties(holding: value) == other.parties(holding: value))
            }
            #expect(registry.caseIDs(appliedBy: party.id) == other.caseIDs(appliedBy: party.id))
        }
        for party in [nil] + other.parties.map({ Optional($0.id) }) {
            #expect(rows(registry, party) == rows(other, party))
        }
        for account in other.accounts { #expect(registry.account(named: account.name) == account) }
    }

    private func rows(_ registry: Registry, _ party: PartyID?) -> [DeskRow] {
        var rows: [DeskRow] = []
        registry.deskRows(of: party) { rows.append($0) }
        return rows
    }
}
