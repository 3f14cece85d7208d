// A machine that no rulebook becomes: the whole ladder goes back to the draft and on to the appraisal, and what is
// returned or ended goes on in every direction. Layouts are tried on it.

import Machines

enum OddMachine {
    static let machine = Machine(
        facts: Sample.machine.facts, modules: [], attachments: [],
        levels: (1...3).map { number in
            Level(
                name: "l\(number)", title: "第 \(number) 级", reviewer: .party(Path(root: .applicant, fields: [])),
                isOptional: false, presence: nil, judged: .none, deadline: nil, titles: [])
        },
        stages: (0..<3).map { Stage(level: $0, position: 0) }, appraisal: nil, outcomes: [], releaseEffects: [],
        conditions: [], applyConditions: [], warnings: [], expressions: Expressions(), states: states,
        initial: StateID(0), transitions: rows)

    private static let states =
        [State(name: "draft", title: "填报中", kind: .draft)]
        + (0..<3).map { State(name: "l\($0 + 1).review", title: "待审核", kind: .review, stage: $0) } + [
            State(name: "appraisal", title: "评审", kind: .appraisal),
            State(name: "returned", title: "已退回", kind: .returned),
            State(name: "returned.again", title: "再次退回", kind: .returned),
            State(name: "passed", title: "通过", kind: .end), State(name: "revoked", title: "已撤销", kind: .end),
            State(name: "released", title: "已解除", kind: .end), State(name: "lost", title: "无处可去", kind: .end),
        ]

    private static let rows: [Transition] = {
        let reviews = (1...3).flatMap { [row($0, .return, 0), row($0, .approve, 4), row($0, .terminate, 8)] }
        return reviews + [
            row(0, .submit, 1), row(1, .dispatch, 2), row(2, .dispatch, 3), row(3, .dispatch, 1), row(2, .revoke, 5),
            row(3, .revoke, 6), row(4, .publish, 7), row(4, .revoke, 9), row(5, .submit, 2), row(5, .revoke, 8),
            row(6, .revoke, 9), row(6, .submit, 4), row(5, .release, 6), row(7, .release, 9), row(8, .release, 9),
            row(9, .release, 0), row(9, .revoke, 5), row(4, .submit, 0),
        ]
    }()

    private static func row(_ from: Int, _ verb: Verb, _ to: Int) -> Transition {
        Transition(
            from: StateID(from), verb: verb, pick: .nothing, actor: .applicant, guards: [], effects: [],
            to: StateID(to))
    }
}
