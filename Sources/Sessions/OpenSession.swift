// Making and opening stores for sessions: a new store takes a rulebook into use, an existing one runs what was
// deployed.

package import Compilation
import Digests
import Engine
package import Machines
package import Source
package import Storage

/// A rulebook that is fit to be taken into use.
package struct SoundRulebook: Sendable {
    package let compiled: Compiled
    /// What a store keeps of it.
    package let files: [DefinitionFile]

    /// Nil where the rulebook has errors. `root` is the folder that the sources' names begin with.
    package init?(_ rulebook: RulebookFiles, root: String) {
        guard rulebook.isSound else { return nil }
        compiled = compile(rulebook.rulebook)
        files = KnownDefinition.files(of: compiled, from: rulebook, root: root)
    }
}

extension Session {
    /// A session at a new, empty store, which takes the rulebook into use.
    package static func begin(
        at store: any EventStore, with rulebook: SoundRulebook, environment: Environment, language: Language
    ) throws(Failure) -> Session {
        let session = Session(store: store, environment: environment, language: language)
        let hash = rulebook.compiled.hash
        try Failure.storing { () throws(StoreError) in
            guard let digest = SHA256Digest(hexadecimal: Array(hash.utf8)) else { return }
            try store.putDefinition(digest, rulebook.files)
        }
        try session.write(at: nil, by: "") { registry in
            .success(registry.current == nil ? [.deployed(hash: hash)] : [])
        }
        return session
    }

    /// A session at a store that is there.
    package static func open(
        at store: any EventStore, environment: Environment, language: Language,
        recordsASnapshot: Int64 = Session.recordsASnapshot
    ) throws(Failure) -> Session {
        let session = Session(store: store, environment: environment, language: language)
        session.recordsASnapshot = recordsASnapshot
        try Failure.storing { () throws(StoreError) in try session.restore() }
        try session.catchUp()
        session.keepSnapshots()
        return session
    }

    /// Whether the store has a rulebook in use; one whose making was cut short has none.
    package var hasRulebook: Bool { registry.current != nil }

    /// The hash of the rulebook in use; nil where there is none.
    package var rulebookHash: String? { registry.current.map { registry.definitions[$0].hash } }

    /// Whether the rulebook at a path says what the one in use says, in the same words or in others; nil where none can
    /// be read there, or one with errors. Divisions count as on that day where the words differ.
    package func runsRulebook(at path: String, on day: CivilDate) -> Bool? {
        guard let hash = rulebookHash, let sources = try? RulebookFiles.readSources([path]) else { return nil }
        let bytes = { (path: String) in try? RulebookFiles.bytes(of: path) }
        // WHY: a prompt opens far more often than a rulebook changes, and bytes are compared sooner than meanings.
        if definition(hash: hash)?.isMade(of: sources, root: path, companion: bytes) == true { return true }
        let rulebook = RulebookFiles(sources, on: day, reading: .rules, companion: bytes)
        return rulebook.isSound ? compile(rulebook.rulebook).hash == hash : nil
    }
}
