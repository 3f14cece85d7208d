// The history of a user on disk, shared by all their prompts. Which lines are kept is decided by others.

import Foundation
import Glibc

/// `zhuji/history` in the user's folder of states: a line each, for its owner's eyes alone.
struct HistoryFile {
    private let path: String
    /// The most lines that are read; at twice as many the file is cut.
    static let limit = 2000
    /// A longer line is not worth keeping.
    private static let longestLineBytes = 4096

    /// Nil where the environment names no folder.
    init?() {
        let named = Variables["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        let home = Variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.local/state" : nil }
        guard let folder = named ?? home else { return nil }
        path = folder + "/zhuji/history"
    }

    /// The lines, oldest first; none where there is no file.
    func lines() -> [String] {
        guard let descriptor = open() else { return [] }
        defer { close(descriptor) }
        let lines = read(descriptor)
        if lines.count > 2 * HistoryFile.limit { shorten(descriptor) }
        return lines.suffix(HistoryFile.limit)
    }

    /// Adds a line. A file that can not be written is left alone: a prompt works without.
    func add(_ line: String) {
        guard line.utf8.count <= HistoryFile.longestLineBytes, let descriptor = open() else { return }
        defer { close(descriptor) }
        write(line + "\n", descriptor)
    }

    /// The file, made where it is not there, and locked until it is closed.
    private func open() -> Int32? {
        let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
        if !FileManager.default.fileExists(atPath: folder) {
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        let descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_mode & 0o077 == 0 || fchmod(descriptor, 0o600) == 0, flock(descriptor, LOCK_EX) == 0
        else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private func read(_ descriptor: Int32) -> [String] {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { return [] }
        let data = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readDataToEndOfFile()
        return data.split(separator: UInt8(ascii: "\n")).compactMap { String(validating: $0, as: UTF8.self) }
    }

    /// Cuts the file to the newest lines, read anew under the lock.
    private func shorten(_ descriptor: Int32) {
        let kept = read(descriptor).suffix(HistoryFile.limit)
        guard ftruncate(descriptor, 0) == 0 else { return }
        write(kept.map { $0 + "\n" }.joined(), descriptor)
    }

    private func write(_ text: String, _ descriptor: Int32) {
        try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: Data(text.utf8))
    }
}
