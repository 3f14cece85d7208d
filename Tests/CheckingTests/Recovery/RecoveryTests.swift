// The trial of recovery: faults of known kinds are planted in rulebooks, and the findings held against them. With
// ZHUJI_RECOVERY_DETAILS=1 each fault that is missed and each finding that is false is shown.

import Checking
import Foundation
import Source
import Syntax
import Testing

@Suite struct RecoveryTests {
    @Test func draftsAreSound() throws {
        let drafts = try Draft.shipped()
        #expect(drafts.count >= 3)
        for draft in drafts {
            let found = findings(of: draft.text)
            #expect(found.map { "\($0.code.code) \($0.headline(in: .en))" } == [], "\(draft.text)")
        }
    }

    @Test func plantedFaultsAreFoundOnce() throws {
        let drafts = try Draft.shipped()
        var figures = Figures()
        for seed in 0..<500 {
            let trial = Trial(draft: drafts[seed % drafts.count], seed: UInt64(seed))
            figures.add(trial, findings(of: trial.text))
        }
        let isTelling = ProcessInfo.processInfo.environment["ZHUJI_RECOVERY_DETAILS"] == "1"
        let shown = (isTelling ? figures.details : []) + [figures.table]
        FileHandle.standardOutput.write(Data((shown.joined(separator: "\n") + "\n").utf8))
        #expect(figures.kinds.count >= 60)
        #expect(figures.recallPercent >= 90)
        #expect(figures.falsePercent <= 5)
        #expect(figures.repeats == [])
    }

    /// WHY: a draft is one matter with everything that all of them share, and uses a part of that.
    private func findings(of text: String) -> [Diagnostic] {
        checked([text]).diagnostics.filter { $0.code != .unusedOffice && $0.code != .unusedParty }
    }
}
