// The codes M03xx: names that are unknown, doubled or used for the wrong kind of thing.

extension DiagnosticCode {
    /// The codes of this file.
    static let nameCodes: [DiagnosticCode] = [
        .unknownParty, .unknownType, .unknownField, .unknownOffice, .unknownTier, .unknownMatter, .unknownRoute,
        .unknownModule, .unknownLevel, .unknownOutcome, .unknownAttachment, .unknownOption, .unknownValue,
        .unknownState, .unknownDivision, .nameTwice,
    ]

    /// A kind of party that is not declared. Facts: `name`.
    package static let unknownParty = DiagnosticCode(
        "M0301", .error,
        headline: Words(
            zh: "没有名为{name}的主体",
            en: "there is no party named {name}"),
        cure: Words(
            zh: "请改用已声明的主体，或以 party 声明它。",
            en: "Use a party that is declared, or declare this one."))

    /// A field's type that is neither a type of the language nor a party. Facts: `name`.
    package static let unknownType = DiagnosticCode(
        "M0302", .error,
        headline: Words(
            zh: "没有{name}这种字段类型",
            en: "there is no field type {name}"),
        cure: Words(
            zh: "可用文本、数字、日期、年份、是否、选项、身份证号、信用代码、区划、电话、邮箱、金额，或已声明的主体。",
            en: "Use text, number, date, year, flag, choice, citizen-id, credit-code, division, phone, "
                + "email, money or a declared party."))

    /// A field that its owner does not have. Facts: `name`, `owner`.
    package static let unknownField = DiagnosticCode(
        "M0303", .error,
        headline: Words(
            zh: "{owner}没有字段{name}",
            en: "{owner} has no field {name}"),
        cure: Words(
            zh: "请核对字段名，或在{owner}中声明它。",
            en: "Check the name, or declare the field in {owner}."))

    /// An office that is not declared. Facts: `name`.
    package static let unknownOffice = DiagnosticCode(
        "M0304", .error,
        headline: Words(
            zh: "没有名为{name}的部门",
            en: "there is no office named {name}"),
        cure: Words(
            zh: "请改用已声明的部门，或以 office 声明它。",
            en: "Use an office that is declared, or declare this one."))

    /// A tier that an office does not have. Facts: `name`, `office`, `tiers`.
    package static let unknownTier = DiagnosticCode(
        "M0305", .error,
        headline: Words(
            zh: "部门{office}没有层级{name}",
            en: "the office {office} has no tier {name}"),
        cure: Words(
            zh: "可写{tiers}。",
            en: "Write {tiers}."))

    /// A matter that is not declared. Facts: `name`.
    package static let unknownMatter = DiagnosticCode(
        "M0306", .error,
        headline: Words(
            zh: "没有名为{name}的事项",
            en: "there is no matter named {name}"),
        cure: Words(
            zh: "请写事项的名称（不是引号里的标题）；该事项须在同一规则文件夹中。",
            en: "Write the matter's name, not its title; it must stand in the same folder of rules."))

    /// A route that is not declared. Facts: `name`.
    package static let unknownRoute = DiagnosticCode(
        "M0307", .error,
        headline: Words(
            zh: "没有名为{name}的路径",
            en: "there is no route named {name}"),
        cure: Words(
            zh: "请改用已声明的路径，或以 route 声明它。",
            en: "Use a route that is declared, or declare this one."))

    /// A module that the matter does not have. Facts: `name`, `matter`.
    package static let unknownModule = DiagnosticCode(
        "M0308", .error,
        headline: Words(
            zh: "事项{matter}没有模块{name}",
            en: "the matter {matter} has no module {name}"),
        cure: Words(
            zh: "请核对模块名，或在该事项中以 module 声明它。",
            en: "Check the name, or declare the module in that matter."))

    /// A level that the road or route does not have. Facts: `name`, `owner`.
    package static let unknownLevel = DiagnosticCode(
        "M0309", .error,
        headline: Words(
            zh: "{owner}没有级次{name}",
            en: "{owner} has no level {name}"),
        cure: Words(
            zh: "请核对级次名；只能写同一事项或路径中的级次。",
            en: "Check the name; only levels of the same matter or route can stand here."))

    /// An outcome that the matter does not have. Facts: `name`, `matter`, `outcomes`.
    package static let unknownOutcome = DiagnosticCode(
        "M0310", .error,
        headline: Words(
            zh: "事项{matter}没有结果{name}",
            en: "the matter {matter} has no outcome {name}"),
        cure: Words(
            zh: "该事项的结果为{outcomes}。",
            en: "Its outcomes are: {outcomes}."))

    /// A dispatch attachment that the matter does not have. Facts: `name`, `matter`.
    package static let unknownAttachment = DiagnosticCode(
        "M0311", .error,
        headline: Words(
            zh: "事项{matter}没有送审附件{name}",
            en: "the matter {matter} has no dispatch attachment {name}"),
        cure: Words(
            zh: "送审附件须在事项内、模块之外以 attachment 声明。",
            en: "Declare it by `attachment` in the matter, outside of its modules."))

    /// A choice that does not exist. Facts: `name`, `options`.
    package static let unknownOption = DiagnosticCode(
        "M0312", .error,
        headline: Words(
            zh: "没有选项{name}",
            en: "there is no choice {name}"),
        cure: Words(
            zh: "可选{options}。",
            en: "The choices are: {options}."))

    /// A name in an expression that means nothing there. Facts: `name`, `scope`.
    package static let unknownValue = DiagnosticCode(
        "M0313", .error,
        headline: Words(
            zh: "此处没有名为{name}的值",
            en: "nothing named {name} can be read here"),
        cure: Words(
            zh: "此处的路径可从{scope}开始。",
            en: "A path can begin with {scope} here."))

    /// A state from which nobody can revoke. Facts: `name`, `states`.
    package static let unknownState = DiagnosticCode(
        "M0314", .error,
        headline: Words(
            zh: "不能从{name}撤销",
            en: "one cannot revoke from {name}"),
        cure: Words(
            zh: "可写{states}。",
            en: "Write {states}."))

    /// A division's code that the table does not have. Facts: `code`.
    package static let unknownDivision = DiagnosticCode(
        "M0315", .error,
        headline: Words(
            zh: "区划表中没有代码 {code}",
            en: "the table of divisions has no code {code}"),
        cure: Words(
            zh: "请核对六位区划代码；已停用的代码不能使用。",
            en: "Check the six digits; a code out of use cannot stand here."))

    /// A name that is declared twice. Facts: `kind`, `name`.
    package static let nameTwice = DiagnosticCode(
        "M0316", .error,
        headline: Words(
            zh: "{kind}{name}重复声明",
            en: "the {kind} {name} is declared twice"),
        cure: Words(
            zh: "请给其中一个改名，或删去多余的声明。",
            en: "Rename one of the two, or remove one."))
}
