// The store in memory, for sessions that keep nothing and for tests. It holds the same lines as a journal on a disk.

package import Digests

/// A store that is gone when it is let go.
package final class MemoryStore: EventStore {
    package let settings: StoreSettings
    package private(set) var head: Head
    package let standing = StoreStanding.writing

    private var lines: [UInt8] = []
    /// Where each record's line begins in `lines`.
    private var starts: [Int] = []
    private var attachments: [SHA256Digest: [UInt8]] = [:]
    private var definitions: [SHA256Digest: [DefinitionFile]] = [:]

    /// An empty store.
    package init(settings: StoreSettings) {
        self.settings = settings
        head = ChainFollower.genesis(storeID: settings.id)
    }

    /// Gives the records from a number on; there are no others to come.
    package func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {
        guard sequence <= head.sequence else { return }
        for index in max(0, Int(sequence) - 1)..<starts.count {
            let end = index + 1 < starts.count ? starts[index + 1] : lines.count
            do throws(LineFault) {
                take(try RecordLine.parse(lines[starts[index]..<(end - 1)]))
            } catch {
                throw .damaged(file: "", line: Int64(index + 1), byte: Int64(error.byte), reason: error.reason)
            }
        }
    }

    /// Appends to the lines.
    package func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
        for batch in batches { try batch.expectCanonicalEvents() }
        guard head == self.head else { return .moved }
        let (written, next) = try RecordLine.lines(of: batches, after: head)
        var start = lines.count
        for line in written.split(separator: UInt8(ascii: "\n")) {
            starts.append(start)
            start += line.count + 1
        }
        lines.append(contentsOf: written)
        self.head = next
        return .appended(next)
    }

    /// Runs the body: nobody else writes here.
    package func exclusively<Outcome>(
        _ body: () throws(StoreError) -> Outcome
    ) throws(StoreError) -> Outcome {
        try body()
    }

    /// Keeps the content.
    package func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference {
        let digest = SHA256.digest(bytes)
        attachments[digest] = bytes
        return AttachmentReference(digest: digest, sizeBytes: Int64(bytes.count))
    }

    /// The content.
    package func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] {
        guard let bytes = attachments[digest] else { throw .attachmentMissing(digest) }
        return bytes
    }

    /// Keeps the files.
    package func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {
        try DefinitionFolder.expectPlainPaths(of: files)
        if definitions[hash] == nil {
            definitions[hash] = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        }
    }

    /// The files in the order of their paths.
    package func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] {
        guard let files = definitions[hash] else { throw .definitionMissing(hash) }
        return files
    }

    /// Nothing: memory is never torn.
    package func takeNotices() -> [StoreNotice] { [] }
}
