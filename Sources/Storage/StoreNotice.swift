// What a store did that the user should be told though nothing failed.

/// A notice.
package enum StoreNotice: Equatable, Sendable {
    /// `S0201` The journal ended within a record that was never acknowledged; it was dropped, and a copy kept.
    case tornTailDropped(file: String, line: Int64, byte: Int64, sizeBytes: Int64, copy: String)
    /// `S0202` The computer's clock is behind the last record; commands bear that record's time until it has caught up.
    case clockBehind(milliseconds: Int64)

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .tornTailDropped: "S0201"
        case .clockBehind: "S0202"
        }
    }
}
