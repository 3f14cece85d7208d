// The last look at attachments before events name them. Which events name one is known to upkeep too, which removes
// those that none does.

import Digests

extension AttachmentFolder {
    /// Refuses events that name an attachment which is not in its place. To be asked under the lock: what is there then
    /// stays, for only under the lock is one removed, and only if no record names it.
    func expectAll(namedBy batches: [RecordBatch]) throws(StoreError) {
        var found: Set<SHA256Digest> = []
        for batch in batches {
            for reference in batch.attachments where found.insert(reference.digest).inserted {
                let (part, name) = place(of: reference.digest)
                let status = try systemCall { () throws(SystemFailure) in
                    try files.layer.status(path: "\(part)/\(name)", at: .attachmentStatus)
                }
                guard status != nil else { throw .attachmentMissing(reference.digest) }
            }
        }
    }

    /// Brings the attachments to the disk that the events name. WHY: for a planted bug alone; it is too late then.
    func sync(namedBy batches: [RecordBatch]) throws(StoreError) {
        for reference in batches.flatMap(\.attachments) {
            let (part, name) = place(of: reference.digest)
            try systemCall { () throws(SystemFailure) in
                let file = try files.open("\(part)/\(name)", .reading, at: .attachmentOpen)
                defer { files.closeQuietly(file, at: .attachmentClose) }
                try files.layer.sync(file, at: .attachmentSync)
                try files.syncDirectory(part, at: .attachmentDirectorySync)
            }
        }
    }
}

extension RecordBatch {
    /// The attachments that the events name, in the order of the events.
    fileprivate var attachments: [AttachmentReference] {
        if let knownAttachments { return knownAttachments }
        let named = NamedContent()
        return places.compactMap { named.attachment(of: content[$0]) }
    }
}
