// publish 公布: the recorded results of the selected cases, or of the open one, count for everybody (R057).

import Engine
import Source
import Syntax

extension Command {
    static let publish = Command(
        .publish, .results, arguments: Words(zh: "[--partial]", en: "[--partial]"),
        summary: Words(zh: "公布已登记的评审结果", en: "publishes the recorded results"),
        example: Words(zh: "公布", en: "publish"),
        options: [CommandOption("--partial", takesValue: false)], run: runPublish)
}

private func runPublish(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let answer = try call.batch(try call.subjects(), zh: "已公布", en: "published") { _, _ in .publish }
    call.session.desk.selected = []
    return answer
}
