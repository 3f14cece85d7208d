// Checks the lines of an export one after the other and gives on what they bring. It goes on behind a line that is
// wrong, so that each is named; what is done with what comes is not known here.

import Digests
import Machines

/// What a line brings that is right.
enum ImportedPiece {
    case record(Record)
    case segment
    case attachment(SHA256Digest, [UInt8])
    case definition(SHA256Digest, [DefinitionFile])
}

/// The checking of an export's lines.
struct ImportCheck {
    let settings: StoreSettings
    private(set) var faultCount: Int64 = 0
    private(set) var lacking: [Lacking] = []
    private let report: (ImportFault) -> Void
    private let take: (ImportedPiece) -> Void
    private var follower: ChainFollower
    /// Whether the last record was right, so that the next one must go on from it.
    private var isInStep = true
    private var segment: Int64 = 1
    private var hasEnded = false
    private var arrived: Set<SHA256Digest> = []
    private var named = NamedContent()
    private var fold: EventFold
    private let rulesets: ArrivedRulesets
    private var coming: Coming?
    private var definition: ComingDefinition?

    /// A file whose parts are coming.
    private struct Coming {
        let digest: SHA256Digest
        let path: String
        var parts: Int64 = 0
        var bytes: [UInt8] = []
    }

    /// A definition whose files are coming.
    private struct ComingDefinition {
        let hash: SHA256Digest
        let fileCount: Int64
        var files: [DefinitionFile] = []
    }

    /// The rulesets of the definitions that came.
    private final class ArrivedRulesets {
        var byHash: [SHA256Digest: Ruleset] = [:]
    }

    init(
        _ settings: StoreSettings, tell: @escaping (ImportFault) -> Void, take: @escaping (ImportedPiece) -> Void
    ) {
        self.settings = settings
        report = tell
        self.take = take
        follower = ChainFollower(at: ChainFollower.genesis(storeID: settings.id))
        let rulesets = ArrivedRulesets()
        self.rulesets = rulesets
        fold = EventFold { rulesets.byHash[$0] }
    }

    /// The end of the records that were right.
    var head: Head { follower.committed }

    /// Checks the next line.
    mutating func check(_ line: ArraySlice<UInt8>, number: Int64, byte: Int64) {
        let fault: (reason: ImportFault.Reason, byte: Int)?
        if hasEnded {
            fault = (.misplaced, 0)
        } else if line.starts(with: ImportCheck.recordOpening) {
            fault = closeContent() ?? record(line)
        } else {
            fault = other(line)
        }
        if let fault { tell(fault.reason, number, byte + Int64(fault.byte)) }
    }

    /// Checks that nothing is missing behind the last line.
    mutating func end(number: Int64, byte: Int64) {
        if !hasEnded { tell(.noEnd, number, byte) }
    }

    mutating func tell(_ reason: ImportFault.Reason, _ line: Int64, _ byte: Int64) {
        faultCount += 1
        report(ImportFault(line: line, byte: byte, reason: reason))
    }

    private static let recordOpening = Array("{\"seq\":".utf8)
    private typealias Fault = (reason: ImportFault.Reason, byte: Int)

    private mutating func record(_ line: ArraySlice<UInt8>) -> Fault? {
        do throws(LineFault) {
            let record = try RecordLine.parse(line)
            if !isInStep {
                // WHY: behind a wrong line a whole batch is the next that can be judged.
                guard record.batch.index == 1 else { return nil }
                follower = ChainFollower(at: Head(sequence: record.sequence - 1, hash: record.previous))
                isInStep = true
            }
            let take = take
            _ = try follower.follow(record) { take(.record($0)) }
            return meaning(of: record)
        } catch {
            isInStep = false
            return (.bytes(error.reason), error.byte)
        }
    }

    private mutating func meaning(of record: Record) -> Fault? {
        let isMissing =
            switch named.note(record) {
            case .attachment(let reference): !arrived.contains(reference.digest)
            case .definition(let hash): !arrived.contains(hash)
            case nil: false
            }
        if isMissing { return (.contentMissing, 0) }
        // WHY: where a line before was wrong, or a definition is lost, nothing is to be said of what follows on it.
        guard faultCount == 0, lacking.allSatisfy({ $0.room != .definitions }) else { return nil }
        fold.take(record)
        return fold.fault.map { (.unreadable($0), 0) }
    }

    private mutating func other(_ line: ArraySlice<UInt8>) -> Fault? {
        let parsed: ExportLine
        do throws(LineFault) {
            parsed = try ExportLine.parse(line)
        } catch {
            // WHY: whatever it was, the next record need not go on from the last one.
            isInStep = false
            return (.bytes(error.reason), error.byte)
        }
        switch parsed {
        case .attachment(let digest, let part): return closeDefinition() ?? attach(digest, part)
        case .definition(let hash, let path, let place, let part): return define(hash, path, place, part)
        default: break
        }
        if let fault = closeContent() { return fault }
        // Files come before the record that names them first, be it in the middle of a batch; nothing else does.
        let isWithinBatch = isInStep && follower.isWithinBatch
        switch parsed {
        case .segment(let number):
            guard number == segment + 1, !isWithinBatch else { return (.misplaced, 0) }
            segment = number
            take(.segment)
        case .lacking(let one):
            guard arrived.insert(one.digest).inserted else { return (.misplaced, 0) }
            lacking.append(one)
        case .end(let head):
            guard !isWithinBatch else { return (.misplaced, 0) }
            hasEnded = true
            if isInStep, head != self.head { return (.wrongEnd, 0) }
        default: return (.misplaced, 0)
        }
        return nil
    }

    private mutating func attach(_ digest: SHA256Digest, _ part: ExportLine.Part) -> Fault? {
        guard !arrived.contains(digest) else { return (.misplaced, 0) }
        switch follow(digest, "", part) {
        case .broken: return (.wrongPart, 0)
        case .more: return nil
        case .whole(let bytes):
            guard SHA256.digest(bytes) == digest else { return (.wrongPart, 0) }
            arrived.insert(digest)
            take(.attachment(digest, bytes))
            return nil
        }
    }

    private mutating func define(
        _ hash: SHA256Digest, _ path: String, _ place: BatchPlace, _ part: ExportLine.Part
    ) -> Fault? {
        if definition?.hash != hash, let fault = closeDefinition() { return fault }
        if definition == nil {
            guard !arrived.contains(hash) else { return (.misplaced, 0) }
            definition = ComingDefinition(hash: hash, fileCount: place.count)
        }
        let here = Int64(definition?.files.count ?? 0) + 1
        guard DefinitionFolder.isPlain(path), place == BatchPlace(index: here, count: definition?.fileCount ?? 0) else {
            return (.wrongPart, 0)
        }
        switch follow(hash, path, part) {
        case .broken: return (.wrongPart, 0)
        case .more: break
        case .whole(let bytes): definition?.files.append(DefinitionFile(path: path, bytes: bytes))
        }
        return nil
    }

    /// What a part makes of the file that is coming.
    private enum Following {
        case whole([UInt8])
        case more, broken
    }

    private mutating func follow(_ digest: SHA256Digest, _ path: String, _ part: ExportLine.Part) -> Following {
        var content = coming ?? Coming(digest: digest, path: path)
        coming = nil
        guard content.digest == digest, content.path == path, content.parts + 1 == part.index,
            part.index <= part.count,
            Int64(content.bytes.count + part.bytes.count) <= AttachmentFolder.limitBytes
        else { return .broken }
        content.bytes += part.bytes
        content.parts += 1
        if part.index == part.count { return .whole(content.bytes) }
        coming = content
        return .more
    }

    private mutating func closeContent() -> Fault? {
        let isOpen = coming != nil
        coming = nil
        return closeDefinition() ?? (isOpen ? (.wrongPart, 0) : nil)
    }

    /// The definition whose files came is whole now.
    private mutating func closeDefinition() -> Fault? {
        guard let whole = definition else { return nil }
        definition = nil
        guard whole.fileCount == whole.files.count, let ruleset = Ruleset(definition: whole.files, hash: whole.hash)
        else { return (.wrongPart, 0) }
        arrived.insert(whole.hash)
        rulesets.byHash[whole.hash] = ruleset
        take(.definition(whole.hash, whole.files))
        return nil
    }
}
