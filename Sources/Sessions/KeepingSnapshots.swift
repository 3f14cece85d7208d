// When a session reads a snapshot, has one written and goes over to it. A snapshot is never needed: without it the
// session reads the journal from its first record on.

import Engine
import Source
import Storage
import Synchronization

/// A snapshot being written in the background.
final class SnapshotWriting: Sendable {
    private enum State {
        case running, written, failed
    }

    private let state = Mutex(State.running)
    private let isCalledOff = Mutex(false)

    /// Carries out the work; `background` returns at once.
    init(_ work: SnapshotWork, _ background: Environment.Background) {
        background {
            let isWritten = work.run { self.isCalledOff.withLock(\.self) }
            self.state.withLock { $0 = isWritten ? .written : .failed }
        }
    }

    /// Whether it is written; nil while it runs.
    var outcome: Bool? {
        state.withLock { state in
            switch state {
            case .running: nil
            case .written: true
            case .failed: false
            }
        }
    }

    func callOff() {
        isCalledOff.withLock { $0 = true }
    }
}

extension Session {
    /// How many records are read without a snapshot of them before one is written.
    package static let recordsASnapshot: Int64 = 20_000

    /// Takes the registry from the newest snapshot, if there is one. What came after it is to be read on.
    func restore() throws(StoreError) {
        guard let restored = try store.restore(ruleset) else { return }
        registry = restored.registry
        archive = restored.archive
    }

    /// In the middle of a long reading: writes a snapshot of what was read and puts it in the registry's place.
    /// WHY: a session must be able to open a store of which it can not hold the whole history in memory.
    func shelve(before sequence: Int64, _ registry: inout Registry) {
        let last = max(shelvedAt, archive?.sequence ?? 0)
        guard environment.background != nil, sequence - last > max(25 * recordsASnapshot, last / 2) else { return }
        shelvedAt = sequence
        guard let work = store.snapshotWork(of: registry, archive), work.run(), let restored = store.restore(work)
        else { return }
        registry = restored.registry
        archive = restored.archive
    }

    /// Between two commands: goes over to a snapshot that was written meanwhile, and begins to write one where many
    /// records came since the last. Whatever fails here is met again, and told, by the next command.
    package func keepSnapshots() {
        if let isWritten = snapshotWriting?.outcome {
            snapshotWriting = nil
            if isWritten { goOver() }
        }
        guard let background = environment.background, snapshotWriting == nil, unreadable == nil,
            store.recordsSince(archive) >= recordsASnapshot || archive?.hasFailed == true,
            store.head.sequence >= nextSnapshotAt
        else { return }
        nextSnapshotAt = store.head.sequence + recordsASnapshot
        // WHY: several sessions come to this point at the same record, and one snapshot does for all.
        if archive?.hasFailed != true, let newest = store.newestSnapshot,
            newest - (archive?.sequence ?? 0) >= recordsASnapshot
        {
            goOver()
            // WHY: one that can not be used, since another form of the program wrote it, does for nobody.
            if store.recordsSince(archive) < recordsASnapshot { return }
        }
        if let work = store.snapshotWork(of: registry, archive) {
            snapshotWriting = SnapshotWriting(work, background)
        }
    }

    /// Waits for a snapshot that is being written, so that the next session need not read what this one has read; of a
    /// wait of more than a second it is told. An interruption calls the writing off.
    package func finishSnapshots(wait: () -> Void) {
        let patienceEnds = environment.now().milliseconds + 1000
        var isTold = false
        while let writing = snapshotWriting, writing.outcome == nil {
            if environment.isInterrupted() { writing.callOff() }
            if !isTold, environment.now().milliseconds > patienceEnds {
                isTold = true
                let text = words(
                    zh: "正在保存快照，下次打开会更快；按 Ctrl-C 跳过",
                    en: "saving a snapshot, so that the store opens quickly; Ctrl-C skips it")
                environment.tell(text + "\n")
            }
            wait()
        }
        snapshotWriting = nil
    }

    /// Refuses where neither a damaged snapshot nor the journal has any more what was asked for.
    func expectWholeArchive() throws(StoreError) {
        guard let loss = archive?.loss else { return }
        unreadable = loss
        throw loss
    }

    private func goOver() {
        guard (try? restore()) != nil else { return }
        _ = try? foldOn()
    }
}
