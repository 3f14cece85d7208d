// The forms of the statements of scenarios and properties.

import Syntax

extension StatementForm {
    /// In blocks of scenarios and properties.
    static let scenarios: [StatementForm] = [
        .init(.given, "PARTY NAME", zh: "参与的一方；没有写的字段取合格的样例", en: "a party; what is not written gets valid samples"),
        .init(.clock, "DATE", zh: "从这里起是这一天", en: "from here on it is this day"),
        .init(.expect, "(state PLACE)", zh: "这一件应处于何处", en: "where the case stands"),
        .init(.expect, "(editable MODULES)", zh: "恰好这些模块可以修改", en: "exactly these modules can be edited"),
        .init(.expect, "(holder ACTOR)", zh: "恰好由他们经办", en: "exactly these parties have the case"),
        .init(.expect, "(count PLACE N) [for ACTOR]", zh: "此处应有几件", en: "so many cases are there"),
        .init(.expect, "(result OUTCOME) [for ACTOR]", zh: "此人看到的结果", en: "the result as that party sees it"),
        .init(.expect, "(attached NAME)", zh: "应已有这件附件", en: "the case has the attachment"),
        .init(.expect, "(due DATE)", zh: "应在这一天之前办理", en: "the last day on which whoever has it acts in time"),
        .init(.expect, "(warned)", zh: "申报时应有提醒", en: "the application was given a warning"),
        .init(.expect, "ACTOR (cannot VERB) (with CODE)", zh: "应被拒绝，代码如此", en: "it is refused, with this code"),
        .init(.always, "[after EVENT :] EXPRESSION", zh: "每次如此之后都成立", en: "holds after each such event"),
        .init(.never, "[after EVENT :] EXPRESSION", zh: "每次如此之后都不成立", en: "holds after no such event"),
        .init(.from, "(every state) (can reach PLACE)", zh: "从任何状态都能到达", en: "can be reached from every state"),
    ]

    /// Behind `ACTOR:` in a scenario.
    static let actions: [StatementForm] = [
        .init(.apply, "[to ACTOR]", zh: "申报；有对象的事项写明对象", en: "applies, to the party it is directed at"),
        .init(.fill, "(everything)", zh: "必填而没有填的，都填上样例", en: "fills in samples for what is required"),
        .init(.fill, "PATH VALUE", zh: "填写“模块.字段”或“模块.行.字段”", en: "fills in MODULE.FIELD or MODULE.ROW.FIELD"),
        .init(.attach, "FILES [TEXT]", zh: "上传，文字为文件名", en: "hands in a file of this name"),
        .init(.detach, "FILES", zh: "移除附件", en: "takes a file away"),
        .init(.submit, "", zh: "提交", en: "submits"),
        .init(.judge, "MODULES (right)", zh: "核对无误；可写“其余”“全部”", en: "finds them right; also others, everything"),
        .init(.judge, "MODULES (wrong) TEXT", zh: "核对有误，写明问题", en: "finds them wrong, and why"),
        .init(.approve, "[TEXT]", zh: "通过，可附意见", en: "approves, with an opinion"),
        .init(.return, "(to TARGETS) [MODULES] [TEXT]", zh: "退回，列出有问题的模块和意见", en: "sends back, naming the problems"),
        .init(.terminate, "[TEXT]", zh: "终止，可附意见", en: "ends the review, with an opinion"),
        .init(.recall, "", zh: "撤回", en: "takes the decision back"),
        .init(.dispatch, "", zh: "送审", en: "sends the case on"),
        .init(.record, "OUTCOME [FIELD VALUE]", zh: "登记评审结果", en: "records the outcome"),
        .init(.publish, "", zh: "公布", en: "publishes the outcome"),
        .init(.revoke, "", zh: "撤销", en: "withdraws the case"),
        .init(.release, "", zh: "解除", en: "gives up what was granted"),
    ]
}
