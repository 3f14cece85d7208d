// What a store did that the user should be told though nothing failed.

/// A notice.
package enum StoreNotice: Equatable, Sendable {
    /// `S0201` The journal ended within a record that was never acknowledged; it was dropped, and a copy kept.
    case tornTailDropped(file: String, line: Int64, byte: Int64, sizeBytes: Int64, copy: String)

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .tornTailDropped: "S0201"
        }
    }
}
