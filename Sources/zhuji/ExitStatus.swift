// The statuses with which the program ends. What leads to each is decided by the subcommands.

/// How a call ended.
enum ExitStatus: Int32 {
    /// Done, and nothing was found.
    case done = 0
    /// The input is at fault: errors found, a session's command refused.
    case faultOfInput = 1
    /// The call is at fault: usage, a file that can not be read.
    case faultOfCall = 2
    /// The store is at fault; nothing was written.
    case faultOfStore = 3
    /// There are changes, and none of them is at fault.
    case changed = 4
}
