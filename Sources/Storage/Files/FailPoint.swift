// The places in a store at which a call of the operating system can fail, by name, and the failure of one call.

/// A place in the store that makes a call. A trial names it to make the call fail there.
package enum FailPoint: String, CaseIterable, Hashable, Sendable {
    case storeDirectoryMake, storeDirectoryStatus, storeDirectoryOpen, storeDirectorySync, storeDirectoryClose
    case storeParentSync, storeNetworkCheck, storePermissions
    case settingsStatus, settingsRead, settingsWrite, settingsSync, settingsClose, settingsRename, settingsDirectorySync
    case lockOpen, lockFolderStatus, lockStatus, lockTake, lockRelease, lockHolderRead, lockHolderWrite, lockMarkRead,
        lockMarkWrite
    case lockClose
    case segmentList, segmentNames, segmentStatus, segmentOpen, segmentMake, segmentPermissions, segmentDirectorySync,
        segmentClose, segmentSeal, segmentTrim
    case journalRead, journalSize, journalEndRead, journalWrite, journalSync, journalDataSync, journalLeftSync
    case journalPreallocate, journalUndoTruncate, journalUndoSync, journalTrim
    case journalDropCache, journalVerifyRead
    case tailRead, tailCopyWrite, tailCopySync, tailCopyClose, tailCopyRename, tailCopyDirectorySync
    case tailTruncate, tailSync
    case givenOpen, givenStatus, givenRead, givenClose
    case attachmentDirectoryMake, attachmentDirectorySync, attachmentStatus, attachmentOpen, attachmentRead
    case attachmentWrite, attachmentSync, attachmentClose, attachmentRename, attachmentPermissions
    case definitionDirectoryMake, definitionDirectorySync, definitionStatus, definitionList, definitionRead
    case definitionWrite, definitionSync, definitionClose, definitionRename, definitionPermissions
    case snapshotDirectoryMake, snapshotList, snapshotStatus, snapshotOpen, snapshotRead, snapshotClose
    case snapshotWrite, snapshotPermissions, snapshotSync, snapshotRename, snapshotDirectorySync
    case leftoverRemove
    case upkeepList, upkeepStatus, upkeepOpen, upkeepRead, upkeepClose, upkeepRemove
    case copyDirectoryMake, copyDirectorySync, copyList, copyStatus, copyOpen, copyRead, copyWrite, copyTruncate
    case copySync, copyClose, copyRename, copyPermissions
}

/// A call that failed: which one, where in the store, on which file, with which error number.
package struct SystemFailure: Error, Equatable, Sendable {
    /// The name of the call, as in its manual page.
    package let call: String
    /// The place in the store that made it.
    package let point: FailPoint
    /// The file it was made on.
    package let path: String
    /// The error number of the operating system.
    package let number: Int32

    /// A failed call.
    package init(call: String, point: FailPoint, path: String, number: Int32) {
        self.call = call
        self.point = point
        self.path = path
        self.number = number
    }
}
