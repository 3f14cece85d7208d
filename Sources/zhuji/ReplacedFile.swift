// Replacing a file so that it is there whole, old or new: a temporary beside it, renamed. Reading files lives in
// Sessions.

import Foundation
import Glibc
import Sessions
import Source

/// Why a file could not be written; it is as it was.
struct UnwritableFile: Error {
    let reason: Words
}

/// The folder that relative paths begin at.
func currentFolder() -> String { FileManager.default.currentDirectoryPath }

/// Puts `new` into the file at `path`, which must still hold `old`. Its permissions stay, and a symbolic link leads on
/// to the file that is replaced.
func replaceFile(_ path: String, holding old: [UInt8], with new: [UInt8]) throws(UnwritableFile) {
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard FileManager.default.contents(atPath: place.path).map([UInt8].init) == old else {
        throw UnwritableFile(
            reason: Words(zh: "文件在此期间被改动，未写入", en: "it was changed in the meantime and is not written"))
    }
    var status = stat()
    guard stat(place.path, &status) == 0 else { throw failure() }
    let name = ".\(place.lastPathComponent).\(getpid()).new"
    let temporary = place.deletingLastPathComponent().appendingPathComponent(name).path
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    let isWritten =
        fchmod(descriptor, status.st_mode & 0o7777) == 0 && writeAll(new, to: descriptor) && fsync(descriptor) == 0
    let written = isWritten ? nil : failure()
    close(descriptor)
    if written == nil, rename(temporary, place.path) == 0 { return }
    let failed = written ?? failure()
    unlink(temporary)
    throw failed
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            rest = rest.dropFirst(count)
        } else if count == 0 || errno != EINTR {
            return false
        }
    }
    return true
}

private func failure() -> UnwritableFile {
    let words = Words(ofSystem: errno)
    return UnwritableFile(reason: Words(zh: "不能写入（\(words.zh)）", en: "it can not be written (\(words.en))"))
}
