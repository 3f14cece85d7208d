// The calls that a process makes on a disk in memory, as the store's file layer. What the disk does with them lives in
// `SimulatedDisk.swift`.

import Glibc
import Storage

/// A process with its open files. INVARIANT: one thread uses it.
final class SimulatedProcess: FileLayer, @unchecked Sendable {
    private struct Handle {
        let node: Int
        let isReadOnly: Bool
    }

    let disk: SimulatedDisk
    /// When every file was last written: nobody looks at the time but compactions, for which all are old. A folder's
    /// time goes on with each change of a name.
    private static let modifiedNanoseconds: Int64 = 1_000_000_000
    private var handles: [Int32: Handle] = [:]
    /// A dead process makes no calls, whatever its objects still try.
    private(set) var isDead = false
    /// The process dies right before its first call at this place.
    var lastPoint: FailPoint?

    init(on disk: SimulatedDisk) {
        self.disk = disk
    }

    /// Ends the process without a further call; its locks are free.
    func kill() {
        isDead = true
        disk.locks.removeAll { handles[$0.descriptor] != nil }
    }

    private func count(_ call: String, _ point: FailPoint, _ path: String) throws(SystemFailure) -> FaultKind? {
        if let lastPoint, lastPoint == point { kill() }
        guard !isDead else { throw SystemFailure(call: call, point: point, path: path, number: EIO) }
        return disk.count(point)
    }

    private func pass(_ call: String, _ point: FailPoint, _ path: String) throws(SystemFailure) {
        guard let kind = try count(call, point, path), kind != .short else { return }
        throw SystemFailure(call: call, point: point, path: path, number: kind.number)
    }

    private func handle(_ file: OpenFile, _ call: String, _ point: FailPoint) throws(SystemFailure) -> Handle {
        guard let handle = handles[file.descriptor] else {
            throw SystemFailure(call: call, point: point, path: file.path, number: EBADF)
        }
        return handle
    }

    private func hold(_ node: Int, isReadOnly: Bool, _ path: String) -> OpenFile {
        let descriptor = disk.makeDescriptor()
        handles[descriptor] = Handle(node: node, isReadOnly: isReadOnly)
        return OpenFile(descriptor: descriptor, path: path)
    }
}

// MARK: - Files

extension SimulatedProcess {
    func open(_ path: String, _ mode: OpenMode, at point: FailPoint) throws(SystemFailure) -> OpenFile {
        try pass("open", point, path)
        let found = disk.cached.node(at: path)
        let isFolder = found.map { disk.cached.nodes[$0].isFolder } ?? false
        var number: Int32?
        switch mode {
        case .reading, .readingGiven:
            if let found { return hold(found, isReadOnly: true, path) }
        case .writing:
            if isFolder { number = EISDIR } else if let found { return hold(found, isReadOnly: false, path) }
        case .directory:
            if let found, isFolder { return hold(found, isReadOnly: true, path) }
            if found != nil { number = ENOTDIR }
        case .writingOrNew, .new:
            let isNew = if case .new = mode { true } else { false }
            if isNew, found != nil {
                number = EEXIST
            } else if isFolder {
                number = EISDIR
            } else if let found {
                return hold(found, isReadOnly: false, path)
            } else if let place = disk.place(path) {
                return hold(disk.make(isFolder: false, named: place.name, in: place.folder), isReadOnly: false, path)
            }
        }
        throw SystemFailure(call: "open", point: point, path: path, number: number ?? ENOENT)
    }

    func close(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        let kind = try count("close", point, file.path)
        _ = try handle(file, "close", point)
        handles[file.descriptor] = nil
        disk.locks.removeAll { $0.descriptor == file.descriptor }
        guard let kind, kind != .short else { return }
        throw SystemFailure(call: "close", point: point, path: file.path, number: kind.number)
    }

    func read(
        _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int {
        let kind = try count("pread", point, file.path)
        let handle = try handle(file, "pread", point)
        if let kind, kind != .short, kind != .shortThenNoSpace {
            throw SystemFailure(call: "pread", point: point, path: file.path, number: kind.number)
        }
        let there = max(0, disk.cached.nodes[handle.node].bytes.count - Int(offsetBytes))
        let count = min(there, kind == nil ? buffer.count : (buffer.count + 1) / 2)
        disk.cached.nodes[handle.node].bytes.withUnsafeBytes { bytes in
            let start = min(bytes.count, Int(offsetBytes))
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)]))
        }
        return count
    }

    func write(
        _ file: OpenFile, _ bytes: UnsafeRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int {
        let kind = try count("pwrite", point, file.path)
        let handle = try handle(file, "pwrite", point)
        var number: Int32?
        var count = bytes.count
        switch kind {
        case nil: break
        case .short, .shortThenNoSpace: count = (bytes.count + 1) / 2
        case let kind?: number = kind.number
        }
        if handle.isReadOnly { number = EBADF }
        if let number { throw SystemFailure(call: "pwrite", point: point, path: file.path, number: number) }
        disk.make(.write(file: handle.node, offset: Int(offsetBytes), bytes: Array(bytes.prefix(count))))
        return count
    }

    func sync(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try sync(file, at: point, "fsync") { .sync($0) }
    }

    func syncData(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try sync(file, at: point, "fdatasync") { .syncData($0) }
    }

    private func sync(
        _ file: OpenFile, at point: FailPoint, _ call: String, _ event: (Int) -> DiskEvent
    ) throws(SystemFailure) {
        let kind = try count(call, point, file.path)
        let handle = try handle(file, call, point)
        guard let kind, kind != .short else { return disk.note(event(handle.node)) }
        if kind != .interrupted { disk.note(.syncFailed(handle.node, kind.loss)) }
        throw SystemFailure(call: call, point: point, path: file.path, number: kind.number)
    }

    func truncate(_ file: OpenFile, toBytes length: Int64, at point: FailPoint) throws(SystemFailure) {
        try pass("ftruncate", point, file.path)
        disk.make(.cut(file: try handle(file, "ftruncate", point).node, length: Int(length)))
    }

    /// WHY: it never fails: `posix_fadvise(2)` has no error of a disk.
    func dropCache(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        _ = try count("posix_fadvise", point, file.path)
        disk.dropCache(of: try handle(file, "posix_fadvise", point).node)
    }

    func length(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64 {
        try pass("lseek", point, file.path)
        return Int64(disk.cached.nodes[try handle(file, "lseek", point).node].bytes.count)
    }

    func status(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) -> FileStatus {
        try pass("fstat", point, file.path)
        return status(of: try handle(file, "fstat", point).node)
    }

    func status(path: String, at point: FailPoint) throws(SystemFailure) -> FileStatus? {
        try pass("lstat", point, path)
        return disk.cached.node(at: path).map(status)
    }

    func setPermissions(_ file: OpenFile, _ permissions: UInt32, at point: FailPoint) throws(SystemFailure) {
        try pass("fchmod", point, file.path)
    }

    func setGroup(_ file: OpenFile, _ group: UInt32, at point: FailPoint) throws(SystemFailure) {
        try pass("fchown", point, file.path)
    }

    func networkFileSystem(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> String? {
        try pass("fstat", point, file.path)
        return nil
    }

    private func status(of node: Int) -> FileStatus {
        let found = disk.cached.nodes[node]
        return FileStatus(
            kind: found.isFolder ? .directory : .regular, sizeBytes: Int64(found.bytes.count), number: UInt64(node),
            modifiedNanoseconds: SimulatedProcess.modifiedNanoseconds + (found.isFolder ? disk.changes : 0))
    }
}

// MARK: - Names, locks, time

extension SimulatedProcess {
    func rename(_ path: String, to newPath: String, at point: FailPoint) throws(SystemFailure) {
        try pass("rename", point, newPath)
        guard let from = disk.place(path), let to = disk.place(newPath),
            let node = disk.cached.child(from.name, of: from.folder)
        else {
            throw SystemFailure(call: "rename", point: point, path: newPath, number: ENOENT)
        }
        if let other = disk.cached.child(to.name, of: to.folder), !disk.cached.nodes[other].entries.isEmpty {
            throw SystemFailure(call: "rename", point: point, path: newPath, number: ENOTEMPTY)
        }
        disk.make(.move(folder: from.folder, name: from.name, toFolder: to.folder, toName: to.name, node: node))
    }

    func remove(_ path: String, at point: FailPoint) throws(SystemFailure) {
        try leave(path, "unlink", at: point)
    }

    func removeDirectory(_ path: String, at point: FailPoint) throws(SystemFailure) {
        try leave(path, "rmdir", at: point)
    }

    private func leave(_ path: String, _ call: String, at point: FailPoint) throws(SystemFailure) {
        try pass(call, point, path)
        guard let place = disk.place(path), let node = disk.cached.child(place.name, of: place.folder) else {
            throw SystemFailure(call: call, point: point, path: path, number: ENOENT)
        }
        guard disk.cached.nodes[node].entries.isEmpty else {
            throw SystemFailure(call: call, point: point, path: path, number: ENOTEMPTY)
        }
        disk.make(.leave(folder: place.folder, name: place.name))
    }

    func makeDirectory(_ path: String, permissions: UInt32, at point: FailPoint) throws(SystemFailure) {
        try pass("mkdir", point, path)
        guard let place = disk.place(path) else {
            throw SystemFailure(call: "mkdir", point: point, path: path, number: ENOENT)
        }
        guard disk.cached.child(place.name, of: place.folder) == nil else {
            throw SystemFailure(call: "mkdir", point: point, path: path, number: EEXIST)
        }
        _ = disk.make(isFolder: true, named: place.name, in: place.folder)
    }

    func names(inDirectory path: String, at point: FailPoint) throws(SystemFailure) -> [String] {
        try pass("readdir", point, path)
        guard let node = disk.cached.node(at: path) else {
            throw SystemFailure(call: "opendir", point: point, path: path, number: ENOENT)
        }
        return disk.cached.nodes[node].entries.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func tryLock(_ file: OpenFile, _ kind: LockKind, at point: FailPoint) throws(SystemFailure) -> Bool {
        try pass("flock", point, file.path)
        let node = try handle(file, "flock", point).node
        let others = disk.locks.filter { $0.node == node && $0.descriptor != file.descriptor }
        guard others.allSatisfy({ $0.kind == .shared && kind == .shared }) else { return false }
        disk.locks.removeAll { $0.descriptor == file.descriptor }
        disk.locks.append(SimulatedDisk.Lock(node: node, descriptor: file.descriptor, kind: kind))
        return true
    }

    func unlock(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) {
        try pass("flock", point, file.path)
        disk.locks.removeAll { $0.descriptor == file.descriptor }
    }

    func monotonicMilliseconds() -> Int64 { disk.clock / 1000 }

    func sleep(microseconds: Int64) { disk.clock += microseconds }
}
