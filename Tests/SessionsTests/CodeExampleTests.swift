// The examples of the codes: the wrong text is found wrong for the reason it is there for, and the right one is right.

import Sessions
import Source
import Testing

@Suite struct CodeExampleTests {
    @Test(arguments: DiagnosticExample.all.map(\.code.code))
    func theWrongOneIsFoundAndTheRightOneIsSound(_ code: String) throws {
        let example = try #require(DiagnosticExample.all.first { $0.code.code == code })
        let wrong = RulebookFiles(wrong: example).diagnostics
        #expect(wrong.contains { $0.code == example.code }, "found: \(told(wrong))")
        let right = RulebookFiles(right: example).diagnostics
        let faults = right.filter { $0.code == example.code || $0.severity == .error }
        #expect(faults.isEmpty, "found: \(told(faults))")
    }

    @Test func aRightTextIsNoWrongOne() {
        for example in DiagnosticExample.all where example.divisions == nil && example.calendar == nil {
            #expect(Array(example.wrong.utf8) != Array(example.right.utf8), "\(example.code.code)")
        }
    }

    @Test func repetitionsAndBadBytesAreWrittenShort() {
        #expect(DiagnosticExample.bytes(ofShown: "a⟦bc×3⟧d") == Array("abcbcbcd".utf8))
        #expect(DiagnosticExample.bytes(ofShown: "a\u{FFFD}") == [0x61, 0xFF])
        #expect(DiagnosticExample.readable("a⟦bc×3⟧d") == "abc…bcd")
    }

    private func told(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.prefix(20).map { "\($0.code.code) \($0.headline(in: .en))" }.joined(separator: "; ")
    }
}
