// Scripts written as scenarios: what is written is laid out, checks, and means the script again, in both spellings.

import Compilation
import Formatting
import Machines
import Scenarios
import Source
import TestSupport
import Testing

/// Writes a script of the repository's rulebook down, reads it again, and compares.
private func check(_ script: Script, of ruleset: Ruleset, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for language in Language.allCases {
        let text = script.scenario(of: ruleset, in: language)
        let source = SourceText(file: FileID(0), name: "scenario", text: text)
        guard case .formatted(let bytes) = Formatter.format(source, keywords: language == .zh ? .zh : .en) else {
            Issue.record("\(text)", sourceLocation: sourceLocation)
            continue
        }
        #expect(String(decoding: bytes, as: UTF8.self) == text, sourceLocation: sourceLocation)
        let read = try #require(try Book(text, sourceLocation: sourceLocation).scripts.first?.unplaced)
        #expect(read.parties == script.parties, "\(text)", sourceLocation: sourceLocation)
        for (now, before) in zip(read.steps, script.steps) where now != before {
            Issue.record("\(before.form) was read as \(now.form)\n\(text)", sourceLocation: sourceLocation)
        }
        #expect(read == script, sourceLocation: sourceLocation)
    }
}

@Suite struct ScenarioTextTests {
    private static let shipped = Repository.files(below: "workflows/scenarios", suffix: ".matter")

    @Test(arguments: shipped)
    func shippedScenariosAreReadAsTheyWere(_ path: String) throws {
        let book = try Book(try Repository.text(path))
        #expect(!book.scripts.isEmpty)
        for script in book.scripts { try check(script.unplaced, of: book.compiled.ruleset) }
    }

    @Test(arguments: UInt64(1)...6)
    func inventedScriptsAreReadAsTheyWere(_ seed: UInt64) throws {
        let ruleset = try Book("").compiled.ruleset
        for machine in ruleset.machines.indices {
            try check(InventedScript(ruleset, machine: machine, seed: seed).script, of: ruleset)
        }
    }

    @Test func aScenarioReadsAsOneWritesIt() throws {
        let text = """
            情景 "退回" 用于 talent-grading {
                当日 2023-07-03
                已知 unit office  { name "某设计院"; kind 企业; division 220104; hrss 否 }
                已知 person zhang { name "张三"; unit office }
                zhang:  申报
                zhang:  填写 全部
                zhang:  提交
                office: 核对 achievements 有误 "缺证明"
                office: 退回 至 申报人 achievements "请补充"
                应 状态 已退回
                应 zhang 不能 填写 basic.class "其他" 附 R0207
            }

            """
        let book = try Book(text)
        let script = try #require(book.scripts.first)
        #expect(script.scenario(of: book.compiled.ruleset, in: .zh) == text)
    }
}
