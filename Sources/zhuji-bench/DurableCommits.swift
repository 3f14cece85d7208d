// Durable commits a second: a session's way through the store beside the bare write of the same bytes into zeroed
// space, and beside SQLite where the variable ZHUJI_PEERS names the folder of the built `Tests/Peers`. In turn.

import Engine
import Foundation
import Measuring
import Storage

/// Single commits, and commits of sixty-four events.
func commitFigures(_ road: Road, _ bench: Bench) throws -> [Figure] {
    let driver = try road.drive(1000)
    return try [(batch: 1, count: 3000), (64, 300)].map { batch, count in
        let commits = Array(road.commits(driver, of: batch).prefix(count))
        var own: [Double] = []
        var limits: [Double] = []
        var peers: [Double] = []
        for round in 0..<bench.rounds(5) {
            let path = "\(bench.folder)/commits-\(batch)-\(round)"
            let lines = try ownCommits(commits, road, at: path, into: &own)
            try Data(lines).write(to: URL(fileURLWithPath: path + ".lines"))
            let words = [path + ".lines", String(batch)]
            if let limit = bench.peer("commits") { limits.append(try number(from: limit, words)) }
            if let peer = bench.peer("sqlite") { peers.append(try number(from: peer, words)) }
        }
        return Figure(
            name: "durable commits", size: "\(batch) event\(batch == 1 ? "" : "s") each", rounds: own, unit: "/s",
            beside: [
                Beside.peer("SQLite in C, WAL, FULL", peers), Beside("zeroed write + fdatasync in C", limits),
            ].filter { !$0.rounds.isEmpty })
    }
}

/// Commits the road's events to a new store as a session does; the bytes that came to lie on the disk.
private func ownCommits(
    _ commits: [ArraySlice<(event: Event, stamp: Stamp)>], _ road: Road, at path: String, into rates: inout [Double]
) throws -> [UInt8] {
    let store = try DiskStore.create(at: path, settings: StoreSettings(id: "bench", isTraining: true))
    try road.keepDefinition(in: store)
    try settle(store)
    var registry = Registry()
    rates.append(Double(commits.count) / (try secondsToCommit(commits[...], road, &registry, on: store)))
    var lines: [UInt8] = []
    try store.read(from: 1) { lines += $0.line + [0x0A] }
    return lines
}

/// Lets three seconds go by. WHY: a session is older than that when somebody decides; until then it looks at the names
/// of the journal and of the lock each time.
func settle(_ store: any EventStore) throws {
    try store.exclusively { () throws(StoreError) in try store.readOn { _ in } }
    usleep(3_100_000)
}

/// Commits the road's events to a store as a session does: how many seconds that takes.
func secondsToCommit(
    _ commits: ArraySlice<ArraySlice<(event: Event, stamp: Stamp)>>, _ road: Road, _ registry: inout Registry,
    on store: any EventStore
) throws -> Double {
    var time = 0.0
    for commit in commits {
        let events = commit.map(\.event)
        time += try seconds {
            try store.exclusively { () throws(StoreError) in
                try store.readOn { _ in }
                _ = try store.append(
                    events, stamp: commit[commit.startIndex].stamp, registry: registry, ifHead: store.head)
            }
        }
        road.fold(commit, into: &registry)
    }
    return time
}
