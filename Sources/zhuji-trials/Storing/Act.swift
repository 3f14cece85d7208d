// What sessions and works on the whole store do in the trials. How it is done on a stage lives in `Stage.swift` and
// `StageWorks.swift`, who does what in which order in `Scripts.swift`.

import Storage

/// What a session does.
enum Act: Sendable {
    /// Makes a store, for one account or for a group.
    case create(isShared: Bool)
    /// Opens it; makes it first where there is none and none was told of.
    case open
    /// Reads everything, and compares it with the book.
    case read
    /// Writes commands as one group, each with so many events.
    case append([Int])
    /// Keeps a file, and writes an event that names it; the same file again where asked.
    case attach(isRepeated: Bool)
    /// Keeps a rulebook, and writes an event that names it.
    case define(isRepeated: Bool)
    /// Looks at the files and rulebooks that the events name.
    case fetch
    /// Reads a file that a user gives.
    case given
    /// Holds the lock while the next session acts.
    indirect case hold([Act])
    /// Something leaves the beginning of a record behind the journal's end.
    case tear
    /// Ends the session.
    case leave
    /// Ends the process without a further call.
    case kill
    /// Writes commands as one group, and dies right before the first call at the place.
    case die(before: FailPoint, [Int])
    /// Work on the whole store, by a process of its own.
    case work(Work)
}

/// Work on a whole store, or what makes such work harder.
enum Work: Hashable, Sendable {
    /// Opens the store by its newest snapshot, holds what that says against the journal, and writes another one.
    case snapshot
    /// Makes a backup, or brings it up to date.
    case backUp
    /// Makes a store at the path from the backup.
    case restore(to: String)
    case export
    /// Makes a store at the path from the export.
    case take(to: String)
    case compact
    /// Puts a file that no record names, and one that somebody left half written.
    case litter
    /// Leaves bytes behind the end of the backup's journal, and a segment too many.
    case litterBackup
    /// Changes a byte of the newest snapshot.
    case spoil
    /// Looks at everything that the works before have made, and makes it again.
    case audit
}

/// A work that was begun, and what was told of it.
struct BegunWork {
    let work: Work
    /// How long the disk's log was when it began, and when it was told to be done.
    let beganAt: Int
    var endedAt = Int.max
    /// The record up to which it was told to be done; nil where it was not.
    var sequence: Int64?

    /// The work as it stood when the log had this length: for those who come after a crash there.
    func asOf(_ position: Int) -> BegunWork? {
        guard beganAt <= position else { return nil }
        return BegunWork(
            work: work, beganAt: 0, endedAt: 0, sequence: endedAt <= position ? sequence : nil)
    }
}

/// Where the works put what they make.
enum WorkPlace {
    static let backup = "/backup"
    static let restored = "/restored"
    static let exported = "/store.jsonl"
    static let imported = "/imported"
    /// A store that an audit makes from the backup that it finds.
    static let proof = "/proof"
}
