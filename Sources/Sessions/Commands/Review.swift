// review 审核: a guided dialogue through module after module to the decision, and on to the next case (R040–R049).

import Engine
import Machines
import Source

extension Command {
    static let review = Command(
        "review", "审核", .reviewing, arguments: Words(zh: "[编号|下一件]", en: "[CASE|next]"),
        summary: Words(
            zh: "逐项审核：模块、结果、意见；中断后接着办，“下一件”连续办理",
            en: "guides through modules, decision and opinion; next: case after case"),
        example: Words(zh: "审核 下一件", en: "review next"), options: [CommandOption("--next", takesValue: false)],
        run: runReview)
}

private func runReview(_ call: Call) throws(Failure) -> Answer {
    let word = call.arguments.parseNext()?.text
    try call.arguments.expectEnd()
    var goesOn = call.arguments.option("--next") != nil
    var named: CaseID?
    if let word, word != "next", word != "下一件" {
        named = try call.case(try call.caseID(word)).id
    } else if word != nil {
        goesOn = true
    } else if !goesOn {
        named = call.session.desk.open
    }
    return try review(from: named, goesOn: goesOn, call)
}

/// Reviews this case, or the one that has waited longest, and as many more as are wanted.
private func review(from named: CaseID?, goesOn isWanted: Bool, _ call: Call) throws(Failure) -> Answer {
    var goesOn = isWanted
    var seen: Set<CaseID> = []
    var reviewedCount = 0
    var next = named
    if next == nil { next = try call.waitingForReview(besides: seen).first }
    guard next != nil else { throw .mistake(Mistake(.nothingToReview)) }
    while let id = next {
        seen.insert(id)
        let ending = try ReviewDialogue(call, of: id).run()
        call.session.desk.open = id
        call.session.desk.selected = []
        switch ending {
        case .left:
            return call.answer(
                zh: "已答的都已保存；接着办：审核 \(id.number)", en: "what was answered is kept; go on with: review \(id.number)")
        case .passedOver: goesOn = true
        case .judged(let subject):
            reviewedCount += 1
            let answer = call.judged(subject)
            guard goesOn else { return answer }
            call.session.say(answer)
        case .decided(let subject, let verb):
            reviewedCount += 1
            call.session.say(call.decided(subject, verb))
            let left = try call.waitingForReview(besides: seen).count
            if goesOn, left > 0 {
                call.session.say(call.answer(zh: "  还有 \(left) 件待审核", en: "  \(left) more to review"))
            } else if !goesOn {
                goesOn = left > 0 && wantsNext(left, call)
                if !goesOn { return Answer() }
            }
        }
        next = try call.waitingForReview(besides: seen).first
    }
    return call.answer(
        zh: "没有其他待审核的办件；本次审核 \(reviewedCount) 件", en: "nothing else is waiting for review; \(reviewedCount) reviewed")
}

/// Whether whoever reviews at a terminal wants to go on; elsewhere it is only said how.
private func wantsNext(_ left: Int, _ call: Call) -> Bool {
    guard !call.session.isScripted else {
        call.session.say(call.answer(zh: "  还有 \(left) 件待审核：审核 下一件", en: "  \(left) more to review: review next"))
        return false
    }
    let question = call.words(
        zh: "还有 \(left) 件待审核：1 下一件 [1] · . 结束：", en: "\(left) more to review: 1 next [1] · . end: ")
    guard let text = call.ask(question) else { return false }
    return ReviewAnswer(text) == .empty || ReviewAnswer(text) == .skipCase || isYes(text)
}
