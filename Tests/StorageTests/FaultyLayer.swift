// A file layer that makes a named call fail, once or for ever, and otherwise is the real one.

import Foundation
import Glibc
import Storage

/// A layer in which one place of the store fails. INVARIANT: what changes is touched under `guarding` alone.
final class FaultyLayer: FileLayer, @unchecked Sendable {
    /// What happens at the place.
    enum Fault: Equatable, Sendable {
        /// The call fails with the number and does nothing.
        case failure(Int32)
        /// A write or read of several bytes does the first one alone.
        case short
        /// A sync fails with the number, and of the last write these bytes are lost: zeros stand there again.
        case losing(Int32, Range<Int64>)

        var number: Int32 {
            switch self {
            case .failure(let number), .losing(let number, _): number
            case .short: 0
            }
        }
    }

    private struct Plan {
        var fault: Fault
        var isForEver: Bool
        /// Calls at the place that still go well.
        var spared: Int
    }

    private let real = GlibcFileLayer()
    private let guarding = NSLock()
    private var plans: [FailPoint: Plan] = [:]
    private var reached: [FailPoint: Int] = [:]
    private var read: [FailPoint: Int] = [:]
    private var callsToLive: Int?
    private var deadly: FailPoint?
    private var isReadOnly = false
    private var open: Set<Int32> = []
    /// In microseconds.
    private var clock: Int64 = 0
    private var hearing: [FailPoint: () -> Void] = [:]

    /// Makes the place fail from its next call on, after some calls that go well.
    func fail(_ point: FailPoint, with fault: Fault, forEver: Bool = false, after spared: Int = 0) {
        guarding.withLock { plans[point] = Plan(fault: fault, isForEver: forEver, spared: spared) }
    }

    /// Does something when the place is next reached, before its call.
    func hear(_ point: FailPoint, _ body: @escaping () -> Void) {
        guarding.withLock { hearing[point] = body }
    }

    /// Lets every call go well again.
    func heal() { guarding.withLock { plans = [:] } }

    /// How often each place was reached.
    var counts: [FailPoint: Int] { guarding.withLock { reached } }

    /// How many bytes each place has read.
    var readBytes: [FailPoint: Int] { guarding.withLock { read } }

    /// Ends the layer's life at its call of this number: that call writes half of its bytes or does nothing, and no
    /// later one does anything. What was open is closed, as at the end of a process.
    func die(after calls: Int) { guarding.withLock { callsToLive = calls } }

    /// Ends the layer's life at its next call at this place.
    func dies(before point: FailPoint) { guarding.withLock { deadly = point } }

    /// Whether its life has ended.
    var isDead: Bool { guarding.withLock { callsToLive == 0 } }

    /// Lets nothing be written, as a disk does that is mounted for reading alone.
    func becomeReadOnly() { guarding.withLock { isReadOnly = true } }

    private func fault(at point: FailPoint) -> Fault? {
        guarding.withLock({ hearing.removeValue(forKey: point) })?()
        return guarding.withLock {
            if callsToLive == 0 { return .failure(EIO) }
            reached[point, default: 0] += 1
            if deadly == point { callsToLive = 1 }
            if let calls = callsToLive {
                callsToLive = calls - 1
                if calls == 1 {
                    for descriptor in open.sorted() { _ = Glibc.close(descriptor) }
                    open = []
                    return .failure(EIO)
                }
            }
            guard var plan = plans[point] else { return nil }
            if plan.spared > 0 {
                plan.spared -= 1
                plans[point] = plan
                return nil
            }
            if !plan.isForEver { plans[point] = nil }
            return plan.fault
        }
    }

    /// Whether the next call is the one at which a life ends.
    private var isLastCall: Bool { guarding.withLock { callsToLive == 1 } }

    private func pass(_ point: FailPoint, _ call: String, writes: Bool = false) throws(SystemFailure) {
        if let fault = fault(at: point), fault != .short {
            throw SystemFailure(call: call, point: point, path: "", number: fault.number)
        }
        if writes, guarding.withLock({ isReadOnly }) {
            throw SystemFailure(call: call, point: point, path: "", number: EROFS)
        }
    }

    private func passSync(_ file: OpenFile, _ point: FailPoint, _ call: String) throws(SystemFailure) {
        guard let fault = fault(at: point) else { return }
        if case .losing(_, let lost) = fault {
            let zeros = [UInt8](repeating: 0, count: Int(lost.count))
            zeros.withUnsafeBytes { _ = try? real.write(file, $0, offsetBytes: lost.lowerBound, at: point) }
        }
        throw SystemFailure(call: call, point: point, path: "", number: fault.number)
    }

    func open(_ path: String, _ mode: OpenMode, at point: FailPoint) throws(SystemFailure) -> OpenFile {
        let writes =
            switch mode {
            case .reading, .readingGiven, .directory: false
            case .writing, .writingOrNew, .new: true
            }
        try pass(point, "open", writes: writes)
        let file = try real.open(path, mode, at: point)
        guarding.withLock { _ = open.insert(file.descriptor) }
        return file
    }

    func close(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        if guarding.withLock({ callsToLive == 0 }) { return }
        let fault = fault(at: point)
        if guarding.withLock({ open.remove(file.descriptor) }) != nil { try real.close(file, at: point) }
        if let fault { throw SystemFailure(call: "close", point: point, path: "", number: fault.number) }
    }

    func read(
        _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int {
        let fault = fault(at: point)
        switch fault {
        case .failure(let number), .losing(let number, _):
            throw SystemFailure(call: "pread", point: point, path: "", number: number)
        case .short:
            return try real.read(
                file, into: UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(1)), offsetBytes: offsetBytes,
                at: point)
        case nil:
            let count = try real.read(file, into: buffer, offsetBytes: offsetBytes, at: point)
            guarding.withLock { read[point, default: 0] += count }
            return count
        }
    }

    func write(
        _ file: OpenFile, _ bytes: UnsafeRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int {
        if isLastCall {
            let half = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 2))
            _ = try real.write(file, half, offsetBytes: offsetBytes, at: point)
        }
        let fault = fault(at: point)
        switch fault {
        case .failure(let number), .losing(let number, _):
            throw SystemFailure(call: "pwrite", point: point, path: "", number: number)
        case .short:
            return try real.write(
                file, UnsafeRawBufferPointer(rebasing: bytes.prefix(1)), offsetBytes: offsetBytes, at: point)
        case nil: return try real.write(file, bytes, offsetBytes: offsetBytes, at: point)
        }
    }

    func sync(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try passSync(file, point, "fsync")
        try real.sync(file, at: point)
    }

    func syncData(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try passSync(file, point, "fdatasync")
        try real.syncData(file, at: point)
    }

    func truncate(_ file: OpenFile, toBytes length: Int64, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "ftruncate")
        try real.truncate(file, toBytes: length, at: point)
    }

    func dropCache(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "posix_fadvise")
        try real.dropCache(file, at: point)
    }

    func length(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64 {
        try pass(point, "lseek")
        return try real.length(of: file, at: point)
    }

    func status(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) -> FileStatus {
        try pass(point, "fstat")
        return try real.status(file, at: point)
    }

    func status(path: String, at point: FailPoint) throws(SystemFailure) -> FileStatus? {
        try pass(point, "lstat")
        return try real.status(path: path, at: point)
    }

    func setPermissions(_ file: OpenFile, _ permissions: UInt32, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "fchmod", writes: true)
        try real.setPermissions(file, permissions, at: point)
    }

    func setGroup(_ file: OpenFile, _ group: UInt32, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "fchown", writes: true)
        try real.setGroup(file, group, at: point)
    }

    func rename(_ path: String, to newPath: String, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "rename", writes: true)
        try real.rename(path, to: newPath, at: point)
    }

    func remove(_ path: String, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "unlink", writes: true)
        try real.remove(path, at: point)
    }

    func removeDirectory(_ path: String, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "rmdir", writes: true)
        try real.removeDirectory(path, at: point)
    }

    func makeDirectory(_ path: String, permissions: UInt32, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "mkdir", writes: true)
        try real.makeDirectory(path, permissions: permissions, at: point)
    }

    func names(inDirectory path: String, at point: FailPoint) throws(SystemFailure) -> [String] {
        try pass(point, "readdir")
        return try real.names(inDirectory: path, at: point)
    }

    func tryLock(_ file: OpenFile, _ kind: LockKind, at point: FailPoint) throws(SystemFailure) -> Bool {
        try pass(point, "flock")
        return try real.tryLock(file, kind, at: point)
    }

    func unlock(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try pass(point, "flock")
        try real.unlock(file, at: point)
    }

    func networkFileSystem(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> String? {
        try pass(point, "fstat")
        return try real.networkFileSystem(of: file, at: point)
    }

    func monotonicMilliseconds() -> Int64 { guarding.withLock { clock / 1000 } }

    func sleep(microseconds: Int64) { guarding.withLock { clock += microseconds } }
}
