// The states of a matter's machine, named and titled as the language page says. Rows between them live elsewhere.

import Checking
import Machines

/// The states of a machine and where each of them is.
struct StateTable {
    private(set) var states: [State] = []
    let draft: StateID
    private(set) var reviews: [StateID] = []
    /// By stage; nil where the stage has no dispatch.
    private(set) var dispatches: [StateID?] = []
    private(set) var returned: StateID?
    private(set) var appraisal: StateID?
    /// By outcome.
    private(set) var outcomes: [StateID] = []
    private(set) var terminated: StateID?
    private(set) var revoked: StateID?
    private(set) var released: StateID?

    /// The title that the manual gives an unpublished result.
    static let undecidedTitle = "未认定"

    init(of matter: MatterDefinition, ladder: Ladder) {
        draft = StateID(0)
        states = [State(name: "draft", title: "填报中", kind: .draft)]
        for (index, stage) in ladder.stages.enumerated() { addStates(of: stage, index, in: matter) }
        if matter.levels.contains(where: \.returnsToApplicant) {
            returned = add(State(name: "returned", title: "已退回", kind: .returned))
        }
        if let definition = matter.appraisal {
            let title = definition.undecidedTitle ?? StateTable.undecidedTitle
            appraisal = add(State(name: "appraisal", title: title, kind: .appraisal))
        }
        for (index, outcome) in matter.outcomes.enumerated() {
            outcomes.append(add(State(name: outcome.name, title: outcome.title, kind: .end, outcome: index)))
        }
        if matter.levels.contains(where: { $0.terminate != nil }) {
            terminated = add(State(name: "terminated", title: "资格不符，终止审核", kind: .end))
        }
        if matter.revocation != nil { revoked = add(State(name: "revoked", title: "已撤销", kind: .end)) }
        if matter.release != nil { released = add(State(name: "released", title: "已解除", kind: .end)) }
    }

    private mutating func addStates(of stage: Stage, _ index: Int, in matter: MatterDefinition) {
        let level = matter.levels[stage.level]
        let name = stage.position == 0 ? level.name : "\(level.name).\(stage.position)"
        reviews.append(add(State(name: name + ".review", title: "待审核", kind: .review, stage: index)))
        guard level.dispatch != nil else {
            dispatches.append(nil)
            return
        }
        dispatches.append(add(State(name: name + ".dispatch", title: "待送审", kind: .dispatch, stage: index)))
    }

    private mutating func add(_ state: State) -> StateID {
        states.append(state)
        return StateID(states.count - 1)
    }
}

extension LevelDefinition {
    /// Whether a case may go from here back to the applicant.
    var returnsToApplicant: Bool {
        returns.contains { $0.targets.contains { $0.place == .applicant } }
    }

    /// Whether a resubmission goes straight back here.
    var resumesFromApplicant: Bool {
        returns.contains { $0.resumes && $0.targets.contains { $0.place == .applicant } }
    }
}
