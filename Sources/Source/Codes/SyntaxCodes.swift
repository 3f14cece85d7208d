// The codes M02xx: the order of words.

extension DiagnosticCode {
    /// The codes of this file.
    static let syntaxCodes: [DiagnosticCode] = [
        .expectedDeclaration, .expectedStatement, .expectedSyntax, .expectedExpression, .unclosedBlock,
        .unclosedParenthesis, .unmatchedBrace, .unexpectedRest, .wordsRunTogether, .chainedComparison,
        .mixedAttachments,
    ]

    /// A word that begins no declaration. Facts: `found`, `expected`.
    package static let expectedDeclaration = DiagnosticCode(
        "M0201", .error,
        headline: Words(
            zh: "{found}不能开始一个声明",
            en: "{found} does not begin a declaration"),
        cure: Words(
            zh: "此处应为{expected}。",
            en: "Begin with {expected}."))

    /// A word that begins no statement of its block. Facts: `found`, `block`, `expected`.
    package static let expectedStatement = DiagnosticCode(
        "M0202", .error,
        headline: Words(
            zh: "{found}不能写在{block}里",
            en: "{found} does not begin a statement of {block}"),
        cure: Words(
            zh: "此处可写{expected}。",
            en: "Begin the statement with {expected}."))

    /// Something is missing. Facts: `expected`, `found`.
    package static let expectedSyntax = DiagnosticCode(
        "M0203", .error,
        headline: Words(
            zh: "此处应为{expected}，却是{found}",
            en: "expected {expected}, found {found}"),
        cure: Words(
            zh: "请在此处写{expected}。",
            en: "Write {expected} here."))

    /// An expression is missing. Facts: `found`.
    package static let expectedExpression = DiagnosticCode(
        "M0204", .error,
        headline: Words(
            zh: "此处应为条件或值，却是{found}",
            en: "expected a condition or a value, found {found}"),
        cure: Words(
            zh: "请写出条件或值；只有在括号内或逗号后才能换行续写。",
            en: "Write one; a line goes on only within parentheses and after a comma."))

    /// A block that is never closed.
    package static let unclosedBlock = DiagnosticCode(
        "M0205", .error,
        headline: Words(
            zh: "花括号没有闭合",
            en: "the block is never closed"),
        cure: Words(
            zh: "请在本段结束处补上 }。",
            en: "Write } where it ends."))

    /// A parenthesis that is never closed.
    package static let unclosedParenthesis = DiagnosticCode(
        "M0206", .error,
        headline: Words(
            zh: "圆括号没有闭合",
            en: "the parenthesis is never closed"),
        cure: Words(
            zh: "请补上 )。",
            en: "Write ) where it ends."))

    /// A closing brace without an opening one.
    package static let unmatchedBrace = DiagnosticCode(
        "M0207", .error,
        headline: Words(
            zh: "多余的 }",
            en: "this } closes nothing"),
        cure: Words(
            zh: "请删去，或补上与之对应的 {。",
            en: "Remove it, or write the { that it belongs to."))

    /// A statement is complete but its line goes on. Facts: `found`.
    package static let unexpectedRest = DiagnosticCode(
        "M0208", .error,
        headline: Words(
            zh: "语句到此已完整，其后却有{found}",
            en: "the statement is complete before {found}"),
        cure: Words(
            zh: "请换行、用分号隔开，或删去多余部分。",
            en: "Begin a new line, write a semicolon between them, or remove the rest."))

    /// A keyword and a name written without a space. Facts: `word`, `replacement`.
    package static let wordsRunTogether = DiagnosticCode(
        "M0209", .error,
        headline: Words(
            zh: "{word}中的关键词与名称没有分开",
            en: "{word} runs a keyword and a name together"),
        cure: Words(
            zh: "请写作{replacement}。",
            en: "Write {replacement}."))

    /// A comparison of a comparison.
    package static let chainedComparison = DiagnosticCode(
        "M0210", .error,
        headline: Words(
            zh: "比较不能连写",
            en: "comparisons cannot be chained"),
        cure: Words(
            zh: "请用“且”连接两个比较。",
            en: "Join two comparisons by `and`."))

    /// A list of dispatch attachments that mixes `,` and `or`.
    package static let mixedAttachments = DiagnosticCode(
        "M0211", .error,
        headline: Words(
            zh: "附件清单不能同时用逗号和“或”",
            en: "the list of attachments mixes commas and `or`"),
        cure: Words(
            zh: "逗号表示全部都要，“或”表示任一即可，请只用一种。",
            en: "Commas ask for all of them, `or` for at least one; use one of the two."))
}
