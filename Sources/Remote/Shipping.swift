// Whole stores between a folder and an engine: completing the copy on this machine, and bringing a folder's store to
// an engine, or on from where that was cut short.

import Digests
import Linking
package import Storage

extension RemoteStore {
    /// Brings the copy up to the engine's end with everything that its records name, so that it can be worked on as a
    /// store of its own. An engine that is away is an error.
    package func completeCopy(_ progress: ReadingProgress? = nil) throws(StoreError) {
        var named = NamedContent()
        try read(from: 1) { named.note($0) }
        if let outage { throw outage }
        for hash in named.definitions { _ = try definition(hash) }
        let total = named.attachments.reduce(0) { $0 + $1.reference.sizeBytes }
        var done: Int64 = 0
        for (reference, _) in named.attachments {
            _ = try attachment(reference.digest)
            done += reference.sizeBytes
            progress?(done, total)
        }
    }

    /// Brings every record of a store in a folder to the engine, and what they name. The engine has the first of
    /// them, or none.
    package func takeOver(_ source: DiskStore, _ progress: ReadingProgress? = nil) throws(StoreError) -> Shipment {
        guard source.settings.id == settings.id else { throw .alreadyExists(path: link.address.text) }
        try read(from: 1) { _ in }
        if let outage { throw outage }
        var shipping = try Shipping(source, behind: head, address: link.address.text)
        for hash in shipping.named.definitions {
            try putDefinition(hash, try source.definition(hash))
        }
        for (reference, _) in shipping.named.attachments {
            _ = try putAttachment(try source.attachment(reference.digest))
        }
        let total = Int64(shipping.bytes)
        while let (lines, next) = shipping.next() {
            let answer = try link.ask(.commit(after: EngineHead(head), to: EngineHead(next)), lines).said
            switch answer {
            case .committed: try copy.follow(lines, from: link.address.text) { _, _ in }
            case .moved: throw .engineBehind(address: link.address.text, copy: next.sequence, engine: head.sequence)
            default: throw link.address.failure(answer)
            }
            progress?(total - Int64(shipping.bytes), total)
        }
        return Shipment(
            head: head, records: source.head.sequence - shipping.first, attachments: shipping.named.attachments.count,
            definitions: shipping.named.definitions.count)
    }
}

/// What was brought to an engine.
package struct Shipment: Equatable, Sendable {
    /// The end of the journal there.
    package let head: Head
    /// How many records it did not have before.
    package let records: Int64
    /// What they and those before name.
    package let attachments: Int
    package let definitions: Int
}

/// The records of a store on their way, in pieces of whole commands.
private struct Shipping {
    let named: NamedContent
    /// The number of the last record that is there already.
    let first: Int64
    private var pieces: [(lines: [UInt8], next: Head)] = []

    /// How long a piece is, unless one command is longer.
    private static let pieceBytes = 512 << 10

    /// Reads the store. Records up to `head` are there already, and must be the same.
    init(_ source: DiskStore, behind head: Head, address: String) throws(StoreError) {
        var named = NamedContent()
        var pieces: [(lines: [UInt8], next: Head)] = []
        var piece: [UInt8] = []
        var isSame = head.sequence == 0
        var last = head
        try source.read(from: 1) { record in
            named.note(record)
            if record.sequence == head.sequence { isSame = record.hash == head.hash }
            guard record.sequence > head.sequence else { return }
            piece += record.line
            piece.append(UInt8(ascii: "\n"))
            last = Head(sequence: record.sequence, hash: record.hash)
            guard record.batch.index == record.batch.count, piece.count >= Shipping.pieceBytes else { return }
            pieces.append((piece, last))
            piece = []
        }
        if case .stopped(let reason) = source.standing { throw reason }
        guard isSame else {
            throw .engineBehind(address: address, copy: source.head.sequence, engine: head.sequence)
        }
        if !piece.isEmpty { pieces.append((piece, last)) }
        self.named = named
        self.pieces = pieces.reversed()
        first = head.sequence
    }

    /// How much is still to be brought.
    var bytes: Int { pieces.reduce(0) { $0 + $1.lines.count } }

    mutating func next() -> (lines: [UInt8], next: Head)? { pieces.popLast() }
}
