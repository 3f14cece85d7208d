// The names of a rulebook as bytes, to be found among a record's bytes without making texts of them. What a name stands
// for is known where the list was made.

import Engine
import Machines

/// Names in order.
struct NameList {
    private let bytes: [UInt8]
    private let ends: [Int]

    /// The names; none where two are alike, for then the first one counts.
    init(_ names: [String]) {
        let isClear = Set(names).count == names.count
        bytes = isClear ? Array(names.map(\.utf8).joined()) : []
        var end = 0
        ends = (isClear ? names : []).map { name in
            end += name.utf8.count
            return end
        }
    }

    /// The place of the name; nil where there is none. `hint` is a place where it may well be.
    @inline(__always)
    func index(of name: UnsafeRawBufferPointer, hint: Int = 0) -> Int? {
        if hint < ends.count, isName(hint, name) { return hint }
        return find(name)
    }

    private func find(_ name: UnsafeRawBufferPointer) -> Int? {
        ends.indices.first { isName($0, name) }
    }

    @inline(__always)
    func isName(_ place: Int, _ name: UnsafeRawBufferPointer) -> Bool {
        let start = place == 0 ? 0 : ends[place &- 1]
        guard ends[place] &- start == name.count, let base = name.baseAddress else { return false }
        return bytes.withUnsafeBytes { own in
            own.baseAddress.map { ByteCursor.areEqual($0 + start, base, name.count) } ?? false
        }
    }
}

/// Fields, with their names and their choices' names.
struct FieldNames {
    let fields: [Field]
    let names: NameList
    /// By field; nothing but for those that are choices.
    let choices: [NameList]

    init(_ fields: [Field]) {
        self.fields = fields
        names = NameList(fields.map(\.name))
        choices = fields.map { field in
            if case .choice(let choices) = field.type { return NameList(choices.map(\.name)) }
            return NameList([])
        }
    }
}

/// A machine with its names.
final class MachineNames {
    let machine: Machine
    let modules: NameList
    /// By module.
    let fields: [FieldNames]
    /// By module.
    let moduleAttachments: [NameList]
    let attachments: NameList
    let stages: NameList
    let levels: NameList
    let outcomes: NameList
    /// By outcome.
    let outcomeFields: [FieldNames]

    init(_ machine: Machine) {
        self.machine = machine
        modules = NameList(machine.modules.map(\.name))
        fields = machine.modules.map { FieldNames($0.fields) }
        moduleAttachments = machine.modules.map { NameList($0.attachments.map(\.name)) }
        attachments = NameList(machine.attachments.map(\.name))
        let stageNames = machine.stages.indices.compactMap(machine.name(ofStage:))
        stages = NameList(stageNames.count == machine.stages.count ? stageNames : [])
        levels = NameList(machine.levels.map(\.name))
        outcomes = NameList(machine.outcomes.map(\.name))
        outcomeFields = machine.outcomes.map { FieldNames($0.fields) }
    }
}

/// The names of a registry's rulebooks, made when they are first asked for.
final class RulebookNames {
    /// By definition, then by machine.
    private var machines: [[MachineNames?]] = []
    /// By definition: the names of its machines.
    private var matters: [NameList] = []
    /// The kinds of parties, and the fields of each, as the rulebook in use has them.
    private(set) var kinds = NameList([])
    private(set) var kindFields: [FieldNames] = []
    private(set) var hashes = NameList([])
    /// By case number: one more than the place of its machine in `known`, 0 where that was not asked for yet.
    private var places: [UInt16] = []
    private var known: [MachineNames] = []

    init(_ registry: Registry) {
        let definitions = registry.definitions
        machines = definitions.map { Array(repeating: nil, count: $0.ruleset.machines.count) }
        matters = definitions.map { NameList($0.ruleset.machines.map(\.facts.name)) }
        hashes = NameList(definitions.map(\.hash))
        let parties = registry.ruleset.parties
        kinds = NameList(parties.map(\.name))
        kindFields = parties.map { FieldNames($0.fields) }
    }

    /// The place of the machine of this name in a definition; nil where there is none.
    func matter(_ name: UnsafeRawBufferPointer, of definition: Int) -> Int? {
        matters[definition].index(of: name)
    }

    /// The names of a machine. INVARIANT: the registry has it.
    func machine(_ machine: Int, of definition: Int, in registry: Registry) -> MachineNames {
        if let names = machines[definition][machine] { return names }
        let names = MachineNames(registry.definitions[definition].ruleset.machines[machine])
        machines[definition][machine] = names
        return names
    }

    /// The names of the machine that a case runs on; nil for an unknown case.
    @inline(__always)
    func machine(of id: CaseID, in registry: Registry) -> MachineNames? {
        let number = Int(id.number)
        if number < places.count, places[number] > 0 { return known[Int(places[number]) - 1] }
        return findMachine(of: id, in: registry)
    }

    @inline(never)
    private func findMachine(of id: CaseID, in registry: Registry) -> MachineNames? {
        guard let subject = registry.case(id) else { return nil }
        let names = machine(subject.machine, of: subject.definition, in: registry)
        note(id, names)
        return names
    }

    /// Keeps the machine of a case. INVARIANT: the registry has the case, or has it next.
    func note(_ id: CaseID, _ names: MachineNames) {
        let number = Int(id.number)
        var place = known.firstIndex { $0 === names }
        if place == nil, known.count < Int(UInt16.max) - 1 {
            place = known.count
            known.append(names)
        }
        guard let place else { return }
        if number >= places.count {
            places.append(contentsOf: repeatElement(0, count: max(number + 1, 2 * places.count) - places.count))
        }
        places[number] = UInt16(place + 1)
    }
}
