// What records name that lies outside the journal: attachments and definitions. Whether it is there is not known here.

package import Digests

/// The attachments and definitions that the records of a journal name.
package struct NamedContent {
    /// Each attachment with the number of the first record that names it, in the order of these.
    package private(set) var attachments: [(reference: AttachmentReference, sequence: Int64)] = []
    private var known: Set<AttachmentReference> = []
    /// The definitions in the order in which they are first named.
    package private(set) var definitions: [SHA256Digest] = []
    private let reader = StrictReader()

    /// Nothing named yet.
    package init() {}

    /// What one record names that none before it did.
    package enum News {
        case attachment(AttachmentReference)
        case definition(SHA256Digest)
    }

    /// The kinds of events that name a definition.
    private static let definitionKinds = [EventKind.deployed, .applied].map { opening(of: $0) }
    private static let attachmentKinds = [EventKind.attached].map { opening(of: $0) }

    /// Takes note of what the record names; nil where that is nothing new.
    @discardableResult
    package mutating func note(_ record: Record) -> News? {
        // WHY: nearly all records name nothing, and their first bytes say so.
        if NamedContent.attachmentKinds.contains(where: { record.event.starts(with: $0) }) {
            guard let reference = attachment(of: record.event), known.insert(reference).inserted else {
                return nil
            }
            attachments.append((reference, record.sequence))
            return .attachment(reference)
        }
        if NamedContent.definitionKinds.contains(where: { record.event.starts(with: $0) }) {
            guard let hash = definition(of: record.event), !definitions.contains(hash) else { return nil }
            definitions.append(hash)
            return .definition(hash)
        }
        return nil
    }

    /// The attachment that an event's bytes name; nil where the event names none.
    func attachment(of event: ArraySlice<UInt8>) -> AttachmentReference? {
        guard NamedContent.attachmentKinds.contains(where: { event.starts(with: $0) }), let root = read(event),
            let file = root["file"], let digest = digest(file["hash"]), let sizeBytes = file["bytes"]?.integer
        else { return nil }
        return AttachmentReference(digest: digest, sizeBytes: sizeBytes)
    }

    private func definition(of event: ArraySlice<UInt8>) -> SHA256Digest? {
        read(event).flatMap { digest($0["definition"]) }
    }

    private func read(_ event: ArraySlice<UInt8>) -> StrictValue? {
        do throws(StrictFault) { return try reader.read(event) } catch { return nil }
    }

    private func digest(_ value: StrictValue?) -> SHA256Digest? {
        value?.plainText.flatMap { SHA256Digest(hexadecimal: $0) }
    }

    /// The first bytes of an event of the kind.
    private static func opening(of kind: EventKind) -> [UInt8] {
        Array("{\"kind\":\"\(kind.rawValue)\"".utf8)
    }
}

extension EventKind {
    private static let opening = Array("{\"kind\":\"".utf8)
    private static let known = Set(allCases.map { Array($0.rawValue.utf8)[...] })

    /// The kind that an event's bytes name, if no event of this program has it; nil for a known one.
    static func unknown(in event: ArraySlice<UInt8>) -> String? {
        var name: ArraySlice<UInt8> = []
        if event.starts(with: opening) {
            name = event.dropFirst(opening.count).prefix { $0 != UInt8(ascii: "\"") }
        }
        return known.contains(name) ? nil : String(decoding: name, as: UTF8.self)
    }
}
