// What can be done without an open case: matters to apply for, the release of what was granted, and the upkeep of
// accounts.

import Engine
import Machines
import Reporting
import Source

extension Session {
    /// A step for each matter that the party's kind may apply for. A matter that is directed at somebody can be
    /// applied for where there is anybody to whom it can.
    func applyAnswers(for party: Party) -> [StepAnswer] {
        registry.ruleset.machines.filter { $0.facts.applicant == party.kind }.map { machine in
            guard let target = machine.facts.target else {
                return answer(to: apply(machine, "", Words(zh: "", en: "")))
            }
            let field = registry.ruleset.parties[target.kind].fields[target.field]
            let shown = Words(zh: " " + field.title, en: " " + field.name.uppercased())
            var last: StepAnswer?
            for other in registry.parties where other.kind == target.kind && other.value(target.field).isSet {
                let answer = answer(to: apply(machine, " " + other.value(target.field).plainText, shown))
                // WHY: that one may not bind oneself says nothing about others.
                if answer.failure == nil || other.id != party.id || last == nil { last = answer }
                if answer.failure == nil || isAboutTheApplicant(answer) { break }
            }
            return last ?? answer(to: apply(machine, "", shown))
        }
    }

    /// The releases of granted cases.
    func releaseAnswers(for party: Party) -> [StepAnswer] {
        guard refusalCode(of: "unbind") != MistakeCode.nothingBound.id else { return [] }
        let words = Words(zh: "解绑", en: "unbind")
        let answer = answer(to: PossibleStep(words: words, sample: "unbind", verb: words))
        if case .mistake = answer.failure { return [] }
        return [answer]
    }

    /// What an account can do that acts for no party.
    func administrationAnswers(for account: Account) -> [StepAnswer] {
        guard account.role == .administrator else { return [] }
        let other = registry.accounts.first { $0.name != account.name && $0.role != .administrator }
        let adding = PossibleStep(
            words: Words(zh: "账号 开设 角色 账号名", en: "accounts add ROLE NAME"), sample: "accounts add auditor sample",
            verb: Words(zh: "账号", en: "accounts"))
        let disabling = other.map { other in
            PossibleStep(
                words: Words(zh: "账号 停用 账号名", en: "accounts disable NAME"),
                sample: "accounts disable \(other.name)", verb: adding.verb)
        }
        return ([adding] + (disabling.map { [$0] } ?? [])).map(answer)
    }

    private func refusalCode(of line: String) -> String? { refusal(of: line)?.code }

    private func answer(to step: PossibleStep) -> StepAnswer {
        StepAnswer(step: step, failure: refusal(of: step.sample))
    }

    /// Whether another target would be refused just the same.
    private func isAboutTheApplicant(_ answer: StepAnswer) -> Bool {
        guard case .refusal(let refusal, _) = answer.failure else { return true }
        return refusal.code == .alreadyOpen || refusal.code == .outsideWindow || refusal.code == .wrongKindOfApplicant
    }

    private func apply(_ machine: Machine, _ target: String, _ shown: Words) -> PossibleStep {
        PossibleStep(
            words: Words(zh: "申报 \(machine.facts.title)\(shown.zh)", en: "apply \(machine.facts.name)\(shown.en)"),
            sample: "apply \(machine.facts.name)\(target)", verb: Words(zh: "申报", en: "apply"))
    }
}
