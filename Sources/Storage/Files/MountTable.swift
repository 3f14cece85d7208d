// Which file systems are network ones, read from the text of the system's mount table (proc(5), mountinfo). Getting
// that text is the file layer's.

/// The mount table.
enum MountTable {
    /// The kinds on which locks and syncs reach another machine, or nobody.
    static let networkKinds: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs",
    ]

    /// The kind of the file system of a device, where it is a network one; nil for a local or unlisted one.
    ///
    /// A line reads `36 35 98:0 /root /mnt options [more …] - kind source options`.
    static func networkKind(ofDevice device: String, in table: String) -> String? {
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-"), dash + 1 < words.count
            else { continue }
            let kind = String(words[dash + 1])
            if networkKinds.contains(kind) { return kind }
        }
        return nil
    }
}
