// The codes M08xx: comments that silence a warning, where they do not do what they say. None of these can be silenced.

extension DiagnosticCode {
    /// The codes of this file.
    static let silenceCodes: [DiagnosticCode] = [
        .silenceUnused, .silenceUnknown, .silenceWithoutReason, .silenceOfError,
    ]

    /// A comment that silences nothing. Facts: `code`.
    package static let silenceUnused = DiagnosticCode(
        "M0801", .warning,
        headline: Words(
            zh: "下一语句没有 {code} 这一发现可忽略",
            en: "the next statement has no finding {code} to ignore"),
        cure: Words(
            zh: "问题已不存在时请删去这行注释；否则把它移到相应语句的前一行。",
            en: "Remove the comment if the finding is gone, or move it to the line before the statement."))

    /// A comment with a code that does not exist. Facts: `code`.
    package static let silenceUnknown = DiagnosticCode(
        "M0802", .warning,
        headline: Words(
            zh: "没有编号为 {code} 的发现",
            en: "there is no finding with the code {code}"),
        cure: Words(
            zh: "请照抄检查结果方括号中的编号，例如 M0515。",
            en: "Copy the code from the brackets of the finding, such as M0515."))

    /// A comment that does not say why. Facts: `code`.
    package static let silenceWithoutReason = DiagnosticCode(
        "M0803", .warning,
        headline: Words(
            zh: "忽略 {code} 却没有写明理由，因此不起作用",
            en: "it is not said why {code} is to be ignored, so it is not"),
        cure: Words(
            zh: "请写“# 忽略 {code} 因为 \"理由\"”。",
            en: "Write `# ignore {code} because \"…\"`."))

    /// A comment that would silence an error. Facts: `code`.
    package static let silenceOfError = DiagnosticCode(
        "M0804", .warning,
        headline: Words(
            zh: "{code} 是错误，不能忽略",
            en: "{code} is an error and cannot be ignored"),
        cure: Words(
            zh: "请改正错误并删去这行注释；只有警告可以忽略。",
            en: "Mend the error and remove the comment; only warnings can be ignored."))
}
