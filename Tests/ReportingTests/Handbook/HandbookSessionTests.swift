// The sessions of a handbook are those that the scenarios give when they are run.

import Compilation
import Engine
import Foundation
import Machines
import Reporting
import Scenarios
import Source
import TestSupport
import Testing

struct HandbookSessionTests {
    /// The page's sessions, each from its heading on.
    private func sessions(_ sample: SampleHandbook, _ matter: String, _ language: Language) throws -> [String] {
        let page = try #require(sample.pages["\(language)/sessions/\(matter).html"])
        let main = try #require(page.components(separatedBy: "<main").last)
        return main.components(separatedBy: "<h2 id=").dropFirst().map { SampleHandbook.plain("<" + $0) }
    }

    @Test(arguments: HandbookContentTests.matters, Language.allCases)
    func showsWhatComesOfEachStep(_ matter: String, _ language: Language) throws {
        let sample = try SampleHandbook.repository.get()
        let ruleset = sample.source.compiled.ruleset
        let runner = ScriptRunner(for: ruleset)
        let scripts = sample.source.sessions.map(\.script).filter { ruleset.machines[$0.machine].facts.name == matter }
        let shown = try sessions(sample, matter, language)
        #expect(shown.count == scripts.count && !scripts.isEmpty)
        for (script, text) in zip(scripts, shown) {
            let trace = runner.trace(script)
            #expect(trace.failure == nil && text.contains(script.title))
            #expect(text.components(separatedBy: "✕").count - 1 == trace.outcomes.count { $0.refusal != nil })
            let format = RefusalFormat(language: language) { party in trace.titles[Int(party.number) - 1] }
            var rest = text[...]
            for refusal in trace.outcomes.compactMap(\.refusal) {
                let told = "\(refusal.code.id) \(format.reason(of: refusal))"
                let place = rest.range(of: told.split(whereSeparator: \.isWhitespace).joined(separator: " "))
                #expect(place != nil, "\(script.title): \(told)")
                if let place { rest = rest[place.upperBound...] }
            }
        }
    }

    @Test func followsTheCaseFromStateToState() throws {
        let sample = try SampleHandbook([("a.matter", Self.rulebook)])
        let shown = try #require(try sessions(sample, "leave", .en).first)
        let states = shown.components(separatedBy: "→ ").dropFirst().map { $0.prefix(9) }
        #expect(states == ["draft, wi", "office: i", "returned ", "office: i", "approved "], "\(shown)")
        #expect(shown.contains("can be edited: plan"))
    }

    @Test func changesWithTheRules() throws {
        let before = try SampleHandbook([("a.matter", Self.rulebook)])
        let changed = Self.rulebook.replacing("to applicant\n", with: "to applicant resume\n")
        let after = try SampleHandbook([("a.matter", changed)])
        let path = "zh/matters/leave.html"
        #expect(try before.text(of: path).contains("重新提交后从头逐级审核"))
        #expect(try after.text(of: path).contains("重新提交后直接回到单位"))
    }

    @Test func aScenarioThatFailsIsTold() throws {
        let wrong = Self.rulebook.replacing("expect state approved", with: "expect state returned")
        let sample = try SampleHandbook([("a.matter", wrong)])
        let trace = try #require(sample.source.sessions.first)
        #expect(trace.failure != nil && trace.outcomes.count < trace.script.steps.count)
    }

    static let rulebook = """
        party unit "单位" {
            field name "单位名称" text
            field code "信用代码" credit-code unique
        }
        matter leave "外出" {
            category "日常"
            applicant unit
            target unit "接待单位" by code
            module plan "行程" { field days "天数" number range 1..30 }
            level office "单位" {
                reviewer target
                judge every module
                approve "同意"
                return "退回" to applicant
                within 3 days
            }
        }
        scenario "退回再报" for leave {
            given unit host { name "接待" }
            given unit guest { name "来访" }
            guest: apply to host
            expect guest cannot submit with R0210
            guest: fill plan.days 3
            guest: submit
            host: judge plan wrong "太长"
            host: return to applicant "请缩短"
            expect editable plan
            guest: fill plan.days 2
            guest: submit
            host: judge plan right
            host: approve "可以"
            expect state approved
        }

        """
}
