// Every refusal that there is: its code, its words in both languages, and that it changes nothing.

import Engine
import Source
import TestSupport
import Testing

@testable import Sessions

/// Fails with everything that is wrong with a refusal.
private func check(_ play: RefusalPlay) {
    let faults = play.faults.joined(separator: "\n")
    #expect(play.faults.isEmpty, "\(play.row.code) \(play.row.refused)\n\(faults)")
}

@Suite struct EveryRefusalTests {
    @Test(arguments: zip(RefusalRow.all.indices, RefusalRow.all))
    func aRefusalHasItsCodeAndChangesNothing(_ index: Int, _ row: RefusalRow) {
        check(RefusalPlay.all[index])
    }

    @Test func everyCodeIsTried() {
        let tried = Set(RefusalRow.all.map(\.code))
        let known = RefusalCode.all.map(\.id) + MistakeCode.all.map(\.id)
        #expect(known.filter { !tried.contains($0) } == [], "these codes have no row")
        #expect(known.count > 70)
    }

    @Test func aLineThatIsCarriedOutIsFoundOut() {
        let faults = RefusalPlay(RefusalRow("R0101", "as free: bind 12220102TE00009031")).faults
        for part in ["not refused", "cases have changed", "journal", "refused with []", "no cure"] {
            #expect(faults.contains { $0.contains(part) }, "\(part) is not among \(faults)")
        }
    }

    @Test func theWordsAreTheseInBothLanguages() {
        let plays = RefusalPlay.all.map { play in
            let told = [play.told[.zh], play.told[.en]].compactMap { $0 }.joined()
            return "\(play.row.testDescription)\n\(told)"
        }
        Golden.check(plays.joined(separator: "\n"), at: "Tests/SessionsTests/Golden/refusals.txt")
    }
}
