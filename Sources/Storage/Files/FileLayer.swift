// The one door to the operating system: every call a store makes goes through this protocol, so that a trial can put
// another layer in its place and make a named call fail. The real layer lives in `GlibcFileLayer.swift`.

/// A file held open: its descriptor and, for messages, its path.
package struct OpenFile: Equatable, Sendable {
    /// The descriptor of the operating system.
    package let descriptor: Int32
    /// The path it was opened under.
    package let path: String

    /// A file held open.
    package init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }
}

/// What the operating system says of a file.
package struct FileStatus: Equatable, Sendable {
    /// The kinds a store tells apart.
    package enum Kind: Equatable, Sendable {
        case regular, directory, symbolicLink, other
    }

    /// The kind of the file.
    package let kind: Kind
    /// The length in bytes.
    package let sizeBytes: Int64
    /// The number that tells this file from every other one on its file system, whatever its name.
    package let number: UInt64
    /// When the content was last changed, in nanoseconds since 1970-01-01T00:00:00Z; 0 where that is not known.
    package let modifiedNanoseconds: Int64

    /// A status.
    package init(kind: Kind, sizeBytes: Int64, number: UInt64 = 0, modifiedNanoseconds: Int64 = 0) {
        self.kind = kind
        self.sizeBytes = sizeBytes
        self.number = number
        self.modifiedNanoseconds = modifiedNanoseconds
    }

    /// When the content was last changed, in milliseconds since 1970-01-01T00:00:00Z.
    package var modifiedMilliseconds: Int64 { modifiedNanoseconds / 1_000_000 }
}

/// How a file is opened. Every opened file is closed on `exec`.
package enum OpenMode: Equatable, Sendable {
    /// An existing file for reading.
    case reading
    /// An existing file for reading, no link followed, no waiting for the other end of a pipe.
    case readingGiven
    /// A file for reading and writing that must exist.
    case writing
    /// A file for reading and writing, made if absent.
    case writingOrNew(permissions: UInt32)
    /// A file for writing that must not exist yet.
    case new(permissions: UInt32)
    /// A directory, for syncing it.
    case directory
}

/// How a lock is asked for.
package enum LockKind: Equatable, Sendable {
    case shared, exclusive
}

/// The calls of the operating system that a store makes. Each is one call: no retry, no loop; `point` names the place
/// in the store that makes it. A failure is thrown with the error number, an interruption (`EINTR`) included.
package protocol FileLayer: Sendable {
    /// Opens a file.
    func open(_ path: String, _ mode: OpenMode, at point: FailPoint) throws(SystemFailure) -> OpenFile
    /// Closes a file; after a failure the descriptor counts as closed.
    func close(_ file: OpenFile, at point: FailPoint) throws(SystemFailure)
    /// Reads at an offset and tells how many bytes came; 0 is the end of the file.
    func read(
        _ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int
    /// Writes at an offset and tells how many bytes went.
    func write(
        _ file: OpenFile, _ bytes: UnsafeRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> Int
    /// Brings the file's bytes and status to the disk.
    func sync(_ file: OpenFile, at point: FailPoint) throws(SystemFailure)
    /// Brings the file's bytes to the disk. What was written within the length that an earlier `sync` brought there is
    /// durable then.
    func syncData(_ file: OpenFile, at point: FailPoint) throws(SystemFailure)
    /// Cuts the file to a length.
    func truncate(_ file: OpenFile, toBytes length: Int64, at point: FailPoint) throws(SystemFailure)
    /// Asks the system to forget its cached pages of the file, so that the next read comes from the disk.
    func dropCache(_ file: OpenFile, at point: FailPoint) throws(SystemFailure)
    /// The length of an open file in bytes.
    func length(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64
    /// The status of an open file.
    func status(_ file: OpenFile, at point: FailPoint) throws(SystemFailure) -> FileStatus
    /// The status of what stands at a path, links not followed; nil where nothing stands.
    func status(path: String, at point: FailPoint) throws(SystemFailure) -> FileStatus?
    /// Sets the permissions of an open file, past the process's mask.
    func setPermissions(_ file: OpenFile, _ permissions: UInt32, at point: FailPoint) throws(SystemFailure)
    /// Gives an open file to a group.
    func setGroup(_ file: OpenFile, _ group: UInt32, at point: FailPoint) throws(SystemFailure)
    /// Renames, replacing what stands at the new path.
    func rename(_ path: String, to newPath: String, at point: FailPoint) throws(SystemFailure)
    /// Removes a file.
    func remove(_ path: String, at point: FailPoint) throws(SystemFailure)
    /// Removes an empty directory.
    func removeDirectory(_ path: String, at point: FailPoint) throws(SystemFailure)
    /// Makes a directory.
    func makeDirectory(_ path: String, permissions: UInt32, at point: FailPoint) throws(SystemFailure)
    /// The names in a directory in byte order, `.` and `..` left out.
    func names(inDirectory path: String, at point: FailPoint) throws(SystemFailure) -> [String]
    /// Tries to lock without waiting; false where another holds the lock.
    func tryLock(_ file: OpenFile, _ kind: LockKind, at point: FailPoint) throws(SystemFailure) -> Bool
    /// Gives the lock back.
    func unlock(_ file: OpenFile, at point: FailPoint) throws(SystemFailure)
    /// The name of the network file system that holds the open file; nil for a local one.
    func networkFileSystem(of file: OpenFile, at point: FailPoint) throws(SystemFailure) -> String?
    /// How many bytes the file system of the open file has room for; nil where that is not known.
    func freeBytes(near file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64?
    /// Milliseconds on a clock that never goes back, for waiting only.
    func monotonicMilliseconds() -> Int64
    /// Waits.
    func sleep(microseconds: Int64)
}

extension FileLayer {
    /// Not known, in a layer that does not say otherwise.
    package func freeBytes(near file: OpenFile, at point: FailPoint) throws(SystemFailure) -> Int64? { nil }
}
