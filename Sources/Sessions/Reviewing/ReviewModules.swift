// The first part of a review: what the case is and has been through, then module after module, each with its verdict
// (R041, R042).

import Engine
import Machines
import Reporting
import Source

extension ReviewDialogue {
    /// Says which case it is, what became of it before, and where the review goes on.
    func open(_ subject: Case) throws(Failure) {
        let machine = call.registry.machine(of: subject)
        var lines = [session.heading(of: subject)]
        if let returned = lastReturn(subject) { lines.append(returned) }
        let modules = judged(in: subject)
        // What nobody judges here is shown at once; there is no question that would show it.
        if modules.isEmpty {
            lines += machine.modules.isEmpty ? applicantLines(subject) : session.lines(ofModules: subject)
        }
        if let resumed = try resumed(subject, machine) { lines.append(resumed) }
        say(lines)
    }

    func show(module index: Int, in subject: Case) {
        var lines = session.lines(ofModule: index, in: subject)
        if let earlier = earlierVerdict(on: index, in: subject) { lines.append(earlier) }
        say(lines + changes(ofModule: index, in: subject))
    }

    /// What the applicant changed in the module since the reader's own last decision.
    private func changes(ofModule index: Int, in subject: Case) -> [String] {
        guard let unseen = session.changesToJudge(in: subject) else { return [] }
        let changes = unseen.changes.filter { $0.module == index }
        guard !changes.isEmpty else { return [] }
        let head = session.words(zh: "  \(unseen.since.zh)：", en: "  \(unseen.since.en):")
        // The first line names the module, which stands above.
        return [head] + session.lines(of: changes, in: subject).dropFirst().map { "  " + $0 }
    }

    func verdictQuestion(on index: Int, _ subject: Case) -> String {
        let modules = judged(in: subject).members
        let place = (modules.firstIndex(of: index) ?? 0) + 1
        let open = judged(in: subject).subtracting(subject.configuration.verdicts.judged).subtracting(skipped)
        let isRest = open.count > 1
        return session.words(
            zh: "（\(place)/\(modules.count)）1 无误 · 2 有误 [说明] · 3 跳过 · "
                + (isRest ? "4 其余无误 · " : "") + "0 返回 · . 退出：",
            en: "(\(place)/\(modules.count)) 1 right · 2 wrong [note] · 3 skip · "
                + (isRest ? "4 rest right · " : "") + "0 back · . quit: ")
    }

    /// Takes a verdict and commits it at once.
    func takeVerdict(_ text: String, on index: Int, _ subject: Case) throws(Failure) {
        let isJudged = subject.configuration.verdicts.judged.contains(index)
        switch VerdictAnswer(text) {
        case .right(let note): try judge(ModuleSet([index]), isRight: true, note)
        case .wrong(let note): try judge(ModuleSet([index]), isRight: false, note)
        case .skip: skipped.insert(index)
        case .restRight:
            var open = judged(in: subject).subtracting(subject.configuration.verdicts.judged)
            open.insert(index)
            try judge(open.subtracting(skipped), isRight: true, "")
        // Nothing keeps the verdict that there is.
        case nil where text.isEmpty && isJudged: break
        case nil:
            throw unknown(
                text,
                Words(
                    zh: "1 无误、2 有误、3 跳过、4 其余无误、0 返回、. 退出", en: "1 right, 2 wrong, 3 skip, 4 rest right, 0 back, . quit")
            )
        }
        step = nextModule(after: index, in: try self.subject()) ?? .decision
    }

    func say(_ lines: [String]) {
        session.say(Answer(lines: lines))
    }

    /// What is known of who applies, where the matter has no modules that would say it.
    private func applicantLines(_ subject: Case) -> [String] {
        guard let party = call.registry.party(subject.applicant) else { return [] }
        let schema = call.registry.schema(of: party.kind)
        let format = session.format(of: call.registry.ruleset, masksIDs: false)
        let mark = session.words(zh: "：", en: ": ")
        return schema.fields.indices.filter { party.value($0).isSet }.map { index in
            let field = schema.fields[index]
            return "  \(session.called(field.name, field.title))\(mark)\(format.text(party.value(index), of: field))"
        }
    }

    private func judge(_ modules: ModuleSet, isRight: Bool, _ note: String) throws(Failure) {
        let text = try opinion(in: note, for: .judge)
        let subject = try subject()
        try session.commit(at: session.place(of: subject)) { registry, author in
            registry.decide(.judge(modules, isRight: isRight, note: text), on: id, by: author)
        }
    }

    /// `接着办：已核对 3/5 · 退回修改 → 申报人 · “请补充。”`; nil where nothing was begun.
    private func resumed(_ subject: Case, _ machine: Machine) throws(Failure) -> String? {
        let modules = judged(in: subject)
        let done = modules.intersection(subject.configuration.verdicts.judged)
        let draft = try draft()
        var parts: [String] = []
        if !done.isEmpty {
            parts.append(
                session.words(zh: "已核对 \(done.count)/\(modules.count)", en: "\(done.count)/\(modules.count) judged"))
        }
        if let verb = draft.verb { parts.append(session.title(verb, draft.pick, of: subject)) }
        if !draft.modules.isEmpty { parts.append(session.titles(of: draft.modules, in: machine)) }
        if !draft.opinion.isEmpty { parts.append(session.words(zh: "“\(draft.opinion)”", en: "\"\(draft.opinion)\"")) }
        if parts.isEmpty { return nil }
        return session.words(zh: "接着办：", en: "going on: ") + parts.joined(separator: " · ")
    }

    /// `第 2 次提交；某高校上次退回：学历学位“请补充”`; nil where the case was never returned.
    private func lastReturn(_ subject: Case) -> String? {
        let deeds = subject.body.deeds
        // What was recalled is as if it had not been.
        let isRecalled = { (place: Int) in place + 1 < deeds.count && deeds[place + 1].verb == .recall }
        guard let place = deeds.indices.last(where: { deeds[$0].verb == .return && !isRecalled($0) }) else {
            return nil
        }
        let deed = deeds[place]
        let count = subject.body.submissions
        let modules = session.titles(of: deed.modules, in: call.registry.machine(of: subject))
        let party = call.registry.title(of: deed.party)
        return session.words(
            zh: "\(count > 1 ? "第 \(count) 次提交；" : "")\(party)上次退回：\(modules)“\(deed.text)”",
            en: (count > 1 ? "submission \(count); " : "") + "last returned by \(party): "
                + (modules.isEmpty ? "" : modules + ", ") + "\"\(deed.text)\"")
    }

    /// What this level said of the module before it was edited; nil where the verdict stands, or there was none.
    private func earlierVerdict(on index: Int, in subject: Case) -> String? {
        guard !subject.configuration.verdicts.judged.contains(index) else { return nil }
        let states = call.registry.machine(of: subject).states
        let stage = states[Int(subject.configuration.state.index)].stage
        let last = subject.body.deeds.last {
            $0.verb == .judge && $0.modules.contains(index) && states[Int($0.state.index)].stage == stage
        }
        guard let last else { return nil }
        let verdict = session.words(zh: last.isRight ? "无误" : "有误", en: last.isRight ? "right" : "wrong")
        let note = last.text.isEmpty ? "" : session.words(zh: "，\(last.text)", en: ", \(last.text)")
        return session.words(zh: "  上次核对：\(verdict)\(note)", en: "  judged before: \(verdict)\(note)")
    }
}
