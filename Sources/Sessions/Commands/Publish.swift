// publish 公布: the recorded results of the selected cases, or of the open one, count for everybody (R057).

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let publish = Command(
        .publish, .results, arguments: Words(zh: "[--all] [--partial]", en: "[--all] [--partial]"),
        summary: Words(
            zh: "公布已登记的评审结果，公布后不能更改；--all：所有已登记的",
            en: "publishes the recorded results, which nothing changes afterwards; --all: every recorded one"),
        example: Words(zh: "公布", en: "publish"),
        options: [CommandOption("--partial", takesValue: false), CommandOption("--all", takesValue: false)],
        run: runPublish)
}

private func runPublish(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let answer = try call.batch(try wanted(call), zh: "已公布", en: "published") { _, _ in .publish }
    call.deselectGone { $0 == .appraisal }
    return answer
}

/// Every case with a recorded result, or what is selected or open.
private func wanted(_ call: Call) throws(Failure) -> [CaseID] {
    guard call.arguments.option("--all") != nil else { return try call.subjects() }
    let recorded = call.registry.casesToAppraise(by: try call.partyID()).filter { $0.body.result != nil }
    guard !recorded.isEmpty else { throw .refusal(Refusal(.nothingToPublish), nil) }
    return recorded.map(\.id)
}
