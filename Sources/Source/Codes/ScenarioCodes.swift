// The codes M06xx: scenarios, properties, opinions and migrations.

extension DiagnosticCode {
    /// The codes of this file.
    static let scenarioCodes: [DiagnosticCode] = [
        .unknownGiven, .givenLater, .badRefusalCode, .unknownModuleAttachment, .rowMissing, .rowOfSingle,
        .rowOutOfRange, .unknownPlace, .verbNotOffered, .verbWithoutLevel, .notInChain, .applyWithoutTarget,
        .givenOfOtherKind, .stateMovedTwice, .opinionTwice, .nothingExpected, .chainStepMissing,
    ]

    /// A party that the scenario does not give. Facts: `name`.
    package static let unknownGiven = DiagnosticCode(
        "M0601", .error,
        headline: Words(
            zh: "情景中没有名为{name}的主体",
            en: "the scenario gives no party named {name}"),
        cure: Words(
            zh: "请在前面用“已知”给出{name}，或改用已给出的主体。",
            en: "Give {name} above with `given`, or use a party that is given."))

    /// A party that is used above the place where it is given. Facts: `name`.
    package static let givenLater = DiagnosticCode(
        "M0602", .error,
        headline: Words(
            zh: "{name}在给出之前就用到了",
            en: "{name} is used before it is given"),
        cure: Words(
            zh: "请把它的“已知”移到此处之前。",
            en: "Move its `given` above this place."))

    /// A code that is not of the form of a refusal's. Facts: `name`.
    package static let badRefusalCode = DiagnosticCode(
        "M0603", .error,
        headline: Words(
            zh: "{name}不是拒绝的代码",
            en: "{name} is no code of a refusal"),
        cure: Words(
            zh: "代码由大写 R 和四位数字组成，例如 R0207。",
            en: "A code is a capital R and four digits, such as R0207."))

    /// An attachment that a module does not have. Facts: `name`, `module`.
    package static let unknownModuleAttachment = DiagnosticCode(
        "M0604", .error,
        headline: Words(
            zh: "模块{module}没有附件{name}",
            en: "the module {module} has no attachment {name}"),
        cure: Words(
            zh: "请写该模块中以 attachment 声明的附件。",
            en: "Write an attachment that is declared in that module."))

    /// A list's field or attachment without saying of which row. Facts: `module`, `name`.
    package static let rowMissing = DiagnosticCode(
        "M0605", .error,
        headline: Words(
            zh: "模块{module}是列表，没有写明第几行",
            en: "the module {module} is a list: which row is not said"),
        cure: Words(
            zh: "请在模块和字段之间写明行号：模块.1.字段。",
            en: "Write the row's number between module and field: MODULE.1.FIELD."))

    /// A row of a module that has one only. Facts: `module`, `name`.
    package static let rowOfSingle = DiagnosticCode(
        "M0606", .error,
        headline: Words(
            zh: "模块{module}不是列表，不写行号",
            en: "the module {module} is no list: no row's number stands there"),
        cure: Words(
            zh: "请去掉行号，写成：模块.字段。",
            en: "Leave the number out: MODULE.FIELD."))

    /// A row that a list cannot have. Facts: `module`, `limit`.
    package static let rowOutOfRange = DiagnosticCode(
        "M0607", .error,
        headline: Words(
            zh: "模块{module}没有这一行",
            en: "the module {module} has no such row"),
        cure: Words(
            zh: "行号是从 1 到 {limit} 的整数。",
            en: "Rows are numbered from 1 to {limit}."))

    /// A place where no case of the matter can stand. Facts: `name`, `matter`, `states`.
    package static let unknownPlace = DiagnosticCode(
        "M0608", .error,
        headline: Words(
            zh: "事项{matter}没有状态{name}",
            en: "the matter {matter} has no state {name}"),
        cure: Words(
            zh: "可写语言中的状态词，或{states}。",
            en: "Write a word of the language for a state, or {states}."))

    /// A verb that nothing in the matter offers. Facts: `verb`, `owner`.
    package static let verbNotOffered = DiagnosticCode(
        "M0609", .error,
        headline: Words(
            zh: "{owner}没有{verb}",
            en: "{owner} offers no {verb}"),
        cure: Words(
            zh: "请先在规则中写明{verb}；若要说明它会被拒绝，请写“不能”。",
            en: "Write {verb} into the rules, or expect that it is refused: `cannot`."))

    /// A verb with a level at which it is not done. Facts: `verb`.
    package static let verbWithoutLevel = DiagnosticCode(
        "M0610", .error,
        headline: Words(
            zh: "{verb}不在级次上进行",
            en: "{verb} is not done at a level"),
        cure: Words(
            zh: "请删去前面的级次。",
            en: "Remove the level before it."))

    /// A number behind a level that is no chain, or beyond the chain's end. Facts: `level`, `limit`.
    package static let notInChain = DiagnosticCode(
        "M0611", .error,
        headline: Words(
            zh: "级次{level}没有这一级",
            en: "the level {level} has no step of this number"),
        cure: Words(
            zh: "该级次至多 {limit} 级；不逐级的级次不写数字。",
            en: "It has at most {limit}; a level that is no chain is written without a number."))

    /// An application without the party that it is directed at. Facts: `matter`.
    package static let applyWithoutTarget = DiagnosticCode(
        "M0612", .error,
        headline: Words(
            zh: "事项{matter}须写明对象",
            en: "the matter {matter} needs to know at whom the application is directed"),
        cure: Words(
            zh: "请写“申报 至 主体”。",
            en: "Write `apply to PARTY`."))

    /// A given party of another kind than is needed. Facts: `name`, `found`, `expected`.
    package static let givenOfOtherKind = DiagnosticCode(
        "M0613", .error,
        headline: Words(
            zh: "{name}是{found}，此处应为{expected}",
            en: "{name} is {found}, but {expected} is needed here"),
        cure: Words(
            zh: "请改用属于{expected}的已知主体。",
            en: "Use a given party of the kind {expected}."))

    /// A state that a migration moves twice. Facts: `name`.
    package static let stateMovedTwice = DiagnosticCode(
        "M0614", .error,
        headline: Words(
            zh: "状态{name}迁移了两次",
            en: "the state {name} is moved twice"),
        cure: Words(
            zh: "一个状态只能有一个去处，请只留一条。",
            en: "Cases of one state go to one place: keep one of the two."))

    /// The same opinion twice for one decision. Facts: `text`.
    package static let opinionTwice = DiagnosticCode(
        "M0615", .warning,
        headline: Words(
            zh: "意见“{text}”重复",
            en: "the opinion “{text}” stands here twice"),
        cure: Words(
            zh: "请删去重复的意见。",
            en: "Remove the opinion that repeats it."))

    /// A scenario that expects nothing. Facts: `title`.
    package static let nothingExpected = DiagnosticCode(
        "M0616", .warning,
        headline: Words(
            zh: "情景“{title}”没有写明应当怎样",
            en: "the scenario “{title}” expects nothing"),
        cure: Words(
            zh: "请以“应 …”写明结果，例如“应 状态 已退回”。",
            en: "Say what must be so, such as `expect state returned`."))

    /// A chain's state in a migration without the number of its step. Facts: `level`.
    package static let chainStepMissing = DiagnosticCode(
        "M0617", .error,
        headline: Words(
            zh: "级次{level}逐级审核，没有写明第几级",
            en: "the level {level} is a chain: which of its steps is not said"),
        cure: Words(
            zh: "迁移须写到具体一级，例如 级次.1.待审核。",
            en: "A migration names one step, such as LEVEL.1.review."))
}
