// The trial of the trials: each bug that can be planted in the store is planted, and the trials are run until one finds
// it. What each bug is stands in `PlantedBug.swift` of the store.

import Glibc
import Storage

/// The trials that look for bugs of the store, the quickest first.
private let searchers = ["interleaving", "faults", "crashes", "tampering", "hostile"]

/// Plants every bug, one after another.
func tryPlanted(_ run: TrialRun) throws {
    guard PlantedBug.canBePlanted else {
        return run.breakPromise("this build can plant no bug: build it with -Xswiftc -DPLANTED_BUGS")
    }
    defer { unsetenv(PlantedBug.variable) }
    var finds = Dictionary(uniqueKeysWithValues: searchers.map { ($0, 0) })
    for bug in PlantedBug.allCases {
        if run.isOver { break }
        _ = run.nextStep()
        run.count("bugs")
        setenv(PlantedBug.variable, bug.rawValue, 1)
        guard let found = find(run) else {
            run.breakPromise("no trial finds \(bug.rawValue)")
            continue
        }
        finds[found.trial, default: 0] += 1
        print("  \(bug.rawValue): found by \(found.trial) after \(found.step) steps: \(found.what.prefix(160))")
        fflush(nil)
    }
    for name in searchers { run.figure("by \(name)", String(finds[name] ?? 0)) }
}

/// Runs the short forms until one sees a promise broken.
private func find(_ run: TrialRun) -> (trial: String, step: Int, what: String)? {
    for trial in searchers.compactMap({ name in trials.first { $0.name == name } }) {
        let search = TrialRun(seed: run.seed, isLong: false, limitSeconds: trial.limitSeconds.short, mostBroken: 1)
        do {
            try trial.run(search)
        } catch {
            return (trial.name, search.step, "the trial ends early: \(error)")
        }
        if let first = search.broken.first { return (trial.name, search.step, first) }
    }
    return nil
}
