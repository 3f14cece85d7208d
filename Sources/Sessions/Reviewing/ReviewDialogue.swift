// The dialogue of a review: question after question from the first open module to the decision (R041–R049). Each
// verdict is committed and each other answer kept as a draft as soon as it is given, so that a lost terminal loses
// nothing. What each question shows and takes stands in the files beside this one.

import Engine
import Machines
import Source

/// Where a review is.
enum ReviewStep: Hashable {
    /// The verdict on a module.
    case module(Int)
    case decision
    /// The problem modules of a return.
    case problems
    case opinion
    case confirmation
}

/// How a review ended.
enum ReviewEnding {
    /// With a decision; the case after it.
    case decided(Case, Machines.Verb)
    /// Judged by an account that does not decide.
    case judged(Case)
    /// Left for later.
    case left
    /// Left for later, to go on with the next case.
    case passedOver
}

/// A review of one case, under way.
final class ReviewDialogue {
    let call: Call
    let id: CaseID
    var step = ReviewStep.decision
    /// Modules that were passed over in this sitting.
    var skipped = ModuleSet.none

    init(_ call: Call, of id: CaseID) {
        self.call = call
        self.id = id
    }

    var session: Session { call.session }

    /// The case as it is now.
    func subject() throws(Failure) -> Case { try call.case(id) }

    /// The account's draft; an empty one where it has none.
    func draft() throws(Failure) -> ReviewDraft {
        call.registry.draft(of: id, by: try session.expectAuthor().account) ?? ReviewDraft()
    }

    /// The modules that are judged here.
    func judged(in subject: Case) -> ModuleSet {
        levelModules(subject, call.registry.machine(of: subject))
    }

    /// Asks till the review is decided or left. Whatever ends it, what was answered is kept.
    func run() throws(Failure) -> ReviewEnding {
        try expectReviewable()
        let begun = try subject()
        step = try firstStep(begun)
        try open(begun)
        var isShown = false
        while true {
            let subject = try subject()
            if step == .decision, !(try session.expectAuthor().role.allows(.approve)) { return .judged(subject) }
            if !isShown { try show(subject) }
            guard let text = session.ask(try question(subject)) else {
                throw .mistake(Mistake(.reviewUnanswered, ["case": .number(Int(id.number))]))
            }
            let before = step
            do throws(Failure) {
                if let ending = try take(ReviewAnswer(text), subject) { return ending }
                isShown = false
            } catch {
                if session.isScripted { throw error }
                // Where somebody was quicker there is nothing to ask again.
                try expectReviewable()
                session.tell(error)
                isShown = step == before
            }
        }
    }

    /// Keeps the draft, changed in this way.
    func keep(_ change: (inout ReviewDraft) -> Void) throws(Failure) {
        var draft = try draft()
        change(&draft)
        try session.commit { registry, author in registry.decideDraft(draft, of: id, by: author) }
    }

    /// The mistake that a text answers nothing here.
    func unknown(_ text: String, _ choices: Words) -> Failure {
        let given = text.isEmpty ? Fact.words(Words(zh: "空行", en: "an empty line")) : .name(text)
        return .mistake(Mistake(.answerUnknown, ["text": given, "choices": .words(choices)]))
    }

    private func expectReviewable() throws(Failure) {
        let author = try session.expectAuthor()
        guard let refusal = call.registry.reviewRefusal(of: id, by: author) else { return }
        throw .refusal(refusal, nil)
    }

    private func take(_ answer: ReviewAnswer, _ subject: Case) throws(Failure) -> ReviewEnding? {
        switch answer {
        case .quit: return .left
        case .skipCase: return .passedOver
        case .back: step = try stepBefore(subject)
        case .empty: return try take("", subject)
        case .text(let text): return try take(text, subject)
        }
        return nil
    }

    private func take(_ text: String, _ subject: Case) throws(Failure) -> ReviewEnding? {
        switch step {
        case .module(let index): try takeVerdict(text, on: index, subject)
        case .decision: try takeDecision(text, subject)
        case .problems: try takeProblems(text, subject)
        case .opinion: try takeOpinion(text)
        case .confirmation: return try takeConfirmation(text, subject)
        }
        return nil
    }
}

extension ReviewDialogue {
    /// Where a review that was begun goes on: behind what the draft holds, else at the first open module.
    private func firstStep(_ subject: Case) throws(Failure) -> ReviewStep {
        let draft = try draft()
        guard let verb = draft.verb else { return nextModule(after: -1, in: subject) ?? .decision }
        let needsModules = verb == .return && draft.pick == .applicant && hasModules(subject)
        if needsModules, draft.modules.isEmpty { return .problems }
        return draft.opinion.isEmpty ? .opinion : .confirmation
    }

    /// The next module without a verdict, behind this one or else before it; nil where none is left.
    func nextModule(after index: Int, in subject: Case) -> ReviewStep? {
        let open = judged(in: subject).subtracting(subject.configuration.verdicts.judged).subtracting(skipped).members
        return (open.first { $0 > index } ?? open.first).map(ReviewStep.module)
    }

    func hasModules(_ subject: Case) -> Bool { !call.registry.machine(of: subject).modules.isEmpty }

    private func stepBefore(_ subject: Case) throws(Failure) -> ReviewStep {
        let modules = judged(in: subject).members
        let isReturn = try draft().verb == .return && hasModules(subject)
        switch step {
        case .module(let index): return .module(modules.last { $0 < index } ?? index)
        case .decision:
            skipped = .none
            return nextModule(after: -1, in: subject) ?? modules.last.map(ReviewStep.module) ?? .decision
        case .problems: return .decision
        case .opinion: return isReturn ? .problems : .decision
        case .confirmation: return .opinion
        }
    }

    private func show(_ subject: Case) throws(Failure) {
        switch step {
        case .module(let index): show(module: index, in: subject)
        case .decision: try showDecisions(subject)
        case .problems: try showProblems(subject)
        case .opinion: try showOpinions(subject)
        case .confirmation: try showSummary(subject)
        }
    }

    private func question(_ subject: Case) throws(Failure) -> String {
        switch step {
        case .module(let index): verdictQuestion(on: index, subject)
        case .decision: try decisionQuestion(subject)
        case .problems: try problemsQuestion(subject)
        case .opinion: try opinionQuestion(subject)
        case .confirmation: session.words(zh: "1 保存 [1] · 0 返回 · . 退出：", en: "1 save [1] · 0 back · . quit: ")
        }
    }
}
