// Invented rulebooks are valid, differ, and are the same for the same seed.

import Foundation
import Machines
import Playground
import Reporting
import TestSupport
import Testing

struct InventedRulebookTests {
    @Test func everyMatterIsValid() throws {
        for matter in InventedRulebook(seed: 5, count: 240).matters {
            let found = SampleRulebook.errors([InventedRulebook.parties, matter])
            #expect(found.isEmpty, "\(matter.text)\n\(found)")
        }
        let large = largeMatter(MatterSize(levels: 4, chain: 3, modules: 4, attachments: 2))
        #expect(SampleRulebook.errors([InventedRulebook.parties, large]) == "")
    }

    @Test func theSameSeedGivesTheSame() {
        let texts = InventedRulebook(seed: 1, count: 30).matters.map(\.text)
        #expect(texts == InventedRulebook(seed: 1, count: 30).matters.map(\.text))
        #expect(texts != InventedRulebook(seed: 2, count: 30).matters.map(\.text))
        #expect(Set(texts).count == texts.count)
    }

    /// Where `ZHUJI_INVENTED` names a folder, the rulebook that `Tests/Outside/verification` explores is written there,
    /// below `faulty` the same matters' machines with a fault planted in each, and a large matter beside them.
    @Test func writesItselfDown() throws {
        let variables = ProcessInfo.processInfo.environment
        let temporary = try TemporaryFolder()
        let folder = URL(fileURLWithPath: variables["ZHUJI_INVENTED"] ?? temporary.path)
        let count = variables["ZHUJI_INVENTED_COUNT"].flatMap { Int($0) } ?? 12
        let rulebook = InventedRulebook(seed: 11, count: count)
        let faulty = folder.appendingPathComponent("faulty")
        try FileManager.default.createDirectory(at: faulty, withIntermediateDirectories: true)
        let size = (variables["ZHUJI_INVENTED_SIZE"] ?? "4 3 4 2").split(separator: " ").compactMap { Int($0) }
        try #require(size.count == 4, "levels, chain, modules and attachments")
        let large = largeMatter(
            MatterSize(levels: size[0], chain: size[1], modules: size[2], attachments: size[3]))
        for (name, text) in rulebook.files + [large] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        var planted = 0
        for (number, matter) in rulebook.matters.enumerated() {
            let ruleset = try SampleRulebook.compiledThoughWarned([InventedRulebook.parties, matter])
            let fault = PlantedFault.allCases[number % PlantedFault.allCases.count]
            guard let machine = fault.planted(in: ruleset.machines[0], seed: UInt64(number)),
                machine != ruleset.machines[0]
            else { continue }
            let graph = graphJSON(of: machine, in: ruleset, hash: "").laidOut()
            let name = "\(machine.facts.name)-\(fault).json"
            try Data(graph.utf8).write(to: faulty.appendingPathComponent(name))
            planted += 1
        }
        #expect(planted * 3 > count, "\(planted)")
    }
}
