// A store with a journal of ten thousand events and a file, to be tampered with, and its lines in one stream. What is
// changed in it lives in `Tampering.swift`.

import Digests
import Storage

/// The store before anybody changed it.
struct SampleJournal {
    let image: DiskImage
    /// The lines of all segments, each without its line feed.
    let lines: [[UInt8]]
    /// The lines of each segment.
    let segments: [Range<Int>]
    /// For each line, the last line of its batch.
    let batchEnds: [Int]
    /// The head as it was kept elsewhere.
    let head: Head
    /// A file that the store keeps.
    let file: SHA256Digest

    static let segmentBytes: Int64 = 400_000

    static func path(ofSegment number: Int) -> String {
        let digits = String(number)
        return "\(Stage.folder)/journal/\(String(repeating: "0", count: 8 - digits.count))\(digits).jsonl"
    }

    /// Writes the journal: commands of one to four events, some with letters that have two forms.
    init(events: Int) throws(StoreError) {
        let disk = SimulatedDisk()
        let settings = StoreSettings(id: "tampered", isTraining: true)
        var store: DiskStore? = try DiskStore.create(
            at: Stage.folder, settings: settings,
            access: StoreAccess(layer: SimulatedProcess(on: disk), segmentBytes: SampleJournal.segmentBytes))
        var ends: [Int] = []
        var head = Head(sequence: 0, hash: .zero)
        var file = SHA256Digest.zero
        if let store {
            file = try store.putAttachment((0..<5000).map { UInt8(truncatingIfNeeded: $0 * 31) }).digest
            while ends.count < events {
                var group: [RecordBatch] = []
                for _ in 0..<40 where ends.count < events {
                    let count = min(1 + ends.count % 4, events - ends.count)
                    let first = ends.count
                    group.append(SampleJournal.batch(from: first, count))
                    ends += repeatElement(first + count - 1, count: count)
                }
                _ = try store.append(group, ifHead: store.head)
            }
            head = store.head
        }
        store = nil
        (image, batchEnds, self.head, self.file) = (disk.cached, ends, head, file)
        (lines, segments) = SampleJournal.lines(of: disk.cached)
    }

    private static func batch(from first: Int, _ count: Int) -> RecordBatch {
        let texts = ["Zoë, 19 years", "朱锦", "caf\u{e9} \\u001f", "plain"]
        let events = (first..<(first + count)).map { number in
            Array("{\"kind\":\"filled\",\"case\":\(number / 9),\"text\":\"\(texts[number % 4]) \(number)\"}".utf8)
        }
        return RecordBatch(
            atMilliseconds: 1_700_000_000_000 + Int64(first) * 977, session: "s\(first % 5)", by: "office-\(first % 7)",
            events: events)
    }

    private static func lines(of image: DiskImage) -> ([[UInt8]], [Range<Int>]) {
        var lines: [[UInt8]] = []
        var segments: [Range<Int>] = []
        while true {
            let bytes = image.bytes(at: path(ofSegment: segments.count + 1))
            let own = bytes.split(separator: 0x0A).filter { $0.first != 0 }.map { Array($0) }
            if own.isEmpty { return (lines, segments) }
            segments.append(lines.count..<(lines.count + own.count))
            lines += own
        }
    }

    /// The segment that holds a line, from 1.
    func segment(of line: Int) -> Int {
        (segments.firstIndex { $0.contains(line) } ?? 0) + 1
    }

    /// The bytes of a segment with other lines.
    static func bytes(_ lines: some Sequence<[UInt8]>) -> [UInt8] {
        lines.flatMap { $0 + [0x0A] }
    }
}
