// Records folded into a registry, as a session does it, to find the first one that no session could read.

import Digests
import Engine
import Machines

/// The state that a journal's records lead to.
struct EventFold {
    private(set) var registry = Registry()
    /// Why the record could not be read at which the folding stopped; nil where it goes on.
    private(set) var fault: StoreError?
    private let decoder = EventDecoder()
    private let resolve: (SHA256Digest) -> Ruleset?

    /// - Parameter resolve: The ruleset of a definition; nil where it is not there, or not what its hash says.
    init(resolve: @escaping (SHA256Digest) -> Ruleset?) {
        self.resolve = resolve
    }

    /// Folds one record further, unless there is a fault.
    mutating func take(_ record: Record) {
        guard fault == nil else { return }
        let resolve = resolve
        do throws(UnreadableEvent) {
            let event = try decoder.event(record.event, in: &registry)
            registry.fold(event, stamp: record.stamp) { hash in
                SHA256Digest(hexadecimal: Array(hash.utf8)).flatMap(resolve)
            }
        } catch {
            fault = error.failure(of: record.sequence)
        }
    }
}

extension Ruleset {
    /// The ruleset in a definition's files; nil where they hold none of this hash.
    init?(definition files: [DefinitionFile], hash: SHA256Digest) {
        guard let file = files.first(where: { $0.path == DefinitionFolder.hashedFile }),
            SHA256.digest(file.bytes) == hash
        else { return nil }
        self.init(canonicalBytes: file.bytes)
    }
}

extension DefinitionFolder {
    /// The file of a definition whose content has the definition's hash: the compiled machines.
    package static let hashedFile = "ruleset"
}
