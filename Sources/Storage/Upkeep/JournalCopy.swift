// Copying a journal while it is read and verified: whole batches only, into segments of the same lengths. What was
// copied before is compared, and kept where it is the same.

import Digests

/// The segments of a copy, written one after the other.
struct JournalCopy {
    private let place: TargetPlace
    /// How long those are that must not become others, for a whole backup stands on them.
    private let fixed: [Int64]
    /// How long the segments are that have ended.
    private(set) var sizes: [Int64] = []
    private(set) var writtenBytes: Int64 = 0
    /// Why it stopped; nil while it goes on.
    private(set) var failure: UpkeepError?

    private var number: Int64 = 0
    private var file: OpenFile?
    private var offsetBytes: Int64 = 0
    /// The length of the segment as it was found.
    private var foundBytes: Int64 = 0
    private var pending: [UInt8] = []

    private static let pieceBytes = 1 << 20

    init(into place: TargetPlace, keeping fixed: [Int64] = []) {
        self.place = place
        self.fixed = fixed
    }

    /// The path of a segment of the copy.
    func path(ofSegment number: Int64) -> String {
        let digits = String(number)
        return "\(place.path)/journal/\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits).jsonl"
    }

    /// Takes the next record.
    mutating func take(_ record: Record) {
        guard failure == nil else { return }
        do throws(UpkeepError) {
            if file == nil { try open() }
            pending += record.line
            pending.append(UInt8(ascii: "\n"))
            if pending.count >= JournalCopy.pieceBytes { try flush() }
        } catch {
            failure = error
        }
    }

    /// The segment that was being read has ended.
    mutating func endSegment() throws(UpkeepError) {
        if let failure { throw failure }
        if file == nil { try open() }
        try flush()
        guard let file else { return }
        self.file = nil
        sizes.append(offsetBytes)
        do throws(SystemFailure) {
            if foundBytes > offsetBytes, fixedBytes <= offsetBytes, !PlantedBug.isPlanted(.copyNotCut) {
                try place.files.layer.truncate(file, toBytes: offsetBytes, at: .copyTruncate)
            }
            try sync(file)
        } catch {
            place.files.closeQuietly(file, at: .copyClose)
            throw .target(error)
        }
        try UpkeepError.atTarget { () throws(SystemFailure) in try place.files.layer.close(file, at: .copyClose) }
    }

    private func sync(_ file: OpenFile) throws(SystemFailure) {
        do throws(SystemFailure) {
            try place.files.layer.sync(file, at: .copySync)
        } catch {
            // WHY: the next run would find it there and right, and its sync nothing left to do.
            if !PlantedBug.isPlanted(.copySyncFailureForgotten) {
                try place.files.layer.dropCache(file, at: .copySync)
            }
            throw error
        }
    }

    /// Removes segments behind the last one: a work that was cut short may have left them.
    func removeLaterSegments() throws(UpkeepError) {
        let known = Set((1...Int64(max(1, sizes.count))).map(path))
        let directory = place.path + "/journal"
        try UpkeepError.atTarget { () throws(SystemFailure) in
            for name in try place.files.names(inDirectory: directory, at: .copyList)
            where !known.contains(directory + "/" + name) {
                try place.files.layer.remove(directory + "/" + name, at: .upkeepRemove)
            }
            try place.files.syncDirectory(directory, at: .copyDirectorySync)
        }
    }

    /// Gives the segment that is open back, where the work failed.
    func abandon() {
        if let file { place.files.closeQuietly(file, at: .copyClose) }
    }

    private mutating func open() throws(UpkeepError) {
        number += 1
        offsetBytes = 0
        let path = path(ofSegment: number)
        do throws(SystemFailure) {
            let files = place.files
            let opened = try files.open(path, .writingOrNew(permissions: files.permissions.file), at: .copyOpen)
            file = opened
            try files.permissions.apply(toFile: opened, files.layer, at: .copyPermissions)
            foundBytes = try files.layer.status(opened, at: .copyStatus).sizeBytes
        } catch {
            throw .target(error)
        }
    }

    /// Compares what was found with what comes, and writes what was not there.
    private mutating func flush() throws(UpkeepError) {
        guard let file, !pending.isEmpty else { return }
        defer {
            offsetBytes += Int64(pending.count)
            pending.removeAll(keepingCapacity: true)
        }
        let foundCount = Int(max(0, min(Int64(pending.count), foundBytes - offsetBytes)))
        var start = 0
        if foundCount > 0 {
            let found = try UpkeepError.atTarget { () throws(SystemFailure) in
                try place.files.read(file, count: foundCount, offsetBytes: offsetBytes, at: .copyRead)
            }
            // WHY: nearly always they are the same, and comparing them at once is quicker by far.
            start =
                found[...] == pending[..<found.count]
                ? found.count
                : zip(found, pending).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? found.count
            if start < found.count, offsetBytes + Int64(start) < fixedBytes {
                throw .backupDiffers(file: path(ofSegment: number), byte: offsetBytes + Int64(start))
            }
        }
        guard start < pending.count else { return }
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try place.files.writeAll(
                file, pending[start...], offsetBytes: offsetBytes + Int64(start), at: .copyWrite)
        }
        writtenBytes += Int64(pending.count - start)
    }

    private var fixedBytes: Int64 {
        fixed.indices.contains(Int(number - 1)) ? fixed[Int(number - 1)] : 0
    }
}
