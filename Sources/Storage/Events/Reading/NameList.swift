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
    /// The definition that has it, by its place in the registry.
    let definition: Int
    /// Its place in the definition.
    let place: Int
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

    init(_ machine: Machine, at place: Int, of definition: Int) {
        self.machine = machine
        self.definition = definition
        self.place = place
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
