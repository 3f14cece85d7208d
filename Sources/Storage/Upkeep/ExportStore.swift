// Writing a store out as lines of JSON: its records as they stand in the journal, and before each the files that it is
// the first to name. Reading such lines lives in `ImportStore.swift`.

import Digests

/// What was exported.
package struct ExportOutcome: Equatable, Sendable {
    /// The last record.
    package let head: Head
    /// Attachments and definitions that went along.
    package let files: Int
    /// What records name, but the store has lost.
    package let faults: [UpkeepError]
}

/// Takes bytes of an export in order; false ends it, for nobody wants more.
package typealias ExportSink = (ArraySlice<UInt8>) -> Bool

/// Writes the store as it is now to a sink; nil where the sink wanted no more.
///
/// - Parameter hasContent: Whether attachments and definitions go along. Without them it cannot be imported.
package func exportStore(
    at path: String, hasContent: Bool, access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil,
    to sink: @escaping ExportSink
) throws(UpkeepError) -> ExportOutcome? {
    let folder = try UpkeepError.storing { () throws(StoreError) in try StoreFolder.open(at: path, access: access) }
    let reading = try UpkeepError.storing { () throws(StoreError) in
        let reading = try JournalReading(folder, access)
        try reading.journal.expectAllSegments()
        return reading
    }
    var exporter = Exporter(folder, hasContent: hasContent, sink)
    exporter.write(.beginning(folder.settings, hasContent: hasContent))
    _ = try reading.run(progress) { record in
        exporter.take(record)
    } segmentRead: { number throws(UpkeepError) in
        if let failure = exporter.failure { throw failure }
        if number < reading.sizes.count { exporter.write(.segment(number + 1)) }
        return exporter.isWanted
    }
    let head = reading.journal.tail.head
    exporter.write(.end(head))
    guard exporter.end() else { return nil }
    return ExportOutcome(head: head, files: exporter.fileCount, faults: exporter.faults)
}

/// Writes the store as it is now to a file, which is there whole or not at all.
package func exportStore(
    at path: String, toFile target: String, hasContent: Bool, access: StoreAccess = StoreAccess(),
    progress: ReadingProgress? = nil
) throws(UpkeepError) -> ExportOutcome {
    let files = WholeFiles(layer: access.layer, permissions: Permissions(group: nil))
    try TargetPlace.expectOutside(path, target)
    let status = try UpkeepError.atTarget { () throws(SystemFailure) in
        try files.layer.status(path: target, at: .copyStatus)
    }
    if status?.kind == .symbolicLink { throw .targetIsLink(path: target) }
    if status != nil { throw .targetOccupied(path: target) }
    let folder = RealPath.parent(of: target)
    let name = target.split(separator: "/").last.map(String.init) ?? target
    let temporary = "\(folder)/.\(name).\(SystemErrors.processNumber).new"
    files.removeQuietly(temporary)
    let file = try UpkeepError.atTarget { () throws(SystemFailure) in
        try files.open(temporary, .new(permissions: files.permissions.file), at: .copyOpen)
    }
    defer { files.removeQuietly(temporary) }
    var offset: Int64 = 0
    var failure: SystemFailure?
    let outcome: ExportOutcome?
    do throws(UpkeepError) {
        outcome = try exportStore(at: path, hasContent: hasContent, access: access, progress: progress) { bytes in
            do throws(SystemFailure) {
                try files.writeAll(file, bytes, offsetBytes: offset, at: .copyWrite)
                offset += Int64(bytes.count)
                return true
            } catch {
                failure = error
                return false
            }
        }
    } catch {
        files.closeQuietly(file, at: .copyClose)
        throw error
    }
    do throws(SystemFailure) {
        if let failure { throw failure }
        try files.layer.sync(file, at: .copySync)
    } catch {
        files.closeQuietly(file, at: .copyClose)
        throw .target(error)
    }
    try UpkeepError.atTarget { () throws(SystemFailure) in
        try files.layer.close(file, at: .copyClose)
        try files.layer.rename(temporary, to: target, at: .copyRename)
        try files.syncDirectory(folder, at: .copyDirectorySync)
    }
    guard let outcome else { throw .targetOccupied(path: target) }
    return outcome
}

/// An export under way.
private struct Exporter {
    private let folder: StoreFolder
    private let hasContent: Bool
    private let sink: ExportSink
    private(set) var fileCount = 0
    private(set) var faults: [UpkeepError] = []
    /// Why it cannot go on.
    private(set) var failure: UpkeepError?
    private(set) var isWanted = true
    private var named = NamedContent()
    private var pending: [UInt8] = []

    private static let pieceBytes = 1 << 20

    init(_ folder: StoreFolder, hasContent: Bool, _ sink: @escaping ExportSink) {
        self.folder = folder
        self.hasContent = hasContent
        self.sink = sink
    }

    mutating func take(_ record: Record) {
        guard isWanted, failure == nil else { return }
        if hasContent, let news = named.note(record) {
            do throws(StoreError) {
                switch news {
                case .attachment(let reference): try writeAttachment(reference.digest)
                case .definition(let hash): try writeDefinition(hash)
                }
            } catch {
                failure = .store(error)
                return
            }
        }
        pending += record.line
        pending.append(UInt8(ascii: "\n"))
        flush(atLeast: Exporter.pieceBytes)
    }

    mutating func write(_ line: ExportLine) {
        guard isWanted else { return }
        pending += line.text
        flush(atLeast: Exporter.pieceBytes)
    }

    /// Gives what is left to the sink; false where it wanted no more.
    mutating func end() -> Bool {
        flush(atLeast: 1)
        return isWanted
    }

    private mutating func flush(atLeast count: Int) {
        guard isWanted, pending.count >= count else { return }
        isWanted = sink(pending[...])
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func writeAttachment(_ digest: SHA256Digest) throws(StoreError) {
        let room = AttachmentFolder(files: folder.files, folder: folder.path)
        let sizeBytes: Int64
        do throws(StoreError) {
            sizeBytes = try room.verify(digest)
        } catch {
            switch error {
            case .attachmentMissing, .attachmentDamaged: lack(.attachments, digest, .store(error))
            default: throw error
            }
            return
        }
        let (part, name) = room.place(of: digest)
        let files = folder.files
        let file = try systemCall { () throws(SystemFailure) in
            try files.open("\(part)/\(name)", .readingGiven, at: .upkeepOpen)
        }
        defer { files.closeQuietly(file, at: .upkeepClose) }
        let count = ExportLine.parts(ofBytes: sizeBytes)
        for index in 1...count {
            let bytes = try systemCall { () throws(SystemFailure) in
                try files.read(
                    file, count: ExportLine.partBytes, offsetBytes: (index - 1) * Int64(ExportLine.partBytes),
                    at: .upkeepRead)
            }
            write(.attachment(digest, ExportLine.Part(index: index, count: count, bytes: bytes)))
        }
        fileCount += 1
    }

    private mutating func writeDefinition(_ hash: SHA256Digest) throws(StoreError) {
        let found: [DefinitionFile]
        do throws(StoreError) {
            found = try DefinitionFolder(files: folder.files, folder: folder.path).get(hash)
        } catch {
            guard case .definitionMissing = error else { throw error }
            lack(.definitions, hash, .store(error))
            return
        }
        let machines = found.first { $0.path == DefinitionFolder.hashedFile }
        guard machines.map({ SHA256.digest($0.bytes) }) == hash else {
            lack(.definitions, hash, .definitionDamaged(hash))
            return
        }
        for (number, file) in zip(1...Int64(max(1, found.count)), found) {
            let place = BatchPlace(index: number, count: Int64(found.count))
            let count = ExportLine.parts(ofBytes: Int64(file.bytes.count))
            for index in 1...count {
                let start = Int(index - 1) * ExportLine.partBytes
                let bytes = Array(file.bytes[start..<min(file.bytes.count, start + ExportLine.partBytes)])
                let part = ExportLine.Part(index: index, count: count, bytes: bytes)
                write(.definition(hash, path: file.path, place, part))
            }
        }
        fileCount += 1
    }

    private mutating func lack(_ room: Lacking.Room, _ digest: SHA256Digest, _ fault: UpkeepError) {
        faults.append(fault)
        write(.lacking(Lacking(room: room, digest: digest)))
    }
}
