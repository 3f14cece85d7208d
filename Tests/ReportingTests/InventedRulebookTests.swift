// Invented rulebooks are valid, differ, and are the same for the same seed.

import Foundation
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

    /// Where `ZHUJI_INVENTED` names a folder, what `Tests/Outside/verification` explores is written there.
    @Test func writesItselfDown() throws {
        let variables = ProcessInfo.processInfo.environment
        let temporary = try TemporaryFolder()
        let folder = InventedFolder(url: URL(fileURLWithPath: variables["ZHUJI_INVENTED"] ?? temporary.path))
        let count = variables["ZHUJI_INVENTED_COUNT"].flatMap { Int($0) } ?? 12
        let size = (variables["ZHUJI_INVENTED_SIZE"] ?? "4 3 4 2").split(separator: " ").compactMap { Int($0) }
        try #require(size.count == 4, "levels, chain, modules and attachments")
        let large = MatterSize(levels: size[0], chain: size[1], modules: size[2], attachments: size[3])
        let planted = try folder.write(InventedRulebook(seed: 11, count: count), with: largeMatter(large))
        #expect(planted * 3 > count, "only \(planted) faults were planted")
    }
}
