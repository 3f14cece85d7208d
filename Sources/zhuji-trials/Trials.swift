// The trials by name, and what a call of the program asks for.

import Glibc
import Storage

/// All trials, in the order in which they are run.
let trials: [Trial] = [
    Trial(
        name: "faults", about: "every call of the system fails, in every way, once or for ever",
        limitSeconds: (60, 3600), run: tryFaults),
    Trial(
        name: "crashes", about: "the power fails at every moment, in every way, while recovering too",
        limitSeconds: (30, 3600), run: tryCrashes),
    Trial(
        name: "interleaving", about: "another session acts in the middle of every call of the system",
        limitSeconds: (20, 600), run: tryInterleaving),
    Trial(
        name: "tampering", about: "bytes, lines and segments of a journal are changed behind the store's back",
        limitSeconds: (30, 3600), run: tryTampering),
    Trial(
        name: "hostile", about: "lines, files and values that somebody means badly by",
        limitSeconds: (60, 600), run: tryHostile),
    Trial(
        name: "planted", about: "bugs are planted in the store, and the other trials must find each",
        limitSeconds: (600, 3600), run: tryPlanted),
]

/// What a call asks for.
struct TrialCall {
    var names: [String] = []
    var isLong = false
    var seed: UInt64 = 20_231_001
    var limitSeconds: Double?
    var mostBroken = 12

    static let usage = """
        usage: zhuji-trials list | numbers | digests
               zhuji-trials NAME… [--short|--long] [--seed N] [--limit SECONDS] [--most N]
               NAME is a trial's name, or all; N broken promises end a trial
        """

    /// What the arguments say; nil where they say nothing that there is.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--short": isLong = false
            case "--long": isLong = true
            case "--seed":
                guard let number = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
                seed = number
            case "--limit":
                guard let number = rest.popFirst().flatMap({ Double($0) }), number > 0 else { return nil }
                limitSeconds = number
            case "--most":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
                mostBroken = number
            default: names.append(word)
            }
        }
        if names == ["all"] { names = trials.map(\.name).filter { $0 != "planted" || PlantedBug.canBePlanted } }
        if names.isEmpty { return nil }
    }
}

/// Runs one trial and tells of it; whether every promise was kept.
func runTrial(_ trial: Trial, _ call: TrialCall) -> Bool {
    let limit = call.limitSeconds ?? (call.isLong ? trial.limitSeconds.long : trial.limitSeconds.short)
    let run = TrialRun(seed: call.seed, isLong: call.isLong, limitSeconds: limit, mostBroken: call.mostBroken)
    print("\(trial.name): \(trial.about)")
    print("  \(call.isLong ? "long" : "short") form, seed \(call.seed), at most \(Int(limit)) s")
    do {
        try trial.run(run)
    } catch {
        run.breakPromise("the trial ends early: \(error)")
    }
    for broken in run.broken { print("  BROKEN: \(broken)") }
    if run.isCutShort { print("  stopped at its time limit: the figures are of a part") }
    let seconds = (run.secondsGone * 10).rounded() / 10
    print("  | \(trial.name) | \(run.line) | broken \(run.broken.count) | \(seconds) s |")
    fflush(nil)
    return run.broken.isEmpty
}
