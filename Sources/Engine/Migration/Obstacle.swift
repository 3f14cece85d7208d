// What stands against moving a case to another definition, with its words in both languages. Whether it stands is found
// in `MovingCase.swift`.

/// Why a case can not move.
package struct Obstacle: Hashable, Sendable {
    /// A kind of obstacle. Braces name the things: `{things}`.
    package struct Kind: Hashable, Sendable {
        /// `D0101`, stable for ever.
        package let id: String
        package let reason: RefusalCode.Words
        /// What would cure it.
        package let cure: RefusalCode.Words

        init(_ id: String, zh: String, en: String, cure: RefusalCode.Words = Kind.usualCure) {
            self.id = id
            reason = RefusalCode.Words(zh: zh, en: en)
            self.cure = cure
        }

        private static let usualCure = RefusalCode.Words(
            zh: "在迁移中写明这一状态转到哪里，或在新规则中保留它所需要的；不写迁移的事项，办件按原规则办结",
            en: "write in the migration where the state goes, or keep in the new rulebook what the case stands on; "
                + "without a migration its cases end under their own rules")
    }

    package let kind: Kind
    /// What the words speak of: states, levels, modules, fields.
    package let things: [Term]

    init(_ kind: Kind, _ things: [Term] = []) {
        self.kind = kind
        self.things = things
    }

    package static func == (left: Obstacle, right: Obstacle) -> Bool {
        left.kind.id == right.kind.id && left.things == right.things
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind.id)
        hasher.combine(things)
    }
}

extension Obstacle.Kind {
    package static let noState = Obstacle.Kind(
        "D0101", zh: "状态“{things}”在新规则中没有去处", en: "the state {things} has no successor")
    package static let otherState = Obstacle.Kind(
        "D0102", zh: "不能从“{things}”转入：办件须留在同一阶段，且不能借迁移办结",
        en: "a case can not go on so: {things}; it stays where it is in its course, and no migration grants it")
    package static let noLevel = Obstacle.Kind(
        "D0103", zh: "办件路径上的级次“{things}”在新规则中没有去处", en: "the level {things} of its ladder has no successor")
    package static let levelMissing = Obstacle.Kind(
        "D0104", zh: "新规则必经的级次“{things}”不在办件路径上", en: "the level {things} is not on its ladder and must be")
    package static let noModule = Obstacle.Kind(
        "D0105", zh: "已填写的模块“{things}”在新规则中没有去处", en: "the module {things} was filled in and has no successor")
    package static let requiredElsewhere = Obstacle.Kind(
        "D0106", zh: "新规则要求填写“{things}”，申报人此时不能修改",
        en: "{things} would be required while the applicant can not fill it in")
    package static let noOutcome = Obstacle.Kind(
        "D0107", zh: "已登记的结果“{things}”在新规则中没有去处", en: "the recorded outcome {things} has no successor")
    package static let otherParties = Obstacle.Kind(
        "D0108", zh: "新规则的申报人或对象是另一类主体", en: "the matter's applicant or target is of another kind")
    package static let noAppraiser = Obstacle.Kind(
        "D0109", zh: "新规则有评审，而办件提交时没有确定评审部门",
        en: "it would be appraised, and no office was found for that when it was submitted")
    package static let noWayOn = Obstacle.Kind(
        "D0110", zh: "按新规则，办件在“{things}”不能再往下办", en: "it could not go on from {things}")

    /// The things are the reason in words: what goes wrong for a case that the old rulebook allows.
    package static let unproven = Obstacle.Kind(
        "D0111", zh: "按旧规则可能出现的办件不能这样转入：{things}", en: "a case that may come up can not go so: {things}",
        cure: RefusalCode.Words(
            zh: "照所列的最短过程看：改写迁移的去处，或在新规则中给它一条出路。库中此刻没有这样的办件也一样，部署之前随时可能出现",
            en: "follow the shortest session: move the state elsewhere, or give the case a way on in the new rulebook. "
                + "It counts though no case stands there now, as one may before the deployment"))

    /// Every kind, ascending by id.
    package static let all = [
        noState, otherState, noLevel, levelMissing, noModule, requiredElsewhere, noOutcome, otherParties, noAppraiser,
        noWayOn, unproven,
    ]
}
