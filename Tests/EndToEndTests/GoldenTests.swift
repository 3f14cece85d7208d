// Trials of the golden files in TestSupport: that a difference is found, shown, recorded, and that recording fails.

import Foundation
import TestSupport
import Testing

@Suite struct GoldenTests {
    @Test func aDifferenceIsShownLineByLine() {
        let shown = LineDifference.describe(expected: "a\nb\nc\nd\ne\nf", actual: "a\nb\nc\nd\nE\nf", context: 1)
        #expect(shown == "  …\n  d\n- e\n+ E\n  f")
        #expect(LineDifference.describe(expected: "a", actual: "a").isEmpty)
    }

    @Test func aMissingFileIsAProblem() {
        let problem = Golden.problem(with: "text", at: "Tests/EndToEndTests/absent.txt", recording: false)
        #expect(problem?.contains("does not exist") == true)
    }

    @Test func recordingWritesAndFailsAndThenAgrees() throws {
        let path = ".build/golden-trial-\(UInt64.random(in: 0...UInt64.max))/name.txt"
        defer { try? FileManager.default.removeItem(at: Repository.url(path).deletingLastPathComponent()) }
        #expect(Golden.problem(with: "é\n", at: path, recording: true)?.contains("was recorded") == true)
        #expect(Golden.problem(with: "é\n", at: path, recording: false) == nil)
        #expect(Golden.problem(with: "e\u{301}\n", at: path, recording: false)?.contains("differs") == true)
    }

    @Test func testDataIsReadWhereItIsNamed() throws {
        guard ProcessInfo.processInfo.environment["ZHUJI_TEST_DATA"] != nil else {
            #expect(throws: TestData.Missing.self) { try TestData.folder() }
            return
        }
        #expect(try TestData.folder().isFileURL)
    }
}
