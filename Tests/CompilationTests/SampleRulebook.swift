// A rulebook in its checked form, made by hand: two bindings and a talent grading, as on the language page.

import Checking
import Source

/// Places in the sample's lists.
enum Sample {
    static let person = 0
    static let unit = 1
    static let personBinding = 0
    static let unitBinding = 1
    static let grading = 2

    static let rulebook = Rulebook(
        parties: [
            PartyDefinition(
                name: "person", title: "自然人",
                fields: [
                    field("name", "姓名", .text), field("citizen-id", "证件号码", .citizenID),
                    field("unit", "推荐单位", .party(unit)) {
                        $0.isOptional = true
                        $0.writer = personBinding
                    },
                ], location: place(1)),
            PartyDefinition(
                name: "unit", title: "单位",
                fields: [
                    field("name", "单位名称", .text),
                    field("credit-code", "统一社会信用代码", .creditCode) { $0.isUnique = true },
                    field("division", "所属行政区划", .division), field("hrss", "人社部门", .flag),
                    field("superior", "上级主管部门", .party(unit)) {
                        $0.isOptional = true
                        $0.writer = unitBinding
                    },
                ], location: place(2)),
        ],
        offices: [
            OfficeDefinition(
                name: "hrss", title: "人社部门", party: unit, condition: path(.applicant, [3], .flag), divisionField: 2,
                tiers: [
                    TierDefinition(name: "province", title: "省", location: place(3)),
                    TierDefinition(name: "prefecture", title: "市（州）", location: place(3)),
                    TierDefinition(name: "county", title: "县（市、区）", location: place(3)),
                ], location: place(3))
        ],
        divisions: [
            DivisionDefinition(code: 220_104, name: "朝阳区", parent: 220_100),
            DivisionDefinition(code: 220_000, name: "吉林省", parent: nil),
            DivisionDefinition(code: 220_100, name: "长春市", parent: 220_000),
        ],
        matters: [personalBinding, superiorBinding, talentGrading])

    static func place(_ number: Int) -> Location { Location(FileID(0), Span(number * 10, number * 10 + 5)) }

    static func field(
        _ name: String, _ title: String, _ type: ValueType, _ change: (inout FieldDefinition) -> Void = { _ in }
    ) -> FieldDefinition {
        var field = FieldDefinition(name: name, title: title, type: type, location: place(4))
        change(&field)
        return field
    }

    static func path(_ root: PathDefinition.Root, _ fields: [Int], _ type: ValueType) -> TypedExpression {
        flag(.path(steps(root, fields)), type)
    }

    static func steps(_ root: PathDefinition.Root, _ fields: [Int] = []) -> PathDefinition {
        PathDefinition(root: root, fields: fields, location: place(5))
    }

    static func flag(_ form: TypedForm, _ type: ValueType = .flag) -> TypedExpression {
        TypedExpression(form, type: type, location: place(6))
    }

    static func condition(
        _ kind: ConditionDefinition.Kind, _ test: TypedExpression, _ number: Int
    ) -> ConditionDefinition {
        ConditionDefinition(kind: kind, test: test, text: "条件\(number)", location: place(number))
    }

    static func verb(_ title: String? = nil) -> VerbDefinition { VerbDefinition(title: title, location: place(7)) }
}

extension Sample {
    private static let personalBinding: MatterDefinition = {
        var matter = binding("personal-binding", applicant: person, field: 2, target: "推荐单位")
        matter.conditions = [condition(.forbid, flag(.isSet(path(.applicant, [2], .party(unit)))), 20)]
        let hasOpen = flag(.hasOpen(party: steps(.applicant), matter: grading))
        matter.release = ReleaseDefinition(
            verb: verb("解除绑定"), conditions: [condition(.forbid, hasOpen, 21)],
            effects: [EffectDefinition(field: 2, value: nil, location: place(22))])
        return matter
    }()

    private static let superiorBinding: MatterDefinition = {
        var matter = binding("unit-binding", applicant: unit, field: 4, target: "上级主管单位")
        let (applicant, target) = (path(.applicant, [], .party(unit)), path(.target, [], .party(unit)))
        matter.conditions = [
            condition(.forbid, flag(.compare(.equal, target, applicant)), 23),
            condition(.forbid, flag(.isInChain(member: steps(.applicant), start: steps(.target, [4]))), 24),
        ]
        matter.release = ReleaseDefinition(
            verb: verb("解除绑定"), conditions: [],
            effects: [EffectDefinition(field: 4, value: nil, location: place(25))])
        return matter
    }()

    private static func binding(_ name: String, applicant: Int, field: Int, target: String) -> MatterDefinition {
        let written = EffectDefinition(field: field, value: path(.target, [], .party(unit)), location: place(26))
        var matter = MatterDefinition(
            name: name, title: target, applicant: applicant,
            outcomes: [OutcomeDefinition(name: "approved", title: "办结", effects: [written], location: place(27))],
            location: place(28))
        matter.period = .once
        matter.target = TargetDefinition(party: unit, title: target, field: 1, location: place(29))
        var level = LevelDefinition(
            name: "unit", title: "单位审核", reviewer: ReviewerDefinition(.party(steps(.target)), location: place(30)),
            approve: verb("审核通过"), location: place(31))
        level.terminate = verb("资格不符，终止审核")
        matter.levels = [level]
        return matter
    }
}
