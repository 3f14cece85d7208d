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
    /// When this handle gave the lock back while others waited; nil where none did.
    private var gaveWayAt: Int64?
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
        giveWay()
        let start = files.layer.monotonicMilliseconds()
        var pause: Int64 = 100
        while true {
            if let finding = try takeAtOnce(kind) { return finding }
            let waited = files.layer.monotonicMilliseconds() - start
            guard waited < waitMilliseconds else {
                throw .lockTimedOut(path: path, waitedMilliseconds: waited, holder: holderNow())
            }
            write([StoreLock.waitingMark], at: StoreLock.waitingPlace, .lockMarkWrite)
            files.layer.sleep(microseconds: min(pause, 1000 * (waitMilliseconds - waited)))
            pause = min(pause * 2, StoreLock.pauseMicroseconds)
        }
    }

    /// Pauses where this handle has just given the lock back and others wait for it. WHY: they try now and then, and
    /// would hardly ever find it free between two commands of a session that is busy.
    private func giveWay() {
        guard let gaveWayAt else { return }
        self.gaveWayAt = nil
        guard files.layer.monotonicMilliseconds() - gaveWayAt <= 1 else { return }
        files.layer.sleep(microseconds: StoreLock.pauseMicroseconds)
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
            guard try isUnderItsName() else {
                close()
                return nil
            }
        } catch {
            release()
            throw error.number == SystemErrors.notFound ? .storeGone(path: folder) : .system(error)
        }
        isExclusive = true
        let finding: LockFinding = byte(at: StoreLock.markPlace) == StoreLock.mark ? .left : .givenBack
        writeHolder()
        return finding
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
        if isExclusive {
            if byte(at: StoreLock.waitingPlace) == StoreLock.waitingMark {
                gaveWayAt = files.layer.monotonicMilliseconds()
            }
            if !asLeft { write([StoreLock.noMark], at: StoreLock.markPlace, .lockMarkWrite) }
        }
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

    private func writeHolder() {
        var bytes = Array("process \(SystemErrors.processNumber), \(holder)".utf8.prefix(StoreLock.waitingPlace))
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

    /// A byte of the file; a blank where it is too short. WHY: what cannot be read is taken for the mark of a holder
    /// that ended in the middle, which costs a sync.
    private func byte(at place: Int) -> UInt8 {
        guard let file else { return StoreLock.mark }
        do throws(SystemFailure) {
            let bytes = try files.read(file, count: 1, offsetBytes: Int64(place), at: .lockMarkRead)
            return bytes.first ?? StoreLock.noMark
        } catch {
            return StoreLock.mark
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
