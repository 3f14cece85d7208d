// Whether the names in a folder are as they were: asked of the folder before every commit, so that no file in it has to
// be asked. What is asked of the files when they are not is their user's matter.

/// What is known of the names in a folder.
///
/// WHY: asking a file when it was changed makes the system keep the time of its next write exactly, and bring that to
/// the disk too; asked before every commit, it makes a commit take half as long again. The folder is not written to.
struct SettledNames {
    /// The folder as it was when last looked at, and since when it was seen so.
    private var seen: (folder: FileStatus, sinceMilliseconds: Int64)?
    /// Whether the names were gone through after they can not have changed unseen.
    private var areSettled = false
    /// For how long a folder may keep the time of its last change though another name in it is changed.
    let settlingMilliseconds: Int64

    /// Two seconds are the coarsest steps of the clock of a file system that serves a store.
    static let settlingMilliseconds: Int64 = 3000

    /// Nothing is known yet.
    init(settlingMilliseconds: Int64) {
        self.settlingMilliseconds = settlingMilliseconds
    }

    /// Takes the folder as it is now; whether every name in it is as when the names were last gone through.
    mutating func areSame(in folder: FileStatus, milliseconds: Int64) -> Bool {
        if let seen, seen.folder == folder { return areSettled }
        seen = (folder, milliseconds)
        areSettled = false
        return false
    }

    /// Takes it that the names were gone through since the folder was looked at.
    mutating func note(milliseconds: Int64) {
        guard let seen, seen.folder.modifiedNanoseconds > 0 else { return }
        if milliseconds - seen.sinceMilliseconds >= settlingMilliseconds { areSettled = true }
    }
}
