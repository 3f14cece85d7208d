// A whole journal on a disk in memory: opened, read, recovered, opened again, written to and verified. Lines are
// chained here, so that an input gets beyond the hashes.

import Digests
import Engine
import Machines

@testable import Storage

private let frozen = FrozenStore()

/// One input of libFuzzer, a journal by lines. What begins with a comma is a record without its number and its hashes,
/// which are put right; `#` begins the next segment; `!` stands before bytes that are taken as they are, and `~` before
/// bytes without a line feed behind them; `0` and digits are zeros, so many times 512.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var image = frozen.image
    for (index, segment) in segments(bytes(start, count)).enumerated() {
        let digits = String(index + 1)
        let name = String(repeating: "0", count: 8 - digits.count) + digits + ".jsonl"
        image.put(segment, at: FrozenStore.folder + "/journal/" + name)
    }
    let disk = SimulatedDisk(image)
    let found = state(of: disk)
    let again = state(of: disk)
    expect(found.head == again.head && found.records == again.records, "a store opens otherwise the second time")
    expect(found.isDamaged == again.isDamaged, "damage comes or goes")
    expect(found.isDamaged || again.notices == 0, "a torn tail is dropped twice")
    verify(disk, found)
    if !found.isDamaged { goOn(disk, found) }
    return 0
}

/// The journal's segments as the input has them. The last files of the frozen store are empty where it has fewer.
private func segments(_ input: [UInt8]) -> [[UInt8]] {
    var segments: [[UInt8]] = [[]]
    var head = ChainFollower.genesis(storeID: frozen.settings.id)
    for line in input.split(separator: UInt8(ascii: "\n")).prefix(400) {
        switch line.first {
        case UInt8(ascii: ","):
            let (text, hash) = chained(Array("{\"seq\":\(head.sequence + 1)".utf8) + line, after: head.hash)
            segments[segments.count - 1] += text + [UInt8(ascii: "\n")]
            head = Head(sequence: head.sequence + 1, hash: hash)
        case UInt8(ascii: "#"): segments.append([])
        case UInt8(ascii: "!"): segments[segments.count - 1] += line.dropFirst() + [UInt8(ascii: "\n")]
        case UInt8(ascii: "0"):
            let count = min(40, DecimalDigits.parse(line.dropFirst()) ?? 1)
            segments[segments.count - 1] += [UInt8](repeating: 0, count: 512 * Int(max(0, count)))
        default: segments[segments.count - 1] += line.dropFirst()
        }
    }
    while segments.count < 2 { segments.append([]) }
    return segments
}

/// What a session finds.
private struct Found {
    var head: Head
    var records: [Record] = []
    var isDamaged = false
    var notices = 0
}

private func state(of disk: SimulatedDisk) -> Found {
    do throws(StoreError) {
        let store = try DiskStore.open(at: FrozenStore.folder, access: FrozenStore.access(to: disk))
        var found = Found(head: store.head)
        var fold = EventFold { _ in frozen.ruleset }
        try store.read(from: 1) { record in
            found.records.append(record)
            fold.take(record)
        }
        found.head = store.head
        expect(found.records.last.map(\.sequence) ?? 0 == found.head.sequence, "the head is not the last record")
        if case .stopped = store.standing { found.isDamaged = true }
        found.notices = store.takeNotices().count
        return found
    } catch {
        fatalError("the journal cannot be read at all: \(error)")
    }
}

/// The verification ends where the sessions end.
private func verify(_ disk: SimulatedDisk, _ found: Found) {
    do throws(StoreError) {
        let report = try StoreVerification.run(at: FrozenStore.folder, access: FrozenStore.access(to: disk))
        expect(report.head == found.head, "a verification ends elsewhere than a session")
        let isDamaged = report.faults.contains { fault in
            switch fault {
            case .store(.damaged), .store(.segmentMissing): true
            default: false
            }
        }
        expect(isDamaged == found.isDamaged, "a verification and a session judge differently")
    } catch {
        fatalError("the store cannot be verified at all: \(error)")
    }
}

/// A command is written behind what was found, and read.
private func goOn(_ disk: SimulatedDisk, _ found: Found) {
    do throws(StoreError) {
        let store = try DiskStore.open(
            at: FrozenStore.folder, access: FrozenStore.access(to: disk, segmentBytes: 30_000))
        try store.read(from: found.head.sequence + 1) { _ in }
        let batch = RecordBatch(
            atMilliseconds: 1, session: "s", by: "b", events: [Array("{\"kind\":\"exported\"}".utf8)])
        guard case .appended(let head) = try store.append(batch, ifHead: store.head) else {
            fatalError("the journal went on by itself")
        }
        store.close()
        let after = state(of: disk)
        expect(after.head == head && after.records.dropLast() == found.records[...], "what was written is not there")
    } catch {
        fatalError("a command cannot be written: \(error)")
    }
}
