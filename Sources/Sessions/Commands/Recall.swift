// recall 撤回: one's own last decision on the open case is taken back while nobody has acted after it (Q27).

import Engine
import Source
import Syntax

extension Command {
    static let recall = Command(
        .recall, .reviewing,
        summary: Words(zh: "撤回本级刚作出、后一级尚未处理的决定", en: "takes back one's own last decision"),
        example: Words(zh: "撤回", en: "recall"), run: runRecall)
}

private func runRecall(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let subject = try call.openCase()
    try call.session.commit(at: call.session.place(of: subject)) { registry, author in
        registry.decideRecall(of: subject.id, by: author)
    }
    let after = try call.case(subject.id)
    var answer = call.done(after, zh: "已撤回", en: "recalled")
    if call.registry.draft(of: subject.id, by: try call.account().name) != nil {
        answer.add(call.words(zh: "  原决定已存为草稿：审核", en: "  what was decided is kept as a draft: review"))
    }
    return answer
}
