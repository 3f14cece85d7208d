// A file that is to be attached: one that a user gave, or in a training store one that is made up. It is read or made
// before the decision, and kept only with it.

import Digests
import Engine
import Machines
import Reporting
import Scenarios
import Source
import Storage

/// A file, read but not yet kept.
struct GivenFile {
    let reference: FileReference
    private let bytes: [UInt8]
    private let store: any EventStore

    private init(_ bytes: [UInt8], named name: String, in store: any EventStore) {
        self.bytes = bytes
        self.store = store
        reference = FileReference(hash: SHA256.digest(bytes).hexadecimal, name: name, sizeBytes: bytes.count)
    }

    /// The file at the path, or without one a sample that the attachment takes.
    init(_ call: Call, _ path: String?, for attachment: Attachment) throws(Failure) {
        guard let path else {
            self.init(sampleFor: attachment, of: call.registry.ruleset, in: call.session.store)
            return
        }
        let place = call.session.path(path)
        let name = canonicallyComposed(place.split(separator: "/").last.map(String.init) ?? path)
        let bytes: [UInt8]
        do throws(Failure) {
            bytes = try call.session.environment.readFile(place, Int64(attachment.limitBytes))
        } catch {
            guard case .store(.fileRefused(_, .tooLarge)) = error else { throw error }
            throw .refusal(refusalOfTooLarge(name, for: attachment), nil)
        }
        self.init(bytes, named: name, in: call.session.store)
    }

    /// A file that is made up.
    init(sampleFor attachment: Attachment, of ruleset: Ruleset, in store: any EventStore) {
        let bytes = SampleContent.bytes(ofKind: attachment.kinds.first ?? "", limitBytes: attachment.limitBytes)
        self.init(bytes, named: Samples(for: ruleset).file(for: attachment, number: 1).name, in: store)
    }

    /// Keeps the content in the store; an event may name it only after that.
    func keep() throws(StoreError) {
        _ = try store.putAttachment(bytes)
    }
}
