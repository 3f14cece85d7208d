// can 可办: what may be done with the open case now, by this account and by whom else. It asks the very decisions that
// the commands ask, so that asking first and acting can not disagree.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let can = Command(
        "can", "可办", .reviewing,
        summary: Words(zh: "现在可以做什么，还差什么，由谁", en: "what may be done now, what is in the way, and who may"),
        example: Words(zh: "可办", en: "can"), run: runCan)
}

private func runCan(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    let subject = try call.openCase()
    let session = call.session
    let author = try session.expectAuthor()
    let machine = call.registry.machine(of: subject)
    let holders = subject.holders(in: machine)
    var answer = Answer(lines: [session.heading(of: subject)])
    var listing = Listing([
        .init("command", zh: "命令", en: "command"), .init("possible", zh: "可否", en: "possible"),
        .init("reason", zh: "原因", en: "reason"),
    ])
    for (words, act) in offers(of: subject, machine) {
        switch call.registry.decide(act, on: subject.id, by: author) {
        case .success: listing.rows.append([words[call.language], call.words(zh: "可以", en: "yes"), ""])
        case .failure(let refusal) where isOthers(refusal): continue
        case .failure(let refusal):
            let reason = "\(session.refusalFormat().reason(of: refusal)) [\(refusal.code.id)]"
            listing.rows.append([words[call.language], call.words(zh: "不行", en: "no"), reason])
        }
    }
    if listing.rows.isEmpty {
        answer.add(call.words(zh: "本账号现在没有可办的", en: "there is nothing for this account to do now"))
    } else {
        answer.add(listing)
    }
    let others = holders.filter { $0 != author.party }.map(call.registry.title).joined(separator: session.listComma)
    if !others.isEmpty { answer.add(call.words(zh: "现由\(others)办理", en: "\(others) has it now")) }
    return answer
}

/// Whether the refusal says that the act is somebody else's: such acts are not offered.
private func isOthers(_ refusal: Refusal) -> Bool {
    [.notTheHolder, .notTheApplicant, .notTheOffice, .nothingToRecall].contains(refusal.code)
}

/// The acts that the state knows, as one would type them, each with something in every place that has to be filled.
private func offers(of subject: Case, _ machine: Machine) -> [(words: Words, act: Act)] {
    var offers: [(Words, Act)] = []
    for verb in Machines.Verb.allCases {
        var picks: [Pick] = []
        for row in machine.rows(from: subject.configuration.state, verb: verb) {
            let pick = machine.transitions[row].pick
            if !picks.contains(pick) { picks.append(pick) }
        }
        for pick in picks {
            guard let act = act(verb, pick, subject, machine) else { continue }
            let what = terms(act, pick, subject, machine)
            let chinese = [verb.chineseCommand, what.map(\.title).joined(separator: "、")]
            let english = [verb.rawValue, what.map(\.name).joined(separator: ", ")]
            offers.append(
                (
                    Words(
                        zh: chinese.filter { !$0.isEmpty }.joined(separator: " "),
                        en: english.filter { !$0.isEmpty }.joined(separator: " ")), act
                ))
        }
    }
    return offers
}

/// What the act is about: the modules that may be filled in, or what is picked.
private func terms(_ act: Act, _ pick: Pick, _ subject: Case, _ machine: Machine) -> [Term] {
    if case .fill = act {
        return subject.configuration.editable.members.map {
            Term(name: machine.modules[$0].name, title: machine.modules[$0].title)
        }
    }
    return pick == .nothing ? [] : [machine.term(of: pick)]
}

private func act(_ verb: Machines.Verb, _ pick: Pick, _ subject: Case, _ machine: Machine) -> Act? {
    let opinion = "-"
    let judged = levelModules(subject, machine)
    switch (verb, pick) {
    case (.fill, _): return .fill([])
    case (.attach, .attachment(let index)): return .attach(.dispatch(index), sample(of: machine.attachments[index]))
    case (.detach, .attachment(let index)): return .detach(.dispatch(index))
    case (.submit, _): return .submit
    case (.judge, _): return .judge(judged, isRight: true, note: "")
    case (.approve, _): return .approve(opinion: opinion)
    case (.return, _):
        let wrong = subject.configuration.verdicts.wrong
        return .return(pick, wrong.isEmpty ? judged : wrong, opinion: opinion)
    case (.terminate, _): return .terminate(opinion: opinion)
    case (.recall, _): return .recall
    case (.dispatch, _): return .dispatch
    case (.record, .outcome(let index)): return .record(ResultRecord(outcome: index, values: []))
    case (.publish, .nothing): return .publish
    case (.revoke, _): return .revoke
    case (.release, _): return .release
    // Applying has no case; the files of a module are among what is filled in.
    default: return nil
    }
}

/// A file that the attachment would take.
private func sample(of attachment: Attachment) -> FileReference {
    FileReference(
        hash: String(repeating: "0", count: 64), name: "-." + (attachment.kinds.first ?? ""), sizeBytes: 1)
}
