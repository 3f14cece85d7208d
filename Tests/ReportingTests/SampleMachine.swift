// A ruleset with one matter of five levels, built by hand: what the graph renderers are tried on.
// Its rows are enough to draw and export; how a rulebook becomes rows is not tried here.

import Machines

enum Sample {
    static let ruleset = Ruleset(
        parties: [person, unit], offices: [office], divisions: [Division(code: 220_000, name: "吉林省", parent: nil)],
        machines: [machine])

    static let machine = SampleLadder().machine

    private static let person = PartySchema(
        name: "person", title: "自然人",
        fields: [
            Field(name: "name", title: "姓名", type: .text), Field(name: "unit", title: "推荐单位", type: .party(1)),
        ])

    private static let unit = PartySchema(
        name: "unit", title: "单位",
        fields: [
            Field(name: "division", title: "所属行政区划", type: .division),
            Field(name: "superior", title: "上级主管部门", type: .party(1)),
            Field(name: "kind", title: "单位类型", type: .choice([Choice(name: "企业", title: "企业")])),
        ])

    private static let office = Office(
        name: "hrss", title: "人社部门", kind: 1, condition: nil, expressions: Expressions(), divisionField: 0,
        tiers: [
            Office.Tier(name: "province", title: "省"), Office.Tier(name: "prefecture", title: "市（州）"),
            Office.Tier(name: "county", title: "县（市、区）"),
        ])
}

/// The states and rows of the sample, put together level by level.
struct SampleLadder {
    private static let levels: [(name: String, title: String, chain: Int, isOptional: Bool, dispatches: Bool)] = [
        ("unit", "推荐单位", 0, false, true), ("superior", "上级主管部门", 2, true, true),
        ("county", "县（市、区）人社部门", 0, true, false), ("prefecture", "市（州）人社部门", 0, true, false),
        ("province", "省人社厅", 0, false, false),
    ]
    private static let modules = ModuleSet.first(2)

    private var stages: [Stage] = []
    private var states = [State(name: "draft", title: "填报中", kind: .draft)]
    private var reviews: [StateID] = []
    private var dispatches: [StateID?] = []
    private var rows: [Transition] = []
    private let ends: (returned: StateID, appraisal: StateID, passed: StateID, failed: StateID, terminated: StateID)
    private let revoked: StateID

    init() {
        for (index, level) in Self.levels.enumerated() {
            for position in level.chain == 0 ? [0] : Array(1...level.chain) {
                let name = position == 0 ? level.name : "\(level.name).\(position)"
                let stage = stages.count
                stages.append(Stage(level: index, position: position))
                reviews.append(StateID(states.count))
                states.append(State(name: name + ".review", title: "待审核", kind: .review, stage: stage))
                dispatches.append(level.dispatches ? StateID(states.count) : nil)
                if level.dispatches {
                    states.append(State(name: name + ".dispatch", title: "待送审", kind: .dispatch, stage: stage))
                }
            }
        }
        let first = states.count
        ends = (
            StateID(first), StateID(first + 1), StateID(first + 2), StateID(first + 3), StateID(first + 4)
        )
        revoked = StateID(first + 5)
        states += [
            State(name: "returned", title: "已退回", kind: .returned),
            State(name: "appraisal", title: "未认定", kind: .appraisal),
            State(name: "passed", title: "通过", kind: .end, outcome: 0),
            State(name: "failed", title: "未通过", kind: .end, outcome: 1),
            State(name: "terminated", title: "资格不符，终止审核", kind: .end),
            State(name: "revoked", title: "已撤销", kind: .end),
        ]
        addApplicantRows()
        for stage in stages.indices { addReviewRows(at: stage) }
        addResultRows()
    }

    private mutating func addApplicantRows() {
        for from in [StateID(0), ends.returned] {
            rows.append(
                Transition(
                    from: from, verb: .fill, pick: .nothing, actor: .applicant, guards: [.editable], effects: .reopen,
                    to: from))
            rows.append(
                Transition(
                    from: from, verb: .submit, pick: .nothing, selector: Selector(has: StageSet([0])),
                    actor: .applicant, guards: [.complete, .routed, .condition(0), .condition(1)],
                    effects: [.fixRoute, .closeEditing, .clearFlags, .enter], to: reviews[0]))
            rows.append(
                Transition(
                    from: from, verb: .revoke, pick: .nothing, actor: .applicant, guards: [], effects: [], to: revoked))
        }
    }

    private mutating func addReviewRows(at stage: Int) {
        let actor = Actor.stage(stage)
        let from = reviews[stage]
        rows.append(
            Transition(
                from: from, verb: .judge, pick: .nothing, actor: actor, guards: [.judges(Self.modules)],
                effects: .judge,
                to: from))
        rows.append(
            Transition(
                from: from, verb: .return, pick: .applicant, actor: actor,
                guards: [.judged(Self.modules), .namesSome, .namesWrong],
                effects: [.flagNamed, .openNamed, .rememberUndo], to: ends.returned))
        rows.append(
            Transition(
                from: from, verb: .terminate, pick: .nothing, actor: actor, guards: [], effects: [], to: ends.terminated
            ))
        for target in 0..<stage where stages[target].level < stages[stage].level {
            rows.append(
                Transition(
                    from: from, verb: .return, pick: .level(stages[target].level),
                    selector: Selector(has: StageSet([target])), actor: actor, guards: [],
                    effects: [.flagNamed, .enter], to: reviews[target]))
        }
        let guards: [Guard] = [.judged(Self.modules), .noneWrong(Self.modules)]
        guard let dispatch = dispatches[stage] else {
            addForwardRows(from: from, .approve, at: stage, guards)
            return
        }
        rows.append(
            Transition(
                from: from, verb: .approve, pick: .nothing, actor: actor, guards: guards, effects: .rememberUndo,
                to: dispatch))
        rows.append(
            Transition(
                from: dispatch, verb: .recall, pick: .nothing, selector: Selector(memory: .undo(from)), actor: actor,
                guards: [], effects: .undo, to: from))
        addForwardRows(from: dispatch, .dispatch, at: stage, [.attachedAny(AttachmentSet([0, 1]))])
    }

    /// To each stage behind this one, where the route has it and none between.
    private mutating func addForwardRows(from: StateID, _ verb: Verb, at stage: Int, _ guards: [Guard]) {
        for next in (stage + 1)...stages.count {
            let selector = Selector(
                has: next < stages.count ? StageSet([next]) : .none, lacks: StageSet((stage + 1)..<next))
            rows.append(
                Transition(
                    from: from, verb: verb, pick: .nothing, selector: selector, actor: .stage(stage), guards: guards,
                    effects: .enter, to: next < stages.count ? reviews[next] : ends.appraisal))
            if next < stages.count, !Self.levels[stages[next].level].isOptional { break }
        }
    }

    private mutating func addResultRows() {
        for (outcome, end) in [ends.passed, ends.failed].enumerated() {
            rows.append(
                Transition(
                    from: ends.appraisal, verb: .record, pick: .outcome(outcome), actor: .office, guards: [],
                    effects: .record, to: ends.appraisal))
            rows.append(
                Transition(
                    from: ends.appraisal, verb: .publish, pick: .nothing,
                    selector: Selector(memory: .recorded(outcome)),
                    actor: .office, guards: [], effects: [], to: end))
        }
    }
}

extension SampleLadder {
    var machine: Machine {
        Machine(
            facts: MatterFacts(
                name: "talent-grading", title: "人才分类定级评定", aliases: ["人才分类定级评鉴"], category: "人才分类定级服务",
                applicant: 0, target: nil, period: .yearly, window: nil,
                titles: [VerbTitle(verb: .revoke, title: "撤销流程")]),
            modules: Self.moduleList,
            attachments: [
                Attachment(name: "recommendation", title: "推荐报告", kinds: ["pdf"], limitBytes: 20_971_520),
                Attachment(name: "letter", title: "申报函", kinds: ["pdf", "jpg"], limitBytes: 20_971_520),
            ],
            levels: Self.levels.indices.map(Self.level), stages: stages,
            appraisal: Appraisal(
                title: "线下评审", office: .office(0, tier: 0, division: Path(root: .applicant, fields: [1, 0])),
                undecidedTitle: "未认定", publishTitle: "公布"),
            outcomes: [
                Outcome(
                    name: "passed", title: "通过", fields: [Self.grade], effects: [FieldEffect(field: 1, value: nil)]),
                Outcome(name: "failed", title: "未通过", fields: [], effects: []),
            ],
            releaseEffects: [],
            conditions: [
                Condition(kind: .require, test: ExpressionID(1), text: "请先绑定推荐单位，再申报"),
                Condition(kind: .forbid, test: ExpressionID(12), text: "不符合条件"),
            ],
            applyConditions: [0], warnings: [], expressions: Self.expressions, states: states, initial: StateID(0),
            transitions: rows)
    }

    private static let grade = Field(
        name: "grade", title: "评定级别",
        type: .choice([Choice(name: "A", title: "国内外顶尖人才"), Choice(name: "B", title: "国家级领军人才")]))

    private static var moduleList: [Module] {
        var amount = Field(name: "amount", title: "金额", type: .money)
        amount.range = 0...100_000
        amount.isOptional = true
        var school = Field(name: "school", title: "毕业院校", type: .text)
        school.length = 1...50
        school.presence = ExpressionID(1)
        let proof = Attachment(name: "proof", title: "学历学位证书", kinds: ["pdf"], limitBytes: 10_485_760)
        return [
            Module(name: "basic", title: "基本信息", rows: nil, fields: [grade, amount], attachments: []),
            Module(name: "education", title: "学历学位", rows: 1...10, fields: [school], attachments: [proof]),
        ]
    }

    private static func level(_ index: Int) -> Level {
        let level = levels[index]
        let applicantUnit = Path(root: .applicant, fields: [1])
        let division = Path(root: .applicant, fields: [1, 0])
        let reviewer: Reviewer =
            switch index {
            case 0: .party(applicantUnit)
            case 1: .chain(Path(root: .applicant, fields: [1, 1]), field: 1, limit: level.chain)
            default: .office(0, tier: 4 - index, division: division)
            }
        return Level(
            name: level.name, title: level.title, reviewer: reviewer, isOptional: level.isOptional, presence: nil,
            judged: modules, deadline: index == 2 ? Deadline(days: 10, countsWorkdaysOnly: true) : nil,
            titles: [VerbTitle(verb: .return, title: "退回修改")])
    }

    /// `applicant.unit is set` at 1, and at 12 a row of `or`s that has one of everything.
    private static var expressions: Expressions {
        var expressions = Expressions()
        expressions.facts = [
            .path(Path(root: .applicant, fields: [1])), .answer(module: 0, field: 0), .rows(module: 1), .today,
            .openCase(subject: Path(root: .applicant, fields: []), matter: "title-review"),
        ]
        func id(_ index: Int) -> ExpressionID { ExpressionID(index) }
        expressions.nodes = [
            .fact(FactID(0)), .isSet(id(0)), .fact(FactID(1)), .literal(.choice(1)),
            .compare(.greaterOrEqual, id(2), id(3)), .fact(FactID(2)), .literal(.whole(3)),
            .compare(.less, id(5), id(6)),
            .or(id(4), id(7)), .fact(FactID(4)), .not(id(9)), .and(id(1), id(10)), .or(id(8), id(11)),
        ]
        return expressions
    }
}
