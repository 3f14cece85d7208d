// The examples of the codes M01xx: bytes, characters, literals and limits.

extension DiagnosticExample {
    /// The examples of this file.
    static let lexical: [DiagnosticExample] = [
        DiagnosticExample(
            .badEncoding, in: .alone,
            wrong: "# 编码 \u{FFFD}",
            right: "# 编码",
            why: Words(
                zh: "文件多半以 GBK 保存。",
                en: "The file was probably saved as GBK.")),
        DiagnosticExample(
            .fileTooLarge, in: .alone,
            wrong:
                "⟦# a comment that says a great deal, one of very many\n×170000⟧",
            right: "# a comment"),
        DiagnosticExample(
            .nestingTooDeep, in: .matter,
            wrong: #"require ⟦(×64⟧basic.days > 0⟦)×64⟧ else "请核对填报内容""#,
            right: #"require (basic.days > 0) else "请核对填报内容""#),
        DiagnosticExample(
            .identifierTooLong, in: .matter,
            wrong: #"module ⟦long-×30⟧name "补充" { field note "备注" text }"#,
            right: #"module extra "补充" { field note "备注" text }"#),
        DiagnosticExample(
            .stringTooLong, in: .matter,
            wrong: #"alias "⟦长×22000⟧""#,
            right: #"alias "长假""#),
        DiagnosticExample(
            .unexpectedCharacter, in: .matter,
            wrong: #"require basic.days == 3 else "请核对填报内容""#,
            right: #"require basic.days is 3 else "请核对填报内容""#),
        DiagnosticExample(
            .identifierNotComposed, in: .matter,
            wrong: "module cafe\u{301} \"茶歇\" { field note \"备注\" text }",
            right: #"module café "茶歇" { field note "备注" text }"#,
            why: Words(
                zh: "同一个字可以有两种编码；看上去相同的两个名称会被当作不同的名称。",
                en: "The same letter has two encodings: two names that look the same would be different ones.")),
        DiagnosticExample(
            .bidirectionalControl, in: .matter,
            wrong: "period yearly # \u{202E}备注",
            right: "period yearly # 备注",
            why: Words(
                zh: "这类字符能让显示的次序与实际的次序不同，审阅的人会看到另一份规则。",
                en:
                    "Such a character can show words in another order than they have: a reader reviews other rules."
            )),
        DiagnosticExample(
            .hiddenCharacter, in: .matter,
            wrong: "period\u{200B} yearly",
            right: "period yearly"),
        DiagnosticExample(
            .hiddenCharacterInString, in: .matter,
            wrong: "alias \"事\u{200B}假\"",
            right: #"alias "事假""#,
            why: Words(
                zh: "按标题查找时，含不可见字符的标题找不到。",
                en: "A title that holds one is not found by what one sees.")),
        DiagnosticExample(
            .chinesePunctuation, in: .matter,
            wrong: #"alias "事假"、"病假""#,
            right: #"alias "事假", "病假""#),
        DiagnosticExample(
            .fullWidthDigit, in: .matter,
            wrong: #"require basic.days > ３ else "请核对填报内容""#,
            right: #"require basic.days > 3 else "请核对填报内容""#),
        DiagnosticExample(
            .unterminatedString, in: .matter,
            wrong: #"alias "事假"#,
            right: #"alias "事假""#),
        DiagnosticExample(
            .badEscape, in: .matter,
            wrong: #"alias "事假\q""#,
            right: #"alias "事假""#),
        DiagnosticExample(
            .badNumber, in: .matter,
            wrong: #"require basic.days > 1.23456 else "请核对填报内容""#,
            right: #"require basic.days > 1.2345 else "请核对填报内容""#),
        DiagnosticExample(
            .badDate, in: .matter,
            wrong: "opens 2023-02-29 to 2023-12-31",
            right: "opens 2023-02-28 to 2023-12-31"),
        DiagnosticExample(
            .tooManyFindings, in: .alone,
            wrong: "⟦$ ×1001⟧",
            right: "# 没有问题"),
        DiagnosticExample(
            .mixedAlphabets, in: .matter,
            wrong: "module b\u{430}sics \"补充\" { field note \"说明\" text }",
            right: #"module basics "补充" { field note "说明" text }"#,
            why: Words(zh: "名称中有一个西里尔字母。", en: "One letter of the name is Cyrillic.")),
    ]
}
