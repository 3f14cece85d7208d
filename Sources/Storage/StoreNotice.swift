// What a store did that the user should be told though nothing failed.

/// A notice.
package enum StoreNotice: Equatable, Sendable {
    /// `S0201` The journal ended within a record that was never acknowledged; it was dropped, and a copy kept.
    case tornTailDropped(file: String, line: Int64, byte: Int64, sizeBytes: Int64, copy: String)
    /// `S0202` The computer's clock is behind the last record; commands bear that record's time until it has caught up.
    case clockBehind(milliseconds: Int64)
    /// `S0203` The engine is away; what is shown comes from the copy on this machine, which ends with this record.
    case copyRead(sequence: Int64)
    /// `S0204` The engine answers again.
    case engineBack(address: String)
    /// `S0205` What became of a commit that no member had answered.
    case commitSettled(isWritten: Bool)

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .tornTailDropped: "S0201"
        case .clockBehind: "S0202"
        case .copyRead: "S0203"
        case .engineBack: "S0204"
        case .commitSettled: "S0205"
        }
    }
}
