// The names under which a store lies in etcd. Docs/Etcd.md describes them.

import Foundation
import Linking

/// The names of a store's parts.
struct Keys {
    /// What all names begin with.
    let prefix: String
    /// The fixed choices, as `store.json` has them.
    let settings: Data
    /// The number of the last record and its hash.
    let head: Data
    let headInBase64: [UInt8]

    init(prefix: String) {
        self.prefix = prefix
        settings = Data((prefix + "/store.json").utf8)
        head = Data((prefix + "/head").utf8)
        headInBase64 = [UInt8](head.base64EncodedData())
    }

    /// The lines of one write, by the number of its last record. WHY: so that the first name that is not before a
    /// number has the record of this number.
    func write(upTo sequence: Int64) -> [UInt8] {
        let digits = String(sequence).utf8
        return Array(prefix.utf8) + Array("/journal/".utf8)
            + repeatElement(UInt8(ascii: "0"), count: max(0, 16 - digits.count)) + digits
    }

    /// After the names of all writes.
    var afterWrites: Data { Data((prefix + "/journal0").utf8) }

    /// What says how many pieces a content has; it is written after them.
    func content(_ content: EngineContent) -> Data {
        Data("\(prefix)/\(content.kind.rawValue)/\(content.digest)".utf8)
    }

    /// A piece of something that is too long for one value, by a digest of the whole.
    func piece(_ number: Int, of digest: String) -> Data {
        let digits = String(number)
        return Data(
            "\(prefix)/pieces/\(digest)/\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits)".utf8)
    }
}
