// The chronicle: the registry that a province has grown to, and the commands that are not in its store yet. What
// happens in the province is decided elsewhere, by the engine alone.

import Engine
import Machines
import Storage

/// Writes what happens, many commands with one sync.
struct Chronicle {
    private(set) var registry: Registry
    private let store: any EventStore
    private let ruleset: Ruleset
    private var waiting: [RecordBatch] = []

    /// How many commands are synced at once.
    private static let commandsPerSync = 512

    init(store: any EventStore, registry: Registry) {
        self.store = store
        self.registry = registry
        ruleset = registry.ruleset
    }

    /// Takes what was decided into the chronicle; gives the refusal where it was refused.
    @discardableResult
    mutating func keep(
        _ decided: Result<[Event], Refusal>, by account: String, at moment: Moment
    ) throws(StoreError) -> Refusal? {
        let events: [Event]
        switch decided {
        case .failure(let refusal): return refusal
        case .success(let decided): events = decided
        }
        guard !events.isEmpty else { return nil }
        let stamp = Stamp(at: moment, session: "playground", by: account)
        waiting.append(try RecordBatch(events, stamp: stamp, registry: registry))
        let ruleset = ruleset
        for event in events { registry.fold(event, stamp: stamp) { _ in ruleset } }
        if waiting.count >= Chronicle.commandsPerSync { try sync() }
        return nil
    }

    /// Brings everything to the store.
    mutating func sync() throws(StoreError) {
        guard !waiting.isEmpty else { return }
        _ = try store.append(waiting, ifHead: store.head)
        waiting = []
    }
}
