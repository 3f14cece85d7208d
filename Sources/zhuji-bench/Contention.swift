// Several handles on one store that all have commands to decide at once: how many a second they come to together, and
// how long one of them waited at most.

import Engine
import Foundation
import Measuring
import Storage

/// What one handle came to.
private struct Worker {
    var longestMilliseconds = 0.0
    var failure: String?
}

/// What the workers came to. INVARIANT: touched under `guarding` alone.
private final class Findings: @unchecked Sendable {
    private let guarding = NSCondition()
    private var workers: [Worker] = []

    func add(_ worker: Worker) {
        guarding.lock()
        workers.append(worker)
        guarding.signal()
        guarding.unlock()
    }

    /// Waits until so many have come.
    func all(_ count: Int) -> [Worker] {
        guarding.lock()
        defer { guarding.unlock() }
        while workers.count < count { guarding.wait() }
        return workers
    }
}

/// Eight handles that decide five hundred commands each, one after another without a pause.
func contentionFigures(_ bench: Bench) throws -> [Figure] {
    let commands = 500
    var rates: [Double] = []
    var waits: [Double] = []
    var alone: [Double] = []
    for round in 0..<bench.rounds(5) {
        let path = "\(bench.folder)/contention-\(round)"
        _ = try DiskStore.create(at: path, settings: StoreSettings(id: "bench", isTraining: true))
        alone.append(Double(commands) / (try contend(1, commands, at: path).seconds))
        let (time, longest) = try contend(8, commands, at: path)
        rates.append(Double(8 * commands) / time)
        waits.append(longest)
    }
    return [
        Figure(
            name: "8 handles at once", size: "8 × \(commands) commits", rounds: rates, unit: "/s",
            beside: [Beside("one handle", alone)]),
        Figure(name: "longest wait of one command", size: "8 × \(commands) commits", rounds: waits, unit: "ms"),
    ]
}

private func contend(
    _ handles: Int, _ commands: Int, at path: String
) throws -> (seconds: Double, longest: Double) {
    let findings = Findings()
    var workers: [Worker] = []
    let time = seconds {
        for number in 0..<handles {
            let thread = Thread { findings.add(work(number, commands, at: path)) }
            thread.start()
        }
        workers = findings.all(handles)
    }
    if let failure = workers.compactMap(\.failure).first { throw BenchFailure.program(failure) }
    return (time, workers.map(\.longestMilliseconds).max() ?? 0)
}

/// Reads what the others wrote, decides and appends under the lock, as a session does.
private func work(_ number: Int, _ commands: Int, at path: String) -> Worker {
    var worker = Worker()
    do {
        let store = try DiskStore.open(at: path)
        for command in 0..<commands {
            let batch = RecordBatch(
                atMilliseconds: 0, session: "s\(number)", by: "a\(number)",
                events: [Array("{\"kind\":\"trial\",\"n\":\(command)}".utf8)])
            let time = try seconds {
                try store.exclusively { () throws(StoreError) in
                    try store.readOn { _ in }
                    _ = try store.append(batch, ifHead: store.head)
                }
            }
            worker.longestMilliseconds = max(worker.longestMilliseconds, time * 1000)
        }
    } catch {
        worker.failure = "\(error)"
    }
    return worker
}
