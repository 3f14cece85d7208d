// preview 预览: what the open case would be submitted with, what is missing, and the ladder that it would go up.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let preview = Command(
        "preview", "预览", .applying,
        summary: Words(zh: "提交前查看填报内容、缺项和审核路径", en: "shows the declaration, what it lacks, and its way"),
        example: Words(zh: "预览", en: "preview"), run: runPreview)
}

private func runPreview(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let subject = try call.openCase()
    let session = call.session
    var answer = Answer(lines: [session.heading(of: subject)] + session.lines(ofModules: subject))
    let facts = call.registry.facts(for: .submit, on: subject, at: session.moment)
    let missing = facts.missing.map { session.called($0.name, $0.title) }.joined(separator: session.listComma)
    if !missing.isEmpty { answer.add(call.words(zh: "缺项：\(missing)", en: "missing: \(missing)")) }
    if let refusal = facts.routeRefusal {
        let reason = session.refusalFormat().reason(of: refusal)
        answer.add(call.words(zh: "审核路径：\(reason)", en: "way: \(reason)"))
    } else {
        let stops = facts.route?.stops ?? subject.body.stops
        answer.add(call.words(zh: "审核路径：", en: "way: ") + session.way(stops, in: call.registry.machine(of: subject)))
    }
    return answer
}

extension Session {
    /// `推荐单位 某设计院 → 省人社厅 吉林省人社厅`.
    func way(_ stops: [Stop], in machine: Machine) -> String {
        stops.map { "\(title(ofStage: $0.stage, in: machine)) \(registry.title(of: $0.holder))" }
            .joined(separator: " → ")
    }
}
