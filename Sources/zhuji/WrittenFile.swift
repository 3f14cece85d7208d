// Writing the files that commands give out: whole under their name or not at all, and taken back when what must be
// noted of them can not be noted. Mending rulebook files lives in `ReplacedFile.swift`.

import Foundation
import Glibc
import Sessions

/// Writes beside the place and moves the file there; if `ready` then fails, what was there before is there again.
func writeWhole(
    _ path: String, _ bytes: [UInt8], _ replaces: Bool, _ ready: () throws(Failure) -> Void
) throws(Failure) {
    let temporary = path + ".part-" + Environment.randomID()
    guard FileManager.default.createFile(atPath: temporary, contents: Data(bytes)) else { throw unwritable(path) }
    let old = temporary + "-old"
    defer {
        unlink(temporary)
        unlink(old)
    }
    let isThere = access(path, F_OK) == 0
    if isThere, !replaces { throw .fileExists(path) }
    try expectOrdinary(path)
    if isThere { try setAside(path, as: old) }
    // WHY: a link is refused where somebody else was quicker, a renaming is not.
    let moved = isThere ? rename(temporary, path) : place(temporary, at: path)
    guard moved == 0 else {
        let number = errno
        if isThere { rename(old, path) }
        if number == EEXIST { throw .fileExists(path) }
        throw unwritable(path, number)
    }
    do throws(Failure) { try ready() } catch {
        if isThere { rename(old, path) } else { unlink(path) }
        throw error
    }
}

/// Refuses what `writeWhole` would refuse: a folder that is not there or takes no files, a file that is there unless
/// it is to be replaced, and what is a folder itself.
func expectRoom(_ path: String, _ replaces: Bool) throws(Failure) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var folderStatus = stat()
    guard stat(folder, &folderStatus) == 0 else { throw unwritable(path) }
    guard folderStatus.st_mode & S_IFMT == S_IFDIR else { throw unwritable(path, ENOTDIR) }
    guard access(folder, W_OK | X_OK) == 0 else { throw unwritable(path) }
    guard access(path, F_OK) == 0 else { return }
    if !replaces { throw .fileExists(path) }
    try expectOrdinary(path)
}

/// Refuses to put a file in the place of what is none: a folder, a device, a pipe.
private func expectOrdinary(_ path: String) throws(Failure) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw unwritable(path, EISDIR)
    default: throw unwritable(path, EOPNOTSUPP)
    }
}

/// Keeps the old file under another name too, or where the file system knows no links, only there.
private func setAside(_ path: String, as old: String) throws(Failure) {
    guard link(path, old) == 0 || rename(path, old) == 0 else { throw unwritable(path) }
}

private func place(_ temporary: String, at path: String) -> Int32 {
    if link(temporary, path) == 0 { return 0 }
    return errno == EEXIST ? -1 : rename(temporary, path)
}

private func unwritable(_ path: String, _ number: Int32 = errno) -> Failure {
    .unwritable(path, because: number)
}
