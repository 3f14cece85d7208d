// The faults that a disk can be told to have: which calls fail, how, and how often. What a store does about them is the
// trials' matter.

import Glibc
import Storage

/// How a call fails.
enum FaultKind: CaseIterable {
    /// Error numbers; the call does nothing. A sync that fails so has lost what it was to bring to the platter.
    case inputOutput, noSpace, interrupted, tooManyFiles
    /// A read or write does the first half alone; other calls go well.
    case short
    /// A write does the first half, and from then on there is no space.
    case shortThenNoSpace
    /// A sync fails though half or all of it has reached the platter; other calls fail with `EIO`.
    case halfSynced, syncedAndFailed

    /// What a sync that fails so has lost.
    var loss: SyncLoss {
        switch self {
        case .halfSynced: .secondHalf
        case .syncedAndFailed: .nothing
        default: .everything
        }
    }

    var number: Int32 {
        switch self {
        case .inputOutput, .halfSynced, .syncedAndFailed: EIO
        case .noSpace, .shortThenNoSpace, .short: ENOSPC
        case .interrupted: EINTR
        case .tooManyFiles: EMFILE
        }
    }
}

/// How often it fails.
enum FaultTimes: CaseIterable {
    case once
    /// From then on at the same place of the store.
    case placeForEver
    /// From then on everywhere.
    case diskForEver
}

/// A fault: from the call with this number on, counted from 0.
struct DiskFault {
    let call: Int
    let kind: FaultKind
    let times: FaultTimes
    /// The place at which it struck first.
    var place: FailPoint?
    /// How often it struck.
    var strikes = 0

    init(call: Int, _ kind: FaultKind, _ times: FaultTimes) {
        self.call = call
        self.kind = kind
        self.times = times
    }

    /// What happens to a call; nil where it goes well.
    mutating func strike(call number: Int, at point: FailPoint) -> FaultKind? {
        guard number >= call else { return nil }
        if number == call {
            place = point
            strikes = 1
            return kind
        }
        let isDone =
            switch times {
            case .once: !(kind == .shortThenNoSpace && number == call + 1)
            case .placeForEver: point != place
            case .diskForEver: false
            }
        if isDone { return nil }
        strikes += 1
        return kind == .shortThenNoSpace ? .noSpace : kind
    }
}
