// A snapshot's bytes, changed and summed again, so that a change gets beyond the sums: opened, and read in all its
// parts.

import Digests
import Engine
import Machines

@testable import Storage

private let snapshot = WrittenSnapshot()

/// One input of libFuzzer: places of three bytes, each with the byte that is put there.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = bytes(start, count)
    var data = snapshot.data
    var trailer = snapshot.trailer
    for at in stride(from: 0, through: input.count - 4, by: 4) {
        let place = Int(input[at]) << 8 | Int(input[at + 1])
        if input[at + 2] % 2 == 0 {
            data[place % data.count] = input[at + 3]
        } else {
            trailer[place % trailer.count] = input[at + 3]
        }
    }
    var image = snapshot.image
    image.put(summed(data, trailer), at: snapshot.path)
    read(SimulatedDisk(image))
    return 0
}

/// The frozen store with a snapshot of its last record.
private struct WrittenSnapshot {
    let frozen = FrozenStore()
    let image: DiskImage
    let path: String
    /// The blocks, and what is written behind them.
    let data: [UInt8]
    let trailer: [UInt8]

    init() {
        let disk = SimulatedDisk(frozen.image)
        do throws(StoreError) {
            let store = try DiskStore.open(at: FrozenStore.folder, access: FrozenStore.access(to: disk))
            try store.read(from: 1) { _ in }
            guard let work = store.snapshotWork(of: frozen.registry, nil), work.run() else {
                fatalError("no snapshot is written")
            }
            path = FrozenStore.folder + "/snapshot/" + SnapshotFolder.name(after: work.sequence)
            guard let blocks = store.snapshots.parseBlocks(named: SnapshotFolder.name(after: work.sequence)) else {
                fatalError("a snapshot can not be read")
            }
            trailer = blocks.trailer
            data = Array(disk.cached.bytes(at: path).prefix(blocks.dataBytes))
        } catch {
            fatalError("no snapshot is written: \(error)")
        }
        image = disk.cached
    }
}

/// The file of these blocks.
private func summed(_ data: [UInt8], _ trailer: [UInt8]) -> [UInt8] {
    var file: [UInt8] = []
    var writer = BlockWriter { bytes, _ throws(SystemFailure) in file += bytes }
    do throws(SystemFailure) {
        try writer.append(data)
        try writer.finish(trailer)
    } catch {
        fatalError("memory is full")
    }
    return file
}

/// Opens the store by its snapshot and asks for everything that lies in it.
private func read(_ disk: SimulatedDisk) {
    do throws(StoreError) {
        let store = try DiskStore.open(at: FrozenStore.folder, access: FrozenStore.access(to: disk))
        let restored = try store.restore { _ in snapshot.frozen.ruleset }
        var registry = restored?.registry ?? Registry()
        if let archive = restored?.archive {
            for number in 0..<min(200, archive.parties.count) { _ = archive.parties.element(at: number) }
            for number in 0..<min(200, archive.accounts.count) { _ = archive.accounts.element(at: number) }
            for number in 0..<min(200, archive.cases.count) { _ = archive.cases.element(at: number) }
            for party in snapshot.frozen.registry.parties {
                _ = archive.cases(appliedBy: party.id)
                archive.deskRows(of: party.id) { _ in }
            }
            archive.deskRows(of: nil) { _ in }
            _ = archive.account(named: "zhang")
        }
        let resolve: (String) -> Ruleset? = { _ in snapshot.frozen.ruleset }
        try store.fold(into: &registry, resolve: resolve) { _ in }
        expect(store.head == Head(of: snapshot.frozen), "the journal ends elsewhere")
    } catch {
        switch error {
        case .eventUnreadable, .unknownEventKind: return
        default: fatalError("the store cannot be read: \(error)")
        }
    }
}

extension Head {
    fileprivate init(of frozen: FrozenStore) {
        self.init(sequence: frozen.records.last?.sequence ?? 0, hash: frozen.records.last?.hash ?? .zero)
    }
}
