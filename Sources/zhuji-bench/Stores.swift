// Large stores: making one, and what it takes to open it and to look at its lists. They are kept by whoever makes them,
// since a million cases take minutes to grow.

import Engine
import Foundation
import Machines
import Measuring
import Playground
import Sessions
import Source
import Storage

/// Noon of the day on which provinces end.
let provinceNow = Moment(milliseconds: 1_710_907_200_000)

/// Grows a province of so many cases into a new training store.
func makeProvince(cases: Int, at path: String) throws -> ProvinceCensus {
    let read = try RulebookFiles.read(["workflows"], on: provinceNow.day)
    guard let sound = SoundRulebook(read, root: "workflows") else {
        throw BenchFailure.rulebook("it has errors; run zhuji check")
    }
    let made = try DiskStore.create(at: path, settings: StoreSettings(id: "playground-1", isTraining: true))
    let first = try Session.begin(at: made, with: sound, environment: world(provinceNow, days: -1000), language: .zh)
    return try growProvince(
        ProvinceSize(seed: 1, cases: cases), in: made, from: first.registry, now: provinceNow, progress: { _ in })
}

/// `make-store CASES FOLDER`.
func makeStore(_ words: [String]) throws {
    guard words.count == 2, let cases = Int(words[0]), cases > 0 else {
        throw BenchFailure.program("usage: zhuji-bench make-store CASES FOLDER")
    }
    var census: ProvinceCensus?
    let time = try seconds { census = try makeProvince(cases: cases, at: words[1]) }
    guard let registry = census?.registry else { return }
    let store = try DiskStore.open(at: words[1])
    let opening = try seconds {
        let session = try Session.open(at: store, environment: inBackground(provinceNow), language: .zh)
        session.finishSnapshots { usleep(10_000) }
    }
    print(
        "\(registry.cases.count) cases, \(store.head.sequence) events, grown in \(Int(time)) s;"
            + " first opening and snapshot \(Int(opening)) s")
}

/// `stores FOLDER…`: openings, memory and lists of stores that were made before.
func storeFigures(_ folders: [String]) throws -> [Figure] {
    let program = try builtProgram("zhuji")
    let idle = try rounds(21) { try run("/bin/true", []).milliseconds }
    return try folders.flatMap { folder in
        let session = try Session.open(
            at: try DiskStore.open(at: folder), environment: inBackground(provinceNow), language: .zh)
        let size = "\(session.registry.cases.count) cases"
        let tail = "\(session.recordsOutsideSnapshot) records behind the snapshot"
        let starts = try rounds(11) { try run(program, ["repl", "--store", folder]).milliseconds }
        let peaks = try rounds(3) { try peakMegabytes(program, ["repl", "--store", folder]) }
        var figures = [
            Figure(
                name: "first prompt and out, \(tail)", size: size, rounds: starts, unit: "ms",
                beside: [Beside("/bin/true", idle)]),
            Figure(name: "〃 memory at most", size: size, rounds: peaks, unit: "MB"),
        ]
        // In a store of a few cases nothing need wait for the office.
        let large = [
            "list --state pending", "list --page 2", "due", "next", "show", "progress", "history", "can",
            "results --status passed", "list --sort applicant",
        ]
        let isLarge = session.registry.cases.count > 10_000
        let lines = ["dashboard all", "inbox", "list", "results"] + (isLarge ? large : [])
        figures += try lines.map { line in
            let taken = try rounds(5) { try milliseconds("as hrss-220000: \(line)", session) }
            return Figure(name: "hrss: \(line)", size: size, rounds: taken, unit: "ms")
        }
        return figures
    }
}

/// A world whose snapshots are written beside what is measured.
func inBackground(_ now: Moment) -> Environment {
    var environment = world(now, days: 0)
    environment.background = { work in DispatchQueue.global(qos: .utility).async(execute: work) }
    return environment
}
