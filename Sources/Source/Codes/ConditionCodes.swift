// The codes M09xx: conditions that are always or never true, and what no case can reach because of them.

extension DiagnosticCode {
    /// The codes of this file.
    static let conditionCodes: [DiagnosticCode] = [
        .conditionNeverMet, .conditionIdle, .warningAlways, .conditionsContradict, .setOnlyHere, .levelNeverReached,
        .whenAlways, .fieldNeverThere, .officeNeverServed, .returnNeverReached, .prefillTooEarly, .prefillInList,
        .judgedWithoutWayBack, .optionalSaysNothing,
    ]

    /// A `require` that never holds, or a `forbid` that always does. Facts: `statement`.
    package static let conditionNeverMet = DiagnosticCode(
        "M0901", .error,
        headline: Words(
            zh: "这一{statement}谁也通不过",
            en: "this {statement} refuses every case"),
        cure: Words(
            zh: "其中的条件恒真或恒假，请核对数值、日期与“且”“或”。",
            en: "Its condition has one answer only: check the numbers, the dates, and each `and` and `or`."))

    /// A `require` that always holds, or a `forbid` or `warn` that never does. Facts: `statement`.
    package static let conditionIdle = DiagnosticCode(
        "M0902", .warning,
        headline: Words(
            zh: "这一{statement}从不起作用",
            en: "this {statement} never has an effect"),
        cure: Words(
            zh: "请删去这一语句，或改写其条件，使它对某些申报起作用。",
            en: "Remove the statement, or word its condition so that it applies to some cases."))

    /// A `warn` whose condition always holds.
    package static let warningAlways = DiagnosticCode(
        "M0903", .warning,
        headline: Words(
            zh: "这一提醒对每件申报都会显示",
            en: "this reminder is shown for every case"),
        cure: Words(
            zh: "请写明何时提醒；人人须知的话宜写进标题或说明。",
            en: "Say when it applies; what everybody must know belongs into a title."))

    /// Conditions of which each can be met, but not all together. Facts: `statement`.
    package static let conditionsContradict = DiagnosticCode(
        "M0904", .error,
        headline: Words(
            zh: "这一{statement}与前面的条件矛盾，没有申报能同时满足",
            en: "this {statement} contradicts what stands before it: no case meets both"),
        cure: Words(
            zh: "请对照所标的条件，改写其中之一。",
            en: "Compare it with the conditions marked, and change one of them."))

    /// Conditions that can be met only after an earlier case of the same matter. Facts: `what`, `matter`.
    package static let setOnlyHere = DiagnosticCode(
        "M0905", .error,
        headline: Words(
            zh: "{what}只有办成一次{matter}之后才有，首次申报因此永远通不过",
            en: "{what} is there only after a case of {matter}, so the first such case is never let in"),
        cure: Words(
            zh: "请在条件中放行尚无此项的申报人，例如改用“禁止”。",
            en: "Let those in who have none yet, for example by a `forbid` in place of this `require`."))

    /// A level whose `when` never holds. Facts: `level`.
    package static let levelNeverReached = DiagnosticCode(
        "M0906", .warning,
        headline: Words(
            zh: "没有申报会到达级次{level}：它的“当”从不成立",
            en: "no case reaches the level {level}: its `when` never holds"),
        cure: Words(
            zh: "请改写“当”，或删去该级次。",
            en: "Change the `when`, or remove the level."))

    /// A `when` that always holds. Facts: `kind`, `name`.
    package static let whenAlways = DiagnosticCode(
        "M0907", .warning,
        headline: Words(
            zh: "{kind}{name}的“当”恒成立，等于没写",
            en: "the `when` of the {kind} {name} always holds and so says nothing"),
        cure: Words(
            zh: "请删去“当”，或写出真正区分不同情形的条件。",
            en: "Remove the `when`, or write the condition that tells the cases apart."))

    /// A field whose `when` never holds. Facts: `field`.
    package static let fieldNeverThere = DiagnosticCode(
        "M0908", .warning,
        headline: Words(
            zh: "字段{field}永远不会出现：它的“当”从不成立",
            en: "the field {field} never exists: its `when` never holds"),
        cure: Words(
            zh: "请改写该字段的“当”，或删去该字段。",
            en: "Change the field's `when`, or remove the field."))

    /// An office that no party can be. Facts: `office`, `party`.
    package static let officeNeverServed = DiagnosticCode(
        "M0909", .error,
        headline: Words(
            zh: "没有{party}能充当部门{office}：它的“当”从不成立",
            en: "no {party} can ever be the office {office}: its `when` never holds"),
        cure: Words(
            zh: "请改写部门的“当”，使登记的主体能够满足。",
            en: "Change the office's `when` so that a registered party can meet it."))

    /// A return to a level that is never on the same road. Facts: `target`, `level`.
    package static let returnNeverReached = DiagnosticCode(
        "M0910", .warning,
        headline: Words(
            zh: "从级次{level}退回到{target}永远用不上：两者不会在同一条路上",
            en: "the return from {level} to {target} is never used: no case passes both"),
        cure: Words(
            zh: "请对照两个级次的“当”，或删去这一退回目标。",
            en: "Compare the `when` of the two levels, or remove this target."))

    /// A prefill that reads an answer, which is not there yet. Facts: `path`.
    package static let prefillTooEarly = DiagnosticCode(
        "M0911", .warning,
        headline: Words(
            zh: "预填时{path}还没有填写，这里总是空的",
            en: "{path} is not filled in yet when this is: it always begins empty"),
        cure: Words(
            zh: "请从“申报人”或“对象”的字段预填，或删去“自”。",
            en: "Fill it from a field of `applicant` or `target`, or remove the `from`."))

    /// A prefill in a list, which begins without rows. Facts: `module`.
    package static let prefillInList = DiagnosticCode(
        "M0912", .warning,
        headline: Words(
            zh: "模块{module}是列表，开始时没有行，“自”不起作用",
            en: "the module {module} is a list and begins without rows: `from` fills nothing"),
        cure: Words(
            zh: "请把该字段移到非列表的模块，或删去“自”。",
            en: "Move the field to a module of one row, or remove the `from`."))

    /// A level that judges modules but cannot turn a case away. Facts: `level`.
    package static let judgedWithoutWayBack = DiagnosticCode(
        "M0913", .warning,
        headline: Words(
            zh: "级次{level}可以判定模块有误，却既不能退回也不能终止",
            en: "the level {level} can judge a module wrong but neither return nor terminate the case"),
        cure: Words(
            zh: "请加上“退回”或“终止”，否则有误的申报停在这里。",
            en: "Add `return` or `terminate`: a case with something wrong stays here otherwise."))

    /// `optional` on a level whose reviewer is always there. Facts: `level`.
    package static let optionalSaysNothing = DiagnosticCode(
        "M0914", .warning,
        headline: Words(
            zh: "级次{level}的审核人必定存在，“可选”不起作用",
            en: "the reviewer of the level {level} is always there: `optional` changes nothing"),
        cure: Words(
            zh: "请删去“可选”，或改由可能未设的字段指定审核人。",
            en: "Remove `optional`, or name the reviewer by a field that may not be set."))
}
