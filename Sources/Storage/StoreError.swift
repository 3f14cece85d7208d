// What a store refuses or reports as failed, as facts with a code. The words live in `StoreErrorWords.swift`.

package import Digests
package import Linking

/// What went wrong in a store.
package indirect enum StoreError: Error, Equatable, Sendable {
    /// `S0101` Nothing stands at the path.
    case noStore(path: String)
    /// `S0102` What stands there is no store: the file and the reason.
    case notAStore(path: String, reason: Reason)
    /// `S0103` The store was written by a newer program.
    case newerFormat(path: String, found: Int64, known: Int64)
    /// `S0104` There is something at the path already.
    case alreadyExists(path: String)
    /// `S0105` The path lies on a network file system, whose locks and syncs a store cannot rely on.
    case networkFileSystem(path: String, kind: String)
    /// `S0106` Another session held the lock all the time; the holder as it wrote itself into the lock file.
    case lockTimedOut(path: String, waitedMilliseconds: Int64, holder: String)
    /// `S0107` The journal is damaged at this file, line (from 1) and byte of the file (from 0).
    case damaged(file: String, line: Int64, byte: Int64, reason: Reason)
    /// `S0108` A write failed and was undone; nothing was written.
    case writeUndone(SystemFailure)
    /// `S0109` A sync failed: the outcome was unknown, and this is what the disk then said.
    case outcomeUnknown(SystemFailure, found: OutcomeFound)
    /// `S0110` Writing had stopped earlier, for this reason.
    case writingStopped(because: StoreError)
    /// `S0111` A call of the operating system failed.
    case system(SystemFailure)
    /// `S0112` A record would be longer than a line may be.
    case recordTooLong(sizeBytes: Int64, limitBytes: Int64)
    /// `S0113` An event handed in is no canonical JSON object, or a batch has none.
    case eventNotCanonical(byte: Int64, reason: Reason)
    /// `S0114` A record holds an event of a kind that this program does not know.
    case unknownEventKind(sequence: Int64, kind: String)
    /// `S0115` A record's event lacks a member or has one of the wrong form.
    case eventUnreadable(sequence: Int64, member: String)
    /// `S0116` A file given by a user is refused.
    case fileRefused(path: String, reason: FileRefusal)
    /// `S0117` The store has no such attachment.
    case attachmentMissing(SHA256Digest)
    /// `S0118` The content of the attachment does not have its digest.
    case attachmentDamaged(SHA256Digest)
    /// `S0119` The store has no such definition.
    case definitionMissing(SHA256Digest)
    /// `S0120` A path in a definition has a part that is not plain.
    case definitionPathRefused(String)
    /// `S0121` The journal became shorter than this handle had read it.
    case journalShrank(file: String, byte: Int64)
    /// `S0122` A segment is missing though a later one is there.
    case segmentMissing(file: String)
    /// `S0123` An event handed in names what its rulebook does not have.
    case eventUnwritable(member: String)
    /// `S0124` The store is no longer where it was opened: removed, moved away or replaced.
    case storeGone(path: String)
    /// `S0125` No member of the engine that keeps the store answers.
    case engineAway(address: String, members: [MemberFault])
    /// `S0126` The engine, or the program that speaks to it, refuses.
    case engineRefused(address: String, EngineRefusal)
    /// `S0127` No member answered whether a commit came about.
    case commitUnanswered(address: String, members: [MemberFault])
    /// `S0128` The program that speaks to the engine can not be started, or ended.
    case engineProgram(path: String)
    /// `S0129` The copy on this machine has records that the engine does not have.
    case engineBehind(address: String, copy: Int64, engine: Int64)
    /// `S0130` The copy on this machine was damaged and was put aside.
    case copyDamaged(path: String)

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .noStore: "S0101"
        case .notAStore: "S0102"
        case .newerFormat: "S0103"
        case .alreadyExists: "S0104"
        case .networkFileSystem: "S0105"
        case .lockTimedOut: "S0106"
        case .damaged: "S0107"
        case .writeUndone: "S0108"
        case .outcomeUnknown: "S0109"
        case .writingStopped: "S0110"
        case .system: "S0111"
        case .recordTooLong: "S0112"
        case .eventNotCanonical: "S0113"
        case .unknownEventKind: "S0114"
        case .eventUnreadable: "S0115"
        case .fileRefused: "S0116"
        case .attachmentMissing: "S0117"
        case .attachmentDamaged: "S0118"
        case .definitionMissing: "S0119"
        case .definitionPathRefused: "S0120"
        case .journalShrank: "S0121"
        case .segmentMissing: "S0122"
        case .eventUnwritable: "S0123"
        case .storeGone: "S0124"
        case .engineAway: "S0125"
        case .engineRefused: "S0126"
        case .commitUnanswered: "S0127"
        case .engineProgram: "S0128"
        case .engineBehind: "S0129"
        case .copyDamaged: "S0130"
        }
    }

    /// Whether it may be over by the next command, and nothing is wrong with the store.
    package var isPassing: Bool {
        switch self {
        case .engineAway, .commitUnanswered: true
        case .writingStopped(let reason): reason.isPassing
        default: false
        }
    }

    /// Whether what the user gave is at fault, and the store is whole.
    package var isFaultOfInput: Bool {
        switch self {
        case .fileRefused, .recordTooLong, .definitionPathRefused: true
        default: false
        }
    }
}

extension StoreError {
    /// What a failed sync turned out to have left on the disk.
    package enum OutcomeFound: Equatable, Sendable {
        /// The events are there, whole.
        case present
        /// They are not there, or not whole; the next session drops what is left.
        case absent
        /// The disk could not be read.
        case unreadable
    }

    /// Why a given file is refused.
    package enum FileRefusal: Equatable, Sendable {
        case missing, symbolicLink, notRegular, unreadable
        case tooLarge(limitBytes: Int64)
    }

    /// Why bytes are not what they should be.
    package enum Reason: Equatable, Sendable {
        /// The line is no record in its one form.
        case notARecord
        /// The bytes do not have the hash that stands beside them.
        case wrongHash
        /// The hash of the record before is another one.
        case brokenChain
        /// The number does not follow on the one before.
        case wrongSequence(found: Int64, expected: Int64)
        /// The place in the batch does not follow on the one before.
        case wrongBatch
        /// The line is longer than a line may be.
        case lineTooLong
        /// The segment ends within a record, and another segment follows.
        case cutShort
        /// JSON in a form that the store does not take.
        case json(StrictFault)
        /// A member is missing or has a value out of its range.
        case member(String)
        /// There are no events in the batch.
        case noEvents
    }
}
