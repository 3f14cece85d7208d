// What `test --missing` writes: put into the rulebook it passes, and what it covers is covered. How scenarios are found
// is not tried here.

import Foundation
import TestSupport
import Testing

@Suite struct MissingScenarioTests {
    /// The rows of the coverage table that are not whole.
    private func gaps(of told: String) -> [String] {
        told.split(separator: "\n").map(String.init).filter { line in
            line.split(separator: " ").contains { cell in
                let parts = cell.split(separator: "/").compactMap { Int($0) }
                return parts.count == 2 && parts[0] < parts[1]
            }
        }
    }

    /// The shipped rulebook without these files of scenarios, what is missing put into it, and run again.
    private func completed(without files: [String], _ language: String) throws -> (missing: String, again: String) {
        let folder = try TemporaryFolder()
        let rules = folder.url.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: Repository.url("workflows"), to: rules)
        for file in files {
            try FileManager.default.removeItem(at: rules.appendingPathComponent("scenarios/\(file).matter"))
        }
        let zhuji = try Program.zhuji()
        let before = try zhuji.run(["test", rules.path, "--coverage", "--lang", language])
        #expect(!gaps(of: before.output).isEmpty)
        let missing = try zhuji.run(["test", rules.path, "--missing", "--lang", language])
        #expect(missing.status == 0)
        let file = rules.appendingPathComponent("scenarios/missing.matter")
        try Data(missing.output.utf8).write(to: file)
        let formatted = try zhuji.run(["fmt", "--check", file.path])
        #expect(formatted.status == 0, "\(formatted.output)\(formatted.errors)")
        let again = try zhuji.run(["test", rules.path, "--coverage", "--lang", language])
        #expect(again.status == 0, "\(again.output.suffix(2000))")
        return (missing.output, again.output)
    }

    @Test(arguments: ["zh", "en"])
    func completeCoverageAgain(_ language: String) throws {
        let (missing, again) = try completed(without: ["talent-grading", "bindings"], language)
        #expect(missing.contains(language == "zh" ? "情景 \"补覆盖：" : "scenario \"covers "))
        #expect(gaps(of: again) == [])
        #expect(!missing.contains(language == "zh" ? "没有写出情景" : "no scenario"))
    }

    @Test func sayWhatIsProvedUnreachableAndWhatIsNotFound() throws {
        let folder = try TemporaryFolder()
        let rules = folder.url.appendingPathComponent("rules.matter")
        let text = """
            party person "人" { field name "姓名" text; field senior "年长" flag; field head "主管" person optional }
            matter leave "请假" {
                category "日常"
                applicant person
                require applicant.head is set else "请先登记主管"
                forbid applicant.senior else "年长的不用请假"
                module request "申请" { field why "事由" text }
                level head "主管" { reviewer applicant.head; approve "同意" }
                level chief "领导" { reviewer applicant.head; when applicant.senior; approve "同意" }
            }

            """
        try Data(text.utf8).write(to: rules)
        let run = try Program.zhuji().run(["test", rules.path, "--missing", "--lang", "en"])
        #expect(run.status == 0)
        let proved = "# leave  chief.review approve → approved: proved unreachable: no case comes to it\n"
        #expect(run.output.contains(proved), "\(run.output)")
        let again = folder.url.appendingPathComponent("scenarios.matter")
        try Data(run.output.utf8).write(to: again)
        let covered = try Program.zhuji().run(["test", folder.url.path, "--threshold", "100", "--lang", "en"])
        #expect(covered.status == 0, "\(covered.output)\(covered.errors)")
    }

    @Test func goWithNoOtherForm() throws {
        let folder = Repository.url("workflows").path
        let run = try Program.zhuji().run(["test", folder, "--missing", "--format", "json", "--lang", "en"])
        #expect(run.status == 2)
        #expect(run.errors == "zhuji test: --missing writes rulebook text, and does not go with --format json\n")
    }
}
