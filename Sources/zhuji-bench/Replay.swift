// Replay: a journal read, its chain checked, its events folded into live cases; beside it a scan for line ends.

import Engine
import Foundation
import Storage

/// Megabytes a second, at two sizes.
func replayFigures(_ road: Road, in folder: String) throws -> [Figure] {
    try [500, 2000].map { count in
        let path = try makeStore(road, cases: count, at: "\(folder)/replay-\(count)")
        let journal = try Data(contentsOf: URL(fileURLWithPath: path + "/journal/00000001.jsonl"))
        let megabytes = Double(journal.count) / 1e6
        let own = try rounds(5) {
            let store = try DiskStore.open(at: path)
            var registry = Registry()
            let time = try seconds {
                try store.fold(into: &registry, resolve: { _ in road.ruleset }) { _ in }
            }
            guard registry.cases.count == 2 * count + 1 else {
                throw BenchFailure.program("replay found \(registry.cases.count) cases")
            }
            return megabytes / time
        }
        let scan = rounds(5) {
            var ends = 0
            let time = seconds {
                journal.withUnsafeBytes { bytes in
                    var rest = bytes[...]
                    while let end = rest.firstIndex(of: 0x0A) {
                        ends += 1
                        rest = rest[(end + 1)...]
                    }
                }
            }
            return ends > 0 ? megabytes / time : 0
        }
        return Figure(
            name: "replay, chain checked", size: "\(Int(megabytes)) MB", rounds: own, unit: "MB/s",
            beside: [Beside("line scan", scan)])
    }
}

/// A store with that many published cases and their bindings, closed; its path.
func makeStore(_ road: Road, cases count: Int, at path: String) throws -> String {
    let store = try DiskStore.create(at: path, settings: StoreSettings(id: "bench", isTraining: true))
    try road.keepDefinition(in: store)
    var registry = Registry()
    for commit in road.commits(try road.drive(count), of: 1000) {
        _ = try store.append(
            commit.map(\.event), stamp: commit[commit.startIndex].stamp, registry: registry, ifHead: store.head)
        road.fold(commit, into: &registry)
    }
    return path
}
