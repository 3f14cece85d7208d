// Certain fixes applied to a file, and diffs of lines.

import Reporting
import Source
import Testing

struct FixTests {
    private static let code = DiagnosticCode(
        "M9901", .error, headline: Words(zh: "错", en: "wrong"), cure: Words(zh: "改", en: "mend"))

    private static func finding(_ fixes: (Int, Int, String, Bool)...) -> Diagnostic {
        let location = Location(FileID(0), Span(0, 1))
        return Diagnostic(
            code, at: location,
            fixes: fixes.map { start, end, text, isCertain in
                FixIt(at: Location(FileID(0), Span(start, end)), replacement: text, isCertain: isCertain)
            })
    }

    @Test(arguments: [
        ([finding((0, 1, "X", true)), finding((4, 6, "", true))], "Xbcd"),
        ([finding((4, 6, "YZ", true)), finding((0, 3, "甲", true))], "甲dYZ"),
        // Of those that touch, the first is applied and the others wait for another round.
        ([finding((1, 3, "X", true)), finding((2, 4, "Y", true))], "aXdef"),
        ([finding((1, 3, "X", true)), finding((3, 3, "Y", true))], "aXdef"),
        ([finding((2, 2, "X", true)), finding((2, 2, "Y", true))], "abXcdef"),
        // Of one finding's fixes the first certain one; what is not certain, or not in the file, is left.
        ([finding((0, 1, "X", false), (1, 2, "Y", true), (2, 3, "Z", true))], "aYcdef"),
        ([finding((0, 1, "X", false)), finding((5, 9, "Y", true)), finding()], "abcdef"),
    ])
    func appliesWhatIsCertain(_ diagnostics: [Diagnostic], _ expected: String) {
        let source = SourceText(name: "a", text: "abcdef")
        let fixes = certainFixes(of: diagnostics, in: source)
        check(String(decoding: bytes(of: source, applying: fixes), as: UTF8.self), is: expected)
    }

    @Test func fixesOfAnotherFileAreNotApplied() {
        let other = SourceText(file: FileID(1), name: "b", text: "abcdef")
        #expect(certainFixes(of: [Self.finding((0, 1, "X", true))], in: other).isEmpty)
    }

    @Test func showsAChangeWithTheLinesAround() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n"
        let new = "1\n2\n3\n4\n五\n6\n7\n8\n9\n10\n11\n12\n13\n15\n16"
        check(
            unifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: "规则/a.matter"),
            is: """
                --- a/规则/a.matter
                +++ b/规则/a.matter
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -5
                +五
                 6
                 7
                 8
                @@ -11,5 +11,5 @@
                 11
                 12
                 13
                -14
                 15
                +16
                \\ No newline at end of file

                """)
    }

    @Test func changesThatMeetAreOneHunkAndEmptyFilesHaveNoLines() {
        func diff(_ old: String, _ new: String) -> String {
            unifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: "a")
        }
        check(diff("a\n", "a\n"), is: "")
        check(diff("", "a\n"), is: "--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+a\n")
        check(diff("a\n", ""), is: "--- a/a\n+++ b/a\n@@ -1,1 +0,0 @@\n-a\n")
        let near = diff("x\n1\n2\n3\n4\n5\n6\ny\n", "X\n1\n2\n3\n4\n5\n6\nY\n")
        #expect(near.split(separator: "\n").count { $0.hasPrefix("@@") } == 1)
        let apart = diff("x\n1\n2\n3\n4\n5\n6\n7\ny\n", "X\n1\n2\n3\n4\n5\n6\n7\nY\n")
        #expect(apart.split(separator: "\n").count { $0.hasPrefix("@@") } == 2)
    }
}
