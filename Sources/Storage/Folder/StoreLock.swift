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
    /// What is known of the names in the store's folder, the lock file's among them.
    private var names: SettledNames
    /// When this handle gave the lock back; nil where it did not hold it for writing.
    private var gaveBackAt: Int64?
    /// What an exclusive holder writes: who it is, and the mark.
    private var holderLine: [UInt8]
    private let folder: String
    private let path: String
    private let waitMilliseconds: Int64

    /// The lock file has this length, so that a holder's name is written by one call and none before shows through.
    private static let lengthBytes = 128
    /// Where the mark stands of a session that holds the lock exclusively.
    private static let markPlace = lengthBytes - 2
    private static let mark = UInt8(ascii: "*")
    private static let noMark = UInt8(ascii: " ")
    /// Where whoever waits leaves a mark, and which; the next holder's name wipes it away.
    private static let waitingPlace = lengthBytes - 3
    private static let waitingMark = UInt8(ascii: "+")
    /// The longest pause between two tries; who gave way has let every one who waits try once in that time.
    private static let pauseMicroseconds: Int64 = 1000

    /// Opens the lock file of a store's folder, making it in a new one.
    init(
        files: WholeFiles, folder: String, holder: String, waitMilliseconds: Int64,
        settlingMilliseconds: Int64 = SettledNames.settlingMilliseconds
    ) throws(SystemFailure) {
        names = SettledNames(settlingMilliseconds: settlingMilliseconds)
        self.files = files
        self.waitMilliseconds = waitMilliseconds
        self.folder = folder
        path = folder + "/lock"
        holderLine = Array("process \(SystemErrors.processNumber), \(holder)".utf8.prefix(StoreLock.waitingPlace))
        holderLine.append(contentsOf: repeatElement(StoreLock.noMark, count: StoreLock.markPlace - holderLine.count))
        holderLine += [StoreLock.mark, UInt8(ascii: "\n")]
        try open()
    }

    deinit { close() }

    /// Waits for the lock, as long as it may; an exclusive holder writes itself into the file.
    @discardableResult
    func take(_ kind: LockKind) throws(StoreError) -> LockFinding {
        let start = files.layer.monotonicMilliseconds()
        var pause: Int64 = 100
        while true {
            if let finding = try takeAtOnce(kind, givesWay: true) { return finding }
            let waited = files.layer.monotonicMilliseconds() - start
            guard waited < waitMilliseconds else {
                throw .lockTimedOut(path: path, waitedMilliseconds: waited, holder: holderNow())
            }
            write([StoreLock.waitingMark], at: StoreLock.waitingPlace, .lockMarkWrite)
            files.layer.sleep(microseconds: min(pause, 1000 * (waitMilliseconds - waited)))
            pause = min(pause * 2, StoreLock.pauseMicroseconds)
        }
    }

    /// Takes the lock if nobody has it; nil where somebody has. With `givesWay` those are let by who wait since this
    /// handle had it.
    func takeAtOnce(_ kind: LockKind, givesWay: Bool = false) throws(StoreError) -> LockFinding? {
        do throws(SystemFailure) {
            let file = try open()
            let isTaken = try files.retrying { () throws(SystemFailure) in
                try files.layer.tryLock(file, kind, at: .lockTake)
            }
            guard isTaken else { return nil }
            guard kind == .exclusive else { return .givenBack }
            // WHY: a lock on a file that is no longer the one under the name keeps nobody off.
            guard try isUnderItsName() else {
                close()
                return nil
            }
        } catch {
            release()
            throw error.number == SystemErrors.notFound ? .storeGone(path: folder) : .system(error)
        }
        let marks = marks()
        if givesWay, marks.isWaitedFor, hadItJustBefore {
            // WHY: they try now and then, and would hardly ever find it free between two commands of a busy session.
            release()
            files.layer.sleep(microseconds: StoreLock.pauseMicroseconds)
            return try takeAtOnce(kind)
        }
        isExclusive = true
        write(holderLine, at: 0, .lockHolderWrite)
        return marks.isHeld ? .left : .givenBack
    }

    private var hadItJustBefore: Bool {
        gaveBackAt.map { files.layer.monotonicMilliseconds() - $0 <= 1 } ?? false
    }

    /// Whether the open file is the one that every session locks.
    private func isUnderItsName() throws(SystemFailure) -> Bool {
        let status = try files.layer.status(path: folder, at: .lockFolderStatus)
        let now = files.layer.monotonicMilliseconds()
        if let status, names.areSame(in: status, milliseconds: now) { return true }
        guard try files.layer.status(path: path, at: .lockStatus)?.number == fileNumber else { return false }
        names.note(milliseconds: now)
        return true
    }

    /// Gives the lock back; `asLeft` keeps the mark for the next one. Where that fails the file is closed, which gives
    /// it back too.
    func release(asLeft: Bool = false) {
        guard let file else { return }
        gaveBackAt = isExclusive ? files.layer.monotonicMilliseconds() : nil
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
        let opened: OpenFile
        do throws(SystemFailure) {
            opened = try files.open(path, .writingOrNew(permissions: files.permissions.file), at: .lockOpen)
        } catch  where error.number == SystemErrors.readOnly {
            // WHY: a lock needs no writing. Whoever only reads can do so where nothing can be written.
            opened = try files.open(path, .reading, at: .lockOpen)
            file = opened
            fileNumber = try files.layer.status(opened, at: .lockStatus).number
            return opened
        }
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

    /// Whether somebody waits, and whether whoever had the lock last has not given it back. WHY: what cannot be read is
    /// taken for the mark of a holder that ended in the middle, which costs a sync.
    private func marks() -> (isWaitedFor: Bool, isHeld: Bool) {
        guard let file else { return (false, true) }
        do throws(SystemFailure) {
            let bytes = try files.read(file, count: 2, offsetBytes: Int64(StoreLock.waitingPlace), at: .lockMarkRead)
            return (bytes.first == StoreLock.waitingMark, bytes.count == 2 && bytes[1] == StoreLock.mark)
        } catch {
            return (false, true)
        }
    }

    private func holderNow() -> String {
        guard let file else { return "" }
        do throws(SystemFailure) {
            let bytes = try files.read(file, count: StoreLock.lengthBytes, offsetBytes: 0, at: .lockHolderRead)
            let text = String(decoding: bytes, as: UTF8.self)
            let name = text.prefix(StoreLock.waitingPlace)
            let end = name.lastIndex { $0 != " " }
            return end.map { String(name[...$0]) } ?? ""
        } catch {
            return ""
        }
    }
}
