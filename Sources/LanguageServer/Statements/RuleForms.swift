// The forms of the statements of rules: declarations, matters, levels, appraisals. Those of scenarios and properties
// stand in a file of their own.

import Syntax

extension StatementForm {
    /// Where declarations stand.
    static let declarations: [StatementForm] = [
        .init(.party, "NAME [TITLE]", zh: "一类人或单位及其字段", en: "a kind of person or organization, with its fields"),
        .init(
            .office, "NAME [TITLE] (among PARTY) [when EXPRESSION] (by FIELD) (tiers TIERS)",
            zh: "哪些单位按区划分层级负责", en: "which parties answer for a division, tier by tier"),
        .init(.divisions, "TEXT", zh: "行政区划表文件，与规则同放", en: "the file of the table of divisions"),
        .init(.calendar, "TEXT", zh: "节假日文件，工作日依此计算", en: "the file of the calendar that workdays are counted by"),
        .init(.matter, "NAME [TITLE]", zh: "一个审核事项", en: "what is reviewed"),
        .init(.route, "NAME [TITLE]", zh: "几个事项共用的审核级次", en: "levels that several matters share"),
        .init(.scenario, "TITLE (for MATTER)", zh: "一件事情的经过与应有的结果", en: "how a case goes, and what must be so"),
        .init(.property, "TITLE (for MATTER)", zh: "对每一件都须成立的性质", en: "what must hold of every case there can be"),
        .init(.opinions, "[TITLE]", zh: "审核时可选用的意见", en: "wordings that reviewers can choose from"),
        .init(
            .migrate, "MATTER (to MATTER)", zh: "在办件从旧定义迁到何处",
            en: "where running cases of an earlier definition go"),
    ]

    /// In blocks of rules.
    static let rules: [StatementForm] = [
        .init(
            .field,
            "NAME [TITLE] TYPE [optional] [unique] [length N .. N] [range N .. N] [from VALUE] [when EXPRESSION] "
                + "[set by MATTER]",
            zh: "一项填写内容", en: "something to be filled in"),
        .init(.alias, "TEXT", zh: "人们对事项的其他叫法，可以有几个", en: "other names that people use for it"),
        .init(.category, "TEXT", zh: "在事项列表中归入哪一类", en: "where it stands in the list of matters"),
        .init(.applicant, "PARTY", zh: "由谁申报", en: "who applies"),
        .init(.target, "PARTY [TITLE] (by FIELD)", zh: "申报所指向的对象，按唯一字段查找", en: "at whom a case is directed"),
        .init(
            .period, "VALUE", zh: "一人可有几件在办或已通过：每年、一次、不限",
            en: "how many open or granted cases an applicant may have: yearly, once or any"),
        .init(.opens, "DATE (to DATE)", zh: "受理的起止日期，两端都算", en: "when one may apply; both days count"),
        .init(.require, "EXPRESSION (else TEXT)", zh: "不成立时拒绝，并告知理由", en: "refuses where it does not hold"),
        .init(.forbid, "EXPRESSION (else TEXT)", zh: "成立时拒绝，并告知理由", en: "refuses where it holds"),
        .init(.warn, "EXPRESSION TEXT", zh: "成立时提醒，不拒绝", en: "is shown where it holds and refuses nothing"),
        .init(.module, "NAME [TITLE] [list N .. N]", zh: "申报表的一部分", en: "a part of the form"),
        .init(
            .attachment, "NAME [TITLE] [KINDS] [up to N MB] [optional] [when EXPRESSION]",
            zh: "要上传的文件", en: "a file that is to be handed in"),
        .init(.level, "NAME [TITLE]", zh: "一级审核", en: "a level of the review"),
        .init(.route, "NAME [without LEVELS]", zh: "用上一条共用路径，可除去几级", en: "uses a shared route, without some levels"),
        .init(.appraisal, "[TITLE]", zh: "线下评审，登记结果后公布", en: "an appraisal whose outcome is recorded and published"),
        .init(.on, "OUTCOME", zh: "以此结果办结时写入的内容", en: "what is written when a case ends like this"),
        .init(.set, "PATH (to VALUE)", zh: "把值写入字段", en: "writes a value into a field"),
        .init(.clear, "PATH", zh: "清空字段", en: "clears a field"),
        .init(.release, "[TITLE] (by ACTOR)", zh: "放弃已得到的结果", en: "gives up what was granted"),
        .init(.revoke, "[TITLE] (from STATES)", zh: "在这些状态时可以撤销", en: "withdraws a case that waits in one of these"),
        .init(
            .reviewer, "PATH [then FIELD up to N]", zh: "审核人：对象或字段所指的一方，可以沿字段逐级向上",
            en: "who reviews: a party, or a chain of them"),
        .init(
            .reviewer, "OFFICE (at TIER) (of PATH)", zh: "审核人：某区划某层级的部门",
            en: "who reviews: the office of a division"),
        .init(.when, "EXPRESSION", zh: "成立时才有这一级", en: "the level is on the road only then"),
        .init(.optional, "", zh: "按规则没有审核人时跳过", en: "passed over where there is nobody by rule"),
        .init(.judge, "MODULES", zh: "决定之前要核对的模块，或“每个模块”", en: "what must be judged before a decision"),
        .init(.approve, "[TITLE]", zh: "审核通过", en: "the level approves"),
        .init(
            .return, "[TITLE] (to TARGETS) [resume]", zh: "退回给申报人或前面的级次；续审：改好后直接回到本级",
            en: "sends back to the applicant or to levels before; resume: straight back to this level"),
        .init(.terminate, "[TITLE]", zh: "终止审核", en: "ends the review"),
        .init(.recall, "[TITLE]", zh: "撤回自己的决定", en: "takes the level's decision back"),
        .init(.dispatch, "[TITLE] [with FILES]", zh: "通过之后送审，附上文件", en: "an approved case is sent on, with these"),
        .init(.within, "N (days)", zh: "几日内办理", en: "by when the level should have acted, in days"),
        .init(.within, "N (workdays)", zh: "几个工作日内办理", en: "by when the level should have acted, in workdays"),
        .init(.office, "OFFICE (at TIER) (of PATH)", zh: "由哪个部门评审", en: "the office that appraises"),
        .init(.office, "PATH", zh: "由哪一方评审", en: "the party that appraises"),
        .init(.undecided, "TEXT", zh: "公布之前对外显示的结果", en: "what is shown before an outcome is published"),
        .init(.outcome, "NAME [TITLE]", zh: "评审的一种结果；第一种为通过", en: "an outcome; the first one grants"),
        .init(.publish, "[TITLE]", zh: "公布结果", en: "the office publishes the outcome"),
        .init(.state, "PLACE (to PLACE)", zh: "这一状态的在办件迁到何处", en: "where cases in this state go"),
    ]
}
