// The talent grading of the sample rulebook: modules, the five levels, the appraisal.

import Checking
import Source

extension Sample {
    static let talentGrading: MatterDefinition = {
        var matter = MatterDefinition(
            name: "talent-grading", title: "人才分类定级评定", applicant: person,
            outcomes: [
                OutcomeDefinition(
                    name: "passed", title: "通过", fields: [field("grade", "评审后评定级别", .choice(grades))],
                    location: place(40)),
                OutcomeDefinition(name: "failed", title: "未通过", location: place(41)),
            ], location: place(42))
        matter.aliases = ["人才分类定级评鉴"]
        matter.category = "人才分类定级服务"
        matter.period = .yearly
        matter.conditions = conditions
        matter.modules = modules
        matter.attachments = [
            AttachmentDefinition(
                name: "recommendation", title: "推荐报告", kinds: ["pdf"], limitBytes: 1 << 20, location: place(43)),
            AttachmentDefinition(
                name: "letter", title: "申报函", kinds: ["pdf"], limitBytes: 1 << 20, location: place(44)),
        ]
        matter.levels = [unitLevel, superiorLevel, tierLevel("county", 2), tierLevel("prefecture", 1), provinceLevel]
        matter.appraisal = AppraisalDefinition(
            title: "线下评审", office: office(tier: 0), undecidedTitle: nil, publish: verb("公布"),
            location: place(45))
        matter.revocation = RevocationDefinition(verb: verb("撤销流程"), places: [.draft, .returned])
        return matter
    }()

    private static let grades = "ABCDE".map { ChoiceDefinition(name: String($0), title: String($0)) }

    private static let conditions: [ConditionDefinition] = [
        condition(.require, flag(.isSet(path(.applicant, [2], .party(unit)))), 46),
        condition(
            .forbid,
            flag(
                .compare(
                    .greater, flag(.answer(module: 0, field: 1), .choice(grades)),
                    flag(.literal(.choice(3)), .choice(grades)))), 47),
        condition(.warn, flag(.not(flag(.literal(.flag(false))))), 48),
    ]

    private static let modules: [ModuleDefinition] = [
        ModuleDefinition(
            name: "basic", title: "基本信息",
            fields: [
                field("name", "姓名", .text) { $0.prefill = path(.applicant, [0], .text) },
                field("grade", "申请评定级别", .choice(grades)),
            ], location: place(49)),
        ModuleDefinition(
            name: "education", title: "学历学位", rows: 1...10, fields: [field("school", "毕业院校", .text)],
            attachments: [
                AttachmentDefinition(
                    name: "proof", title: "证书", kinds: ["pdf", "jpg"], limitBytes: 10 << 20, location: place(50))
            ], location: place(51)),
        ModuleDefinition(
            name: "achievements", title: "业绩成果", rows: 0...50, fields: [field("title", "成果名称", .text)],
            location: place(52)),
    ]

    private static let unitLevel: LevelDefinition = {
        var level = reviewing("unit", ReviewerDefinition(.party(steps(.applicant, [2])), location: place(53)), [])
        level.recall = verb("撤回审核")
        level.dispatch = DispatchDefinition(verb: verb("送审"), attachments: [0, 1], needsAll: false)
        return level
    }()

    private static let superiorLevel: LevelDefinition = {
        let chain = ReviewerDefinition(.chain(steps(.applicant, [2, 4]), field: 4, limit: 4), location: place(54))
        var level = reviewing("superior", chain, [0, 1])
        level.isOptional = true
        level.recall = verb()
        level.dispatch = DispatchDefinition(verb: verb("送审"), attachments: [0], needsAll: true)
        return level
    }()

    private static func tierLevel(_ name: String, _ tier: Int) -> LevelDefinition {
        var level = reviewing(name, office(tier: tier), [0, 1])
        level.isOptional = true
        level.deadline = DeadlineDefinition(days: 10, countsWorkdaysOnly: true, location: place(55))
        return level
    }

    private static let provinceLevel: LevelDefinition = {
        var level = reviewing("province", office(tier: 0), [0, 1, 2, 3], resumes: true)
        level.recall = verb()
        return level
    }()

    private static func office(tier: Int) -> ReviewerDefinition {
        ReviewerDefinition(.office(0, tier: tier, division: steps(.applicant, [2, 2])), location: place(56))
    }

    /// A level that judges every module and returns to the applicant and these levels.
    private static func reviewing(
        _ name: String, _ reviewer: ReviewerDefinition, _ below: [Int], resumes: Bool = false
    ) -> LevelDefinition {
        var level = LevelDefinition(
            name: name, title: name, reviewer: reviewer, approve: verb("审核通过"), location: place(57))
        level.judged = [0, 1, 2]
        level.terminate = verb("资格不符，终止审核")
        level.returns = [
            ReturnDefinition(
                verb: verb("退回修改"),
                targets: [ReturnTarget(.applicant, location: place(58))]
                    + below.map { ReturnTarget(.level($0), location: place(59)) },
                resumes: resumes)
        ]
        return level
    }
}
