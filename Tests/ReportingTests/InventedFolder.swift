// An invented rulebook on disk, with its machines in their exported form and what the verifier finds of each: a second
// explorer goes by these files.

import Compilation
import Foundation
import Machines
import Playground
import Reporting
import Verification

/// A folder with a rulebook's files; below it `graphs` with the machines, sound ones and ones in which a fault was
/// planted, and `found` with what the verifier says of each.
struct InventedFolder {
    let url: URL

    /// Writes all of it, and gives the number of faults that were planted.
    func write(_ rulebook: InventedRulebook, with large: (name: String, text: String)) throws -> Int {
        for part in ["graphs", "found"] {
            try FileManager.default.createDirectory(
                at: url.appendingPathComponent(part), withIntermediateDirectories: true)
        }
        for (name, text) in rulebook.files + [large] { try write(text, to: name) }
        var planted = 0
        for (number, matter) in rulebook.matters.enumerated() {
            let compiled = try SampleRulebook.compiledThoughWarned([InventedRulebook.parties, matter])
            let sound = compiled.ruleset.machines[0]
            try write(sound, of: compiled, as: sound.facts.name, hash: compiled.machineHashes[0])
            let fault = PlantedFault.allCases[number % PlantedFault.allCases.count]
            guard let faulty = fault.planted(in: sound, seed: UInt64(number)), faulty != sound else { continue }
            try write(faulty, of: compiled, as: "\(sound.facts.name)-\(fault)", hash: "")
            planted += 1
        }
        return planted
    }

    private func write(_ machine: Machine, of compiled: Compiled, as name: String, hash: String) throws {
        let old = compiled.ruleset
        let ruleset = Ruleset(parties: old.parties, offices: old.offices, divisions: old.divisions, machines: [machine])
        let properties = compiled.properties[0]
        let graph = graphJSON(of: machine, in: ruleset, hash: hash, properties: properties)
        try write(graph.laidOut(), to: "graphs/\(name).json")
        var options = ExplorationOptions()
        options.usesSymmetry = false
        let exploration = explore(ruleset, machine: 0, properties: properties, options: options)
        try write(found(exploration, of: machine).laidOut(), to: "found/\(name).json")
    }

    private func found(_ exploration: Exploration, of machine: Machine) -> OrderedJSON {
        [
            "states": .integer(exploration.stateCount), "isWhole": .bool(exploration.isWhole),
            "untakenRows": .array(
                exploration.takenRows.indices.filter { !exploration.takenRows[$0] }.map { .integer($0) }),
            "findings": .array(exploration.findings.map { finding(of: $0, machine) }),
        ]
    }

    private func finding(of finding: Finding, _ machine: Machine) -> OrderedJSON {
        let law = OrderedJSON.string(finding.law.id)
        func name(_ state: StateID) -> OrderedJSON { .string(machine.states[Int(state.index)].name) }
        switch finding.place {
        case .state(let state): return ["law": law, "state": name(state)]
        case .row(let row):
            return ["law": law, "row": .integer(row), "state": name(machine.transitions[row].from)]
        case .decision(let state, let verb, let pick):
            return ["law": law, "state": name(state), "verb": .string(verb.rawValue), "pick": self.name(pick, machine)]
        case .application: return ["law": law, "application": true]
        case .property(let index, let deed):
            return ["law": law, "property": .integer(index), "verb": deed.map { .string($0.verb.rawValue) }]
        }
    }

    private func name(_ pick: Pick, _ machine: Machine) -> OrderedJSON? {
        switch pick {
        case .nothing: nil
        case .applicant: "applicant"
        case .level(let index): .string(machine.levels[index].name)
        case .outcome(let index): .string(machine.outcomes[index].name)
        case .attachment(let index): .string(machine.attachments[index].name)
        }
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }
}
