// A small rulebook by hand, with every kind of field, and a registry in which it is in use.

import Engine
import Machines

/// The rulebook that the events of the tests are decided under.
enum SampleRulebook {
    static let hash = String(repeating: "ab", count: 32)
    /// The choices of the field `grade`.
    static let grades = [Choice(name: "A", title: "甲"), Choice(name: "B", title: "乙")]

    /// One field of every type, in the order of the values below.
    static let fields: [Field] = [
        Field(name: "name", title: "姓名", type: .text), Field(name: "score", title: "分数", type: .number),
        Field(name: "born", title: "出生", type: .date), Field(name: "since", title: "年份", type: .year),
        Field(name: "abroad", title: "海外", type: .flag), Field(name: "grade", title: "级别", type: .choice(grades)),
        Field(name: "citizen-id", title: "证件号码", type: .citizenID),
        Field(name: "credit-code", title: "信用代码", type: .creditCode),
        Field(name: "division", title: "区划", type: .division), Field(name: "phone", title: "电话", type: .phone),
        Field(name: "email", title: "邮箱", type: .email), Field(name: "grant", title: "金额", type: .money),
        Field(name: "unit", title: "单位", type: .party(0)),
    ]

    /// A value for each field.
    static let values: [Value] = [
        .text("张\"三\"\n\u{1F600}"), .number(35_000), .date(CivilDate(dayNumber: 19_539)), .whole(2023), .flag(true),
        .choice(1), .text("110101199003070011"), .text("91220101MA0Y0000X0"), .division(220_000), .text("0431-1234"),
        .text("a@b.cn"), .money(-5), .party(PartyID(7)),
    ]

    static let ruleset = Ruleset(
        parties: [PartySchema(name: "person", title: "自然人", fields: fields)], offices: [], divisions: [],
        machines: [machine(named: "other"), machine(named: "talent-grading")])

    /// The registry after the deployment, one registration and the application for case 1.
    static func registry() -> Registry {
        var registry = Registry()
        for event in [
            Event.deployed(hash: hash), .registered(Party(id: PartyID(1), kind: 0, values: values)),
            .changed(
                CaseID(1),
                .applied(
                    .init(
                        definition: 0, machine: 1, applicant: PartyID(1), target: nil, year: 2023, answers: []))),
        ] {
            registry.fold(event, stamp: stamp) { $0 == hash ? ruleset : nil }
        }
        return registry
    }

    static let stamp = Stamp(at: Moment(milliseconds: 1_690_000_000_000), session: "s1", by: "zhang-san")

    /// A machine of the rulebook; its fields may stand in another order, and it may have transitions.
    static func machine(
        named name: String, fields: [Field] = fields, transitions: [Transition] = []
    ) -> Machine {
        let proof = Attachment(name: "proof", title: "证明", kinds: ["pdf"], limitBytes: 1000)
        let letter = Attachment(name: "letter", title: "申报函", kinds: ["pdf"], limitBytes: 1000)
        return Machine(
            facts: MatterFacts(
                name: name, title: name, aliases: [], category: "", applicant: 0, target: nil, period: .any,
                window: nil, titles: []),
            modules: [
                Module(name: "basic", title: "基本", rows: nil, fields: fields, attachments: []),
                Module(name: "works", title: "业绩", rows: 0...5, fields: fields, attachments: [proof]),
            ],
            attachments: [letter], levels: [level(named: "unit"), level(named: "superior")],
            stages: [
                Stage(level: 0, position: 0), Stage(level: 1, position: 1), Stage(level: 1, position: 2),
            ],
            appraisal: nil, outcomes: [Outcome(name: "passed", title: "通过", fields: fields, effects: [])],
            releaseEffects: [], conditions: [], applyConditions: [], warnings: [], expressions: Expressions(),
            states: [State(name: "draft", title: "草稿", kind: .draft)], initial: StateID(0), transitions: transitions)
    }

    private static func level(named name: String) -> Level {
        Level(
            name: name, title: name, reviewer: .party(Path(root: .applicant, fields: [])), isOptional: false,
            presence: nil, judged: .none, deadline: nil, titles: [])
    }
}
