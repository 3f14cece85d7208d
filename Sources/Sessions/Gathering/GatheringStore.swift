// The store of lines that are carried out together: what they write is gathered, and written at once by whoever
// gathers. What others write meanwhile is not seen.

import Digests
import Storage

/// A store that keeps what is written until it is written elsewhere.
final class GatheringStore: EventStore {
    private let base: any EventStore
    /// What was written, in order.
    private(set) var batches: [RecordBatch] = []

    init(of base: any EventStore) {
        self.base = base
        head = base.head
    }

    var settings: StoreSettings { base.settings }
    let head: Head
    var standing: StoreStanding { base.standing }
    var place: String? { base.place }

    func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {}

    func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
        if case .stopped(let reason) = standing { throw .writingStopped(because: reason) }
        for batch in batches { try batch.expectCanonicalEvents() }
        self.batches += batches
        return .appended(head)
    }

    func exclusively<Outcome>(_ body: () throws(StoreError) -> Outcome) throws(StoreError) -> Outcome { try body() }

    // WHY: content goes to the store itself: it is durable before an event names it, and nobody sees it before.
    func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference { try base.putAttachment(bytes) }
    func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] { try base.attachment(digest) }
    func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {
        try base.putDefinition(hash, files)
    }
    func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] { try base.definition(hash) }

    func takeNotices() -> [StoreNotice] { [] }
}
