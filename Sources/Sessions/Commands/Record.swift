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
    let name = try call.arguments.expectNext(Words(zh: "结果", en: "OUTCOME")).text
    var fields: [GivenField] = []
    while let word = call.arguments.parseNext() {
        let text = try call.arguments.expectNext(Words(zh: "内容", en: "VALUE")).text
        fields.append(GivenField(name: word.text, text: text))
    }
    // WHY: the cases of a selection may belong to different matters, where the same words mean other places.
    var results: [MachinePlace: ResultRecord] = [:]
    for id in subjects {
        let subject = try call.case(id)
        let place = call.session.place(of: subject)
        if results[place] == nil { results[place] = try call.result(named: name, fields, for: subject) }
    }
    return try call.batch(
        subjects, zh: "已登记", en: "recorded", detail: call.session.recordedResult
    ) { subject, _ in
        .record(results[call.session.place(of: subject)] ?? ResultRecord(outcome: 0, values: []))
    }
}

/// A field of an outcome as it was typed.
private struct GivenField {
    let name: String
    let text: String
}

extension Call {
    /// The result that the words mean for a case.
    fileprivate func result(
        named name: String, _ fields: [GivenField], for subject: Case
    ) throws(Failure) -> ResultRecord {
        let machine = registry.machine(of: subject)
        let index = try outcome(named: name, in: machine)
        let outcome = machine.outcomes[index]
        var values = [Value](repeating: .unset, count: outcome.fields.count)
        for given in fields {
            let place = Term(name: outcome.name, title: outcome.title)
            let field = try field(named: given.name, among: outcome.fields, of: place)
            values[field] = try Failure.expect(
                parseValue(given.text, for: outcome.fields[field], in: registry.ruleset(of: subject)))
        }
        return ResultRecord(outcome: index, values: values)
    }
}
