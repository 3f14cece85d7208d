// Reading whole files piece by piece: their digest, and whether an attachment has the one in its name. What is done
// with the pieces is the caller's.

import Digests

extension WholeFiles {
    /// How much of a file is read at once.
    static let pieceBytes = 1 << 20

    /// The digest and the length of a regular file, whose pieces `take` gets in order; nil where none stands there.
    func digest(
        ofFile path: String, at open: FailPoint, _ read: FailPoint, _ close: FailPoint,
        _ take: (ArraySlice<UInt8>) throws(SystemFailure) -> Void = { _ throws(SystemFailure) in }
    ) throws(SystemFailure) -> (digest: SHA256Digest, sizeBytes: Int64)? {
        guard try layer.status(path: path, at: open)?.kind == .regular else { return nil }
        let file = try self.open(path, .readingGiven, at: open)
        defer { closeQuietly(file, at: close) }
        var digest = SHA256()
        var offset: Int64 = 0
        while true {
            let piece = try self.read(file, count: WholeFiles.pieceBytes, offsetBytes: offset, at: read)
            digest.update(piece)
            try take(piece[...])
            offset += Int64(piece.count)
            if piece.count < WholeFiles.pieceBytes { return (digest.finalize(), offset) }
        }
    }
}

extension AttachmentFolder {
    /// The length of the attachment, whose content was read and has the digest.
    func verify(_ digest: SHA256Digest) throws(StoreError) -> Int64 {
        let (part, name) = place(of: digest)
        let found = try systemCall { () throws(SystemFailure) in
            try files.digest(ofFile: "\(part)/\(name)", at: .upkeepOpen, .upkeepRead, .upkeepClose)
        }
        guard let found else { throw .attachmentMissing(digest) }
        guard found.digest == digest else { throw .attachmentDamaged(digest) }
        return found.sizeBytes
    }
}
