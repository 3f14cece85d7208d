// What a trace tells of a script's steps: the case as it is after each, what is due, what refuses, what reminds.

import Compilation
import Engine
import Machines
import Scenarios
import Source
import Testing

@Suite struct TraceTests {
    private func trace(_ matter: String, _ statements: String) throws -> (ScriptTrace, Book) {
        let book = try Book("scenario \"题\" for \(matter) {\n\(Book.people)\n\(statements)\n}\n")
        return (ScriptRunner(for: book.compiled.ruleset).trace(try #require(book.scripts.first)), book)
    }

    @Test func tellsTheCaseAfterEachStep() throws {
        let (trace, book) = try trace(
            "talent-grading",
            """
            zhang: apply
            expect zhang cannot submit with R0210
            zhang: fill everything
            zhang: submit
            office: judge everything right
            office: approve
            office: fill everything
            office: dispatch
            clock 2023-07-05
            expect holder bureau
            """)
        #expect(trace.failure == nil)
        let machine = book.compiled.ruleset.machines[trace.script.machine]
        let states = trace.outcomes.map { outcome in
            outcome.subject.map { machine.states[Int($0.configuration.state.index)].name } ?? "-"
        }
        let review = ["unit.review", "unit.review", "unit.dispatch", "unit.dispatch"]
        #expect(states == ["draft", "draft", "draft"] + review + ["county.review", "county.review", "county.review"])
        #expect(trace.outcomes.map { $0.refusal?.code.id } == [nil, "R0210"] + Array(repeating: nil, count: 8))
        #expect(trace.outcomes[6].dueDay == nil && trace.outcomes[7].dueDay?.description == "2023-07-17")
        #expect(trace.outcomes.map { $0.at.day.description }.last == "2023-07-05")
        #expect(trace.titles == ["省人社厅", "市人社局", "区人社局", "设计院", "张三"])
        #expect(trace.parties.count == 5)
    }

    @Test func tellsWhatAnApplicationIsRemindedOf() throws {
        let (trace, book) = try trace(
            "unit-binding", "given unit group { name \"集团\"; division 220100 }\noffice: apply to group\nexpect warned")
        let machine = book.compiled.ruleset.machines[trace.script.machine]
        #expect(trace.failure == nil)
        #expect(
            trace.outcomes.map { $0.warnings.map { machine.conditions[$0].text } }
                == [["企业特殊情况无需绑定上级单位，如已绑定请自行解除"], []])
    }

    @Test func endsWhereTheScriptFails() throws {
        let (trace, book) = try trace(
            "talent-grading", "zhang: apply\nzhang: submit\nzhang: fill everything\nzhang: submit")
        let script = try #require(book.scripts.first)
        #expect(trace.outcomes.count == 1 && trace.failure?.step == 1)
        #expect(ScriptRunner(for: book.compiled.ruleset).run(script).failure?.step == 1)
    }

    @Test(arguments: [
        (Language.en, ["apply talent-grading", "submit", "fill everything", nil]),
        (.zh, ["申报 人才分类定级评定", "提交", "填写 全部", nil]),
    ])
    func tellsWhatIsTyped(_ language: Language, _ expected: [String?]) throws {
        let (trace, book) = try trace(
            "talent-grading",
            "zhang: apply\nexpect zhang cannot submit with R0210\nzhang: fill everything\nclock 2024-01-01")
        #expect(trace.script.commands(of: book.compiled.ruleset, in: language) == expected)
    }
}
