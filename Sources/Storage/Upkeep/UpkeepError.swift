// What is found wrong or refused in work on a whole store, as facts with a code. The words live in `UpkeepWords.swift`.

package import Digests

/// Why a work on a whole store came to nothing, or what it found wrong.
package enum UpkeepError: Error, Equatable, Sendable {
    /// What the store itself says.
    case store(StoreError)
    /// `S0301` No record has the hash that was kept elsewhere.
    case headNotFound(String)
    /// `S0302` The content of an attachment is not as long as the record says that names it.
    case attachmentSize(AttachmentReference, sequence: Int64, foundBytes: Int64)
    /// `S0303` The compiled machines of a definition do not have its hash.
    case definitionDamaged(SHA256Digest)

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .store(let error): error.code
        case .headNotFound: "S0301"
        case .attachmentSize: "S0302"
        case .definitionDamaged: "S0303"
        }
    }

    /// What is at fault.
    package enum Blame: Equatable, Sendable {
        /// A file that was handed in.
        case input
        /// How the work was called.
        case call
        /// The store, or a backup of it.
        case store
    }

    /// What is at fault.
    package var blame: Blame {
        switch self {
        case .store(let error): error.isFaultOfInput ? .input : .store
        case .headNotFound, .attachmentSize, .definitionDamaged: .store
        }
    }

    /// Runs what the store may refuse.
    static func storing<Value>(_ body: () throws(StoreError) -> Value) throws(UpkeepError) -> Value {
        do throws(StoreError) { return try body() } catch { throw .store(error) }
    }
}

extension UpkeepError {
    /// An error of every code that is not a store's, in the order of the codes, with facts made up.
    package static let samples: [UpkeepError] = [
        .headNotFound("…"),
        .attachmentSize(AttachmentReference(digest: .zero, sizeBytes: 12), sequence: 12, foundBytes: 11),
        .definitionDamaged(.zero),
    ]
}
