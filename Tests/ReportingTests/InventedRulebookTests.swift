// Invented rulebooks are valid, differ, and are the same for the same seed.

import Foundation
import Machines
import Playground
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

    /// Where `ZHUJI_INVENTED` names a folder, the rulebook that `Tests/Outside/verification` explores is written there.
    @Test func writesItselfDown() throws {
        let variables = ProcessInfo.processInfo.environment
        let folder = try TemporaryFolder()
        let target = variables["ZHUJI_INVENTED"] ?? folder.path
        let count = variables["ZHUJI_INVENTED_COUNT"].flatMap { Int($0) } ?? 12
        let files = InventedRulebook(seed: 11, count: count).files
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: target + "/" + name)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: target).count == files.count)
    }
}
