// The examples of the codes M08xx: comments that silence a warning.

extension DiagnosticExample {
    /// The examples of this file.
    static let silences: [DiagnosticExample] = [
        DiagnosticExample(
            .silenceUnused, in: .matter,
            wrong: """
                # ignore M0707 because "对外统一用英文名"
                module more "补充" { field note "说明" text }
                """,
            right: """
                # ignore M0707 because "对外统一用英文名"
                module more "More" { field note "说明" text }
                """),
        DiagnosticExample(
            .silenceUnknown, in: .matter,
            wrong: """
                # ignore M9999 because "对外统一用英文名"
                module more "More" { field note "说明" text }
                """,
            right: """
                # ignore M0707 because "对外统一用英文名"
                module more "More" { field note "说明" text }
                """),
        DiagnosticExample(
            .silenceWithoutReason, in: .matter,
            wrong: """
                # 忽略 M0707
                module more "More" { field note "说明" text }
                """,
            right: """
                # 忽略 M0707 因为 "对外统一用英文名"
                module more "More" { field note "说明" text }
                """),
        DiagnosticExample(
            .silenceOfError, in: .matter,
            wrong: """
                # ignore M0302 because "以后再改"
                module more "补充" { field note "说明" txet }
                """,
            right: #"module more "补充" { field note "说明" text }"#),
    ]
}
