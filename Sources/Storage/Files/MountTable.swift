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
        let (space, newline) = (UInt8(ascii: " "), UInt8(ascii: "\n"))
        for line in table.utf8.split(separator: newline) {
            let start = line.split(separator: space, maxSplits: 3)
            guard start.count > 2, start[2].elementsEqual(device.utf8) else { continue }
            let words = line.split(separator: space)
            guard let dash = words.firstIndex(where: { $0.elementsEqual("-".utf8) }), dash + 1 < words.count
            else { continue }
            let kind = String(Substring(words[dash + 1]))
            if networkKinds.contains(kind) { return kind }
        }
        return nil
    }
}
