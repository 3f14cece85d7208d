// What the rest of the product knows of a store: read from a number, append if the head is still the same, put and get
// attachments and definitions. `DiskStore` and `MemoryStore` keep it.

package import Digests
package import Engine
package import Machines

/// A store of events. Not for use from several threads at once; another session opens a store of its own.
package protocol EventStore: AnyObject {
    /// The store's id and its fixed choices.
    var settings: StoreSettings { get }

    /// The head as far as this handle has read.
    var head: Head { get }

    /// Where the store is, as people name it; nil for one in memory.
    var place: String? { get }

    /// Whether a write takes so long that commands which wait are better written together.
    var gathersCommands: Bool { get }

    /// Whether the store is whole and written to. Reading goes on where it is not.
    var standing: StoreStanding { get }

    /// Gives the records from a number on to `take`, in order, up to the journal's end as it is now, and brings the
    /// head there. A batch comes whole or not at all. Where the journal is damaged, what is whole before the spot is
    /// given and `standing` says the rest.
    func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError)

    /// As `read(from:_:)`, by parts of which a place is given each time. `events`, where there are any, reads events
    /// ahead, as far as the store can.
    func read(from sequence: Int64, ahead events: EventsAhead?, _ take: TakingRecords) throws(StoreError)

    /// Appends the events of several commands, in this order, if the journal's end is still `head`. After `.appended`
    /// they are durable, all by one sync; a crash before that may leave the first of them, each whole. After an error
    /// nothing was written, except for `StoreError.outcomeUnknown`, which says what it found.
    func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome

    /// Holds other writers off while `body` reads, decides and appends, as far as the store can. May be nested.
    func exclusively<Outcome>(_ body: () throws(StoreError) -> Outcome) throws(StoreError) -> Outcome

    /// Leaves what is kept as it should lie while nobody uses it. The store may be used as before afterwards.
    func close()

    /// Keeps the content; when this returns it is durable, and an event may name it.
    func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference

    /// The content of an attachment, checked against its digest.
    func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8]

    /// Keeps the files of a definition under its hash, durably. A hash that is there already keeps its files.
    func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError)

    /// The files of a definition in the order of their paths.
    func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile]

    /// The registry as a snapshot has it, and the head there; nil where the store has no snapshot that fits.
    func restore(_ resolve: (String) -> Ruleset?) throws(StoreError) -> Restored?

    /// The registry of a snapshot that was just written; nil where it can not be read.
    func restore(_ work: SnapshotWork) -> Restored?

    /// The work of writing a snapshot of the registry, which holds all that this handle has read; nil where the store
    /// keeps none, or there is nothing new. `archive` is the snapshot that the registry lies in.
    func snapshotWork(of registry: Registry, _ archive: SnapshotArchive?) -> SnapshotWork?

    /// The record after which the newest snapshot stands, whoever wrote it; nil where there is none.
    var newestSnapshot: Int64? { get }

    /// How many records this handle has read beyond a snapshot's, or beyond none.
    func recordsSince(_ archive: SnapshotArchive?) -> Int64

    /// What happened since the last call that the user should be told, in order.
    func takeNotices() -> [StoreNotice]
}

extension EventStore {
    /// Nothing: most stores keep no snapshots.
    package var place: String? { nil }
    package var gathersCommands: Bool { false }
    package func restore(_ resolve: (String) -> Ruleset?) throws(StoreError) -> Restored? { nil }
    package func restore(_ work: SnapshotWork) -> Restored? { nil }
    package func snapshotWork(of registry: Registry, _ archive: SnapshotArchive?) -> SnapshotWork? { nil }
    package var newestSnapshot: Int64? { nil }
    package func recordsSince(_ archive: SnapshotArchive?) -> Int64 { 0 }

    /// Appends the events of one command, as `append(_:ifHead:)` of several does.
    package func append(_ batch: RecordBatch, ifHead head: Head) throws(StoreError) -> AppendOutcome {
        try append([batch], ifHead: head)
    }

    /// Nothing to be done unless told otherwise.
    package func close() {}

    /// Record by record, with nothing read ahead.
    package func read(
        from sequence: Int64, ahead events: EventsAhead?, _ take: TakingRecords
    ) throws(StoreError) {
        try read(from: sequence) { record in
            var part = RecordPart(records: [record])
            take(&part, 0)
        }
    }

    /// Gives the records that this handle has not read yet to `take`.
    package func readOn(_ take: (Record) -> Void) throws(StoreError) {
        try read(from: head.sequence + 1, take)
    }
}

/// Whether a store can be written to.
package enum StoreStanding: Equatable, Sendable {
    /// Whole, as far as it was read, and written to.
    case writing
    /// Read only from here on, for this reason.
    case stopped(StoreError)
}
