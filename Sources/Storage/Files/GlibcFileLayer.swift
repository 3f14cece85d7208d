// The real file layer: each function is the one call of the C library that its name says.

import Glibc

/// The operating system as it is.
package struct GlibcFileLayer: FileLayer {
    /// Whether what is asked to be brought to the disk is waited for.
    private let syncs: Bool

    /// The layer. Without `syncs` nothing is durable: for what can be had again from elsewhere.
    package init(syncs: Bool = true) {
        self.syncs = syncs
    }

    /// `open(2)`, closed on `exec`; a link as the last part is followed by `reading` and `directory` alone.
    package func open(_ path: String, _ mode: OpenMode, at point: FailPoint) throws(SystemFailure) -> OpenFile {
        let descriptor: Int32
        switch mode {
        case .reading: descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        case .readingGiven:
            let noLink = PlantedBug.isPlanted(.linkFollowed) ? 0 : O_NOFOLLOW
            descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | noLink | O_NONBLOCK | O_NOCTTY)
        case .writing: descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        case .writingOrNew(let permissions):
            descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode_t(permissions))
        case .new(let permissions):
            descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(permissions))
        case .directory: descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw failure("open", point, path) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// `close(2)`.
    package func close(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        guard Glibc.close(file.descriptor) == 0 else { throw failure("close", point, file.path) }
    }

    /// `pread(2)`.
    package func read(
        _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int {
        let count = pread(file.descriptor, buffer.baseAddress, buffer.count, off_t(offsetBytes))
        guard count >= 0 else { throw failure("pread", point, file.path) }
        return count
    }

    /// `pwrite(2)`.
    package func write(
        _ file: OpenFile, _ bytes: UnsafeRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int {
        let count = pwrite(file.descriptor, bytes.baseAddress, bytes.count, off_t(offsetBytes))
        guard count >= 0 else { throw failure("pwrite", point, file.path) }
        return count
    }

    /// `fsync(2)`.
    package func sync(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        guard !syncs || fsync(file.descriptor) == 0 else { throw failure("fsync", point, file.path) }
    }

    /// `fdatasync(2)`.
    package func syncData(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        guard !syncs || fdatasync(file.descriptor) == 0 else { throw failure("fdatasync", point, file.path) }
    }

    /// `ftruncate(2)`.
    package func truncate(_ file: OpenFile, toBytes length: Int64, at point: FailPoint) throws(SystemFailure) {
        guard ftruncate(file.descriptor, off_t(length)) == 0 else { throw failure("ftruncate", point, file.path) }
    }

    /// `posix_fadvise(2)`: the pages are not needed any more.
    package func dropCache(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        let number = posix_fadvise(file.descriptor, 0, 0, POSIX_FADV_DONTNEED)
        guard number == 0 else {
            throw SystemFailure(call: "posix_fadvise", point: point, path: file.path, number: number)
        }
    }

    /// `lseek(2)` to the end; reading and writing here go by offsets of their own.
    package func length(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64 {
        let length = lseek(file.descriptor, 0, SEEK_END)
        guard length >= 0 else { throw failure("lseek", point, file.path) }
        return Int64(length)
    }

    /// `fstat(2)`.
    package func status(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) -> FileStatus {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw failure("fstat", point, file.path) }
        return fileStatus(status)
    }

    /// `lstat(2)`.
    package func status(path: String, at point: FailPoint) throws(SystemFailure) -> FileStatus? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure("lstat", point, path)
        }
        return fileStatus(status)
    }

    /// `fchmod(2)`.
    package func setPermissions(
        _ file: OpenFile, _ permissions: UInt32, at point: FailPoint
    ) throws(SystemFailure) {
        guard fchmod(file.descriptor, mode_t(permissions)) == 0 else { throw failure("fchmod", point, file.path) }
    }

    /// `fchown(2)`, the owner left as it is.
    package func setGroup(_ file: OpenFile, _ group: UInt32, at point: FailPoint) throws(SystemFailure) {
        guard fchown(file.descriptor, uid_t.max, gid_t(group)) == 0 else {
            throw failure("fchown", point, file.path)
        }
    }

    /// `rename(2)`.
    package func rename(_ path: String, to newPath: String, at point: FailPoint) throws(SystemFailure) {
        guard Glibc.rename(path, newPath) == 0 else { throw failure("rename", point, newPath) }
    }

    /// `unlink(2)`.
    package func remove(_ path: String, at point: FailPoint) throws(SystemFailure) {
        guard unlink(path) == 0 else { throw failure("unlink", point, path) }
    }

    /// `rmdir(2)`.
    package func removeDirectory(_ path: String, at point: FailPoint) throws(SystemFailure) {
        guard rmdir(path) == 0 else { throw failure("rmdir", point, path) }
    }

    /// `mkdir(2)`.
    package func makeDirectory(_ path: String, permissions: UInt32, at point: FailPoint) throws(SystemFailure) {
        guard mkdir(path, mode_t(permissions)) == 0 else { throw failure("mkdir", point, path) }
    }

    /// `readdir(3)` to the end of the directory.
    package func names(inDirectory path: String, at point: FailPoint) throws(SystemFailure) -> [String] {
        guard let directory = opendir(path) else { throw failure("opendir", point, path) }
        defer { closedir(directory) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw failure("readdir", point, path) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// `flock(2)` without waiting.
    package func tryLock(
        _ file: OpenFile, _ kind: LockKind, at point: FailPoint
    ) throws(SystemFailure) -> Bool {
        let operation = kind == .shared ? LOCK_SH : LOCK_EX
        if flock(file.descriptor, operation | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        throw failure("flock", point, file.path)
    }

    /// `flock(2)`, unlocking.
    package func unlock(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        guard flock(file.descriptor, LOCK_UN) == 0 else { throw failure("flock", point, file.path) }
    }

    /// `fstat(2)`, and the device's line in the mount table.
    package func networkFileSystem(
        of file: OpenFile, at point: FailPoint
    ) throws(SystemFailure) -> String? {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0 else { throw failure("fstat", point, file.path) }
        let device = UInt64(status.st_dev)
        let major = (device >> 8) & 0xfff | (device >> 32) & ~0xfff
        let minor = device & 0xff | (device >> 12) & ~0xff
        // WHY: a network file system has no device, and gets a number of its own, whose major part is 0. Reading the
        // table, which the system writes anew each time, takes a thirtieth of the time to the first prompt.
        if major != 0 { return nil }
        return MountTable.networkKind(ofDevice: "\(major):\(minor)", in: mountTable())
    }

    /// `fstatvfs(3)`.
    package func freeBytes(near file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64? {
        var status = statvfs()
        guard fstatvfs(file.descriptor, &status) == 0 else { throw failure("fstatvfs", point, file.path) }
        return Int64(clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).0)
    }

    /// `clock_gettime(2)`, the monotonic clock.
    package func monotonicMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// `nanosleep(2)`.
    package func sleep(microseconds: Int64) {
        var time = timespec(tv_sec: Int(microseconds / 1_000_000), tv_nsec: Int(microseconds % 1_000_000) * 1000)
        nanosleep(&time, nil)
    }

    /// The text of the mount table; empty where the system shows none.
    private func mountTable() -> String {
        let descriptor = Glibc.open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { _ = Glibc.close(descriptor) }
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text.append(contentsOf: piece[..<count])
        }
    }

    private func failure(_ call: String, _ point: FailPoint, _ path: String) -> SystemFailure {
        SystemFailure(call: call, point: point, path: path, number: errno)
    }

    private func fileStatus(_ status: stat) -> FileStatus {
        let kind: FileStatus.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            default: .other
            }
        // WHY: a file system has room for years that nanoseconds have not.
        let seconds = min(max(Int64(status.st_mtim.tv_sec), -9_000_000_000), 9_000_000_000)
        return FileStatus(
            kind: kind, sizeBytes: Int64(status.st_size), number: UInt64(status.st_ino),
            modifiedNanoseconds: seconds * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }
}
