// history 经过: everything that was done with a case, in order and by rounds, with what each resubmission changed.

import Engine
import Machines
import Reporting
import Source

extension Command {
    static let history = Command(
        "history", "经过", .reviewing, arguments: Words(zh: "[编号] [--changes]", en: "[CASE] [--changes]"),
        summary: Words(
            zh: "办件从申报至今的经过和每次重新提交的改动；--changes 只看改动",
            en: "everything that was done with the case and what each resubmission changed; --changes: that alone"),
        example: Words(zh: "经过 3", en: "history 3"),
        options: [CommandOption("--changes", takesValue: false)], run: runHistory)
}

private func runHistory(_ call: Call) throws(Failure) -> Answer {
    let subject = try call.namedOrOpenCase()
    try call.arguments.expectEnd()
    var answer = Answer(lines: [call.session.heading(of: subject)])
    let telling = HistoryTelling(call: call, subject: subject, machine: call.registry.machine(of: subject))
    if call.arguments.option("--changes") != nil {
        telling.addChanges(to: &answer)
    } else if call.session.output == .table {
        telling.addRounds(to: &answer)
    } else {
        answer.add(telling.listing)
    }
    return answer
}

/// How one case's history is told to one reader.
private struct HistoryTelling {
    let call: Call
    let subject: Case
    let machine: Machine

    /// What was done, and after how many submissions.
    private struct Entry {
        let round: Int
        let deed: Deed
        /// By which it was done.
        let machine: Machine
        /// How often a deployment had moved the case.
        let moves: Int
    }

    private var entries: [Entry] {
        var round = 0
        let first = subject.body.former.first.map { former in
            call.registry.definitions[former.definition].ruleset.machines[former.machine]
        }
        let begun = first ?? machine
        var shown = [Entry(round: round, deed: subject.application(in: begun), machine: begun, moves: 0)]
        for (index, deed) in subject.body.deeds.enumerated() {
            if deed.verb == .submit { round += 1 }
            guard isShown(deed) else { continue }
            let moves = subject.body.former.firstIndex { index < $0.deeds.count } ?? subject.body.former.count
            guard moves < subject.body.former.count else {
                shown.append(Entry(round: round, deed: deed, machine: machine, moves: moves))
                continue
            }
            let former = subject.body.former[moves]
            let then = call.registry.definitions[former.definition].ruleset.machines[former.machine]
            shown.append(Entry(round: round, deed: former.deeds[index], machine: then, moves: moves))
        }
        return shown
    }

    /// WHY: what the office recorded counts for nobody else until it is published (R060).
    private func isShown(_ deed: Deed) -> Bool {
        guard deed.verb == .record else { return true }
        guard let party = call.session.presentParty else { return false }
        if party == subject.body.appraiser { return true }
        // What was corrected before the publication is the office's own.
        let isPublished = subject.visibleResult(in: machine, for: party) != nil
        return isPublished && deed == subject.body.deeds.last { $0.verb == .record }
    }

    /// What was written, or what was recorded with the result's fields.
    private func text(of entry: Entry) -> String {
        entry.deed.result.map { call.session.fields(of: $0, of: subject, in: entry.machine) } ?? entry.deed.text
    }

    var listing: Listing {
        var listing = Listing([
            .init("round", zh: "轮次", en: "round", isNumber: true), .init("at", zh: "时间", en: "at"),
            .init("by", zh: "经办", en: "by"), .init("verb", zh: "操作", en: "what"),
            .init("modules", zh: "模块", en: "modules"), .init("text", zh: "意见或说明", en: "opinion or note"),
        ])
        listing.rows = entries.map { entry in
            let deed = entry.deed
            return [
                String(entry.round), call.session.text(of: deed.stamp.at), call.registry.title(of: deed.party),
                what(entry), call.session.titles(of: deed.modules, in: entry.machine), text(of: entry),
            ]
        }
        return listing
    }

    /// Round after round: a line for each deed, the opinion below it, and what a resubmission changed.
    func addRounds(to answer: inout Answer) {
        let entries = entries
        let width = entries.map { displayWidth(of: call.registry.title(of: $0.deed.party)) }.max() ?? 0
        var last = -1
        var moves = 0
        for entry in entries {
            let (round, deed) = (entry.round, entry.deed)
            if round != last { answer.add(title(ofRound: round)) }
            last = round
            let by = padded(call.registry.title(of: deed.party), to: width)
            addMoves(to: &answer, &moves, until: entry.moves)
            let modules = call.session.titles(of: deed.modules, in: entry.machine)
            let what = [what(entry), modules].filter { !$0.isEmpty }.joined(separator: "  ")
            answer.add("  \(call.session.text(of: deed.stamp.at))  \(by)  \(what)", hang: 22 + width)
            let text = text(of: entry)
            if !text.isEmpty {
                answer.add("                    " + (deed.result == nil ? "“\(text)”" : text), hang: 22)
            }
            if deed.verb == .submit { addChanges(to: &answer, of: round, indent: 20) }
        }
        addMoves(to: &answer, &moves, until: subject.body.former.count)
    }

    /// A line for each deployment that moved the case.
    private func addMoves(to answer: inout Answer, _ told: inout Int, until count: Int) {
        for former in subject.body.former[told..<count] {
            let at = call.session.text(of: former.stamp.at)
            answer.add("  \(at)  " + call.words(zh: "规则更新，转入新规则办理", en: "moved on to a new rulebook"), hang: 22)
        }
        told = count
    }

    /// What each resubmission changed, and nothing else.
    func addChanges(to answer: inout Answer) {
        guard subject.body.submissions > 1 else {
            answer.add(call.words(zh: "只提交过一次，没有改动", en: "submitted once at most; nothing was changed"))
            return
        }
        for round in 2...subject.body.submissions {
            answer.add(
                call.words(
                    zh: "第 \(round) 次提交相对第 \(round - 1) 次的改动：",
                    en: "changed from submission \(round - 1) to submission \(round):"))
            addChanges(to: &answer, of: round, indent: 2)
        }
    }

    private func addChanges(to answer: inout Answer, of round: Int, indent: Int) {
        guard round > 1 else { return }
        let changes = subject.changes(from: round - 1, to: round)
        let blanks = String(repeating: " ", count: indent)
        if changes.isEmpty { answer.add(blanks + call.words(zh: "没有改动", en: "nothing was changed")) }
        for line in call.session.lines(of: changes, in: subject) { answer.add(blanks + line) }
    }

    private func title(ofRound round: Int) -> String {
        if round == 0 { return call.words(zh: "填报", en: "filling in") }
        return call.words(zh: "第 \(round) 次提交", en: "submission \(round)")
    }

    private func what(_ entry: Entry) -> String {
        let (deed, machine) = (entry.deed, entry.machine)
        let stage = machine.states[Int(deed.state.index)].stage
        let title = machine.title(of: deed.verb, at: stage, in: call.language)
        switch deed.pick {
        case .nothing: break
        case .applicant, .level, .outcome, .attachment:
            let term = machine.term(of: deed.pick)
            return title + (deed.verb == .return ? " → " : " ") + call.session.called(term.name, term.title)
        }
        guard deed.verb == .judge else { return title }
        return title + " " + call.words(zh: deed.isRight ? "无误" : "有误", en: deed.isRight ? "right" : "wrong")
    }
}
