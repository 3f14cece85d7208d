// A store in memory that goes on from another one without copying it.

import Digests
import Machines

@testable import Storage

/// A store whose first records are another one's.
final class BranchStore: EventStore {
    let settings = StoreSettings(id: "fuzzed", isTraining: true, passwordIterations: 1)
    let standing = StoreStanding.writing
    private(set) var head: Head
    private(set) var records: [Record]
    private var attachments: [SHA256Digest: [UInt8]]
    private var definitions: [SHA256Digest: [DefinitionFile]]

    init(of base: BranchStore?) {
        head = base?.head ?? ChainFollower.genesis(storeID: "fuzzed")
        records = base?.records ?? []
        attachments = base?.attachments ?? [:]
        definitions = base?.definitions ?? [:]
    }

    func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {
        for record in records.dropFirst(Int(max(1, sequence)) - 1) { take(record) }
    }

    func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
        for batch in batches { try batch.expectCanonicalEvents() }
        guard head == self.head else { return .moved }
        let first = head.sequence
        for batch in batches {
            let (bytes, after) = try RecordLine.lines(of: batch, after: self.head, earlier: self.head.sequence - first)
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                guard let record = try? RecordLine.parse(line) else { fatalError("a record that was written is none") }
                records.append(record)
            }
            self.head = after
        }
        return .appended(self.head)
    }

    func exclusively<Outcome>(_ body: () throws(StoreError) -> Outcome) throws(StoreError) -> Outcome {
        try body()
    }

    func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference {
        let digest = SHA256.digest(bytes)
        attachments[digest] = bytes
        return AttachmentReference(digest: digest, sizeBytes: Int64(bytes.count))
    }

    func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] {
        guard let bytes = attachments[digest] else { throw .attachmentMissing(digest) }
        return bytes
    }

    func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {
        if definitions[hash] == nil { definitions[hash] = files }
    }

    func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] {
        guard let files = definitions[hash] else { throw .definitionMissing(hash) }
        return files
    }

    func takeNotices() -> [StoreNotice] { [] }
}
