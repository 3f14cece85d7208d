// The codes M04xx: types and values.

extension DiagnosticCode {
    /// The codes of this file.
    static let typeCodes: [DiagnosticCode] = [
        .comparedTypesDiffer, .noOrder, .conditionExpected, .operandType, .valueDoesNotFit, .notAParty, .listRead,
        .answerLeadsOn, .modifierType, .modifierPlace, .boundsReversed, .badBound, .moneyTooFine, .chainLeadsAway,
        .pathExpected, .attachedInRule, .quotedOption, .reviewerIsNoParty, .divisionExpected, .foreignMatter,
        .countOfSingle,
    ]

    /// Two values of types that cannot be equal. Facts: `left`, `right`.
    package static let comparedTypesDiffer = DiagnosticCode(
        "M0401", .error,
        headline: Words(
            zh: "{left}与{right}不能比较",
            en: "{left} cannot be compared with {right}"),
        cure: Words(
            zh: "两边须是同一类型的值。",
            en: "Both sides must have the same type."))

    /// An order asked of a type that has none. Facts: `type`.
    package static let noOrder = DiagnosticCode(
        "M0402", .error,
        headline: Words(
            zh: "{type}没有大小先后",
            en: "{type} has no order"),
        cure: Words(
            zh: "只有数字、年份、金额、日期和选项可用 < <= > >=；其他请用“为”或“不为”。",
            en: "Only numbers, years, money, dates and choices know < <= > >=; use `is` or `is not`."))

    /// A value where a condition must stand. Facts: `type`.
    package static let conditionExpected = DiagnosticCode(
        "M0403", .error,
        headline: Words(
            zh: "此处应为条件，却是{type}",
            en: "a condition must stand here, not {type}"),
        cure: Words(
            zh: "请写比较，例如“… 为 …”或“… 已填”。",
            en: "Write a comparison, such as `… is …` or `… is set`."))

    /// An operator on a value that it does not take. Facts: `operator`, `expected`, `found`.
    package static let operandType = DiagnosticCode(
        "M0404", .error,
        headline: Words(
            zh: "{operator}须用于{expected}，此处却是{found}",
            en: "{operator} takes {expected}, not {found}"),
        cure: Words(
            zh: "请改用{expected}类型的字段。",
            en: "Use {expected}."))

    /// A value that its field cannot hold. Facts: `found`, `expected`.
    package static let valueDoesNotFit = DiagnosticCode(
        "M0405", .error,
        headline: Words(
            zh: "字段为{expected}，不能取{found}",
            en: "the field holds {expected} and cannot take {found}"),
        cure: Words(
            zh: "请让值与字段的类型一致，或改字段的类型。",
            en: "Give it a value of its own type, or change the field's type."))

    /// A path that goes on behind a field that names no party. Facts: `name`, `type`.
    package static let notAParty = DiagnosticCode(
        "M0406", .error,
        headline: Words(
            zh: "{name}为{type}，其后不能再写字段",
            en: "{name} is {type}: the path cannot go on behind it"),
        cure: Words(
            zh: "路径只能经由主体类型的字段继续。",
            en: "Only a field that names a party leads on."))

    /// A field of a list read without saying which row. Facts: `module`.
    package static let listRead = DiagnosticCode(
        "M0407", .error,
        headline: Words(
            zh: "模块{module}是列表，不能读取其中一行的字段",
            en: "the module {module} is a list: the field of a row cannot be read"),
        cure: Words(
            zh: "条件只能用“数量”读取列表的行数。",
            en: "A condition can ask only how many rows there are: `count of`."))

    /// A path that goes on behind an answer. Facts: `name`.
    package static let answerLeadsOn = DiagnosticCode(
        "M0408", .error,
        headline: Words(
            zh: "{name}是填报内容，其后不能再写字段",
            en: "{name} is an answer: the path cannot go on behind it"),
        cure: Words(
            zh: "请从申报人或对象出发读取主体的字段。",
            en: "Begin at the applicant or the target to read a party's fields."))

    /// A modifier on a field of a type that does not take it. Facts: `modifier`, `type`, `types`.
    package static let modifierType = DiagnosticCode(
        "M0409", .error,
        headline: Words(
            zh: "{modifier}不能用于{type}",
            en: "{modifier} does not go with {type}"),
        cure: Words(
            zh: "它只用于{types}。",
            en: "It goes with {types} only."))

    /// A modifier on a field of an owner that does not take it. Facts: `modifier`.
    package static let modifierPlace = DiagnosticCode(
        "M0410", .error,
        headline: Words(
            zh: "{modifier}只能用于主体的字段",
            en: "{modifier} goes with the fields of parties only"),
        cure: Words(
            zh: "请删去，或把字段移到主体中。",
            en: "Remove it, or move the field to a party."))

    /// Bounds whose low end is above the high one. Facts: `low`, `high`.
    package static let boundsReversed = DiagnosticCode(
        "M0411", .error,
        headline: Words(
            zh: "范围的下限 {low} 大于上限 {high}",
            en: "the bounds run from {low} down to {high}"),
        cure: Words(
            zh: "请把小的写在前面。",
            en: "Write the lesser one first."))

    /// A bound that is not of the kind that is needed. Facts: `expected`.
    package static let badBound = DiagnosticCode(
        "M0412", .error,
        headline: Words(
            zh: "此处的界限应为{expected}",
            en: "a bound must be {expected} here"),
        cure: Words(
            zh: "请改写为{expected}。",
            en: "Write {expected}."))

    /// An amount with parts of a fen.
    package static let moneyTooFine = DiagnosticCode(
        "M0413", .error,
        headline: Words(
            zh: "金额最小到分",
            en: "an amount is counted in whole fen"),
        cure: Words(
            zh: "请最多写两位小数。",
            en: "Write at most two decimals."))

    /// A chain's field that does not lead to the same kind of party. Facts: `name`, `expected`.
    package static let chainLeadsAway = DiagnosticCode(
        "M0414", .error,
        headline: Words(
            zh: "{name}不能逐级相连",
            en: "{name} cannot be followed step by step"),
        cure: Words(
            zh: "链上的字段须由一个主体指向同类主体，此处为{expected}。",
            en: "The field of a chain must lead from one party to another of its kind, here {expected}."))

    /// A value where a path to a party must stand. Facts: `operator`.
    package static let pathExpected = DiagnosticCode(
        "M0415", .error,
        headline: Words(
            zh: "{operator}处须写指向主体的路径",
            en: "{operator} needs a path to a party"),
        cure: Words(
            zh: "请写申报人、对象或它们的主体字段。",
            en: "Write the applicant, the target, or one of their fields that names a party."))

    /// `attached` outside properties and scenarios.
    package static let attachedInRule = DiagnosticCode(
        "M0416", .error,
        headline: Words(
            zh: "“已附”不能写在规则的条件中",
            en: "`attached` cannot stand in a rule"),
        cure: Words(
            zh: "规则中的附件要求请写在送审或模块里。",
            en: "Ask for attachments by `dispatch … with` or in a module."))

    /// A choice written in quotation marks. Facts: `name`.
    package static let quotedOption = DiagnosticCode(
        "M0417", .error,
        headline: Words(
            zh: "选项不加引号",
            en: "a choice is written without quotation marks"),
        cure: Words(
            zh: "请写{name}。",
            en: "Write {name}."))

    /// A reviewer's path that does not lead to a party. Facts: `found`.
    package static let reviewerIsNoParty = DiagnosticCode(
        "M0418", .error,
        headline: Words(
            zh: "审核人须是主体，此处却是{found}",
            en: "a reviewer must be a party, not {found}"),
        cure: Words(
            zh: "请写对象、主体类型的字段，或“部门 在 层级 之 区划”。",
            en: "Write the target, a field that names a party, or `OFFICE at TIER of DIVISION`."))

    /// A value that must be a division. Facts: `found`.
    package static let divisionExpected = DiagnosticCode(
        "M0419", .error,
        headline: Words(
            zh: "此处应为区划，却是{found}",
            en: "a division must stand here, not {found}"),
        cure: Words(
            zh: "请写区划类型的字段。",
            en: "Write a field of the type division."))

    /// A question about a matter that this party cannot apply for. Facts: `matter`, `expected`, `found`.
    package static let foreignMatter = DiagnosticCode(
        "M0420", .error,
        headline: Words(
            zh: "事项{matter}由{expected}申报，不是{found}",
            en: "the matter {matter} is applied for by {expected}, not by {found}"),
        cure: Words(
            zh: "请改用由{found}申报的事项，或改问{expected}。",
            en: "Name a matter that {found} applies for, or ask about {expected}."))

    /// `count of` a module that is no list. Facts: `module`.
    package static let countOfSingle = DiagnosticCode(
        "M0421", .error,
        headline: Words(
            zh: "模块{module}不是列表，没有行数",
            en: "the module {module} is no list and has no rows"),
        cure: Words(
            zh: "“数量”只用于列表模块。",
            en: "`count of` goes with modules that are lists."))
}
