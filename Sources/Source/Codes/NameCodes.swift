// The codes M03xx: names that are unknown, doubled or used for the wrong kind of thing.

extension DiagnosticCode {
    /// The codes of this file.
    static let nameCodes: [DiagnosticCode] = []
}
