// The second part of a review: the decision and, of a return, the problem modules (R043–R046). Only what is possible
// now is offered; of the rest it is said why it is not.

import Engine
import Machines
import Reporting
import Source

extension ReviewDialogue {
    func showDecisions(_ subject: Case) throws(Failure) {
        let choices = session.reviewChoices(of: subject, by: try session.expectAuthor())
        var lines = choices.filter { $0.refusal == nil }.map { choice in
            "  \(choice.number) \(session.title(choice.verb, choice.pick, of: subject))"
        }
        for choice in choices {
            guard let refusal = choice.refusal else { continue }
            let reason = session.refusalFormat().reason(of: refusal)
            let title = session.title(choice.verb, choice.pick, of: subject)
            lines.append(
                session.words(
                    zh: "  × \(title)：\(reason) [\(refusal.code.id)]",
                    en: "  x \(title): \(reason) [\(refusal.code.id)]"))
        }
        say([session.words(zh: "审核结果", en: "decision")] + lines)
    }

    func decisionQuestion(_ subject: Case) throws(Failure) -> String {
        let known = try defaultChoice(subject).map { " [\($0.number)]" } ?? ""
        return session.words(zh: "结果\(known) · 0 返回 · . 退出：", en: "decision\(known) · 0 back · . quit: ")
    }

    /// Takes a decision by its number or its name, and keeps it.
    func takeDecision(_ text: String, _ subject: Case) throws(Failure) {
        let choices = session.reviewChoices(of: subject, by: try session.expectAuthor())
        let chosen = try text.isEmpty ? defaultChoice(subject) : choice(text, among: choices, subject)
        guard let chosen else {
            let known = choices.filter { $0.refusal == nil }.map { choice in
                (choice.number, choice.verb, choice.pick)
            }
            let texts = known.map { "\($0.0) \(session.title($0.1, $0.2, of: subject))" }
            let list = texts.joined(separator: session.listComma)
            throw unknown(text, Words(zh: list, en: list))
        }
        if let refusal = chosen.refusal { throw .refusal(refusal, session.place(of: subject)) }
        try keep { draft in
            // Opinions go with their verb, problem modules with their target.
            if draft.verb != chosen.verb { draft.opinion = "" }
            if draft.verb != chosen.verb || draft.pick != chosen.pick { draft.modules = .none }
            draft.verb = chosen.verb
            draft.pick = chosen.pick
        }
        step = chosen.verb == .return && hasModules(subject) ? .problems : .opinion
    }

    func showProblems(_ subject: Case) throws(Failure) {
        let machine = call.registry.machine(of: subject)
        let ticked = try tickedModules(subject)
        let verdicts = subject.configuration.verdicts
        let lines = machine.modules.enumerated().map { index, module in
            let mark = ticked.contains(index) ? "[x]" : "[ ]"
            let note = wrongNote(on: index, in: subject)
            let verdict = verdicts.wrong.contains(index) ? session.words(zh: " · 有误", en: " · wrong") : ""
            return "  \(mark) \(index + 1) \(session.called(module.name, module.title))\(verdict)"
                + (note.isEmpty ? "" : session.words(zh: "：\(note)", en: ": \(note)"))
        }
        let heading =
            try draft().pick == .applicant
            ? session.words(zh: "问题模块（退回后申报人只能修改这些）", en: "problem modules (all that the applicant can edit)")
            : session.words(zh: "问题模块（可以没有：无）", en: "problem modules (there may be none)")
        say([heading] + lines)
    }

    func problemsQuestion(_ subject: Case) throws(Failure) -> String {
        let ticked = try tickedModules(subject).members.map { String($0 + 1) }.joined(separator: ",")
        let known = ticked.isEmpty ? "" : " [\(ticked)]"
        return session.words(
            zh: "问题模块\(known)：编号如 1,3，+2 增加 · 0 返回 · . 退出：",
            en: "modules\(known): numbers as 1,3; +2 adds · 0 back · . quit: ")
    }

    /// Takes the whole list of problem modules by number or name, or after `+` more of them, and keeps it (Q17).
    func takeProblems(_ text: String, _ subject: Case) throws(Failure) {
        var modules = try tickedModules(subject)
        if let more = text.first.flatMap({ $0 == "+" || $0 == "＋" ? text.dropFirst() : nil }) {
            modules = modules.union(try self.modules(named: String(more), subject))
        } else if !text.isEmpty {
            modules = try self.modules(named: text, subject)
        }
        let pick = try draft().pick
        let author = try session.expectAuthor()
        let act = Act.return(pick, modules, opinion: "-")
        if case .failure(let refusal) = call.registry.decide(act, on: id, by: author) {
            throw .refusal(refusal, session.place(of: subject))
        }
        try keep { $0.modules = modules }
        step = .opinion
    }

    /// The note of the last verdict on a module that is judged wrong; empty where there is none.
    func wrongNote(on index: Int, in subject: Case) -> String {
        guard subject.configuration.verdicts.wrong.contains(index) else { return "" }
        return subject.body.deeds.last { $0.verb == .judge && $0.modules.contains(index) }?.text ?? ""
    }

    /// What nothing typed means: what the draft holds, else what the verdicts suggest.
    private func defaultChoice(_ subject: Case) throws(Failure) -> ReviewChoice? {
        let draft = try draft()
        let choices = session.reviewChoices(of: subject, by: try session.expectAuthor()).filter { $0.refusal == nil }
        if let kept = choices.first(where: { $0.verb == draft.verb && $0.pick == draft.pick }) { return kept }
        let isWrong = !subject.configuration.verdicts.wrong.isEmpty
        return choices.first { $0.number == (isWrong ? 2 : 1) }
    }

    private func tickedModules(_ subject: Case) throws(Failure) -> ModuleSet {
        try draft().modules.union(subject.configuration.verdicts.wrong)
    }

    private func choice(_ text: String, among choices: [ReviewChoice], _ subject: Case) -> ReviewChoice? {
        if let number = OpinionPart.number(text) { return choices.first { $0.number == number } }
        return choices.first { choice in
            let title = session.title(choice.verb, .nothing, of: subject)
            let whole = session.title(choice.verb, choice.pick, of: subject)
            let words = [choice.verb.rawValue, choice.verb.chineseCommand, title, choice.verb.words.zh, whole]
            return words.contains(text) || choice.verb.rawValue.hasPrefix(text.lowercased())
        }
    }

    private func modules(named text: String, _ subject: Case) throws(Failure) -> ModuleSet {
        let machine = call.registry.machine(of: subject)
        if ["all", "全部"].contains(text) { return machine.allModules }
        if ["none", "无"].contains(text) { return .none }
        var modules = ModuleSet.none
        for name in splitAtCommas(text.replacing(" ", with: ",")) {
            if let number = OpinionPart.number(name) {
                guard machine.modules.indices.contains(number - 1) else {
                    throw unknown(name, Words(zh: "1 至 \(machine.modules.count)", en: "1 to \(machine.modules.count)"))
                }
                modules.insert(number - 1)
            } else {
                modules.insert(try call.module(named: name, in: machine))
            }
        }
        return modules
    }
}
