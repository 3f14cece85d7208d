// The sessions that `zhuji diff` shows: each runs under the rulebook that allows it and is refused under the other.

import Foundation
import TestSupport
import Testing

struct DifferenceSessionTests {
    /// Changes of the shipped rulebook: a file, what stands there, and what is written instead.
    private static let changes = [
        ("talent-grading.matter", "citizen-id > 60", "citizen-id > 65"),
        ("talent-grading.matter", "applicant.unit is set  ", "applicant.phone is set or applicant.unit is set  "),
        ("talent-grading.matter", "from draft, returned", "from draft, unit"),
        ("declaration.matter", "with recommendation or letter", "with recommendation"),
        ("declaration.matter", "return    \"退回修改\" to applicant, unit\n", "return    \"退回修改\" to applicant\n"),
    ]

    @Test func eachRunsUnderOneRulebookAlone() throws {
        let folder = try TemporaryFolder()
        for name in ["old", "new"] { try copyOfRepository("workflows", to: folder.url.appendingPathComponent(name)) }
        for (file, old, new) in Self.changes {
            let text = try folder.text(of: "new/" + file)
            #expect(text.contains(old), "\(old)")
            try folder.write(text.replacing(old, with: new), to: "new/" + file)
        }
        let zhuji = try Program.zhuji()
        let told = try zhuji.run(
            ["diff", "old", "new", "--matter", "talent-grading", "--format", "json", "--lang", "en"],
            folder: folder.url)
        #expect(told.status == 4, "\(told.errors)")
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
        var played = 0
        for difference in try #require(read["differences"] as? [[String: Any]]) {
            guard let session = difference["session"] as? String, let side = difference["allowedBy"] as? String else {
                continue
            }
            try folder.write(session, to: "shown.session")
            func status(_ rulebook: String) throws -> (Int32, String) {
                let outcome = try zhuji.run(
                    ["run", "shown.session", "--memory", "--rulebook", rulebook, "--lang", "en"], folder: folder.url)
                return (outcome.status, "\(difference["text"] ?? "") under \(rulebook):\n\(session)\n\(outcome.errors)")
            }
            let (allowing, other) = (try status(side), try status(side == "old" ? "new" : "old"))
            #expect(allowing.0 == 0, "\(allowing.1)")
            #expect(other.0 == 1, "\(other.1)")
            played += 1
        }
        #expect(played >= 5)
    }
}
