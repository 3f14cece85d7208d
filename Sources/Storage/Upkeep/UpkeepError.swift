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
    /// `S0304` What is to be made would lie in the folder that it is made from.
    case targetInStore(path: String, store: String)
    /// `S0305` What is to be written into is a symbolic link.
    case targetIsLink(path: String)
    /// `S0306` Something else stands where something is to be made.
    case targetOccupied(path: String)
    /// `S0307` What is there belongs to another store.
    case targetOfAnother(path: String, found: String, expected: String)
    /// `S0308` A call of the operating system failed on what was to be made.
    case target(SystemFailure)
    /// `S0309` There is no whole backup.
    case noBackup(path: String)
    /// `S0310` The store's bytes are not those that a whole backup has.
    case backupDiffers(file: String, byte: Int64)
    /// `S0311` The store's journal ends before the backup's.
    case backupAhead(path: String, backup: Int64, store: Int64)
    /// `S0312` A file of the backup is not as it was written.
    case backupDamaged(file: String, byte: Int64)
    /// `S0313` A backup or an export was written by a newer program.
    case newerForm(path: String, found: Int64, known: Int64)
    /// `S0314` Lines of a file that was to be imported are wrong, so many of them.
    case importRefused(lines: Int64)
    /// `S0315` What was to be imported could not be read.
    case input(SystemFailure)
    /// `S0316` A snapshot does not say what the records say.
    case snapshotDiffers(file: String, byte: Int64)

    /// The code, stable for ever.
    package var code: String {
        switch self {
        case .store(let error): error.code
        case .headNotFound: "S0301"
        case .attachmentSize: "S0302"
        case .definitionDamaged: "S0303"
        case .targetInStore: "S0304"
        case .targetIsLink: "S0305"
        case .targetOccupied: "S0306"
        case .targetOfAnother: "S0307"
        case .target: "S0308"
        case .noBackup: "S0309"
        case .backupDiffers: "S0310"
        case .backupAhead: "S0311"
        case .backupDamaged: "S0312"
        case .newerForm: "S0313"
        case .importRefused: "S0314"
        case .input: "S0315"
        case .snapshotDiffers: "S0316"
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
        case .importRefused: .input
        case .targetInStore, .targetIsLink, .targetOccupied, .targetOfAnother, .target, .noBackup, .input: .call
        case .headNotFound, .attachmentSize, .definitionDamaged, .backupDiffers, .backupAhead, .backupDamaged,
            .newerForm, .snapshotDiffers:
            .store
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
        .definitionDamaged(.zero), .targetInStore(path: place, store: "zhuji-store"), .targetIsLink(path: place),
        .targetOccupied(path: place), .targetOfAnother(path: place, found: "a", expected: "b"),
        .target(SystemFailure(call: "pwrite", point: .copyWrite, path: place, number: 28)), .noBackup(path: place),
        .backupDiffers(file: place, byte: 3456), .backupAhead(path: place, backup: 13, store: 12),
        .backupDamaged(file: place, byte: 3456), .newerForm(path: place, found: 2, known: 1),
        .importRefused(lines: 2), .input(SystemFailure(call: "open", point: .givenOpen, path: place, number: 2)),
        .snapshotDiffers(file: "snapshot/…", byte: 3456),
    ]

    private static let place = "backup"
}
