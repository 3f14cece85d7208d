// What the chain of a whole store says: how many records there are, and the hash that the last one has.

import Digests
package import Storage

/// A store's chain, read and verified from its first record on.
package struct StoreChain: Sendable {
    /// How many records there are.
    package let count: Int64
    /// The hash of the last one, 64 hexadecimal digits.
    package let head: String
    /// Whether a record has the hash that was looked for; true where none was.
    package let hasHead: Bool

    /// Reads every record; where the chain is broken the store's error says where.
    package init(reading store: any EventStore, lookingFor wanted: String?) throws(StoreError) {
        var isFound = wanted == nil
        try store.read(from: 1) { if $0.hash.hexadecimal == wanted { isFound = true } }
        if case .stopped(let reason) = store.standing { throw reason }
        count = store.head.sequence
        head = store.head.hash.hexadecimal
        hasHead = isFound
    }
}
