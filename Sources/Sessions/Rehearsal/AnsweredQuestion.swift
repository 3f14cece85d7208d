// The answer to `why`: the refusal that a line would meet, word for word, or what it would do. How a line is rehearsed
// lives beside it.

import Engine
import Source

extension Session {
    /// Says what would come of a line; nothing is changed by it.
    func answer(_ question: String, by account: String?) throws(Failure) -> Answer {
        let deepest = 8
        guard questionDepth < deepest else {
            throw .mistake(Mistake(.questionTooDeep, ["limit": .number(deepest)]))
        }
        let asked = question.drop(while: \.isWhitespace)
        if asked.isEmpty || asked.hasPrefix("#") {
            let arguments = try Arguments([], of: .why, language: language)
            throw arguments.missing(Words(zh: "要问的命令", en: "COMMAND"))
        }
        try catchUp()
        questionDepth += 1
        defer { questionDepth -= 1 }
        let rehearsal = rehearse(question, by: account)
        if case .refused(let failure) = rehearsal.outcome, case .mistake(let mistake) = failure,
            MistakeCode.questionCodes.contains(mistake.code)
        {
            throw failure
        }
        return output == .table ? told(rehearsal) : listed(rehearsal)
    }

    private func told(_ rehearsal: Rehearsal) -> Answer {
        var answer = Answer()
        switch rehearsal.outcome {
        case .refused(let failure):
            answer.add(words(zh: "会被拒绝：", en: "It would be refused:"))
            for line in lines(rehearsal.said) { answer.add("  " + line) }
            for line in lines(rehearsal.session.text(of: failure)) { answer.add(line) }
        case .done(let foretold):
            answer.add(
                rehearsal.writes
                    ? words(zh: "可以办理；现在没有办理。办理时答复：", en: "It can be done; nothing was done now. It would answer:")
                    : words(zh: "可以；它不改变办件和资料。答复：", en: "It can be done and writes nothing. It would answer:"))
            for line in lines(rehearsal.said) { answer.add("  " + line) }
            answer.addIndented(foretold)
            if foretold.endsSession { answer.add(words(zh: "  会话随之结束", en: "  and the session would end")) }
        }
        return answer
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init)
    }

    private func listed(_ rehearsal: Rehearsal) -> Answer {
        var listing = Listing([
            .init("possible", zh: "可否", en: "possible"), .init("case", zh: "办件", en: "case", isNumber: true),
            .init("code", zh: "代码", en: "code"), .init("reason", zh: "原因", en: "reason"),
            .init("cure", zh: "办法", en: "cure"), .init("able", zh: "可由", en: "who could"),
            .init("rule", zh: "依据", en: "rule"),
        ])
        switch rehearsal.outcome {
        case .done: listing.rows = [["yes", "", "", "", "", "", ""]]
        case .refused(let failure):
            listing.rows = rehearsal.session.parts(of: failure).map { part in
                [
                    "no", part.subject.map { String($0.number) } ?? "", part.code, part.reason, part.cure,
                    part.able ?? "", part.rule ?? "",
                ]
            }
        }
        var answer = Answer()
        answer.add(listing)
        return answer
    }
}
