// The one lock of a store, by `flock(2)` on the file `lock`, which is never renamed or removed. What is done under it
// is not known here.

/// A session's hold on the lock file.
final class StoreLock {
    private let files: WholeFiles
    /// The lock file; nil after giving the lock back had failed and it was closed instead.
    private var file: OpenFile?
    private let path: String
    private let holder: String
    private let waitMilliseconds: Int64

    /// The lock file has this length, so that a holder's name is written by one call and none before shows through.
    private static let lengthBytes = 128

    /// Opens the lock file of a store's folder, making it in a new one.
    init(
        files: WholeFiles, folder: String, holder: String, waitMilliseconds: Int64
    ) throws(SystemFailure) {
        self.files = files
        self.holder = holder
        self.waitMilliseconds = waitMilliseconds
        path = folder + "/lock"
        try open()
    }

    deinit { close() }

    /// Waits for the lock, as long as it may; an exclusive holder writes itself into the file.
    func take(_ kind: LockKind) throws(StoreError) {
        let start = files.layer.monotonicMilliseconds()
        var pause: Int64 = 1
        while true {
            do throws(SystemFailure) {
                let file = try open()
                let isTaken = try files.retrying { () throws(SystemFailure) in
                    try files.layer.tryLock(file, kind, at: .lockTake)
                }
                if isTaken { break }
            } catch {
                throw .system(error)
            }
            let waited = files.layer.monotonicMilliseconds() - start
            guard waited < waitMilliseconds else {
                throw .lockTimedOut(path: path, waitedMilliseconds: waited, holder: holderNow())
            }
            files.layer.sleep(milliseconds: min(pause, waitMilliseconds - waited))
            pause = min(pause * 2, 4)
        }
        if kind == .exclusive { writeHolder() }
    }

    /// Gives the lock back. Where that fails the file is closed, which gives it back too.
    func release() {
        guard let file else { return }
        do throws(SystemFailure) {
            try files.retrying { () throws(SystemFailure) in try files.layer.unlock(file, at: .lockRelease) }
        } catch {
            close()
        }
    }

    @discardableResult
    private func open() throws(SystemFailure) -> OpenFile {
        if let file { return file }
        let opened = try files.open(path, .writingOrNew(permissions: files.permissions.file), at: .lockOpen)
        file = opened
        do throws(SystemFailure) {
            try files.permissions.apply(toFile: opened, files.layer, at: .lockOpen)
        } catch  where error.number == SystemErrors.notPermitted {
            // WHY: in a shared store another account's lock file has its permissions already.
            return opened
        }
        return opened
    }

    private func close() {
        if let file { files.closeQuietly(file, at: .lockClose) }
        file = nil
    }

    /// WHY: the name is for people; a lock without it holds as well, so a failure here is none.
    private func writeHolder() {
        guard let file else { return }
        var bytes = Array("process \(SystemErrors.processNumber), \(holder)".utf8.prefix(StoreLock.lengthBytes - 1))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: StoreLock.lengthBytes - 1 - bytes.count))
        bytes.append(UInt8(ascii: "\n"))
        do throws(SystemFailure) {
            try files.writeAll(file, bytes[...], offsetBytes: 0, at: .lockHolderWrite)
        } catch {
            return
        }
    }

    private func holderNow() -> String {
        guard let file else { return "" }
        do throws(SystemFailure) {
            let bytes = try files.read(file, count: StoreLock.lengthBytes, offsetBytes: 0, at: .lockHolderRead)
            let text = String(decoding: bytes, as: UTF8.self)
            let end = text.lastIndex { $0 != " " && $0 != "\n" }
            return end.map { String(text[...$0]) } ?? ""
        } catch {
            return ""
        }
    }
}
