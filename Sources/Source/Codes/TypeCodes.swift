// The codes M04xx: types and values.

extension DiagnosticCode {
    /// The codes of this file.
    static let typeCodes: [DiagnosticCode] = []
}
