// What a store takes in and gives out: the head, records, batches, attachments, definitions. How they lie on a disk is
// not known here.

package import Digests

/// The end of a journal: the number and the hash of its last record. A journal without records has the number 0 and a
/// hash that depends on the store's id alone.
package struct Head: Equatable, Sendable {
    /// The number of the last record; records count from 1.
    package let sequence: Int64
    /// The hash of the last record.
    package let hash: SHA256Digest

    /// A head.
    package init(sequence: Int64, hash: SHA256Digest) {
        self.sequence = sequence
        self.hash = hash
    }
}

/// The place of a record among the events that one command wrote. They are in the journal together or not at all.
package struct BatchPlace: Equatable, Sendable {
    /// The place, from 1.
    package let index: Int64
    /// How many events the command wrote.
    package let count: Int64
    /// How many records of other commands the same write brought before the command's first.
    package let earlier: Int64

    /// A place; the only one of its command, and its command the first of its write, unless told otherwise.
    package init(index: Int64 = 1, count: Int64 = 1, earlier: Int64 = 0) {
        self.index = index
        self.count = count
        self.earlier = earlier
    }
}

/// One record of the journal, read and verified.
package struct Record: Equatable, Sendable {
    /// The number, from 1 without gaps.
    package let sequence: Int64
    /// Milliseconds since 1970-01-01T00:00:00Z, as the writer gave them.
    package let atMilliseconds: Int64
    /// The session that wrote it.
    package let session: String
    /// The account that acted.
    package let by: String
    /// The place in its batch.
    package let batch: BatchPlace
    /// Where the event begins, counted from the line's first byte.
    let eventOffset: Int
    /// The hash of the record before it.
    package let previous: SHA256Digest
    /// The hash of this record.
    package let hash: SHA256Digest
    /// The whole line as it lies in the journal, without the line feed.
    package let line: ArraySlice<UInt8>

    /// The event: one JSON object in canonical bytes.
    package var event: ArraySlice<UInt8> {
        line[(line.startIndex + eventOffset)..<(line.endIndex - RecordLine.chainMembersBytes)]
    }
}

/// The events of one command on their way into the journal, with who wrote them when.
package struct RecordBatch: Equatable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let atMilliseconds: Int64
    /// The session that writes.
    package let session: String
    /// The account that acts.
    package let by: String
    /// The events one after another.
    let content: [UInt8]
    /// Where each event ends.
    let ends: [Int]
    /// The attachments that the events name; nil where that has to be looked for, as must the events' form.
    let knownAttachments: [AttachmentReference]?

    /// A batch of events, each one JSON object in canonical bytes; at least one.
    package init(atMilliseconds: Int64, session: String, by: String, events: [[UInt8]]) {
        self.atMilliseconds = atMilliseconds
        self.session = session
        self.by = by
        content = Array(events.joined())
        var end = 0
        ends = events.map { event in
            end += event.count
            return end
        }
        knownAttachments = nil
    }

    /// A batch of events that `RecordFromEvent` wrote. INVARIANT: each is one JSON object in canonical bytes.
    init(
        atMilliseconds: Int64, session: String, by: String, content: [UInt8], ends: [Int],
        attachments: [AttachmentReference]
    ) {
        self.atMilliseconds = atMilliseconds
        self.session = session
        self.by = by
        self.content = content
        self.ends = ends
        knownAttachments = attachments
    }

    /// How many events there are.
    package var count: Int { ends.count }

    /// The events, each one JSON object in canonical bytes.
    package var events: [[UInt8]] { places.map { Array(content[$0]) } }

    /// Where each event lies in the content.
    var places: [Range<Int>] { zip([0] + ends, ends).map { $0..<$1 } }

    /// Whether both say the same, whoever wrote it.
    package static func == (left: RecordBatch, right: RecordBatch) -> Bool {
        left.atMilliseconds == right.atMilliseconds && left.session == right.session && left.by == right.by
            && left.ends == right.ends && left.content == right.content
    }
}

/// What became of a batch.
package enum AppendOutcome: Equatable, Sendable {
    /// It is durable; this is the new head.
    case appended(Head)
    /// The journal has gone on past the head the caller had decided upon, nothing was written. Read on, decide again.
    case moved
}

/// An attachment as an event names it.
package struct AttachmentReference: Hashable, Sendable {
    /// The SHA-256 of the content.
    package let digest: SHA256Digest
    /// The length of the content.
    package let sizeBytes: Int64

    /// A reference.
    package init(digest: SHA256Digest, sizeBytes: Int64) {
        self.digest = digest
        self.sizeBytes = sizeBytes
    }
}

/// A file of a definition: a compiled machine or a source, opaque to the store.
package struct DefinitionFile: Equatable, Sendable {
    /// A relative path of plain parts, such as `machines/talent-grading.json` or `sources/人才.matter`.
    package let path: String
    /// The content.
    package let bytes: [UInt8]

    /// A file.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
