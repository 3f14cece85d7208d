// The shell lines of Docs/CI.md, played on a sound rulebook and on a broken one. Its YAML is played in Tests/Outside.

import Foundation
import TestSupport
import Testing

@Suite struct CIPageTests {
    static let blocks = CodeBlock.all(in: "sh").filter { $0.page == "Docs/CI.md" }

    @Test(arguments: blocks) func passesWhereNothingIsWrong(_ block: CodeBlock) throws {
        let outcome = try play(block, breaking: false)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(arguments: blocks) func failsOnAFaultUnlessItAllowsForOne(_ block: CodeBlock) throws {
        let outcome = try play(block, breaking: true)
        let allows = block.text.contains("|| test $? -eq 1")
        #expect((outcome.status == 0) == allows, "\(outcome.output)\(outcome.errors)")
    }

    @Test func thereAreSome() {
        #expect(Self.blocks.count >= 4)
    }

    private func play(_ block: CodeBlock, breaking: Bool) throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        try copyOfRepository("workflows", to: folder.url.appendingPathComponent("workflows"))
        if breaking { try folder.write("party visitor “来宾” { field name 「姓名」 txt }\n", to: "workflows/broken.matter") }
        let programs = try Program.zhuji().url.deletingLastPathComponent().path
        let environment: [String: String?] = ["PATH": programs + ":/usr/bin:/bin", "LANG": "C.UTF-8"]
        return try Program(path: "/bin/sh").run(
            ["-e", "-c", block.text], environment: environment, inheriting: false, folder: folder.url)
    }
}
