// What a verification found of a whole store: its segments, its attachments and definitions, faults and remarks. How it
// is found lives in `VerifyStore.swift`.

import Digests

/// What was found of a store.
package struct StoreVerification: Sendable {
    /// The end of what is good of the journal.
    package var head: Head
    /// The segments in the order of their numbers.
    package var segments: [SegmentCondition] = []
    /// How many different attachments the good records name, and how many bytes they are.
    package var attachments = 0
    package var attachmentBytes: Int64 = 0
    /// How many definitions they name.
    package var definitions = 0
    /// Everything that is wrong, in the order in which it was found.
    package var faults: [UpkeepError] = []
    /// What is not wrong, but may be of interest, with its path below the store's folder.
    package var remarks: [Remark] = []

    /// Something that no record speaks of.
    package enum Remark: Equatable, Sendable {
        /// No record names the attachment.
        case orphanedAttachment(file: String)
        /// No record names the definition.
        case orphanedDefinition(file: String)
        /// Left by a session that ended while it wrote the file.
        case leftover(file: String)
        /// A snapshot that no session would use: of another form, of another journal, or damaged at its end.
        case unusableCache(file: String)
        /// The bytes of a torn tail that was dropped.
        case quarantined(file: String)
        /// Nothing of a store's.
        case stranger(file: String)
    }
}

/// What was found of one segment.
package struct SegmentCondition: Equatable, Sendable {
    /// The path below the store's folder.
    package let file: String
    package let sizeBytes: Int64
    /// The bytes from its beginning that are good, and their lines.
    package let goodBytes: Int64
    package let goodLines: Int64
    /// What follows on them; nil where nothing does.
    package let rest: Rest?

    /// What follows on the good bytes of a segment.
    package struct Rest: Equatable, Sendable {
        package let cause: Cause
        package let sizeBytes: Int64
        /// Lines that are whole records each for itself, and lines that are none.
        package let wholeLines: Int64
        package let otherLines: Int64
        /// The numbers of the first and the last of those records; nil where there are none.
        package let sequences: ClosedRange<Int64>?
    }

    /// Why the good bytes end there.
    package enum Cause: Equatable, Sendable {
        /// Space that was not written to yet.
        case unwritten
        /// A record that was never completed; the next session drops it.
        case torn
        /// A line that is not as it must be.
        case damaged(StoreError.Reason)
        /// The records before this segment are damaged or missing.
        case unreached
    }
}

extension Head {
    /// The hash as people keep it elsewhere: 64 hexadecimal digits.
    package var digits: String { hash.hexadecimal }
}
