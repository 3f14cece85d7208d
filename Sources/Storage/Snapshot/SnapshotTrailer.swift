// What a snapshot says of itself: which record it stands after, where its parts lie, and the frame of the registry.
// The parts themselves are written in `SnapshotWriter.swift` and read in `SnapshotArchive.swift`.

import Digests
import Engine
import Machines

/// The parts of a snapshot, in the order in which they lie in its file.
enum SnapshotPart: Int, CaseIterable {
    /// The cases one after another, and where each begins and the last one ends.
    case cases, caseOffsets
    case parties, partyOffsets
    case accounts, accountOffsets
    /// A row a case, as seen by nobody in particular.
    case caseRows
    /// The rows of each party that reviews, one after another, and by party where its rows begin.
    case deskRows, deskOffsets
    /// The cases of each applicant, and by party where they begin.
    case applied, appliedOffsets
    /// Parties by the values that they are found by.
    case holders, holderDirectory
    /// Accounts by name.
    case names, nameDirectory
}

/// The trailer of a snapshot's file.
struct SnapshotTrailer {
    /// Goes up whenever the bytes of a snapshot come to mean something else; one of another form is made anew.
    static let form = 3

    /// The head of the store's journal before its first record, which no other store has.
    let genesis: SHA256Digest
    /// The record after which the snapshot stands.
    let position: JournalPosition
    /// Where the journal's segments up to there begin.
    let starts: [JournalPosition]
    /// By hash.
    let definitions: [String]
    let deployments: [Int]
    let latest: Moment?
    let drafts: [CaseID: [String: ReviewDraft]]
    let opinions: [PartyID: [Verb: [String]]]
    let partyCount: Int
    let accountCount: Int
    let caseCount: Int
    /// By part: where it begins in the file.
    var offsets: [Int] = []

    init(_ registry: Registry, genesis: Head, position: JournalPosition, starts: [JournalPosition]) {
        self.genesis = genesis.hash
        self.position = position
        self.starts = starts
        definitions = registry.definitions.map(\.hash)
        deployments = registry.deployments
        latest = registry.latest
        drafts = registry.drafts
        opinions = registry.opinionsByParty
        partyCount = registry.parties.count
        accountCount = registry.accounts.count
        caseCount = registry.cases.count
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.put(SnapshotTrailer.form)
        writer.put(genesis.hexadecimal)
        writer.put(position)
        writer.put(starts) { $0.put($1) }
        writer.put(definitions) { $0.put($1) }
        writer.put(deployments) { $0.put($1) }
        writer.put(latest) { $0.put($1) }
        writer.put(drafts.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }) { writer, entry in
            writer.put(UInt64(entry.key.number))
            writer.put(entry.value.sorted { $0.key < $1.key }) { writer, draft in
                writer.put(draft.key)
                writer.put(draft.value)
            }
        }
        writer.put(opinions.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }) { writer, entry in
            writer.put(entry.key)
            writer.put(entry.value.sorted { $0.key.rawValue < $1.key.rawValue }) { writer, opinions in
                writer.put(opinions.key)
                writer.put(opinions.value) { $0.put($1) }
            }
        }
        writer.put(partyCount)
        writer.put(accountCount)
        writer.put(caseCount)
        writer.put(offsets) { $0.put($1) }
        return writer.bytes
    }

    init(_ bytes: [UInt8]) throws(SnapshotFault) {
        var reader = ByteReader(bytes)
        guard try reader.int() == SnapshotTrailer.form,
            let genesis = SHA256Digest(hexadecimal: Array(try reader.text().utf8))
        else { throw SnapshotFault() }
        self.genesis = genesis
        position = try reader.position()
        starts = try reader.list { reader throws(SnapshotFault) in try reader.position() }
        definitions = try reader.list { reader throws(SnapshotFault) in try reader.text() }
        deployments = try reader.list { reader throws(SnapshotFault) in try reader.int() }
        latest = try reader.optional { reader throws(SnapshotFault) in try reader.moment() }
        let drafts = try reader.list { reader throws(SnapshotFault) in
            (
                CaseID(try reader.narrow()),
                try reader.list { reader throws(SnapshotFault) in (try reader.text(), try reader.draft()) }
            )
        }
        let opinions = try reader.list { reader throws(SnapshotFault) in
            (
                try reader.partyID(),
                try reader.list { reader throws(SnapshotFault) in
                    (try reader.verb(), try reader.list { reader throws(SnapshotFault) in try reader.text() })
                }
            )
        }
        self.drafts = Dictionary(
            drafts.map { ($0.0, Dictionary($0.1, uniquingKeysWith: { $1 })) }, uniquingKeysWith: { $1 })
        self.opinions = Dictionary(
            opinions.map { ($0.0, Dictionary($0.1, uniquingKeysWith: { $1 })) }, uniquingKeysWith: { $1 })
        partyCount = try reader.int()
        accountCount = try reader.int()
        caseCount = try reader.int()
        offsets = try reader.list { reader throws(SnapshotFault) in try reader.int() }
        guard reader.isAtEnd, offsets.count == SnapshotPart.allCases.count, partyCount >= 0, accountCount >= 0,
            caseCount >= 0
        else { throw SnapshotFault() }
    }

    /// Where a part begins.
    func offset(of part: SnapshotPart) -> Int { offsets[part.rawValue] }
}

extension ByteWriter {
    fileprivate mutating func put(_ position: JournalPosition) {
        put(position.segment)
        put(position.offsetBytes)
        put(position.lines)
        put(position.head.sequence)
        put(position.head.hash.hexadecimal)
    }
}

extension ByteReader {
    fileprivate mutating func position() throws(SnapshotFault) -> JournalPosition {
        let (segment, offset, lines, sequence) = (try signed(), try signed(), try signed(), try signed())
        guard let hash = SHA256Digest(hexadecimal: Array(try text().utf8)), segment > 0, offset >= 0 else {
            throw SnapshotFault()
        }
        return JournalPosition(
            segment: segment, offsetBytes: offset, lines: lines, head: Head(sequence: sequence, hash: hash))
    }
}
