// Works on the whole store on a stage, each by a process of its own, and what they may end with. What has to stand on
// the disk afterwards is looked at in `Audit.swift`.

import Digests
import Engine
import Machines
import Storage

extension Stage {
    /// Lets somebody work on the whole store.
    func perform(_ work: Work) {
        if work == .audit { return audit() }
        let index = works.count
        works.append(BegunWork(work: work, beganAt: disk.log.count))
        let process = SimulatedProcess(on: disk)
        do throws(UpkeepError) {
            works[index].sequence = try carryOut(work, access(process))
        } catch {
            note(error, during: work)
        }
        process.kill()
        works[index].endedAt = disk.log.count
        afterVerdict?(self)
    }

    /// Does the work; the record up to which it is done, nil where nothing is to be told of.
    private func carryOut(_ work: Work, _ access: StoreAccess) throws(UpkeepError) -> Int64? {
        switch work {
        case .snapshot:
            do throws(StoreError) { try snapshot(access) } catch { throw .store(error) }
            return nil
        case .backUp:
            return told(try backUpStore(at: Stage.folder, to: WorkPlace.backup, access: access))
        case .restore(let path):
            return told(try restoreStore(from: WorkPlace.backup, at: path, access: access))
        case .export:
            let outcome = try exportStore(
                at: Stage.folder, toFile: WorkPlace.exported, hasContent: true, access: access)
            for fault in outcome.faults { mistakes.append("an export lacks something: \(fault.code)") }
            return outcome.head.sequence
        case .take(let path):
            let source = try importSource(WorkPlace.exported, layer: access.layer)
            var wrong: [ImportFault] = []
            let outcome = try importStore(from: source, at: path, access: access) { wrong.append($0) }
            for fault in wrong { mistakes.append("line \(fault.line) of an export is wrong: \(fault.reason.en)") }
            return told(outcome)
        case .compact:
            let rules = CompactRules(now: Moment(milliseconds: 1_700_000_000_000), isTrial: false)
            _ = try compactStore(at: Stage.folder, rules, access: access)
            return nil
        case .litter:
            do throws(StoreError) { try litter(access) } catch { throw .store(error) }
            return nil
        case .litterBackup: litterBackup()
        case .spoil: spoil()
        case .audit: break
        }
        return nil
    }

    private func told(_ outcome: CopyOutcome) -> Int64 {
        for fault in outcome.faults { mistakes.append("a copy lacks something: \(fault.code)") }
        return outcome.head.sequence
    }

    /// An error that a failing disk, or what was there before, may lead to, and no other.
    private func note(_ error: UpkeepError, during work: Work) {
        switch error {
        case .store(.noStore) where createdAt == nil: break
        case .store(let error): note(error, during: "\(work)")
        case .input where disk.cached.node(at: WorkPlace.exported) == nil: break
        case .target, .input:
            if !mayFail { mistakes.append("\(work) fails on a sound disk: \(error.code) \(error.words.en)") }
        case .noBackup where !wasTold(.backUp): break
        case .targetOccupied where isThere(work): break
        default: mistakes.append("\(work) ends with the wrong error: \(error.code) \(error.words.en)")
        }
    }

    /// Whether such a work was told to be done.
    func wasTold(_ work: Work) -> Bool {
        works.contains { $0.work == work && $0.sequence != nil }
    }

    /// Whether what the work makes stands there whole already.
    private func isThere(_ work: Work) -> Bool {
        switch work {
        case .restore(let path), .take(let path): disk.cached.node(at: path + "/store.json") != nil
        case .export: disk.cached.node(at: WorkPlace.exported) != nil
        default: false
        }
    }

    // MARK: - Snapshots

    private func snapshot(_ access: StoreAccess) throws(StoreError) {
        let store = try DiskStore.open(at: Stage.folder, access: access)
        guard let (registry, archive) = try registry(of: store) else { return }
        guard let work = store.snapshotWork(of: registry, archive), work.run() else { return }
        guard let restored = store.restore(work) else {
            if !mayFail { mistakes.append("a snapshot that was just written can not be read") }
            return
        }
        let isSame = restored.registry.saysTheSame(as: registry)
        if !isSame, restored.archive.loss == nil, archive?.loss == nil {
            mistakes.append("a snapshot that was just written says something else")
        }
    }

    /// What a session sees that opens the store by its newest snapshot, held against what the records say; nil where
    /// that can not be known.
    func registry(of store: DiskStore) throws(StoreError) -> (Registry, SnapshotArchive?)? {
        let founding = founding
        let resolve = { (hash: String) in founding?.ruleset(hash) }
        let restored = try store.restore(resolve)
        var seen = restored?.registry ?? Registry()
        try store.fold(into: &seen, resolve: resolve) { _ in }
        let head = store.head
        var folded = Registry()
        try store.fold(from: 1, into: &folded, resolve: resolve) { _ in }
        if case .stopped(let reason) = store.standing { throw .writingStopped(because: reason) }
        // WHY: what another session has written meanwhile is in one of them alone.
        guard store.head == head else { return nil }
        let isSame = seen.saysTheSame(as: folded)
        if restored?.archive.loss != nil { return mayFail ? nil : lost(restored) }
        if !isSame { mistakes.append("a session that opens by a snapshot sees something else") }
        return (seen, restored?.archive)
    }

    private func lost(_ restored: Restored?) -> (Registry, SnapshotArchive?)? {
        mistakes.append("a snapshot can not be read, nor the journal: \(restored?.archive.loss?.code ?? "")")
        return nil
    }

    private func spoil() {
        let folder = Stage.folder + "/snapshot"
        guard let place = disk.cached.node(at: folder) else { return }
        let names = disk.cached.nodes[place].entries.map(\.name).filter { $0.hasSuffix(".snapshot") }
        guard let newest = names.max(), let node = disk.cached.node(at: folder + "/" + newest),
            let at = disk.cached.nodes[node].bytes.firstIndex(of: UInt8(ascii: "x"))
        else { return }
        disk.make(.write(file: node, offset: at, bytes: [UInt8(ascii: "y")]))
        disk.note(.sync(node))
    }

    // MARK: - What is in the way

    private func litter(_ access: StoreAccess) throws(StoreError) {
        number += 1
        _ = try DiskStore.open(at: Stage.folder, access: access).putAttachment(Array("nobody's \(number)".utf8))
        guard let folder = disk.cached.node(at: Stage.folder + "/attachments") else { return }
        // No process has such a number.
        let name = ".left.1999999999.new"
        if disk.cached.child(name, of: folder) == nil { _ = disk.make(isFolder: false, named: name, in: folder) }
    }

    private func litterBackup() {
        guard let folder = disk.cached.node(at: WorkPlace.backup + "/journal"),
            let last = disk.cached.nodes[folder].entries.max(by: { $0.name < $1.name })
        else { return }
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: 5000)
        disk.make(.write(file: last.node, offset: disk.cached.nodes[last.node].bytes.count, bytes: bytes))
        let name = "99999999.jsonl"
        if disk.cached.child(name, of: folder) == nil { _ = disk.make(isFolder: false, named: name, in: folder) }
    }
}
