// The closed list of keywords with both spellings: the one table that lexer, parser, formatter and prompt read.

/// A keyword of the language. The raw value is its number in tokens; 0 is no keyword.
package enum Keyword: UInt8, CaseIterable, Hashable, Sendable {
    // Declarations.
    case party = 1
    case office, divisions, calendar, matter, route, scenario, property, opinions
    // Of a matter.
    case alias, category, applicant, target, by, period, yearly, once, any, opens, require, forbid, warn
    case `else`, module, list, field, attachment, upTo, level, without, appraisal, on, set, clear, release, revoke
    case from, to
    // Of a level.
    case reviewer, then, when, optional, judge, every, approve, `return`, resume, terminate, recall, dispatch, with
    case within, workdays, days
    // Of an appraisal.
    case undecided, outcome, publish
    // Of a field.
    case unique, setBy, length, range, text, number, date, year, flag, choice, citizenID, creditCode, division
    case phone, email, money
    // Of an office.
    case among, tiers, at, of
    // In expressions.
    case and, or, not, `is`, isNot, isSet, isNotSet, `in`, chain, hasOpen, countOf, yearsSince, last, ageOf, today
    case yes, no
    // In scenarios and properties.
    case `for`, given, expect, cannot, right, wrong, others, everything, always, never, after, onlyAfter, canReach
    case state, attached, count, end, clock, migrate, editable, holder, result, due, warned
    // States.
    case draft, returned, approved, terminated, revoked, released, review
    // Verbs that no statement begins with.
    case apply, fill, attach, detach, submit, record

    /// The English spelling; words of a longer one are separated by one space.
    package var english: String { Self.spellings[Int(rawValue) - 1].english }

    /// The Chinese spelling.
    package var chinese: String { Self.spellings[Int(rawValue) - 1].chinese }

    // INVARIANT: one row a keyword, in the order of the cases; a test compares the two.
    /// Every keyword with both spellings, in the order of their numbers.
    package static let spellings: [(keyword: Keyword, english: String, chinese: String)] = [
        (.party, "party", "主体"),
        (.office, "office", "部门"),
        (.divisions, "divisions", "行政区划"),
        (.calendar, "calendar", "节假日"),
        (.matter, "matter", "事项"),
        (.route, "route", "路径"),
        (.scenario, "scenario", "情景"),
        (.property, "property", "性质"),
        (.opinions, "opinions", "常用意见"),

        (.alias, "alias", "别名"),
        (.category, "category", "类别"),
        (.applicant, "applicant", "申报人"),
        (.target, "target", "对象"),
        (.by, "by", "按"),
        (.period, "period", "周期"),
        (.yearly, "yearly", "每年"),
        (.once, "once", "一次"),
        (.any, "any", "不限"),
        (.opens, "opens", "开放"),
        (.require, "require", "要求"),
        (.forbid, "forbid", "禁止"),
        (.warn, "warn", "提醒"),
        (.else, "else", "否则"),
        (.module, "module", "模块"),
        (.list, "list", "列表"),
        (.field, "field", "字段"),
        (.attachment, "attachment", "附件"),
        (.upTo, "up to", "不超过"),
        (.level, "level", "级次"),
        (.without, "without", "除去"),
        (.appraisal, "appraisal", "评审"),
        (.on, "on", "结束于"),
        (.set, "set", "设"),
        (.clear, "clear", "清除"),
        (.release, "release", "解除"),
        (.revoke, "revoke", "撤销"),
        (.from, "from", "自"),
        (.to, "to", "至"),

        (.reviewer, "reviewer", "审核人"),
        (.then, "then", "逐级"),
        (.when, "when", "当"),
        (.optional, "optional", "可选"),
        (.judge, "judge", "核对"),
        (.every, "every", "每个"),
        (.approve, "approve", "通过"),
        (.return, "return", "退回"),
        (.resume, "resume", "续审"),
        (.terminate, "terminate", "终止"),
        (.recall, "recall", "撤回"),
        (.dispatch, "dispatch", "送审"),
        (.with, "with", "附"),
        (.within, "within", "限"),
        (.workdays, "workdays", "工作日"),
        (.days, "days", "日"),

        (.undecided, "undecided", "未定"),
        (.outcome, "outcome", "结果"),
        (.publish, "publish", "公布"),

        (.unique, "unique", "唯一"),
        (.setBy, "set by", "设定于"),
        (.length, "length", "长度"),
        (.range, "range", "范围"),
        (.text, "text", "文本"),
        (.number, "number", "数字"),
        (.date, "date", "日期"),
        (.year, "year", "年份"),
        (.flag, "flag", "是否"),
        (.choice, "choice", "选项"),
        (.citizenID, "citizen-id", "身份证号"),
        (.creditCode, "credit-code", "信用代码"),
        (.division, "division", "区划"),
        (.phone, "phone", "电话"),
        (.email, "email", "邮箱"),
        (.money, "money", "金额"),

        (.among, "among", "取自"),
        (.tiers, "tiers", "层级"),
        (.at, "at", "在"),
        (.of, "of", "之"),

        (.and, "and", "且"),
        (.or, "or", "或"),
        (.not, "not", "非"),
        (.is, "is", "为"),
        (.isNot, "is not", "不为"),
        (.isSet, "is set", "已填"),
        (.isNotSet, "is not set", "未填"),
        (.in, "in", "属于"),
        (.chain, "chain", "链"),
        (.hasOpen, "has open", "有在办"),
        (.countOf, "count of", "数量"),
        (.yearsSince, "years since", "距今年数"),
        (.last, "last", "上次"),
        (.ageOf, "age of", "年龄"),
        (.today, "today", "今日"),
        (.yes, "yes", "是"),
        (.no, "no", "否"),

        (.for, "for", "用于"),
        (.given, "given", "已知"),
        (.expect, "expect", "应"),
        (.cannot, "cannot", "不能"),
        (.right, "right", "无误"),
        (.wrong, "wrong", "有误"),
        (.others, "others", "其余"),
        (.everything, "everything", "全部"),
        (.always, "always", "恒有"),
        (.never, "never", "绝不"),
        (.after, "after", "之后"),
        (.onlyAfter, "only after", "须后于"),
        (.canReach, "can reach", "可达"),
        (.state, "state", "状态"),
        (.attached, "attached", "已附"),
        (.count, "count", "件数"),
        (.end, "end", "办结"),
        // WHY: `date` is spelt 日期 already; one spelling for two keywords could not be turned back.
        (.clock, "clock", "当日"),
        (.migrate, "migrate", "迁移"),
        (.editable, "editable", "可改"),
        (.holder, "holder", "经办"),
        (.result, "result", "评定"),
        (.due, "due", "期限"),
        (.warned, "warned", "提示"),

        (.draft, "draft", "草稿"),
        (.returned, "returned", "已退回"),
        (.approved, "approved", "已通过"),
        (.terminated, "terminated", "已终止"),
        (.revoked, "revoked", "已撤销"),
        (.released, "released", "已解除"),
        (.review, "review", "待审核"),

        (.apply, "apply", "申报"),
        (.fill, "fill", "填写"),
        (.attach, "attach", "上传"),
        (.detach, "detach", "移除"),
        (.submit, "submit", "提交"),
        (.record, "record", "登记"),
    ]

    /// The keyword written in this way, in either language, if there is one.
    package static func parse(_ spelling: String) -> Keyword? {
        spellings.first { $0.english == spelling || $0.chinese == spelling }?.keyword
    }
}
