// The ladder of a case, step by step: what lies behind, who has it, what lies ahead (R050). How the steps are laid out
// stands with the command.

import Engine
import Machines
import Reporting
import Source

/// One step of a case's ladder.
struct LadderStep {
    enum Mark: String {
        case done, now, ahead
        /// The case ended before it.
        case off

        /// Reads without colour and in one column.
        var sign: String {
            switch self {
            case .done: "[x]"
            case .now: "[>]"
            case .ahead: "[ ]"
            case .off: "[-]"
            }
        }
    }

    let mark: Mark
    let title: String
    let holder: String
    /// What was decided last, or what is under way; empty where nothing was.
    var decision = ""
    /// When it was decided, or since when it is under way.
    var at: Moment?
    /// How often it was decided there, the round that is under way included.
    var rounds = 0
    var opinion = ""
}

extension Session {
    /// The steps from the declaration to the end.
    func ladder(of subject: Case) -> [LadderStep] {
        let ladder = Ladder(session: self, subject: subject, machine: registry.machine(of: subject))
        return [ladder.declaration] + subject.body.stops.map(ladder.step) + ladder.appraisal + ladder.end
    }
}

private struct Ladder {
    let session: Session
    let subject: Case
    let machine: Machine
    private let decisions: [StageDecision]
    private let state: State

    init(session: Session, subject: Case, machine: Machine) {
        self.session = session
        self.subject = subject
        self.machine = machine
        decisions = subject.standingDecisions(in: machine)
        state = machine.states[Int(subject.configuration.state.index)]
    }

    var declaration: LadderStep {
        let isHere = state.kind == .draft || state.kind == .returned
        let submitted = subject.body.deeds.last { $0.verb == .submit }
        var step = LadderStep(
            mark: isHere ? .now : .done, title: session.words(zh: "申报人", en: "applicant"),
            holder: session.applicant(of: subject))
        step.rounds = subject.body.submissions + (state.kind == .returned ? 1 : 0)
        if isHere {
            step.decision =
                state.kind == .draft
                ? session.words(zh: "填报中", en: "filling in") : session.words(zh: "修改中", en: "mending")
            step.at = subject.since
        } else {
            step.decision = machine.title(of: .submit, at: nil, in: session.language)
            step.at = submitted?.stamp.at ?? subject.since
        }
        return step
    }

    func step(of stop: Stop) -> LadderStep {
        let own = decisions.filter { $0.stage == stop.stage }.map(\.deed)
        let mark = mark(of: stop.stage)
        var step = LadderStep(
            mark: mark, title: session.title(ofStage: stop.stage, in: machine),
            holder: session.registry.title(of: stop.holder))
        step.rounds = own.count { $0.verb != .dispatch } + (mark == .now && state.kind == .review ? 1 : 0)
        step.opinion = own.last { !$0.text.isEmpty }?.text ?? ""
        if mark == .now {
            step.decision =
                state.kind == .review
                ? session.words(zh: "审核中", en: "reviewing") : session.words(zh: "待送审", en: "to dispatch")
            step.at = subject.since
            if state.kind == .review { step.opinion = "" }
        } else if let last = own.last {
            let title = machine.title(of: last.verb, at: stop.stage, in: session.language)
            step.decision = mark == .ahead ? session.words(zh: "上轮\(title)", en: "before: \(title)") : title
            step.at = last.stamp.at
        }
        return step
    }

    /// The appraisal and its office; what was recorded there is the office's own until it is published (R060).
    var appraisal: [LadderStep] {
        guard let appraisal = machine.appraisal, let office = subject.body.appraiser else { return [] }
        let published = subject.body.deeds.last { $0.verb == .publish }
        let mark: LadderStep.Mark = published != nil ? .done : state.kind == .end ? .off : .ahead
        var step = LadderStep(
            mark: state.kind == .appraisal ? .now : mark, title: session.called("appraisal", appraisal.title),
            holder: session.registry.title(of: office))
        if let published {
            step.decision = machine.title(of: .publish, at: nil, in: session.language)
            step.at = published.stamp.at
        } else if state.kind == .appraisal {
            step.decision = session.words(zh: appraisal.undecidedTitle, en: "undecided")
            step.at = subject.since
        }
        return [step]
    }

    var end: [LadderStep] {
        guard state.kind == .end else { return [] }
        return [
            LadderStep(
                mark: .done, title: session.words(zh: "办结", en: "end"), holder: "",
                decision: session.called(state.name, state.title), at: subject.since)
        ]
    }

    private func mark(of stage: Int) -> LadderStep.Mark {
        switch state.kind {
        case .review, .dispatch:
            guard let here = state.stage else { return .ahead }
            return stage < here ? .done : stage == here ? .now : .ahead
        // A resubmission may go straight back to the level that returned the case.
        case .draft, .returned: return subject.configuration.resume.map { stage < Int($0) } ?? false ? .done : .ahead
        case .appraisal: return .done
        case .end:
            if let last = subject.body.deeds.last(where: { $0.verb == .terminate }) {
                return stage <= machine.states[Int(last.state.index)].stage ?? 0 ? .done : .off
            }
            return subject.body.deeds.contains { $0.verb == .revoke } ? .off : .done
        }
    }
}
