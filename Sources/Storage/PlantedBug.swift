// Bugs that a trial build can plant in the store, to show that its trials would find them. In every other build none is
// there: the question is a constant. The trials live in `zhuji-trials`, the flag is PLANTED_BUGS.

#if PLANTED_BUGS
import Glibc
#endif

/// A bug that can be planted, by what is left out or done wrongly.
package enum PlantedBug: String, CaseIterable, Sendable {
    case notSynced, syncedBeforeWritten, syncFailureIgnored, syncRetried, outcomeReadFromMemory, writingAfterUnknown
    case undoneWithoutCut, undoneWithoutSync, shortWriteIgnored, interruptionTakenForSuccess
    case segmentNameNotSynced, segmentNotSealed, storeNameNotSynced, nameNotSynced, renamedBeforeSynced
    case fileThereTakenForSynced, lengthTakenForSynced, lastWriteNotSettled
    case lockDroppedEarly, lockShared, headNotCompared
    case tornTailKept, tailCopyNotMade, zerosTrusted, zerosTakenForDamage, damageTakenForTornTail, batchHalfTaken
    case attachmentAfterEvent, attachmentRemovedUnread
    case snapshotSumNotCompared, snapshotRenamedBeforeSynced, snapshotNotBorneOut
    case leftWriteCopied, leftSyncFailureForgotten, copyNotCut, copyThereTakenForSynced
    case copySyncFailureForgotten, importVisibleEarly
    case hashNotCompared, chainNotCompared, digestNotCompared, stringsForBytes, depthNotLimited, linkFollowed

    /// Whether the bug is planted: in a trial build the one that the environment names, otherwise none.
    @inline(__always)
    package static func isPlanted(_ bug: PlantedBug) -> Bool {
        #if PLANTED_BUGS
        guard let chosen = getenv(variable) else { return false }
        return strcmp(chosen, bug.rawValue) == 0
        #else
        return false
        #endif
    }

    /// The variable of the environment that names the bug.
    package static let variable = "ZHUJI_PLANTED_BUG"

    /// Whether this is a trial build.
    package static var canBePlanted: Bool {
        #if PLANTED_BUGS
        true
        #else
        false
        #endif
    }
}
