// A ruleset that holds every form the canonical bytes know, as small as may be.

import Machines

/// Two kinds of party, an office, and a machine of one review.
let smallRuleset: Ruleset = {
    var unit = Field(name: "unit", title: "单位", type: .party(1))
    unit.isOptional = true
    unit.writer = "m"
    var name = Field(name: "name", title: "姓名", type: .text)
    name.isUnique = true
    name.length = 1...50
    name.prefill = ExpressionID(0)
    name.presence = ExpressionID(1)
    let types: [FieldType] = [
        .number, .date, .year, .flag, .choice([Choice(name: "a", title: "甲")]), .citizenID, .creditCode, .division,
        .phone, .email, .money,
    ]
    let others = types.map { type in
        var field = Field(name: "f", title: "g", type: type)
        if type == .money { field.range = -500...10_000 }
        return field
    }
    var own = Expressions()
    own.facts = [.path(Path(root: .applicant, fields: [1]))]
    own.nodes = [.fact(FactID(0)), .isSet(ExpressionID(0))]
    return Ruleset(
        parties: [
            PartySchema(name: "person", title: "自然人", fields: [unit, name], expressions: own),
            PartySchema(name: "unit", title: "单位", fields: others + [Field(name: "up", title: "上级", type: .party(1))]),
        ],
        offices: [
            Office(
                name: "hrss", title: "人社部门", kind: 1, condition: nil, expressions: Expressions(), divisionField: 7,
                tiers: [Office.Tier(name: "province", title: "省")])
        ],
        divisions: [
            Division(code: 220_100, name: "长春市", parent: 220_000), Division(code: 220_000, name: "吉林省", parent: nil),
        ],
        calendar: WorkCalendar(
            years: [2023, 2024], daysOff: [CivilDate(dayNumber: 19_632)],
            workedWeekendDays: [CivilDate(dayNumber: 19_637), CivilDate(dayNumber: 19_638)]),
        machines: [smallMachine], opinions: [StandardOpinion(verb: .approve, text: "同意")],
        migrations: [
            Migration(matter: "old", machine: 0, moves: [Migration.Move(from: "a.review", to: StateID(0))])
        ])
}()

private let smallExpressions: Expressions = {
    var expressions = Expressions()
    let unit = Path(root: .applicant, fields: [0])
    expressions.facts = [
        .today, .year, .path(unit), .answer(module: 0, field: 0), .rows(module: 0),
        .inChain(member: unit, start: Path(root: .target, fields: [11])),
        .openCase(subject: Path(root: .applicant, fields: []), matter: "m"),
        .yearsSinceOutcome(matter: "m", outcome: "passed"),
    ]
    let values: [Value] = [
        .unset, .flag(true), .number(-35_000), .money(200), .date(CivilDate(dayNumber: -3)), .choice(1), .text("文"),
        .party(PartyID(9)), .division(220_100),
    ]
    expressions.nodes =
        values.map(Node.literal) + [
            .fact(FactID(2)), .not(ExpressionID(1)), .and(ExpressionID(1), ExpressionID(10)),
            .or(ExpressionID(10), ExpressionID(11)), .compare(.lessOrEqual, ExpressionID(2), ExpressionID(2)),
            .isSet(ExpressionID(9)), .years(from: ExpressionID(4), to: ExpressionID(4)), .birthDate(ExpressionID(6)),
        ]
    return expressions
}()

private let smallMachine: Machine = {
    let field = Field(name: "title", title: "名称", type: .text)
    var proof = Attachment(name: "proof", title: "证书", kinds: ["pdf", "jpg"], limitBytes: 10 << 20)
    proof.isOptional = true
    let chain = Reviewer.chain(Path(root: .target, fields: []), field: 11, limit: 2)
    let office = Reviewer.office(0, tier: 0, division: Path(root: .applicant, fields: [0, 7]))
    return Machine(
        facts: MatterFacts(
            name: "m", title: "事项", aliases: ["别名"], category: "类别", applicant: 0,
            target: Target(kind: 1, title: "对象", field: 6), period: .once,
            window: CivilDate(dayNumber: 10)...CivilDate(dayNumber: 20),
            titles: [VerbTitle(verb: .revoke, title: "撤销流程")]),
        modules: [Module(name: "basic", title: "基本信息", rows: 0...3, fields: [field], attachments: [proof])],
        attachments: [proof],
        levels: [
            Level(
                name: "unit", title: "单位", reviewer: chain, isOptional: true, presence: ExpressionID(11),
                judged: ModuleSet([0]), deadline: Deadline(days: 10, countsWorkdaysOnly: true), titles: [])
        ],
        stages: [Stage(level: 0, position: 1), Stage(level: 0, position: 2)],
        appraisal: Appraisal(title: "评审", office: office, undecidedTitle: "未认定", publishTitle: "公布"),
        outcomes: [
            Outcome(
                name: "passed", title: "通过", fields: [field],
                effects: [FieldEffect(field: 0, value: ExpressionID(9)), FieldEffect(field: 0, value: nil)])
        ],
        releaseEffects: [FieldEffect(field: 0, value: nil)],
        conditions: [
            Condition(kind: .require, test: ExpressionID(14), text: "须"),
            Condition(kind: .forbid, test: ExpressionID(12), text: "禁"),
            Condition(kind: .warn, test: ExpressionID(13), text: "注意"),
        ],
        applyConditions: [0, 1], warnings: [2], expressions: smallExpressions, states: smallStates,
        initial: StateID(0), transitions: smallRows)
}()

private let smallStates = [
    State(name: "draft", title: "填报中", kind: .draft),
    State(name: "unit.1.review", title: "待审核", kind: .review, stage: 0),
    State(name: "unit.1.dispatch", title: "待送审", kind: .dispatch, stage: 0),
    State(name: "returned", title: "已退回", kind: .returned), State(name: "appraisal", title: "未认定", kind: .appraisal),
    State(name: "passed", title: "通过", kind: .end, outcome: 0),
]

private let smallRows: [Transition] = {
    func row(
        _ from: Int, _ verb: Verb, _ pick: Pick = .nothing, _ selector: Selector = Selector(), _ actor: Actor,
        _ guards: [Guard] = [], _ effects: Effects = [], _ to: Int
    ) -> Transition {
        Transition(
            from: StateID(from), verb: verb, pick: pick, selector: selector, actor: actor, guards: guards,
            effects: effects, to: StateID(to))
    }
    let modules = ModuleSet([0])
    let attachments = AttachmentSet([0])
    let first = Selector(has: StageSet([0]), lacks: StageSet([1]))
    return [
        row(0, .submit, .nothing, first, .applicant, [.complete, .routed, .condition(1)], [.fixRoute, .enter], 1),
        row(1, .judge, .nothing, Selector(), .stage(0), [.judges(modules)], .judge, 1),
        row(1, .approve, .nothing, Selector(), .stage(0), [.judged(modules), .noneWrong(modules)], .rememberUndo, 2),
        row(1, .return, .applicant, Selector(), .stage(0), [.namesSome, .namesWrong], .openNamed, 3),
        row(1, .return, .level(0), first, .stage(0), [], [.enter, .flagNamed], 1),
        row(2, .attach, .attachment(0), Selector(), .stage(0), [], [.attach, .keepUndo], 2),
        row(2, .dispatch, .nothing, Selector(), .stage(0), [.attachedAll(attachments)], [], 4),
        row(2, .recall, .nothing, Selector(memory: .undo(StateID(1))), .stage(0), [], [.undo], 1),
        row(3, .submit, .nothing, Selector(memory: .resume(nil)), .applicant, [.editable], .enter, 1),
        row(3, .submit, .nothing, Selector(memory: .resume(0)), .applicant, [.attachedAny(attachments)], .enter, 1),
        row(4, .record, .outcome(0), Selector(), .office, [], .record, 4),
        row(4, .publish, .nothing, Selector(memory: .recorded(0)), .office, [], [], 5),
    ]
}()
