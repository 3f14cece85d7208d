// Loops over the calls of the file layer: reading and writing a stretch of bytes in full, replacing a file so that it
// is there whole or not at all. Which files a store has is not known here.

/// The fail points of one way of writing a file.
struct WritePoints {
    let write: FailPoint
    let permissions: FailPoint
    let sync: FailPoint
    let close: FailPoint
    let rename: FailPoint
    let directorySync: FailPoint

    /// Whether a bug is planted by which such a file is not synced here.
    var areLate: Bool { sync == .attachmentSync && PlantedBug.isPlanted(.attachmentAfterEvent) }
}

/// Files read and written in full through a layer.
struct WholeFiles {
    let layer: any FileLayer
    let permissions: Permissions

    /// How often an interrupted call is made again. WHY: a layer that interrupts for ever must not hang a session.
    static let retries = 1000

    /// Makes a call again while it is interrupted.
    func retrying<Outcome>(
        _ call: () throws(SystemFailure) -> Outcome
    ) throws(SystemFailure) -> Outcome {
        for _ in 0..<WholeFiles.retries {
            do throws(SystemFailure) {
                return try call()
            } catch  where error.number == SystemErrors.interrupted {
                continue
            }
        }
        return try call()
    }

    /// Opens, an interruption aside.
    func open(_ path: String, _ mode: OpenMode, at point: FailPoint) throws(SystemFailure) -> OpenFile {
        try retrying { () throws(SystemFailure) in try layer.open(path, mode, at: point) }
    }

    /// The names in a directory in byte order, an interruption aside.
    func names(inDirectory path: String, at point: FailPoint) throws(SystemFailure) -> [String] {
        try retrying { () throws(SystemFailure) in try layer.names(inDirectory: path, at: point) }
    }

    /// Closes a file from which was only read, where a failure loses nothing.
    func closeQuietly(_ file: OpenFile, at point: FailPoint) {
        do throws(SystemFailure) {
            try layer.close(file, at: point)
        } catch {
            return
        }
    }

    /// Up to `count` bytes from an offset on; fewer where the file ends before.
    func read(
        _ file: OpenFile, count: Int, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> [UInt8] {
        var failed: SystemFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            filled = 0
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
                let offset = offsetBytes + Int64(filled)
                do throws(SystemFailure) {
                    let read = try retrying { () throws(SystemFailure) in
                        try layer.read(file, into: rest, offsetBytes: offset, at: point)
                    }
                    if read <= 0 { return }
                    filled += read
                } catch {
                    failed = error
                    return
                }
            }
        }
        if let failed { throw failed }
        return bytes
    }

    /// All bytes of an open file, up to a limit; nil where it has more.
    func readAll(
        _ file: OpenFile, limitBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) -> [UInt8]? {
        // WHY: one byte more than the file has tells its end in one call; what has no length is read in pieces.
        let length = try retrying { () throws(SystemFailure) in try layer.length(of: file, at: point) }
        var bytes: [UInt8] = []
        while true {
            let next = bytes.isEmpty && length > 0 ? length + 1 : 1 << 20
            let wanted = min(limitBytes + 1 - Int64(bytes.count), next)
            let piece = try read(file, count: Int(wanted), offsetBytes: Int64(bytes.count), at: point)
            if bytes.isEmpty { bytes = piece } else { bytes.append(contentsOf: piece) }
            if Int64(bytes.count) > limitBytes { return nil }
            if piece.count < wanted { return bytes }
        }
    }

    /// Writes all bytes at an offset, in as many calls as it takes.
    func writeAll(
        _ file: OpenFile, _ bytes: ArraySlice<UInt8>, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) {
        var failed: SystemFailure?
        bytes.withUnsafeBytes { buffer in
            do throws(SystemFailure) {
                try writeAll(file, buffer, offsetBytes: offsetBytes, at: point)
            } catch {
                failed = error
            }
        }
        if let failed { throw failed }
    }

    /// Writes all bytes at an offset, in as many calls as it takes.
    func writeAll(
        _ file: OpenFile, _ bytes: UnsafeRawBufferPointer, offsetBytes: Int64, at point: FailPoint
    ) throws(SystemFailure) {
        var written = 0
        while written < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
            let offset = offsetBytes + Int64(written)
            do throws(SystemFailure) {
                let count = try retrying { () throws(SystemFailure) in
                    try layer.write(file, rest, offsetBytes: offset, at: point)
                }
                guard count > 0 else {
                    throw SystemFailure(call: "pwrite", point: point, path: file.path, number: 0)
                }
                written += PlantedBug.isPlanted(.shortWriteIgnored) ? rest.count : count
            } catch {
                if PlantedBug.isPlanted(.interruptionTakenForSuccess), error.number == SystemErrors.interrupted {
                    return
                }
                throw error
            }
        }
    }

    /// Puts a file at `directory`/`name` so that it is there whole and durable, or not at all: a temporary beside it,
    /// written, synced, closed, renamed, and the directory synced.
    func put(
        _ bytes: ArraySlice<UInt8>, in directory: String, named name: String, _ points: WritePoints
    ) throws(SystemFailure) {
        let temporary = "\(directory)/.\(name).\(SystemErrors.processNumber).new"
        do throws(SystemFailure) {
            try writeNew(bytes, path: temporary, points)
            try layer.rename(temporary, to: "\(directory)/\(name)", at: points.rename)
        } catch {
            removeQuietly(temporary)
            throw error
        }
        if PlantedBug.isPlanted(.nameNotSynced) || points.areLate { return }
        try syncDirectory(directory, at: points.directorySync)
    }

    /// Writes a new file, synced and closed. What a process of the same number left half written is removed before.
    func writeNew(_ bytes: ArraySlice<UInt8>, path: String, _ points: WritePoints) throws(SystemFailure) {
        removeQuietly(path)
        let file = try open(path, .new(permissions: permissions.file), at: points.write)
        do throws(SystemFailure) {
            try permissions.apply(toFile: file, layer, at: points.permissions)
            try writeAll(file, bytes, offsetBytes: 0, at: points.write)
            if !PlantedBug.isPlanted(.renamedBeforeSynced), !points.areLate {
                try layer.sync(file, at: points.sync)
            }
        } catch {
            closeQuietly(file, at: points.close)
            throw error
        }
        try layer.close(file, at: points.close)
    }

    /// Brings the names in a directory to the disk.
    func syncDirectory(_ path: String, at point: FailPoint) throws(SystemFailure) {
        let directory = try open(path, .directory, at: point)
        do throws(SystemFailure) {
            try layer.sync(directory, at: point)
        } catch {
            closeQuietly(directory, at: point)
            throw error
        }
        closeQuietly(directory, at: point)
    }

    /// Makes a directory; one that is there already serves.
    func makeDirectory(_ path: String, at point: FailPoint) throws(SystemFailure) {
        do throws(SystemFailure) {
            try layer.makeDirectory(path, permissions: permissions.directory, at: point)
        } catch  where error.number == SystemErrors.exists {
            return
        }
        let directory = try open(path, .directory, at: point)
        defer { closeQuietly(directory, at: point) }
        try permissions.apply(toDirectory: directory, layer, at: point)
    }

    /// Removes what a failed write left; a failure here changes nothing, for nothing reads such a file.
    func removeQuietly(_ path: String) {
        do throws(SystemFailure) {
            try layer.remove(path, at: .leftoverRemove)
        } catch {
            return
        }
    }
}
