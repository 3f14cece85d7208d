// Replay: a journal read, its chain checked, its events folded into live cases; beside it the bare digest, a scan for
// line ends, and what other readers take for parsing the same lines.

import Digests
import Engine
import Foundation
import Measuring
import Storage

/// Megabytes a second, at three sizes; with the whole chain checked, and as if a snapshot covered it.
func replayFigures(_ road: Road, _ bench: Bench) throws -> [Figure] {
    try (bench.isQuick ? [50, 150, 500] : [1000, 5000, 20_000]).flatMap { count in
        let path = try makeStore(road, cases: count, at: "\(bench.folder)/replay-\(count)")
        let names = try FileManager.default.contentsOfDirectory(atPath: path + "/journal").sorted()
        var journal = Data()
        for name in names { journal += try Data(contentsOf: URL(fileURLWithPath: path + "/journal/" + name)) }
        let lines = "\(bench.folder)/replay-\(count).jsonl"
        try journal.write(to: URL(fileURLWithPath: lines))
        let bytes = [UInt8](journal)
        let megabytes = Double(journal.count) / 1e6
        var checked: [Double] = []
        var covered: [Double] = []
        var scan: [Double] = []
        var digest: [Double] = []
        var peers = bench.peers([
            (.peer, "orjson", ["python/bin/python", "Tests/Peers/orjson_lines.py", lines]),
            (.peer, "simdjson", ["simdjson", lines]),
        ])
        for _ in 0..<bench.rounds(5) {
            checked.append(megabytes / (try replay(path, road, cases: 2 * count + 1, checksHashes: true)))
            covered.append(megabytes / (try replay(path, road, cases: 2 * count + 1, checksHashes: false)))
            scan.append(megabytes / scanTime(bytes))
            digest.append(megabytes / digestTime(bytes))
            try peers.takeRound()
        }
        try FileManager.default.removeItem(atPath: path)
        let beside = [Beside("bare SHA-256", digest), Beside("line scan", scan)] + peers.beside
        return [("checked", checked), ("covered", covered)].map { chain, rounds in
            Figure(
                name: "replay, chain \(chain)", size: "\(Int(megabytes.rounded())) MB", amount: megabytes,
                rounds: rounds, unit: "MB/s", beside: beside)
        }
    }
}

/// The seconds from opening the store to its registry.
private func replay(_ path: String, _ road: Road, cases: Int, checksHashes: Bool) throws -> Double {
    let store = try DiskStore.open(at: path, access: StoreAccess(checksHashes: checksHashes))
    var registry = Registry()
    let time = try seconds {
        try store.fold(into: &registry, resolve: { _ in road.ruleset }) { _ in }
    }
    guard registry.cases.count == cases else {
        throw BenchFailure.program("replay found \(registry.cases.count) cases")
    }
    return time
}

/// The seconds that the C library needs to find all line ends.
private func scanTime(_ bytes: [UInt8]) -> Double {
    var ends = 0
    let time = seconds {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var at = 0
            while at < bytes.count, let end = memchr(base + at, 0x0A, bytes.count - at) {
                ends += 1
                at = UnsafeRawPointer(end) - base + 1
            }
        }
    }
    return ends > 0 ? time : .infinity
}

/// The seconds that the digest of the bytes takes, line by line as the chain does.
private func digestTime(_ bytes: [UInt8]) -> Double {
    var last: UInt8 = 0
    return seconds {
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            last ^= SHA256.digest(bytes[start..<end]).hexadecimal.utf8.first ?? 0
            start = end + 1
        }
    }
}

/// A store with that many published cases and their bindings, closed; its path.
func makeStore(_ road: Road, cases count: Int, at path: String) throws -> String {
    let store = try DiskStore.create(at: path, settings: StoreSettings(id: "bench", isTraining: true))
    try road.keepDefinition(in: store)
    var registry = Registry()
    // WHY: a thousand events come by one write, but each command stays a batch of its own, as sessions write them.
    for write in road.commits(try road.drive(count), of: 1000) {
        var batches: [RecordBatch] = []
        var start = write.startIndex
        while start < write.endIndex {
            let stamp = write[start].stamp
            let end = write[start...].firstIndex { $0.stamp != stamp } ?? write.endIndex
            batches.append(try RecordBatch(write[start..<end].map(\.event), stamp: stamp, registry: registry))
            road.fold(write[start..<end], into: &registry)
            start = end
        }
        _ = try store.append(batches, ifHead: store.head)
    }
    return path
}
