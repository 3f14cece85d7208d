// Where a case stands, in one phrase, as seen by the account that asks. Tables of cases live with their commands.

import Engine
import Machines
import Source

extension Session {
    /// `填报中`, `待“推荐单位”某设计院审核`, `已退回，待张三修改`, `未认定，待吉林省人社厅公布`, `通过`.
    func status(of subject: Case) -> String {
        let machine = registry.machine(of: subject)
        let state = machine.states[Int(subject.configuration.state.index)]
        let holders = subject.holders(in: machine).map { registry.title(of: $0) }.joined(separator: listComma)
        switch state.kind {
        case .draft: return words(zh: "填报中", en: "draft")
        case .returned: return words(zh: "已退回，待\(holders)修改", en: "returned to \(holders)")
        case .review, .dispatch:
            let level = state.stage.map { title(ofStage: $0, in: machine) } ?? ""
            let isReview = state.kind == .review
            return words(
                zh: "待“\(level)”\(holders)\(isReview ? "审核" : "送审")",
                en: "waiting for \(holders) (\(level)) to \(isReview ? "review" : "dispatch")")
        case .appraisal: return appraisalStatus(of: subject, machine, holders)
        case .end: return called(state.name, state.title)
        }
    }

    /// The modules that may be edited now, where the case is with its applicant after a return.
    func editable(in subject: Case) -> String? {
        let machine = registry.machine(of: subject)
        guard machine.states[Int(subject.configuration.state.index)].kind == .returned else { return nil }
        return titles(of: subject.configuration.editable, in: machine)
    }

    private func appraisalStatus(of subject: Case, _ machine: Machine, _ holders: String) -> String {
        let undecided = words(zh: machine.appraisal?.undecidedTitle ?? "", en: "undecided")
        guard let account = presentAccount.flatMap(registry.account), account.party == subject.body.appraiser else {
            return undecided
        }
        guard let result = subject.body.result else {
            return undecided + words(zh: "，待登记结果", en: ", no result recorded")
        }
        let outcome = machine.outcomes[result.outcome]
        return words(
            zh: "已登记“\(outcome.title)”，待公布", en: "recorded as \(outcome.name), not published")
    }

    /// The text in the reader's language.
    func words(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
        language == .zh ? zh() : en()
    }
}
