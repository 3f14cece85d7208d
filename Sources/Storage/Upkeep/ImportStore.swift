// Making a store from the lines of an export, in one pass: as long as no line is wrong they are written, and the folder
// becomes a store only behind the last one. What makes a line wrong lives in `ImportCheck.swift`.

import Digests

/// Gives the next bytes of a file that is imported; none at its end.
package typealias ImportSource = () throws(UpkeepError) -> [UInt8]

/// Makes a store from an export in a folder where nothing stands; `tell` hears of every line that is wrong, and then
/// nothing is left of what was made.
package func importStore(
    from source: @escaping ImportSource, at path: String, access: StoreAccess = StoreAccess(),
    progress: ReadingProgress? = nil, tell: @escaping (ImportFault) -> Void
) throws(UpkeepError) -> CopyOutcome {
    var lines = ImportLines(source)
    guard let first = try lines.next() else {
        tell(ImportFault(line: 1, byte: 0, reason: .noBeginning))
        throw .importRefused(lines: 1)
    }
    let settings = try beginning(first, tell)
    let place = try TargetPlace.begin(
        .import, at: path, of: settings, finalName: SettingsFile.name, mayGrow: false, access: access)
    for name in TargetPlace.storeFolders { try place.makeFolder(name) }
    if PlantedBug.isPlanted(.importVisibleEarly) {
        try place.put(SettingsFile.text(settings), named: SettingsFile.name)
    }
    let writer = ImportWriter(place)
    var check = ImportCheck(settings, tell: tell) { piece in writer.take(piece) }
    do throws(UpkeepError) {
        while let line = try lines.next() {
            if line.isTooLong {
                check.tell(.bytes(.lineTooLong), line.number, line.byte)
            } else {
                check.check(line.bytes[...], number: line.number, byte: line.byte)
            }
            if check.faultCount > 0 { writer.stop() }
            if let failure = writer.failure { throw failure }
        }
        check.end(number: lines.number + 1, byte: lines.byte)
        guard check.faultCount == 0 else { throw .importRefused(lines: check.faultCount) }
    } catch {
        writer.stop()
        if case .importRefused = error { place.undo() }
        throw error
    }
    let copied = try writer.end(at: check.head)
    try place.complete(settings, copied, progress)
    return CopyOutcome(copied, writer.copied, writer.copiedBytes, check.lacking.map(\.fault))
}

/// The content of a regular file that is imported.
package func importSource(
    _ path: String, layer: any FileLayer = GlibcFileLayer(), progress: ReadingProgress? = nil
) throws(UpkeepError) -> ImportSource {
    let files = WholeFiles(layer: layer, permissions: Permissions(group: nil))
    let file: OpenFile
    let sizeBytes: Int64
    do throws(SystemFailure) {
        file = try files.open(path, .readingGiven, at: .givenOpen)
        let status = try files.layer.status(file, at: .givenStatus)
        guard status.kind == .regular else {
            throw SystemFailure(call: "open", point: .givenOpen, path: path, number: SystemErrors.notAFile)
        }
        sizeBytes = status.sizeBytes
    } catch {
        throw .input(error)
    }
    let held = HeldFile(files, file)
    let pace = UpkeepPace(totalBytes: sizeBytes, progress)
    var offset: Int64 = 0
    return { () throws(UpkeepError) in
        do throws(SystemFailure) {
            let piece = try files.read(
                held.file, count: WholeFiles.pieceBytes, offsetBytes: offset, at: .givenRead)
            offset += Int64(piece.count)
            pace?.add(Int64(piece.count))
            if piece.isEmpty { pace?.end() }
            return piece
        } catch {
            throw .input(error)
        }
    }
}

/// A file that is closed when nobody reads it any more.
private final class HeldFile {
    let file: OpenFile
    private let files: WholeFiles

    init(_ files: WholeFiles, _ file: OpenFile) {
        self.files = files
        self.file = file
    }

    deinit { files.closeQuietly(file, at: .givenClose) }
}

/// The settings in the first line of an export.
private func beginning(
    _ line: ImportLines.Line, _ tell: (ImportFault) -> Void
) throws(UpkeepError) -> StoreSettings {
    var reason = ImportFault.Reason.noBeginning
    var byte = 0
    let isOfExport = line.bytes.starts(with: "{\"export\":".utf8)
    do throws(LineFault) {
        if case .beginning(let settings, let hasContent) = try ExportLine.parse(line.bytes[...]) {
            if hasContent { return settings }
            reason = .recordsAlone
        }
    } catch {
        if let version = ExportLine.version(of: line.bytes[...]), version > ExportLine.version {
            throw .newerForm(path: "export", found: version, known: ExportLine.version)
        }
        // WHY: of a file that is something else altogether, a byte says nothing to its reader.
        if case .json = error.reason, isOfExport { (reason, byte) = (.bytes(error.reason), error.byte) }
    }
    tell(ImportFault(line: line.number, byte: line.byte + Int64(byte), reason: reason))
    throw .importRefused(lines: 1)
}

/// The lines of what comes in pieces.
private struct ImportLines {
    /// A line without its line feed.
    struct Line {
        let bytes: [UInt8]
        /// From 1.
        let number: Int64
        /// Its first byte in the file, from 0.
        let byte: Int64
        /// Its bytes are then not all there.
        let isTooLong: Bool
    }

    private let source: ImportSource
    private var piece: [UInt8] = []
    private var at = 0
    /// The lines that were given, and the bytes up to behind them.
    private(set) var number: Int64 = 0
    private(set) var byte: Int64 = 0

    init(_ source: @escaping ImportSource) {
        self.source = source
    }

    /// The next line; nil at the end.
    mutating func next() throws(UpkeepError) -> Line? {
        var bytes: [UInt8] = []
        var count: Int64 = 0
        while true {
            if at == piece.count {
                piece = try source()
                at = 0
                if piece.isEmpty {
                    return count == 0 ? nil : line(bytes, count, count)
                }
            }
            let feed = piece[at...].firstIndex(of: UInt8(ascii: "\n"))
            let end = feed ?? piece.count
            count += Int64(end - at)
            // WHY: one byte more than a line may have is enough to know that it is too long.
            bytes += piece[at..<min(end, at + max(0, StrictLimit.textBytes + 1 - bytes.count))]
            at = end
            // WHY: a first line that is too long is none of an export, and what is behind it need not be read.
            if number == 0, count > Int64(StrictLimit.textBytes) { return line(bytes, count, count) }
            if feed != nil {
                at += 1
                return line(bytes, count, count + 1)
            }
        }
    }

    private mutating func line(_ bytes: [UInt8], _ count: Int64, _ withFeed: Int64) -> Line {
        number += 1
        defer { byte += withFeed }
        return Line(bytes: bytes, number: number, byte: byte, isTooLong: count > Int64(StrictLimit.textBytes))
    }
}

/// Writes what the lines bring, until it is stopped.
private final class ImportWriter {
    private let place: TargetPlace
    private var copy: JournalCopy
    private var isStopped = false
    private(set) var failure: UpkeepError?
    private(set) var copied = 0
    private(set) var copiedBytes: Int64 = 0

    init(_ place: TargetPlace) {
        self.place = place
        copy = JournalCopy(into: place)
    }

    /// Writes a piece; a failure is kept, and ends the writing.
    func take(_ piece: ImportedPiece) {
        guard !isStopped else { return }
        do throws(UpkeepError) {
            switch piece {
            case .record(let record):
                copy.take(record)
                if let failure = copy.failure { throw failure }
            case .segment: try copy.endSegment()
            case .attachment(_, let bytes):
                let room = AttachmentFolder(files: place.files, folder: place.path)
                try atTarget { () throws(StoreError) in _ = try room.put(bytes) }
                note(Int64(bytes.count))
            case .definition(let hash, let files):
                let room = DefinitionFolder(files: place.files, folder: place.path)
                try atTarget { () throws(StoreError) in try room.put(hash, files) }
                note(files.reduce(0) { $0 + Int64($1.bytes.count) })
            }
        } catch {
            failure = error
            stop()
        }
    }

    /// Writes no more.
    func stop() {
        if !isStopped { copy.abandon() }
        isStopped = true
    }

    /// Everything was taken.
    func end(at head: Head) throws(UpkeepError) -> CopiedJournal {
        try copy.endSegment()
        try copy.removeLaterSegments()
        return CopiedJournal(head: head, sizes: copy.sizes, named: NamedContent(), writtenBytes: copy.writtenBytes)
    }

    private func note(_ bytes: Int64) {
        copied += 1
        copiedBytes += bytes
    }

    private func atTarget(_ body: () throws(StoreError) -> Void) throws(UpkeepError) {
        do throws(StoreError) {
            try body()
        } catch {
            guard case .system(let failure) = error else { throw .store(error) }
            throw .target(failure)
        }
    }
}
