// The registry: every definition, party, account and case of a store, folded from its events.
// It decides nothing; `Evolution` folds events in, `Facts` reads out of it.

package import Machines

/// A rulebook that the store uses or used.
package struct Definition: Hashable, Sendable {
    /// The content hash, hexadecimal.
    package let hash: String
    /// As it was compiled. Its kinds and fields have their own numbers.
    package let compiled: Ruleset
    /// In the store's numbering of kinds and fields: by it parties are read and written.
    package private(set) var ruleset: Ruleset
    /// How this definition numbers the choices of parties' fields.
    private(set) var reading = ChoiceReading()
    /// What new cases hold, by machine.
    let blanks: [BlankBody]

    package init(hash: String, ruleset: Ruleset) {
        self.hash = hash
        compiled = ruleset
        self.ruleset = ruleset
        blanks = ruleset.machines.map(BlankBody.init)
    }

    /// Reads and writes parties by this numbering from here on.
    mutating func renumber(to vocabulary: Vocabulary) {
        let renumbering = Renumbering(from: Vocabulary(of: compiled), to: vocabulary)
        ruleset = compiled.renumbered(by: renumbering)
        reading = ChoiceReading(renumbering)
    }
}

/// What a registry holds.
private struct RegistryContents: Sendable {
    var definitions: [Definition] = []
    var current: Int?
    var deployments: [Int] = []
    var latest: Moment?
    var parties = Shelf<Party>()
    var accounts = Shelf<Account>()
    var cases = Shelf<Case>()
    var vocabulary = Vocabulary()
    var drafts: [CaseID: [String: ReviewDraft]] = [:]
    var opinionsByParty: [PartyID: [Verb: [String]]] = [:]
    var lookups = Lookups()
}

/// Everything that a store's events say.
package struct Registry: Sendable {
    /// INVARIANT: one element. WHY: a list of one is a place of its own, so that a copy of a registry, which each
    /// look-up of facts makes, counts one reference and not one for each part.
    private var kept = [RegistryContents()]

    /// In the order of deployment; a redeployed definition keeps its first place.
    package internal(set) var definitions: [Definition] {
        _read { yield kept[0].definitions }
        _modify { yield &kept[0].definitions }
    }
    /// The definition that new cases begin under, by its place; nil in a store without one.
    package internal(set) var current: Int? {
        _read { yield kept[0].current }
        _modify { yield &kept[0].current }
    }
    /// The places of the definitions that were taken into use, in order.
    package internal(set) var deployments: [Int] {
        _read { yield kept[0].deployments }
        _modify { yield &kept[0].deployments }
    }
    /// The latest moment of an event; nil before the first.
    package internal(set) var latest: Moment? {
        _read { yield kept[0].latest }
        _modify { yield &kept[0].latest }
    }
    /// By number, from 1.
    package internal(set) var parties: Shelf<Party> {
        _read { yield kept[0].parties }
        _modify { yield &kept[0].parties }
    }
    package internal(set) var accounts: Shelf<Account> {
        _read { yield kept[0].accounts }
        _modify { yield &kept[0].accounts }
    }
    /// By number, from 1.
    package internal(set) var cases: Shelf<Case> {
        _read { yield kept[0].cases }
        _modify { yield &kept[0].cases }
    }
    /// By which parties hold their values: what the current definition declares comes first.
    var vocabulary: Vocabulary {
        _read { yield kept[0].vocabulary }
        _modify { yield &kept[0].vocabulary }
    }
    package internal(set) var drafts: [CaseID: [String: ReviewDraft]] {
        _read { yield kept[0].drafts }
        _modify { yield &kept[0].drafts }
    }
    /// What parties keep of their own opinions, by verb.
    package internal(set) var opinionsByParty: [PartyID: [Verb: [String]]] {
        _read { yield kept[0].opinionsByParty }
        _modify { yield &kept[0].opinionsByParty }
    }
    var lookups: Lookups {
        _read { yield kept[0].lookups }
        _modify { yield &kept[0].lookups }
    }

    package init() {}

    /// The registry of which the frame is known and everything else lies in an archive.
    package init(_ archive: any Archive, frame: ArchivedFrame) {
        // WHY: the numbering of what parties hold goes by the order in which definitions were taken into use.
        for place in frame.deployments where frame.definitions.indices.contains(place) {
            deploy(Definition(hash: frame.definitions[place].hash, ruleset: frame.definitions[place].ruleset))
        }
        latest = frame.latest
        drafts = frame.drafts
        opinionsByParty = frame.opinions
        parties = Shelf(archive.parties)
        accounts = Shelf(archive.accounts)
        cases = Shelf(archive.cases)
        lookups = Lookups(archive)
    }

    /// The ruleset that new cases begin under; an empty one in a store without a definition.
    package var ruleset: Ruleset {
        current.map { definitions[$0].ruleset } ?? Ruleset(parties: [], offices: [], divisions: [], machines: [])
    }

    /// The party of this number, or nil.
    @inline(never)  // WHY: inlined into a loop, it copies the list of parties at each round.
    package func party(_ id: PartyID) -> Party? {
        let index = Int(id.number) - 1
        return parties.indices.contains(index) ? parties[index] : nil
    }

    /// The kind of the party of this number, or nil.
    package func kind(of id: PartyID) -> PartyKind? {
        let place = Int(id.number) - 1
        guard place >= 0, place < kept[0].parties.endIndex else { return nil }
        return kept[0].parties.look(at: place) { $0.kind }
    }

    /// The account of this name, or nil.
    package func account(named name: String) -> Account? {
        lookups.account(named: name).map { accounts[$0] }
    }

    /// The party that the account of this name acts for; nil where it has none, or there is no such account.
    package func party(ofAccount name: String) -> PartyID? {
        kept[0].lookups.account(named: name).flatMap { kept[0].accounts.look(at: $0) { $0.party } }
    }

    /// The case of this number, or nil.
    package func `case`(_ id: CaseID) -> Case? {
        let index = Int(id.number) - 1
        return cases.indices.contains(index) ? cases[index] : nil
    }

    /// Whether there is a case of this number, and it runs on that machine.
    package func isCase(_ id: CaseID, onMachine machine: Int, of definition: Int) -> Bool {
        application(of: id).map { $0 == (definition, machine) } ?? false
    }

    /// The places of the definition and of the machine that a case runs on, or nil. WHY: without the case, which is
    /// many parts.
    package func application(of id: CaseID) -> (definition: Int, machine: Int)? {
        let place = Int(id.number) - 1
        guard place >= 0, place < kept[0].cases.endIndex else { return nil }
        return kept[0].cases.look(at: place) { ($0.definition, $0.machine) }
    }

    /// The machine of this place in a definition, or nil.
    package func machine(_ place: Int, of definition: Int) -> Machine? {
        guard kept[0].definitions.indices.contains(definition),
            kept[0].definitions[definition].ruleset.machines.indices.contains(place)
        else { return nil }
        return kept[0].definitions[definition].ruleset.machines[place]
    }

    /// What a definition says of a kind of party, or nil.
    package func schema(of kind: PartyKind, in definition: Int) -> PartySchema? {
        guard kept[0].definitions.indices.contains(definition),
            kept[0].definitions[definition].ruleset.parties.indices.contains(kind)
        else { return nil }
        return kept[0].definitions[definition].ruleset.parties[kind]
    }

    /// The ruleset that a case began under.
    package func ruleset(of subject: Case) -> Ruleset {
        definitions[subject.definition].ruleset
    }

    /// The machine that a case runs on.
    package func machine(of subject: Case) -> Machine {
        definitions[subject.definition].ruleset.machines[subject.machine]
    }

    /// What the current definition says of a kind of party; of one that it does not have any more, what was said last.
    package func schema(of kind: PartyKind) -> PartySchema {
        if ruleset.parties.indices.contains(kind) { return ruleset.parties[kind] }
        guard vocabulary.kinds.indices.contains(kind) else { return PartySchema(name: "", title: "", fields: []) }
        return vocabulary.kinds[kind].schema
    }

    /// Whether the account may read the case: an auditor every one, others those that concern their party (R070).
    package func sees(_ account: Account, _ subject: Case) -> Bool {
        account.role == .auditor || account.party.map(subject.involves) ?? false
    }

    /// The parties whose field holds the value, ascending, where it is one that parties are found by.
    package func parties(holding value: FieldValue) -> [PartyID] {
        lookups.parties(holding: value)
    }

    /// The party of the kind whose unique field holds the value, or nil.
    package func party(kind: PartyKind, field: Int, value: Value) -> PartyID? {
        lookups.parties(holding: FieldValue(kind: kind, field: field, value: value)).first
    }

    /// The cases that the party applied for, oldest first.
    package func cases(appliedBy party: PartyID) -> [Case] {
        lookups.cases(appliedBy: party).compactMap(self.case)
    }

    /// The numbers of the cases that the party applied for, ascending.
    package func caseIDs(appliedBy party: PartyID) -> [CaseID] {
        lookups.cases(appliedBy: party)
    }

    /// What readers call the party: its field `name`, or its number where it has none.
    package func title(of id: PartyID) -> String {
        guard let party = party(id) else { return "#\(id.number)" }
        if let field = schema(of: party.kind).field(named: "name"), case .text(let name) = party.value(field) {
            return name
        }
        return "#\(id.number)"
    }

    /// The number that the next party gets.
    package var nextParty: PartyID { PartyID(UInt32(clamping: parties.count + 1)) }

    /// The number that the next case gets.
    package var nextCase: CaseID { CaseID(UInt32(clamping: cases.count + 1)) }
}
