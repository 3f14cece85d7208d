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
        let survey = try ShippingSurvey(source, behind: head, address: link.address.text)
        for hash in survey.named.definitions {
            try putDefinition(hash, try source.definition(hash))
        }
        for (reference, _) in survey.named.attachments {
            _ = try putAttachment(try source.attachment(reference.digest))
        }
        try ship(source, upTo: survey.last, bytes: survey.bytes, progress)
        return Shipment(
            head: head, records: survey.last.sequence - survey.first, attachments: survey.named.attachments.count,
            definitions: survey.named.definitions.count)
    }

    /// Brings the records behind the head, up to a last one, in pieces of whole commands. WHY: as they are read, for a
    /// journal may be larger than the memory.
    private func ship(
        _ source: DiskStore, upTo last: Head, bytes total: Int64, _ progress: ReadingProgress?
    ) throws(StoreError) {
        let pieceBytes = 512 << 10
        var piece: [UInt8] = []
        var done: Int64 = 0
        var failure: StoreError?
        try source.read(from: head.sequence + 1) { record in
            guard failure == nil, record.sequence <= last.sequence else { return }
            piece += record.line
            piece.append(UInt8(ascii: "\n"))
            let isFull = piece.count >= pieceBytes && record.batch.index == record.batch.count
            guard isFull || record.sequence == last.sequence else { return }
            do throws(StoreError) {
                try ship(piece, to: Head(sequence: record.sequence, hash: record.hash))
            } catch {
                failure = error
            }
            done += Int64(piece.count)
            piece.removeAll(keepingCapacity: true)
            progress?(done, total)
        }
        if let failure { throw failure }
    }

    private func ship(_ lines: [UInt8], to next: Head) throws(StoreError) {
        let answer = try link.ask(.commit(after: EngineHead(head), to: EngineHead(next)), lines).said
        switch answer {
        case .committed: try copy.follow(lines, from: link.address.text) { _, _ in }
        case .moved: throw .engineBehind(address: link.address.text, copy: next.sequence, engine: head.sequence)
        default: throw link.address.failure(answer)
        }
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

/// What is to be brought of a store.
private struct ShippingSurvey {
    let named: NamedContent
    /// The number of the last record that is there already, and the last one to be brought.
    let first: Int64
    let last: Head
    /// How long the lines between them are.
    let bytes: Int64

    /// Reads the store. Records up to `head` are there already, and must be the same.
    init(_ source: DiskStore, behind head: Head, address: String) throws(StoreError) {
        var named = NamedContent()
        var isSame = head.sequence == 0
        var last = head
        var bytes: Int64 = 0
        try source.read(from: 1) { record in
            named.note(record)
            if record.sequence == head.sequence { isSame = record.hash == head.hash }
            guard record.sequence > head.sequence else { return }
            last = Head(sequence: record.sequence, hash: record.hash)
            bytes += Int64(record.line.count + 1)
        }
        if case .stopped(let reason) = source.standing { throw reason }
        guard isSame else {
            throw .engineBehind(address: address, copy: source.head.sequence, engine: head.sequence)
        }
        (self.named, first, self.last, self.bytes) = (named, head.sequence, last, bytes)
    }
}
