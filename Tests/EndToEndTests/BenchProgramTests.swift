// The program of the benchmarks as it is called: its statuses, its JSON, its comparison, and that every micro-run runs.
// What the figures are is not asked.

import Foundation
import TestSupport
import Testing

@Suite struct BenchProgramTests {
    @Test(arguments: [["--only", "nothing"], ["--json"], ["--page", "a"], ["micro", "nothing", "1"], ["hold"]])
    func aWrongCallIsToldApart(_ words: [String]) throws {
        let outcome = try bench(words)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("usage: "))
    }

    @Test(arguments: ["transitions", "encode", "replay", "check", "fmt", "verify", "sha256"])
    func everyMicroRunRuns(_ name: String) throws {
        let outcome = try bench(["micro", name, "1"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func aRatioThatGotWorseEndsInStatusOne() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("figures.json").path
        let call = ["--quick", "--only", "memory"]
        let first = try bench(call + ["--json", file, "--commit", "abc1234"])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("live case, hot state") && first.output.contains("commit `abc1234`"))
        let same = try bench(call + ["--against", file])
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let size = try #require(text.firstMatch(of: /"limit",\s+"name" : "table in C",\s+"rounds" : \[\s+(\d+)/))
        // A table twice as large in the run before: the ratio was half of what it is now.
        let planted = text.replacing(size.0, with: size.0.dropLast(size.1.count) + "16")
        try planted.write(toFile: file, atomically: true, encoding: .utf8)
        let worse = try bench(call + ["--against", file])
        #expect(worse.status == 1, "\(worse.output)\(worse.errors)")
        #expect(worse.output.contains("WORSE"))
        try "{}".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try bench(call + ["--against", file]).status == 2)
    }

    private func bench(_ words: [String]) throws -> Program.Outcome {
        try Program.built("zhuji-bench").run(words, folder: Repository.url(""))
    }
}
