// What works on the whole store have left on a disk, whole or cut short: nothing that opens, or everything; and each
// can be done again. The works themselves live in `StageWorks.swift`.

import Engine
import Storage

extension Stage {
    /// Looks at everything that the works have made, and makes it again. Nothing fails meanwhile.
    func audit() {
        let begun = Set(works.map(\.work))
        auditStore(at: Stage.folder, isSpoiled: begun.contains(.spoil))
        if begun.contains(.snapshot) { auditSnapshot() }
        guard mistakes.isEmpty, let events = events(at: Stage.folder) else { return }
        if begun.contains(.backUp) { auditBackup(events) }
        if begun.contains(.export) { auditExport(events) }
    }

    // MARK: - Stores

    /// Expects that nothing in the store is wrong.
    private func auditStore(at path: String, isSpoiled: Bool = false) {
        let process = SimulatedProcess(on: disk)
        defer { process.kill() }
        do throws(StoreError) {
            let found = try StoreVerification.run(at: path, access: access(process))
            for fault in found.faults {
                if case .snapshotDiffers = fault, isSpoiled { continue }
                mistakes.append("\(path) is not whole: \(fault.code) \(fault.words.en)")
            }
            for case .unusableCache(let file) in found.remarks where !isSpoiled && isBorneOut(file, found.head) {
                mistakes.append("\(path) has a snapshot that is not whole: \(file)")
            }
        } catch {
            note(error, during: "verification of \(path)")
        }
    }

    /// Whether the journal still has the records of a snapshot. WHY: a power failure may have taken records that nobody
    /// was told of.
    private func isBorneOut(_ file: String, _ head: Head) -> Bool {
        let digits = file.split(separator: "/").last?.prefix { $0 != "." } ?? ""
        let isCertain = commands.allSatisfy { if case .unknown = $0.verdict { false } else { true } }
        return isCertain && (Int64(digits) ?? .max) <= head.sequence
    }

    private func auditSnapshot() {
        let process = SimulatedProcess(on: disk)
        defer { process.kill() }
        do throws(StoreError) {
            _ = try registry(of: DiskStore.open(at: Stage.folder, access: access(process)))
        } catch {
            note(error, during: "opening by a snapshot")
        }
    }

    /// The events of a store; nil where there is none, or where they can not be read.
    private func events(at path: String) -> [[UInt8]]? {
        let process = SimulatedProcess(on: disk)
        defer { process.kill() }
        var found: [[UInt8]] = []
        do throws(StoreError) {
            let store = try DiskStore.open(at: path, access: access(process))
            try store.read(from: 1) { found.append(Array($0.event)) }
            if case .stopped(let reason) = store.standing { throw reason }
            return found
        } catch {
            if case .noStore = error { return nil }
            note(error, during: "reading of \(path)")
            return nil
        }
    }

    /// Expects that a store made from another one has these many of its events, and lacks nothing.
    private func auditCopy(at path: String, _ events: [[UInt8]], counts: Set<Int64>) {
        guard let copied = self.events(at: path) else { return mistakes.append("\(path) is no store") }
        if !counts.isEmpty, !counts.contains(Int64(copied.count)) {
            mistakes.append("\(path) has \(copied.count) events, not \(counts.sorted())")
        }
        if !events.starts(with: copied) { mistakes.append("\(path) has other events than the store") }
        auditStore(at: path)
    }

    // MARK: - Backups

    private func auditBackup(_ events: [[UInt8]]) {
        let told = Set(works.compactMap { $0.work == .backUp ? $0.sequence : nil })
        let isCertain = works.allSatisfy { $0.work != .backUp || $0.sequence != nil }
        let found = number(behind: "\"records\":", in: WorkPlace.backup + "/backup.json")
        var counts = told.union(found.map { [$0] } ?? [])
        if !told.isEmpty, counts.max() != told.max(), isCertain {
            mistakes.append("the backup that was told of is gone")
        }
        if counts.isEmpty || !isCertain { counts = [] }
        if disk.cached.node(at: WorkPlace.proof + "/store.json") == nil { perform(.restore(to: WorkPlace.proof)) }
        if self.events(at: WorkPlace.proof) != nil {
            auditCopy(at: WorkPlace.proof, events, counts: counts)
        } else if !told.isEmpty {
            mistakes.append("a backup that was told of can not be restored")
        }
        again(.backUp) { $0 == Int64(events.count) }
        if works.contains(where: { $0.work == .restore(to: WorkPlace.restored) }) {
            let isThere = self.events(at: WorkPlace.restored) != nil
            if !isThere, wasTold(.restore(to: WorkPlace.restored)) {
                mistakes.append("a store that was told to be restored is gone")
            }
            if !isThere { again(.restore(to: WorkPlace.restored)) { $0 == Int64(events.count) } }
            if !counts.isEmpty { counts.insert(Int64(events.count)) }
            auditCopy(at: WorkPlace.restored, events, counts: counts)
        }
    }

    private func auditExport(_ events: [[UInt8]]) {
        if disk.cached.node(at: WorkPlace.exported) == nil {
            if wasTold(.export) { mistakes.append("an export that was told of is gone") }
            again(.export) { $0 == Int64(events.count) }
        }
        guard let count = number(behind: "{\"end\":", in: WorkPlace.exported) else {
            return mistakes.append("an export has no end")
        }
        let work = Work.take(to: WorkPlace.imported)
        let isThere = self.events(at: WorkPlace.imported) != nil
        if !isThere, wasTold(work) { mistakes.append("a store that was told to be imported is gone") }
        if !isThere { again(work) { $0 == count } }
        auditCopy(at: WorkPlace.imported, events, counts: [count])
    }

    /// Does a work again, which must come to its end.
    private func again(_ work: Work, _ isRight: (Int64) -> Bool) {
        guard mistakes.isEmpty else { return }
        perform(work)
        if let sequence = works.last?.sequence, isRight(sequence) { return }
        mistakes.append("\(work) can not be done again: it ends with record \(works.last?.sequence ?? 0)")
    }

    /// The number behind the last of these words in a file.
    private func number(behind words: String, in path: String) -> Int64? {
        let bytes = disk.cached.bytes(at: path)
        let words = Array(words.utf8)
        guard let start = bytes.indices.last(where: { bytes[$0...].starts(with: words) }) else { return nil }
        let digits = bytes[(start + words.count)...].prefix { (0x30...0x39).contains($0) }
        return Int64(String(decoding: digits, as: UTF8.self))
    }
}
