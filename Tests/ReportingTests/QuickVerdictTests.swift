// That what is found quickly is what is found plainly, on machines with planted faults, which are exported for other
// verifiers here too.

import Compilation
import Machines
import Playground
import Testing
import Verification

/// What was found, each finding with the rows of its trace.
private func found(_ exploration: Exploration) -> [String] {
    exploration.findings.map { "\($0.law.id) \($0.place) \($0.property ?? -1) \($0.trace?.steps.map(\.step) ?? [])" }
}

@Test(arguments: 1...16 as ClosedRange<UInt64>)
func faultsAreFoundQuicklyAsPlainly(seed: UInt64) throws {
    let rulebook = InventedRulebook(seed: seed, count: 4)
    for (number, matter) in rulebook.matters.enumerated() {
        let compiled = try SampleRulebook.compiledThoughWarned([InventedRulebook.parties, matter])
        let fault = PlantedFault.allCases[(number + Int(seed)) % PlantedFault.allCases.count]
        guard let faulty = fault.planted(in: compiled.ruleset.machines[0], seed: seed) else { continue }
        let old = compiled.ruleset
        let ruleset = Ruleset(parties: old.parties, offices: old.offices, divisions: old.divisions, machines: [faulty])
        var options = ExplorationOptions()
        options.limit = 8_000
        options.usesSymmetry = seed % 2 == 0
        let quick = explore(ruleset, machine: 0, properties: compiled.properties[0], options: options)
        options.isQuick = false
        let plain = explore(ruleset, machine: 0, properties: compiled.properties[0], options: options)
        #expect(quick.isWhole == plain.isWhole)
        guard plain.isWhole else { continue }
        #expect(quick.stateCount == plain.stateCount)
        #expect(quick.takenRows == plain.takenRows)
        #expect(found(quick) == found(plain), "\(fault) in \(matter.name) of \(seed)")
    }
}
