// The files that people attach: one small document of each kind that rulebooks ask for, linked wherever one is needed.

import Digests
import Engine
import Machines
import Storage

/// The sample files of a store.
struct SampleFiles {
    private let references: [String: FileReference]

    /// Keeps the files in the store.
    init(in store: any EventStore) throws(StoreError) {
        var references: [String: FileReference] = [:]
        for kind in SampleContent.kinds {
            let bytes = SampleContent.bytes(ofKind: kind)
            let kept = try store.putAttachment(bytes)
            references[kind] = FileReference(
                hash: kept.digest.hexadecimal, name: "演练附件." + kind, sizeBytes: bytes.count)
        }
        self.references = references
    }

    /// A file that the attachment takes; of kinds beyond these the first is named as one.
    func file(for attachment: Attachment) -> FileReference {
        for kind in attachment.kinds {
            if let reference = references[kind] { return reference }
        }
        let any = references["pdf"] ?? FileReference(hash: String(repeating: "0", count: 64), name: "", sizeBytes: 1)
        let kind = attachment.kinds.first ?? "pdf"
        return FileReference(hash: any.hash, name: "演练附件." + kind, sizeBytes: any.sizeBytes)
    }
}
