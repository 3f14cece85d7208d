// Verifying a whole store beside running sessions: the chain, what the records mean, and everything that they name. It
// goes on after a fault where it can, and changes nothing.

import Digests
import Engine
import Machines

extension StoreVerification {
    /// Verifies the store at a path as far as its journal goes now.
    ///
    /// - Parameter wanted: The hash of a record, in hexadecimal digits, that must be found.
    package static func run(
        at path: String, access: StoreAccess = StoreAccess(), lookingFor wanted: String? = nil,
        progress: ReadingProgress? = nil
    ) throws(StoreError) -> StoreVerification {
        let folder = try StoreFolder.open(at: path, access: access)
        var work = StoreVerifier(folder, access, wanted, progress)
        try work.readJournal()
        try work.surveySegments()
        try work.checkDefinitions()
        try work.checkAttachments()
        work.tellOfEvents()
        try work.remark()
        return work.found
    }
}

/// A verification under way.
private struct StoreVerifier {
    let folder: StoreFolder
    let access: StoreAccess
    let wanted: String?
    let progress: ReadingProgress?
    var found: StoreVerification
    var fold: EventFold
    private var named = NamedContent()
    private var position: JournalPosition
    /// How the reading of the last segment that was read ended.
    private var cause: SegmentCondition.Cause?
    /// The length of the last segment's file, as far as it was looked at.
    private var fileBytes: Int64 = 0
    /// The lines of the segments that are good to their end, from the first on.
    private var lines: [Int64] = []

    init(_ folder: StoreFolder, _ access: StoreAccess, _ wanted: String?, _ progress: ReadingProgress?) {
        self.folder = folder
        self.access = access
        self.wanted = wanted
        self.progress = progress
        let genesis = ChainFollower.genesis(storeID: folder.settings.id)
        found = StoreVerification(head: genesis)
        position = JournalPosition(segment: 1, offsetBytes: 0, lines: 0, head: genesis)
        let definitions = DefinitionFolder(files: folder.files, folder: folder.path)
        fold = EventFold { hash in
            guard let files = try? definitions.get(hash) else { return nil }
            return Ruleset(definition: files, hash: hash)
        }
    }

    /// Whether everything up to here is as it must be.
    var isWhole: Bool { found.faults.isEmpty }

    private var hasWholeJournal: Bool {
        switch cause {
        case .damaged, .unreached: false
        case .unwritten, .torn, nil: true
        }
    }

    /// Reads along the chain as far as it is good.
    mutating func readJournal() throws(StoreError) {
        guard try segmentNumbers().first == 1 else {
            cause = .unreached
            return
        }
        let reading = try JournalReading(folder, access)
        fileBytes = reading.fileBytes
        let snapshots = SnapshotFolder(files: folder.files, folder: folder.path)
        let usable = snapshots.usable(reading.journal)
        found.remarks += snapshots.names().filter { name in !usable.contains { $0.name == name } }.map {
            .unusableCache(file: "snapshot/" + $0)
        }
        var differing: [UpkeepError] = []
        var hasHead = wanted == nil
        var fold = fold
        var named = named
        var lines: [Int64] = []
        do throws(UpkeepError) {
            let end = try reading.run(progress) { record in
                if let wanted, record.hash.hexadecimal == wanted { hasHead = true }
                _ = named.note(record)
                fold.take(record)
                for (name, trailer) in usable
                where trailer.position.head.sequence == record.sequence && fold.fault == nil {
                    guard let byte = try? snapshots.firstDifference(named: name, trailer, from: fold.registry) else {
                        continue
                    }
                    differing.append(.snapshotDiffers(file: "snapshot/" + name, byte: byte))
                }
            } segmentRead: { _ throws(UpkeepError) in
                lines.append(reading.journal.tail.lines)
                return true
            }
            if case .torn = end { cause = .torn }
        } catch {
            guard case .store(let error) = error else { return }
            guard case .damaged(_, _, _, let reason) = error else { throw error }
            cause = .damaged(reason)
            found.faults.append(.store(error))
        }
        (self.fold, self.named, self.lines) = (fold, named, lines)
        found.faults += differing
        position = reading.journal.tail
        found.head = position.head
        if !hasHead, let wanted { found.faults.append(.headNotFound(wanted)) }
    }

    /// Says of each segment how far it is good, and what follows.
    mutating func surveySegments() throws(StoreError) {
        let numbers = try segmentNumbers()
        let journal = Journal(
            files: folder.files, folder: folder.path, genesis: position.head, segmentBytes: access.segmentBytes)
        var expected: Int64 = 1
        for number in numbers {
            let path = journal.path(ofSegment: number)
            // WHY: what other sessions appended meanwhile was not read, and nothing is to be said of it.
            if hasWholeJournal, number > position.segment, number == expected { break }
            if number != expected {
                found.faults.append(.store(.segmentMissing(file: journal.path(ofSegment: expected))))
                cause = hasWholeJournal ? .unreached : cause
            }
            expected = number + 1
            let sizeBytes = try systemCall { () throws(SystemFailure) in
                try folder.files.layer.status(path: path, at: .upkeepStatus)?.sizeBytes ?? 0
            }
            found.segments.append(try condition(ofSegment: number, at: path, sizeBytes))
        }
    }

    private func condition(
        ofSegment number: Int64, at path: String, _ sizeBytes: Int64
    ) throws(StoreError) -> SegmentCondition {
        let file = below(path)
        if number < position.segment || (number == position.segment && hasWholeJournal) {
            let isLast = number == position.segment
            let size = isLast ? fileBytes : sizeBytes
            let goodBytes = isLast ? position.offsetBytes : sizeBytes
            let goodLines = isLast ? position.lines : lines[Int(number - 1)]
            let rest = try isLast && size > goodBytes ? survey(path, from: goodBytes, to: size) : nil
            return SegmentCondition(
                file: file, sizeBytes: size, goodBytes: goodBytes, goodLines: goodLines,
                rest: rest?.rest(cause ?? .unwritten, size - goodBytes))
        }
        let isReached = number == position.segment && cause != .unreached
        let goodBytes = isReached ? position.offsetBytes : 0
        let rest = try survey(path, from: goodBytes, to: sizeBytes)
        return SegmentCondition(
            file: file, sizeBytes: sizeBytes, goodBytes: goodBytes, goodLines: isReached ? position.lines : 0,
            rest: rest.rest(isReached ? cause ?? .unwritten : .unreached, sizeBytes - goodBytes))
    }

    private func survey(_ path: String, from start: Int64, to end: Int64) throws(StoreError) -> LineSurvey {
        try systemCall { () throws(SystemFailure) in
            try LineSurvey(folder.files, path, from: start, to: end)
        }
    }

    /// Looks for every definition that is named.
    mutating func checkDefinitions() throws(StoreError) {
        let definitions = DefinitionFolder(files: folder.files, folder: folder.path)
        found.definitions = named.definitions.count
        for hash in named.definitions {
            do throws(StoreError) {
                let files = try definitions.get(hash)
                let machines = files.first { $0.path == DefinitionFolder.hashedFile }
                if machines.map({ SHA256.digest($0.bytes) }) != hash { found.faults.append(.definitionDamaged(hash)) }
            } catch {
                found.faults.append(.store(error))
            }
        }
    }

    /// Reads every attachment that is named.
    mutating func checkAttachments() throws(StoreError) {
        let room = AttachmentFolder(files: folder.files, folder: folder.path)
        found.attachments = named.attachments.count
        found.attachmentBytes = named.attachments.reduce(0) { $0 + $1.reference.sizeBytes }
        let pace = UpkeepPace(totalBytes: found.attachmentBytes, progress)
        defer { pace?.end() }
        for (reference, sequence) in named.attachments {
            do throws(StoreError) {
                let sizeBytes = try room.verify(reference.digest)
                if sizeBytes != reference.sizeBytes {
                    found.faults.append(.attachmentSize(reference, sequence: sequence, foundBytes: sizeBytes))
                }
            } catch {
                found.faults.append(.store(error))
            }
            pace?.add(reference.sizeBytes)
        }
    }

    /// Says which event could not be read, unless that is because its definition is missing.
    mutating func tellOfEvents() {
        guard let fault = fold.fault else { return }
        let isExplained = found.faults.contains { fault in
            switch fault {
            case .definitionDamaged, .store(.definitionMissing): true
            default: false
            }
        }
        if !isExplained { found.faults.append(.store(fault)) }
    }

    /// Lists what no record speaks of.
    mutating func remark() throws(StoreError) {
        let rooms = try StoreRooms(folder)
        // WHY: behind damage there may be records that name what then seems to be named by none.
        if hasWholeJournal {
            let attachments = Set(named.attachments.map(\.reference.digest))
            found.remarks += rooms.attachments.filter { !attachments.contains($0.digest) }.map {
                .orphanedAttachment(file: $0.file.path)
            }
            let definitions = Set(named.definitions.map(\.hexadecimal))
            found.remarks += rooms.definitions.filter { !definitions.contains($0) }.map {
                .orphanedDefinition(file: "definitions/" + $0)
            }
        }
        found.remarks += rooms.leftovers.map { .leftover(file: $0.path) }
        found.remarks += rooms.quarantined.map { .quarantined(file: $0.path) }
        found.remarks += rooms.strangers.map { .stranger(file: $0.path) }
    }

    /// The numbers of the segments that are there, in order.
    private func segmentNumbers() throws(StoreError) -> [Int64] {
        let names = try systemCall { () throws(SystemFailure) in
            try folder.files.names(inDirectory: folder.path + "/journal", at: .upkeepList)
        }
        return names.compactMap { name in
            name.hasSuffix(".jsonl") && !name.hasPrefix(".") ? Int64(name.dropLast(6)) : nil
        }.sorted()
    }

    private func below(_ path: String) -> String { String(path.dropFirst(folder.path.utf8.count + 1)) }
}
