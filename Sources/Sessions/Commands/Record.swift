// record 登记: the office writes down the result of the offline appraisal, of the open case or of every selected one
// (R057).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let record = Command(
        .record, .results,
        arguments: Words(
            zh: "结果 [字段 内容 …] [--partial] | --from 文件.csv",
            en: "OUTCOME [FIELD VALUE …] [--partial] | --from FILE.csv"),
        summary: Words(
            zh: "登记评审结果；公布前可以更正，对外仍为未认定；--from：登记一张会议结果表，有一行不对就都不登记",
            en:
                "records the appraisal's result, to be corrected until it is published; --from: those of a whole "
                + "meeting, all lines or none"),
        example: Words(zh: "登记 通过 评审后评定级别 B", en: "record passed grade B"),
        options: [CommandOption("--partial", takesValue: false), CommandOption("--from", takesValue: true)],
        run: runRecord)
}

private func runRecord(_ call: Call) throws(Failure) -> Answer {
    if let file = call.arguments.option("--from") { return try recordMeeting(call, file) }
    let subjects = try call.subjects()
    guard let first = subjects.first else { throw .refusal(Refusal(.nothingSelected), nil) }
    let subject = try call.case(first)
    let machine = call.registry.machine(of: subject)
    let name = try call.arguments.expectNext(Words(zh: "结果", en: "OUTCOME")).text
    let index = try call.outcome(named: name, in: machine)
    let outcome = machine.outcomes[index]
    var values = [Value](repeating: .unset, count: outcome.fields.count)
    while let word = call.arguments.parseNext() {
        let place = Term(name: outcome.name, title: outcome.title)
        let field = try call.field(named: word.text, among: outcome.fields, of: place)
        let text = try call.arguments.expectNext(Words(zh: "内容", en: "VALUE")).text
        values[field] = try Failure.expect(
            parseValue(text, for: outcome.fields[field], in: call.registry.ruleset(of: subject)))
    }
    // WHY: the other cases of a selection may run on another definition; the outcome is found there by its name.
    return try call.batch(
        subjects, zh: "已登记", en: "recorded",
        detail: call.session.recordedResult
    ) { _, machine in
        .record(
            ResultRecord(
                outcome: machine.outcomes.firstIndex { $0.name == outcome.name } ?? index, values: values))
    }
}
