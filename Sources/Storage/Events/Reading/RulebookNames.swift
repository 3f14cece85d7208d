// The names of all rulebooks of a store, and on which machine each case runs. They are as good as what they were made
// from: after a deployment they are made anew.

import Engine
import Machines

/// What names are made from: the part of a registry that only a deployment changes.
struct DeployedRulebooks: Sendable {
    let definitions: [Definition]
    let current: Int?
    /// How many deployments there were.
    let deploymentCount: Int
    /// How many cases and parties there were.
    let caseCount: Int
    let partyCount: Int

    init(_ registry: Registry) {
        definitions = registry.definitions
        current = registry.current
        deploymentCount = registry.deployments.count
        caseCount = registry.cases.count
        partyCount = registry.parties.count
    }
}

/// The names of a store's rulebooks, made when they are first asked for.
final class RulebookNames {
    /// What they were made from.
    let rulebooks: DeployedRulebooks
    /// By definition, then by machine.
    private var machines: [[MachineNames?]]
    /// By definition: the names of its machines.
    private let matters: [NameList]
    /// By definition, then by kind: the fields of parties.
    private var partyFields: [[FieldNames]?]
    /// The kinds of parties, and the fields of each, as the rulebook in use has them.
    let kinds: NameList
    let kindFields: [FieldNames]
    let hashes: NameList
    /// By case number: one more than the place of its machine in `known`, 0 where that was not asked for yet.
    private var places: [UInt16] = []
    private var known: [MachineNames] = []
    /// By party number: one more than its kind, 0 where that is not known.
    private var partyKinds: [UInt16] = []

    init(_ rulebooks: DeployedRulebooks) {
        self.rulebooks = rulebooks
        let definitions = rulebooks.definitions
        machines = definitions.map { Array(repeating: nil, count: $0.ruleset.machines.count) }
        partyFields = Array(repeating: nil, count: definitions.count)
        matters = definitions.map { NameList($0.ruleset.machines.map(\.facts.name)) }
        hashes = NameList(definitions.map(\.hash))
        let parties = rulebooks.current.map { definitions[$0].ruleset.parties } ?? []
        kinds = NameList(parties.map(\.name))
        kindFields = parties.map { FieldNames($0.fields) }
    }

    /// The place of the machine of this name in a definition; nil where there is none.
    func matter(_ name: UnsafeRawBufferPointer, of definition: Int) -> Int? {
        matters[definition].index(of: name)
    }

    /// The fields of a kind of party as a definition has them; nil where it has no such kind.
    func fields(ofKind kind: PartyKind, of definition: Int) -> FieldNames? {
        if let known = partyFields[definition] { return known.element(at: kind) }
        let made = rulebooks.definitions[definition].ruleset.parties.map { FieldNames($0.fields) }
        partyFields[definition] = made
        return made.element(at: kind)
    }

    /// The names of a machine. INVARIANT: the rulebooks have it.
    func machine(_ machine: Int, of definition: Int) -> MachineNames {
        if let names = machines[definition][machine] { return names }
        let names = MachineNames(
            rulebooks.definitions[definition].ruleset.machines[machine], at: machine, of: definition)
        machines[definition][machine] = names
        return names
    }

    /// The names of the machine that a case runs on; nil for a case that was not noted.
    @inline(__always)
    func machine(of id: CaseID) -> MachineNames? {
        let number = Int(id.number)
        return number < places.count && places[number] > 0 ? known[Int(places[number]) - 1] : nil
    }

    /// Takes over what earlier rulebooks' names noted of cases. A deployment may have moved any of them since.
    func note(casesOf earlier: RulebookNames) {
        let areThere = earlier.known.allSatisfy { names in
            names.definition < machines.count && names.place < machines[names.definition].count
        }
        guard areThere else { return }
        known = earlier.known.map { machine($0.place, of: $0.definition) }
        places = earlier.places
        partyKinds = earlier.partyKinds
    }

    /// Keeps the machine of a case. INVARIANT: the registry has the case, or may have it by then: memory is taken for
    /// every number up to this one.
    func note(_ id: CaseID, _ names: MachineNames) {
        let number = Int(id.number)
        var place = known.firstIndex { $0 === names }
        if place == nil, known.count < Int(UInt16.max) - 1 {
            place = known.count
            known.append(names)
        }
        guard let place else { return }
        places.put(UInt16(place + 1), at: number)
    }

    /// The kind of a party; nil for one that was not noted.
    func kind(of id: PartyID) -> PartyKind? {
        let number = Int(id.number)
        return number < partyKinds.count && partyKinds[number] > 0 ? Int(partyKinds[number]) - 1 : nil
    }

    /// Keeps the kind of a party. INVARIANT: as of cases.
    func note(_ id: PartyID, _ kind: PartyKind) {
        if kind >= 0, kind < Int(UInt16.max) { partyKinds.put(UInt16(kind + 1), at: Int(id.number)) }
    }
}

extension [UInt16] {
    /// Puts a number at a place, with zeros before it where there was nothing yet.
    fileprivate mutating func put(_ number: UInt16, at place: Int) {
        if place >= count { append(contentsOf: repeatElement(0, count: Swift.max(place + 1, 2 * count) - count)) }
        self[place] = number
    }
}
