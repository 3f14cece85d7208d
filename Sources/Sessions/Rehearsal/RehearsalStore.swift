// The store of a rehearsal: it is read as it is, takes everything and keeps nothing. What comes of a rehearsal is not
// known here.

import Digests
import Storage

/// A store that pretends to write. What others write meanwhile is not seen either.
final class RehearsalStore: EventStore {
    private let base: any EventStore
    private let endsAtWriting: Bool
    private var contents: [SHA256Digest: [UInt8]] = [:]
    /// Whether a command came as far as writing.
    private(set) var wasWritten = false

    /// The store as it is seen from a rehearsal. With `endsAtWriting` no command gets beyond its first writing, which
    /// then fails.
    init(of base: any EventStore, endsAtWriting: Bool) {
        self.base = base
        self.endsAtWriting = endsAtWriting
    }

    var settings: StoreSettings { base.settings }
    var head: Head { base.head }
    var standing: StoreStanding { base.standing }

    func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {}

    func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
        if case .stopped(let reason) = standing { throw .writingStopped(because: reason) }
        for batch in batches { try batch.expectCanonicalEvents() }
        wasWritten = true
        // WHY: whoever has a command end here asks `wasWritten`, and not for the error.
        if endsAtWriting { throw .lockTimedOut(path: "", waitedMilliseconds: 0, holder: "") }
        return .appended(head)
    }

    func exclusively<Outcome>(_ body: () throws(StoreError) -> Outcome) throws(StoreError) -> Outcome {
        try body()
    }

    func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference {
        let digest = SHA256.digest(bytes)
        contents[digest] = bytes
        return AttachmentReference(digest: digest, sizeBytes: Int64(bytes.count))
    }

    func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] {
        if let bytes = contents[digest] { return bytes }
        return try base.attachment(digest)
    }

    func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {}

    func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] {
        try base.definition(hash)
    }

    func takeNotices() -> [StoreNotice] { [] }
}
