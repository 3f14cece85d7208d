// Bytes that may be longer than a value of etcd: cut into pieces which are written first, and put together again.

import Foundation
import Linking

/// What stands for bytes that lie in pieces.
struct PieceList: Codable {
    /// Of the whole: what the pieces' names have in them.
    let pieces: String
    let count: Int
    let sizeBytes: Int

    /// The most bytes of a piece. WHY: a request may have 1.5 MiB.
    static let pieceBytes = 1 << 20
}

extension EtcdStore {
    /// Keeps the pieces and gives what stands for them.
    func putPieces(_ bytes: [UInt8], as digest: String, until ends: DispatchTime) throws(EngineFailure) -> Data {
        let count = (bytes.count + PieceList.pieceBytes - 1) / PieceList.pieceBytes
        for number in 0..<count {
            let start = number * PieceList.pieceBytes
            let piece = Data(bytes[start..<min(start + PieceList.pieceBytes, bytes.count)])
            // WHY: time counts anew for each piece that has gone.
            let limit = max(ends, .now() + EtcdStore.readingSeconds)
            try put(keys.piece(number, of: digest), piece, until: limit)
        }
        let list = PieceList(pieces: digest, count: count, sizeBytes: bytes.count)
        guard let said = try? JSONEncoder().encode(list) else { throw .refused(.unreadable(name: digest)) }
        return said
    }

    /// The bytes of which the value stands.
    func pieces(_ said: Data, named name: Data) throws(EngineFailure) -> [UInt8] {
        guard let list = try? JSONDecoder().decode(PieceList.self, from: said), list.sizeBytes >= 0 else {
            throw .refused(.unreadable(name: String(decoding: name, as: UTF8.self)))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(list.sizeBytes)
        for number in 0..<list.count {
            let key = keys.piece(number, of: list.pieces)
            guard let piece = try self.value(of: key, until: .now() + EtcdStore.readingSeconds)?.value else {
                throw .refused(.unreadable(name: String(decoding: key, as: UTF8.self)))
            }
            bytes += piece
        }
        guard bytes.count == list.sizeBytes else {
            throw .refused(.unreadable(name: String(decoding: name, as: UTF8.self)))
        }
        return bytes
    }
}
