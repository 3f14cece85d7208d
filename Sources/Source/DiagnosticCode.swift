// What a diagnostic code is. The codes themselves are declared in `Codes/`, one declaration a code, a file a range.

/// How grave a finding is.
package enum Severity: String, CaseIterable, Hashable, Sendable, Comparable {
    /// The rulebook cannot be used.
    case error
    /// The rulebook can be used but probably does not say what was meant.
    case warning

    package static func < (left: Severity, right: Severity) -> Bool { left == .warning && right == .error }
}

/// One entry of the closed list of findings, with everything that is known about it.
package struct DiagnosticCode: Sendable {
    /// The code as printed, such as `M0101`. M01 lexical, M02 syntax, M03 names, M04 types, M05 structure,
    /// M06 scenarios and what stands beside them, M07 use, M08 comments that silence, M09 conditions.
    package let code: String
    /// How grave it is.
    package let severity: Severity
    /// What is the matter, with places for the diagnostic's facts.
    package let headline: Words
    /// What to do about it, with places for the diagnostic's facts.
    package let cure: Words

    /// Declares a code; each is declared once, in `Codes/`.
    package init(_ code: String, _ severity: Severity, headline: Words, cure: Words) {
        self.code = code
        self.severity = severity
        self.headline = headline
        self.cure = cure
    }

    /// Every code there is, in order.
    package static let all: [DiagnosticCode] =
        lexicalCodes + syntaxCodes + nameCodes + typeCodes + structureCodes + calendarCodes + scenarioCodes + useCodes
        + silenceCodes + conditionCodes
}

extension DiagnosticCode: Hashable {
    package static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.code == right.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
