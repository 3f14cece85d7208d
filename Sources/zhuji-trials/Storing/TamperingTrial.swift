// The trial of tampering: each change of a journal of ten thousand events is found by the chain or by a kept head, and
// the line that is named is the first that is not what was written. The changes live in `Tampering.swift`.

import Digests
import Storage

/// What the store says of a tampered journal.
private enum Finding {
    /// Damage at a line of the stream, from 0.
    case damage(line: Int)
    case segmentMissing
    /// A torn tail was dropped, from this line on.
    case tornTail(line: Int, head: Head)
    /// Nothing but where it ends.
    case whole(Head)
}

/// Many changes of one journal, and some of a kept file and of the store's id.
func tryTampering(_ run: TrialRun) throws {
    let sample = try SampleJournal(events: 10_000)
    run.count("events", sample.lines.count)
    run.count("segments", sample.segments.count)
    guard case .whole(sample.head) = try find(on: sample.image, sample) else {
        return run.breakPromise("the journal that nobody changed is not whole")
    }
    let rounds = run.isLong ? 2000 : 25
    for _ in 0..<rounds {
        for way in Tampering.allCases {
            if run.isOver { return }
            var chance = run.nextStep()
            guard let disk = sample.tampered(way, &chance) else { continue }
            run.count("changes")
            judge(try find(on: disk.image, sample), of: way, disk, sample, run)
        }
    }
    try tamperWithFile(of: sample, run)
}

private func find(on image: DiskImage, _ sample: SampleJournal) throws -> Finding {
    let access = StoreAccess(
        layer: SimulatedProcess(on: SimulatedDisk(image)), segmentBytes: SampleJournal.segmentBytes)
    let store: DiskStore
    do throws(StoreError) {
        store = try DiskStore.open(at: Stage.folder, access: access)
    } catch {
        if case .segmentMissing = error { return .segmentMissing }
        throw error
    }
    try store.read(from: 1) { _ in }
    if case .stopped(.damaged(let file, let line, _, _)) = store.standing {
        return .damage(line: stream(file, line, image))
    }
    for case .tornTailDropped(let file, let line, _, _, _) in store.takeNotices() {
        return .tornTail(line: stream(file, line, image), head: store.head)
    }
    return .whole(store.head)
}

/// The number in the stream of all lines, from 0, of a line of a segment.
private func stream(_ file: String, _ line: Int64, _ image: DiskImage) -> Int {
    var before = 0
    var number = 1
    while SampleJournal.path(ofSegment: number) != file, number < 1000 {
        before += image.bytes(at: SampleJournal.path(ofSegment: number)).count { $0 == 0x0A }
        number += 1
    }
    return before + Int(line) - 1
}

/// The first line of the stream that is not what was written.
private func firstChange(_ disk: TamperedDisk, _ sample: SampleJournal) -> Int {
    let first = disk.changes.map(\.segment).min() ?? 1
    guard first <= sample.segments.count else { return sample.lines.count }
    var line = sample.segments[first - 1].lowerBound
    for number in first...sample.segments.count + 1 {
        let path = SampleJournal.path(ofSegment: number)
        guard disk.image.node(at: path) != nil else { return line }
        let lines = disk.image.bytes(at: path).split(separator: 0x0A, omittingEmptySubsequences: false)
        for found in lines.dropLast() {
            guard line < sample.lines.count, found.elementsEqual(sample.lines[line]) else { return line }
            line += 1
        }
        if lines.last?.isEmpty == false { return line }
    }
    return line
}

private func judge(
    _ finding: Finding, of way: Tampering, _ disk: TamperedDisk, _ sample: SampleJournal, _ run: TrialRun
) {
    // WHY: a line that was given the hash that belongs to it is whole; the first that does not go on is the one after.
    let expected = firstChange(disk, sample) + (way == .forgeLine ? 1 : 0)
    switch finding {
    case .damage(let line):
        run.count("found by the chain")
        if line == expected { run.count("at their very line") }
        if line > expected { run.breakPromise("\(way) of line \(expected) is found at line \(line)") }
        if line < expected - 4 { run.breakPromise("\(way) of line \(expected) is found as early as line \(line)") }
    case .segmentMissing:
        run.count("found as a missing segment")
    case .tornTail(let line, let head):
        run.count("found as a torn tail")
        if line > expected { run.breakPromise("\(way) of line \(expected) is found at line \(line)") }
        if !way.isSeenByHeadAlone, expected < sample.lines.count - 4 {
            run.breakPromise("\(way) of line \(expected) passes for a torn tail at line \(line)")
        }
        if head == sample.head { run.breakPromise("\(way) of line \(expected) leaves the head as it was") }
    case .whole(let head):
        run.count("found by the head alone")
        if head == sample.head { run.breakPromise("\(way) of line \(expected) is not found") }
        if !way.isSeenByHeadAlone, expected < sample.lines.count {
            run.breakPromise("\(way) of line \(expected) passes for a whole journal")
        }
    }
}

/// A changed file is told by its digest, another id by the first record.
private func tamperWithFile(of sample: SampleJournal, _ run: TrialRun) throws {
    let digits = sample.file.hexadecimal
    let path = "\(Stage.folder)/attachments/\(digits.prefix(2))/\(digits.dropFirst(2))"
    for _ in 0..<(run.isLong ? 2000 : 200) {
        if run.isOver { return }
        var chance = run.nextStep()
        var bytes = sample.image.bytes(at: path)
        let at = chance.below(bytes.count)
        if chance.flip() { bytes[at] ^= 1 << UInt8(chance.below(8)) } else { bytes.removeLast(bytes.count - at) }
        var image = sample.image
        if let node = image.node(at: path) { image.setBytes(bytes, of: node) }
        let access = StoreAccess(layer: SimulatedProcess(on: SimulatedDisk(image)))
        let store = try DiskStore.open(at: Stage.folder, access: access)
        run.count("changed files")
        do throws(StoreError) {
            _ = try store.attachment(sample.file)
            run.breakPromise("a changed file is not found, byte \(at)")
        } catch {
            if case .attachmentDamaged = error { continue }
            run.breakPromise("a changed file is found as \(error.code)")
        }
    }
}
