// Durable commits a second: the store's own beside the bare write and fsync of the same bytes, in turn.

import Engine
import Foundation
import Storage

/// Single commits, and commits of sixty-four events.
func commitFigures(_ road: Road, in folder: String) throws -> [Figure] {
    let driver = try road.drive(64)
    return try [1, 64].map { batch in
        var own: [Double] = []
        var bare: [Double] = []
        for round in 0..<5 {
            let path = "\(folder)/commits-\(batch)-\(round)"
            let lines = try ownCommits(driver, road, batch: batch, at: path, into: &own)
            bare.append(try bareCommits(lines, at: path + "-bare"))
        }
        let limit = bare.sorted()[bare.count / 2]
        return Figure(
            name: "durable commits", size: "\(batch) event\(batch == 1 ? "" : "s") each", rounds: own, unit: "/s",
            beside: ("write + fsync", limit))
    }
}

/// Commits the road's events to a new store; the lines that came to lie on the disk, by commit.
private func ownCommits(
    _ driver: Driver, _ road: Road, batch: Int, at path: String, into rates: inout [Double]
) throws -> [[UInt8]] {
    let store = try DiskStore.create(at: path, settings: StoreSettings(id: "bench", isTraining: true))
    var registry = Registry()
    let commits = road.commits(driver, of: batch).prefix(400)
    var time = 0.0
    for commit in commits {
        let head = store.head
        time += try seconds {
            _ = try store.append(
                commit.map(\.event), stamp: commit[commit.startIndex].stamp, registry: registry, ifHead: head)
        }
        road.fold(commit, into: &registry)
    }
    rates.append(Double(commits.count) / time)
    var lines: [[UInt8]] = []
    try store.read(from: 1) { lines.append(Array($0.line) + [0x0A]) }
    var next = lines.startIndex
    return commits.map { commit in
        defer { next += commit.count }
        return Array(lines[next..<next + commit.count].joined())
    }
}

private func bareCommits(_ commits: [[UInt8]], at path: String) throws -> Double {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    guard descriptor >= 0 else { throw BenchFailure.program("\(path) can not be opened") }
    defer { close(descriptor) }
    let time = seconds {
        for bytes in commits {
            _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            fsync(descriptor)
        }
    }
    return Double(commits.count) / time
}
