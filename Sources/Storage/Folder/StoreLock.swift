// The one lock of a store, by `flock(2)` on the file `lock`, which is never renamed or removed. What is done under it
// is not known here.

/// How the lock was found when it was taken.
enum LockFinding: Equatable {
    /// Given back by whoever had it last.
    case givenBack
    /// Left by a session that ended in the middle, or did not know what became of its write.
    case left
}

/// A session's hold on the lock file.
final class StoreLock {
    private let files: WholeFiles
    /// The lock file; nil after giving the lock back had failed and it was closed instead.
    private var file: OpenFile?
    /// The number of that file on its file system.
    private var fileNumber: UInt64 = 0
    private var isExclusive = false
    private let folder: String
    private let path: String
    private let holder: String
    private let waitMilliseconds: Int64

    /// The lock file has this length, so that a holder's name is written by one call and none before shows through.
    private static let lengthBytes = 128
    /// Where the mark stands of a session that holds the lock exclusively.
    private static let markPlace = lengthBytes - 2
    private static let mark = UInt8(ascii: "*")
    private static let noMark = UInt8(ascii: " ")

    /// Opens the lock file of a store's folder, making it in a new one.
    init(
        files: WholeFiles, folder: String, holder: String, waitMilliseconds: Int64
    ) throws(SystemFailure) {
        self.files = files
        self.holder = holder
        self.waitMilliseconds = waitMilliseconds
        self.folder = folder
        path = folder + "/lock"
        try open()
    }

    deinit { close() }

    /// Waits for the lock, as long as it may; an exclusive holder writes itself into the file.
    @discardableResult
    func take(_ kind: LockKind) throws(StoreError) -> LockFinding {
        let start = files.layer.monotonicMilliseconds()
        var pause: Int64 = 1
        while true {
            if let finding = try takeAtOnce(kind) { return finding }
            let waited = files.layer.monotonicMilliseconds() - start
            guard waited < waitMilliseconds else {
                throw .lockTimedOut(path: path, waitedMilliseconds: waited, holder: holderNow())
            }
            files.layer.sleep(microseconds: 1000 * min(pause, waitMilliseconds - waited))
            pause = min(pause * 2, 4)
        }
    }

    /// Takes the lock if nobody has it; nil where somebody has.
    func takeAtOnce(_ kind: LockKind) throws(StoreError) -> LockFinding? {
        do throws(SystemFailure) {
            let file = try open()
            let isTaken = try files.retrying { () throws(SystemFailure) in
                try files.layer.tryLock(file, kind, at: .lockTake)
            }
            guard isTaken else { return nil }
            guard kind == .exclusive else { return .givenBack }
            // WHY: a lock on a file that is no longer the one under the name keeps nobody off.
            guard try files.layer.status(path: path, at: .lockStatus)?.number == fileNumber else {
                close()
                return nil
            }
        } catch {
            release()
            throw error.number == SystemErrors.notFound ? .storeGone(path: folder) : .system(error)
        }
        isExclusive = true
        let finding: LockFinding = hasMark() ? .left : .givenBack
        writeHolder()
        return finding
    }

    /// Gives the lock back; `asLeft` keeps the mark for the next one. Where that fails the file is closed, which gives
    /// it back too.
    func release(asLeft: Bool = false) {
        guard let file else { return }
        if isExclusive, !asLeft { write([StoreLock.noMark], at: StoreLock.markPlace, .lockMarkWrite) }
        isExclusive = false
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
        fileNumber = try files.layer.status(opened, at: .lockStatus).number
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

    private func writeHolder() {
        var bytes = Array("process \(SystemErrors.processNumber), \(holder)".utf8.prefix(StoreLock.markPlace))
        bytes.append(contentsOf: repeatElement(StoreLock.noMark, count: StoreLock.markPlace - bytes.count))
        write(bytes + [StoreLock.mark, UInt8(ascii: "\n")], at: 0, .lockHolderWrite)
    }

    /// WHY: the name is for people, and a mark that is missing is found out by reading; a lock without them holds as
    /// well, so a failure here is none.
    private func write(_ bytes: [UInt8], at place: Int, _ point: FailPoint) {
        guard let file else { return }
        do throws(SystemFailure) {
            try files.writeAll(file, bytes[...], offsetBytes: Int64(place), at: point)
        } catch {
            return
        }
    }

    /// Whether the mark of the last holder stands still. What cannot be read is taken for it.
    private func hasMark() -> Bool {
        guard let file else { return true }
        do throws(SystemFailure) {
            let place = Int64(StoreLock.markPlace)
            return try files.read(file, count: 1, offsetBytes: place, at: .lockMarkRead).first == StoreLock.mark
        } catch {
            return true
        }
    }

    private func holderNow() -> String {
        guard let file else { return "" }
        do throws(SystemFailure) {
            let bytes = try files.read(file, count: StoreLock.lengthBytes, offsetBytes: 0, at: .lockHolderRead)
            let text = String(decoding: bytes, as: UTF8.self)
            let end = text.lastIndex { $0 != " " && $0 != "\n" && $0 != "*" }
            return end.map { String(text[...$0]) } ?? ""
        } catch {
            return ""
        }
    }
}
