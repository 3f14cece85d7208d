// can 可办: what may be done now and here, what is in the way of the rest, and who may do what this account may not.
// Every answer is that of the command itself, rehearsed.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let can = Command(
        "can", "可办", .reviewing,
        summary: Words(
            zh: "现在可以做什么，还差什么，什么由谁", en: "what may be done now, what is in the way, and who may do the rest"),
        example: Words(zh: "可办", en: "can"), run: runCan)
}

private func runCan(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let session = call.session
    let account = try call.account()
    let desk = session.desk
    if desk.open != nil {
        let subject = try call.openCase()
        return told(
            call, heading: [session.heading(of: subject)], session.answers(to: session.steps(of: subject)))
    }
    if !desk.selected.isEmpty {
        let subjects = desk.selected.compactMap(call.registry.case)
        let labels = subjects.map(session.label).joined(separator: session.listComma)
        let heading = call.words(
            zh: "已选 \(subjects.count) 件：\(labels)", en: "selected \(subjects.count): \(labels)")
        return told(call, heading: [heading], session.answers(to: session.steps(of: subjects)))
    }
    guard account.role.actsForParty else {
        return told(call, heading: try inboxLines(call), session.administrationAnswers(for: account))
    }
    let party = try call.party()
    return told(
        call, heading: try inboxLines(call) + waitingHint(call, party),
        session.applyAnswers(for: party) + session.releaseAnswers(for: party))
}

private func waitingHint(_ call: Call, _ party: Party) -> [String] {
    let count = call.registry.waitingRows(for: party.id).count
    return count == 0 ? [] : [call.words(zh: "  下一件：打开等得最久的", en: "  next: opens the one that has waited longest")]
}

private func told(_ call: Call, heading: [String], _ answers: [StepAnswer]) -> Answer {
    let telling = CanTelling(call: call, party: call.session.presentParty, answers: answers)
    if call.session.output != .table {
        var answer = Answer()
        answer.add(telling.listing)
        return answer
    }
    var answer = Answer(lines: heading)
    telling.add(to: &answer)
    return answer
}

/// The answers in their three groups.
private struct CanTelling {
    let call: Call
    let party: PartyID?
    private let possible: [PossibleStep]
    private let barred: [Bar]
    private let others: [Share]

    /// Steps that the same thing is in the way of.
    private struct Bar {
        var steps: [PossibleStep]
        let parts: FailureParts
    }

    /// What another party could do.
    private struct Share {
        let party: PartyID
        var verbs: [Words]
    }

    init(call: Call, party: PartyID?, answers: [StepAnswer]) {
        self.call = call
        self.party = party
        possible = answers.filter { $0.failure == nil }.map(\.step)
        var barred: [Bar] = []
        var others: [Share] = []
        for answer in answers {
            guard let failure = answer.failure, let parts = call.session.parts(of: failure).first else { continue }
            let able = answer.others(than: party)
            for other in able {
                let place = others.firstIndex { $0.party == other } ?? others.count
                if place == others.count { others.append(Share(party: other, verbs: [])) }
                if !others[place].verbs.contains(answer.step.verb) { others[place].verbs.append(answer.step.verb) }
            }
            if !able.isEmpty { continue }
            let place = barred.firstIndex { $0.parts.code == parts.code && $0.parts.reason == parts.reason }
            if let place {
                barred[place].steps.append(answer.step)
            } else {
                barred.append(Bar(steps: [answer.step], parts: parts))
            }
        }
        self.barred = barred
        self.others = others
    }

    func add(to answer: inout Answer) {
        if possible.isEmpty, barred.isEmpty {
            answer.add(call.words(zh: "本账号现在没有可办的", en: "there is nothing for this account to do now"))
        }
        if !possible.isEmpty {
            answer.add(call.words(zh: "现在可办", en: "can be done now"))
            for step in possible { answer.add("  " + step.words[call.language]) }
        }
        if !barred.isEmpty {
            answer.add(call.words(zh: "还不能办", en: "not yet"))
            for bar in barred {
                let parts = bar.parts
                for step in bar.steps { answer.add("  " + step.words[call.language]) }
                answer.add("      \(parts.reason) [\(parts.code)]", hang: 8)
                answer.add(call.words(zh: "      办法：\(parts.cure)", en: "      cure: \(parts.cure)"), hang: 8)
            }
        }
        if !others.isEmpty {
            answer.add(call.words(zh: "由别人办", en: "for others to do"))
            for share in others {
                let list = share.verbs.map { $0[call.language] }.joined(separator: call.session.listComma)
                let name = call.registry.title(of: share.party)
                answer.add(call.words(zh: "  \(name)：\(list)", en: "  \(name): \(list)"))
            }
        }
    }

    var listing: Listing {
        var listing = Listing([
            .init("possible", zh: "可否", en: "possible"), .init("command", zh: "命令", en: "command"),
            .init("code", zh: "代码", en: "code"), .init("reason", zh: "原因", en: "reason"),
            .init("cure", zh: "办法", en: "cure"), .init("by", zh: "由谁", en: "by"),
        ])
        let language = call.language
        listing.rows = possible.map { ["yes", $0.words[language], "", "", "", ""] }
        for bar in barred {
            let rest = [bar.parts.code, bar.parts.reason, bar.parts.cure, ""]
            listing.rows += bar.steps.map { ["no", $0.words[language]] + rest }
        }
        for share in others {
            let title = call.registry.title(of: share.party)
            listing.rows += share.verbs.map { ["others", $0[language], "", "", "", title] }
        }
        return listing
    }
}
