// Attachments and definitions of a store on an engine. They go to the engine first, and lie in the copy on this
// machine from then on; what another machine put there is fetched when it is asked for, and held against its digest.

package import Digests
import Linking
package import Storage

extension RemoteStore {
    /// Keeps the content on the engine.
    package func putAttachment(_ bytes: [UInt8]) throws(StoreError) -> AttachmentReference {
        let digest = SHA256.digest(bytes)
        try put(EngineContent(.attachments, digest.hexadecimal), bytes)
        return try copy.putAttachment(bytes)
    }

    /// The content from the copy, or from the engine.
    package func attachment(_ digest: SHA256Digest) throws(StoreError) -> [UInt8] {
        do throws(StoreError) {
            return try copy.attachment(digest)
        } catch {
            switch error {
            case .attachmentMissing, .attachmentDamaged: break
            default: throw error
            }
        }
        guard let bytes = try get(EngineContent(.attachments, digest.hexadecimal)) else {
            throw .attachmentMissing(digest)
        }
        guard SHA256.digest(bytes) == digest else { throw .attachmentDamaged(digest) }
        // WHY: the copy need not have it; what was fetched is right.
        _ = try? copy.putAttachment(bytes)
        return bytes
    }

    /// Keeps the files on the engine. WHY: the copy takes them from there, since another session may have put other
    /// sources under the hash first.
    package func putDefinition(_ hash: SHA256Digest, _ files: [DefinitionFile]) throws(StoreError) {
        try DefinitionFolder.expectPlainPaths(of: files)
        do throws(StoreError) {
            _ = try definition(hash)
        } catch {
            guard case .definitionMissing = error else { throw error }
            try put(EngineContent(.definitions, hash.hexadecimal), PackedDefinition.pack(files))
            _ = try definition(hash)
        }
    }

    /// The files from the copy, or from the engine.
    package func definition(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] {
        do throws(StoreError) {
            return try copy.definition(hash)
        } catch {
            guard case .definitionMissing = error else { throw error }
        }
        guard let bytes = try get(EngineContent(.definitions, hash.hexadecimal)),
            let files = PackedDefinition.unpack(bytes, as: hash)
        else { throw .definitionMissing(hash) }
        try copy.putDefinition(hash, files)
        return try copy.definition(hash)
    }

    /// Refuses events that name an attachment which the engine does not have. What another session put there is
    /// fetched.
    func expectAttachments(namedBy batches: [RecordBatch]) throws(StoreError) {
        var fetched: SHA256Digest?
        while true {
            do throws(StoreError) {
                return try copy.expectAttachments(namedBy: batches)
            } catch {
                guard case .attachmentMissing(let digest) = error, digest != fetched else { throw error }
                _ = try attachment(digest)
                fetched = digest
            }
        }
    }

    /// Has the definitions that lines bring into use in the copy before the lines are, so that what the copy has can be
    /// worked on while the engine is away. An engine that goes away meanwhile is noted, and the answer is false.
    func takeDefinitions(namedBy lines: [UInt8]) throws(StoreError) -> Bool {
        for hash in PackedDefinition.deployed(in: lines) {
            do throws(StoreError) {
                _ = try definition(hash)
            } catch {
                switch error {
                case .engineAway:
                    noteOutage(error)
                    return false
                // WHY: whoever needs it says so.
                case .definitionMissing: continue
                default: throw error
                }
            }
        }
        return true
    }

    func put(_ content: EngineContent, _ bytes: [UInt8]) throws(StoreError) {
        let answer = try link.ask(.put(content, pieces: SHA256.digest(bytes).hexadecimal), bytes).said
        guard case .done = answer else { throw link.address.failure(answer) }
    }

    private func get(_ content: EngineContent) throws(StoreError) -> [UInt8]? {
        let answer = try link.ask(.get(content))
        switch answer.said {
        case .content: return answer.bytes
        case .absent: return nil
        default: throw link.address.failure(answer.said)
        }
    }
}
