// The codes of the laws: V01xx for those that hold of every machine, V02xx for the properties of the rulebook.

extension Law {
    /// Every state is reached by some case.
    package static let stateReached = Law(
        "V0101",
        title: Words(zh: "每个状态都能到达", en: "every state is reached"),
        reason: Words(zh: "没有办件能到达状态“{state}”", en: "no case reaches the state {state}"),
        cure: Words(
            zh: "检查通向它的级次、路径和条件；不需要的级次或结果可以删去",
            en: "look at the levels, routes and conditions that lead there, or take out the level or outcome"))
    /// From every state an end can be reached.
    package static let endReachable = Law(
        "V0102",
        title: Words(zh: "每件都能办结", en: "every case can end"),
        reason: Words(zh: "停在“{state}”的办件再也不能办结", en: "a case that stands in {state} can never end"),
        cure: Words(zh: "给它一条出路：通过、终止或撤销", en: "give it a way out: approve, terminate or revoke"))
    /// Every decision can be taken by somebody.
    package static let decisionTakeable = Law(
        "V0103",
        title: Words(zh: "每项操作都有人能办", en: "every decision can be taken"),
        reason: Words(zh: "在“{state}”的操作“{deed}”永远没有人能办", en: "in {state} nobody can ever {deed}"),
        cure: Words(
            zh: "检查它的条件是否互相矛盾，退回的级次是否会在路径上",
            en: "look whether its conditions contradict each other and whether the level returned to can be on a route")
    )
    /// A single row that no feasible route takes.
    package static let rowUntaken = Law(
        "V0104", isRemark: true,
        title: Words(zh: "路径上用不到的流转", en: "ways that no route takes"),
        reason: Words(
            zh: "没有一条可行的路径会从“{state}”经“{deed}”到“{to}”", en: "no feasible route leads from {state} by {deed} to {to}"),
        cure: Words(zh: "无须处理：级次的层级使它不会出现", en: "nothing needs to be done: the tiers of the levels rule it out"))
    /// Whoever returned a case can see it again.
    package static let returnComesBack = Law(
        "V0105",
        title: Words(zh: "退回的办件能再回来", en: "what was returned comes back"),
        reason: Words(
            zh: "从“{state}”退回之后，办件再也不能回到退回它的级次", en: "after a return from {state} the case can never come back there"),
        cure: Words(zh: "检查退回之后的路径和条件", en: "look at the way and the conditions behind the return"))
    /// Exactly the flagged modules can be edited.
    package static let editingAsFlagged = Law(
        "V0106",
        title: Words(zh: "只能修改勾选的模块", en: "only flagged modules are edited"),
        reason: Words(
            zh: "在“{state}”，可以修改的模块与退回时勾选的不符，或者办件不在申报人手中时可以修改",
            en:
                "in {state} other modules than the flagged ones can be edited, or by one who lacks the case"
        ),
        cure: Words(
            zh: "检查退回和提交对可修改模块的作用", en: "look at what returning and submitting do to the modules that can be edited"))
    /// No dispatch leaves without an attachment where some can be attached.
    package static let dispatchCarries = Law(
        "V0107",
        title: Words(zh: "送审必有附件", en: "no dispatch without its attachment"),
        reason: Words(
            zh: "在“{state}”不上传任何附件也能送审", en: "a case can be dispatched from {state} without any attachment"),
        cure: Words(zh: "在送审后写明附件，如：送审 附 推荐报告", en: "name the attachments: dispatch with recommendation"))
    /// Nobody decides twice in one visit.
    package static let decidedOnce = Law(
        "V0108",
        title: Words(zh: "一轮只决定一次", en: "nobody decides twice in one visit"),
        reason: Words(
            zh: "同一级次在一轮之内能决定两次：“{state}”的“{deed}”", en: "one level can decide twice in one visit: {deed} in {state}"),
        cure: Words(zh: "检查决定之后办件去了哪里", en: "look where the case goes after the decision"))
    /// A written property is violated.
    package static let propertyViolated = Law(
        "V0201",
        title: Words(zh: "规则所写的性质", en: "the properties of the rulebook"),
        reason: Words(zh: "性质“{property}”不成立", en: "the property \"{property}\" does not hold"),
        cure: Words(zh: "照最短的过程看是规则错了还是性质错了", en: "see from the shortest way whether the rule or the property is wrong")
    )
    /// A written property speaks of a deed that never happens.
    package static let deedNeverDone = Law(
        "V0202", isRemark: true,
        title: Words(zh: "性质所说的操作", en: "what the properties speak of"),
        reason: Words(
            zh: "性质“{property}”所说的操作“{deed}”从不发生",
            en: "the property \"{property}\" speaks of {deed}, which never happens"),
        cure: Words(zh: "核对性质中的级次和操作", en: "look at the level and the verb in the property"))

    static let reachingLaws = [stateReached, endReachable, decisionTakeable, rowUntaken, returnComesBack]
    static let keepingLaws = [editingAsFlagged, dispatchCarries, decidedOnce]
    static let propertyLaws = [propertyViolated, deedNeverDone]
}
