// The codes M05xx: how a definition hangs together.

extension DiagnosticCode {
    /// The codes of this file.
    static let structureCodes: [DiagnosticCode] = [
        .missingStatement, .targetMissing, .matterWithoutLevel, .levelWithoutApprove, .levelWithoutReviewer,
        .statementTwice, .tooMany, .returnNotBefore, .returnTwice, .foreignWriter, .writerWritesNot, .setByRequired,
        .effectElsewhere, .clearsRequired, .missingTitle, .unguardedRead, .divisionsMissing, .divisionsUnreadable,
        .divisionsMalformed, .divisionTwice, .divisionAstray, .targetNotUnique, .releaseByOther,
        .conditionalAttachment, .badCount, .windowReversed, .routeWithoutLevel, .sameTitle, .officeTierMissing,
    ]

    /// A block lacks a statement that it needs. Facts: `block`, `name`, `statement`.
    package static let missingStatement = DiagnosticCode(
        "M0501", .error,
        headline: Words(
            zh: "{block}{name}缺少{statement}",
            en: "the {block} {name} has no {statement}"),
        cure: Words(
            zh: "请补上{statement}。",
            en: "Add {statement}."))

    /// `target` is used but the matter declares none. Facts: `matter`.
    package static let targetMissing = DiagnosticCode(
        "M0502", .error,
        headline: Words(
            zh: "事项{matter}没有声明对象",
            en: "the matter {matter} declares no target"),
        cure: Words(
            zh: "请以“对象 主体 \"标题\" 按 字段”声明，或改写此处。",
            en: "Declare it by `target PARTY \"TITLE\" by FIELD`, or write something else here."))

    /// A matter that nobody reviews. Facts: `matter`.
    package static let matterWithoutLevel = DiagnosticCode(
        "M0503", .error,
        headline: Words(
            zh: "事项{matter}没有任何级次，无人审核",
            en: "the matter {matter} has no level: nobody reviews it"),
        cure: Words(
            zh: "请至少写一个级次，或引用一条路径。",
            en: "Write at least one level, or use a route."))

    /// A level without `approve`. Facts: `level`.
    package static let levelWithoutApprove = DiagnosticCode(
        "M0504", .error,
        headline: Words(
            zh: "级次{level}没有“通过”，申报到此不能前行",
            en: "the level {level} has no `approve`: no case can get past it"),
        cure: Words(
            zh: "请在该级次中写“通过”。",
            en: "Write `approve` in it."))

    /// A level without `reviewer`. Facts: `level`.
    package static let levelWithoutReviewer = DiagnosticCode(
        "M0505", .error,
        headline: Words(
            zh: "级次{level}没有审核人",
            en: "the level {level} has no reviewer"),
        cure: Words(
            zh: "请写明由谁审核，例如“审核人 申报人.推荐单位”。",
            en: "Say who reviews, such as `reviewer applicant.unit`."))

    /// A statement that may stand only once. Facts: `statement`.
    package static let statementTwice = DiagnosticCode(
        "M0506", .error,
        headline: Words(
            zh: "{statement}在此重复",
            en: "{statement} stands here a second time"),
        cure: Words(
            zh: "同一段中只能写一次，请合并或删去。",
            en: "It may stand once in its block: join the two, or remove one."))

    /// More of a kind than a machine can hold. Facts: `things`, `count`, `limit`.
    package static let tooMany = DiagnosticCode(
        "M0507", .error,
        headline: Words(
            zh: "{things}共 {count} 个，超过上限 {limit}",
            en: "{count} {things}, more than the limit of {limit}"),
        cure: Words(
            zh: "请合并或减少{things}。",
            en: "Join some of the {things}, or do without them."))

    /// A return to a level that does not lie before. Facts: `target`, `level`.
    package static let returnNotBefore = DiagnosticCode(
        "M0508", .error,
        headline: Words(
            zh: "{target}不在级次{level}之前，不能退回到那里",
            en: "{target} does not lie before the level {level}: a case cannot be returned there"),
        cure: Words(
            zh: "只能退回申报人或更早的级次；逐级相连的级次也可退回本级次内的下一级。",
            en: "Return to the applicant or to an earlier level; a level that is a chain may return to itself."))

    /// A level that returns to the same place twice. Facts: `target`.
    package static let returnTwice = DiagnosticCode(
        "M0509", .error,
        headline: Words(
            zh: "退回目标{target}重复",
            en: "the return to {target} is declared twice"),
        cure: Words(
            zh: "同一目标在一个级次中只写一次。",
            en: "Name a target once in a level."))

    /// A field written by another matter than its `set by` names. Facts: `field`, `writer`, `matter`.
    package static let foreignWriter = DiagnosticCode(
        "M0510", .error,
        headline: Words(
            zh: "字段{field}只由事项{writer}设定，事项{matter}不能写",
            en: "the field {field} is set by {writer} alone: {matter} cannot write it"),
        cure: Words(
            zh: "请删去此处的写入，或改字段的“设定于”。",
            en: "Remove this effect, or change the field's `set by`."))

    /// A matter named in `set by` that never sets the field. Facts: `field`, `writer`.
    package static let writerWritesNot = DiagnosticCode(
        "M0511", .warning,
        headline: Words(
            zh: "事项{writer}从不设定字段{field}",
            en: "the matter {writer} never sets the field {field}"),
        cure: Words(
            zh: "请在该事项的“结束于”中写入此字段，或删去“设定于”。",
            en: "Set it in an `on` of that matter, or remove `set by`."))

    /// A field that only a matter sets, but that must be filled at registration. Facts: `field`, `writer`.
    package static let setByRequired = DiagnosticCode(
        "M0512", .error,
        headline: Words(
            zh: "字段{field}由事项{writer}设定，登记时无法填写，却是必填",
            en: "the field {field} is set by {writer} only, yet must be filled at registration"),
        cure: Words(
            zh: "请加上“可选”。",
            en: "Make it `optional`."))

    /// An effect that writes something else than a field of the applicant. Facts: `path`.
    package static let effectElsewhere = DiagnosticCode(
        "M0513", .error,
        headline: Words(
            zh: "结果只能写申报人自己的字段，不能写{path}",
            en: "an effect writes a field of the applicant, not {path}"),
        cure: Words(
            zh: "请写作“申报人.字段”。",
            en: "Write `applicant.FIELD`."))

    /// An effect that empties a field that must be filled. Facts: `field`.
    package static let clearsRequired = DiagnosticCode(
        "M0514", .error,
        headline: Words(
            zh: "字段{field}必填，不能清除",
            en: "the field {field} must be filled and cannot be cleared"),
        cure: Words(
            zh: "请把该字段改为可选，或改为设定新值。",
            en: "Make the field optional, or set it to another value."))

    /// A declaration without the title that readers see. Facts: `kind`, `name`.
    package static let missingTitle = DiagnosticCode(
        "M0515", .warning,
        headline: Words(
            zh: "{kind}{name}没有标题",
            en: "the {kind} {name} has no title"),
        cure: Words(
            zh: "请在名称后用引号写明显示给使用者的标题。",
            en: "Write what its users read, in quotation marks behind the name."))

    /// A possibly unset value is read and nothing makes sure that it is set. Facts: `path`.
    package static let unguardedRead = DiagnosticCode(
        "M0516", .warning,
        headline: Words(
            zh: "{path}可能未填，未填时比较一律不成立",
            en: "{path} may not be set; every comparison with it then fails"),
        cure: Words(
            zh: "请先写“{guard} 已填 且 …”，或另以“要求”保证已填。",
            en: "Write `{guard} is set and …` before it, or require that it is set."))

    /// A field for divisions in a rulebook without a table of them.
    package static let divisionsMissing = DiagnosticCode(
        "M0517", .error,
        headline: Words(
            zh: "规则用到区划，却没有区划表",
            en: "divisions are used but no table of them is named"),
        cure: Words(
            zh: "请在任一文件中写“行政区划 \"divisions.json\"”。",
            en: "Write `divisions \"divisions.json\"` in one of the files."))

    /// A table of divisions that cannot be read. Facts: `path`.
    package static let divisionsUnreadable = DiagnosticCode(
        "M0518", .error,
        headline: Words(
            zh: "找不到或无法读取区划表 {path}",
            en: "the table of divisions {path} is not there or cannot be read"),
        cure: Words(
            zh: "路径从本文件所在的文件夹算起，请核对。",
            en: "Check the path; it counts from this file's folder."))

    /// A table of divisions that is not in the form of one. Facts: `path`.
    package static let divisionsMalformed = DiagnosticCode(
        "M0519", .error,
        headline: Words(
            zh: "{path} 不是有效的区划表",
            en: "{path} is not a table of divisions"),
        cure: Words(
            zh: "每个区划写明 code（六位）、name 与 parent。",
            en: "Give each division its code of six digits, name and parent."))

    /// A code that stands twice in the table. Facts: `code`.
    package static let divisionTwice = DiagnosticCode(
        "M0520", .error,
        headline: Words(
            zh: "区划表中代码 {code} 重复",
            en: "the code {code} stands twice in the table of divisions"),
        cure: Words(
            zh: "每个代码只写一行。",
            en: "Keep one row a code."))

    /// A division whose line of parents does not end at a root. Facts: `code`, `name`.
    package static let divisionAstray = DiagnosticCode(
        "M0521", .error,
        headline: Words(
            zh: "区划 {code}（{name}）不能由上级区划追溯到顶",
            en: "the division {code} ({name}) cannot be traced to the top of the table"),
        cure: Words(
            zh: "请补上其上级区划；上级关系不能成环。",
            en: "Add the divisions above it; parents must not run in a circle."))

    /// A target looked up by a field that is not unique. Facts: `field`.
    package static let targetNotUnique = DiagnosticCode(
        "M0522", .error,
        headline: Words(
            zh: "字段{field}不唯一，不能用来查找对象",
            en: "the field {field} is not unique: no target can be looked up by it"),
        cure: Words(
            zh: "请改用带“唯一”的字段。",
            en: "Use a field that is `unique`."))

    /// A release by somebody else than the applicant. Facts: `name`.
    package static let releaseByOther = DiagnosticCode(
        "M0523", .error,
        headline: Words(
            zh: "只有申报人可以解除，不能由{name}解除",
            en: "only the applicant releases, not {name}"),
        cure: Words(
            zh: "请写“按 申报人”。",
            en: "Write `by applicant`."))

    /// An attachment with `when`.
    package static let conditionalAttachment = DiagnosticCode(
        "M0524", .error,
        headline: Words(
            zh: "附件不能带“当”",
            en: "an attachment cannot depend on a condition"),
        cure: Words(
            zh: "请把附件设为可选，由审核人核对。",
            en: "Make it optional and have reviewers judge it."))

    /// A number that must be whole and at least one. Facts: `what`.
    package static let badCount = DiagnosticCode(
        "M0525", .error,
        headline: Words(
            zh: "{what}应为不小于 1 的整数",
            en: "{what} must be a whole number of at least 1"),
        cure: Words(
            zh: "请写 1、2、3 这样的数。",
            en: "Write a number such as 1, 2 or 3."))

    /// `opens` whose last day lies before the first.
    package static let windowReversed = DiagnosticCode(
        "M0526", .error,
        headline: Words(
            zh: "开放期的末日早于首日",
            en: "the last day lies before the first"),
        cure: Words(
            zh: "请把较早的日期写在前面。",
            en: "Write the earlier date first."))

    /// A use of a route that leaves no level. Facts: `route`.
    package static let routeWithoutLevel = DiagnosticCode(
        "M0527", .error,
        headline: Words(
            zh: "引用路径{route}后没有剩下任何级次",
            en: "the route {route} has no level left"),
        cure: Words(
            zh: "请减少“除去”的级次，或删去这一引用。",
            en: "Leave fewer levels out, or remove this use."))

    /// Two matters that people cannot tell apart. Facts: `title`.
    package static let sameTitle = DiagnosticCode(
        "M0528", .warning,
        headline: Words(
            zh: "标题或别名“{title}”已由另一事项使用",
            en: "another matter has the title or alias “{title}” already"),
        cure: Words(
            zh: "请改用不同的说法，以便按标题查找。",
            en: "Word one of them differently, so that it can be found by its title."))

    /// An office with more tiers than the table of divisions. Facts: `office`, `tiers`, `depth`.
    package static let officeTierMissing = DiagnosticCode(
        "M0529", .error,
        headline: Words(
            zh: "部门{office}有 {tiers} 个层级，区划表只有 {depth} 级",
            en: "the office {office} has {tiers} tiers, but the table of divisions only {depth}"),
        cure: Words(
            zh: "请删去多余的层级，或补全区划表。",
            en: "Remove the tiers too many, or complete the table."))
}
