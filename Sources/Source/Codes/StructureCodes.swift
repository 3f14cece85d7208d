// The codes M05xx: how a definition hangs together.

extension DiagnosticCode {
    /// The codes of this file.
    static let structureCodes: [DiagnosticCode] = []
}
