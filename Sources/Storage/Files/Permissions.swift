// Who may read and write a store's files: its owner alone, or a named group besides.

/// The permissions of everything in a store.
struct Permissions: Equatable, Sendable {
    /// The group that shares the store; nil where the owner alone uses it.
    let group: UInt32?

    /// The permissions of a directory: 0700, or 2770 for a group.
    var directory: UInt32 { group == nil ? 0o700 : 0o2770 }

    /// The permissions of a file: 0600, or 0660 for a group.
    var file: UInt32 { group == nil ? 0o600 : 0o660 }

    /// Sets a new file's permissions past the process's mask. An owner's file has them since it was made.
    func apply(
        toFile file: OpenFile, _ layer: any FileLayer, at point: FailPoint
    ) throws(SystemFailure) {
        guard group != nil else { return }
        try layer.setPermissions(file, self.file, at: point)
    }

    /// Sets a new directory's group and permissions; what is made within inherits the group.
    func apply(
        toDirectory file: OpenFile, _ layer: any FileLayer, at point: FailPoint
    ) throws(SystemFailure) {
        guard let group else { return }
        try layer.setGroup(file, group, at: point)
        try layer.setPermissions(file, directory, at: point)
    }
}
