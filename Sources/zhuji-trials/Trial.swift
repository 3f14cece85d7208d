// What a trial is and what it tells: its seed, its limit, its figures, the promises that it saw broken. What each tries
// lives in a file of its own.

import Glibc

/// A trial by name.
struct Trial: Sendable {
    let name: String
    /// What it tries, in a line.
    let about: String
    /// Seconds that its short and its long form may take unless told otherwise.
    let limitSeconds: (short: Double, long: Double)
    let run: @Sendable (TrialRun) throws -> Void
}

/// One run of a trial.
final class TrialRun {
    let seed: UInt64
    let isLong: Bool
    let limitSeconds: Double
    /// The step that is being tried: the same in every run with the seed.
    private(set) var step = 0
    private(set) var figures: [(name: String, value: String)] = []
    private(set) var broken: [String] = []
    private(set) var isCutShort = false
    private let start = TrialRun.seconds(of: CLOCK_MONOTONIC)
    private let startOfWork = TrialRun.seconds(of: CLOCK_PROCESS_CPUTIME_ID)
    private var counts: [(name: String, value: Int)] = []

    /// How many broken promises end the run: the first ones tell enough.
    private let mostBroken: Int

    init(seed: UInt64, isLong: Bool, limitSeconds: Double, mostBroken: Int) {
        self.mostBroken = mostBroken
        self.seed = seed
        self.isLong = isLong
        self.limitSeconds = limitSeconds
    }

    var secondsGone: Double { TrialRun.seconds(of: CLOCK_MONOTONIC) - start }

    /// Whether the trial has to stop; asked before each step. WHY: what counts is its own work, so that a busy machine
    /// does not leave a part of it out.
    var isOver: Bool {
        if broken.count >= mostBroken { return true }
        if TrialRun.seconds(of: CLOCK_PROCESS_CPUTIME_ID) - startOfWork > limitSeconds { isCutShort = true }
        return isCutShort
    }

    /// Goes on to the next step, and gives its own chance.
    func nextStep() -> Chance {
        step += 1
        return Chance(seed: seed, step: step)
    }

    /// A promise was seen broken.
    func breakPromise(_ what: String) {
        broken.append("seed \(seed), step \(step): \(what)")
    }

    /// Counts something.
    func count(_ name: String, _ number: Int = 1) {
        if let index = counts.firstIndex(where: { $0.name == name }) {
            counts[index].value += number
        } else {
            counts.append((name, number))
        }
    }

    /// A figure that is no count.
    func figure(_ name: String, _ value: String) { figures.append((name, value)) }

    /// Everything that was counted and measured, in one line.
    var line: String {
        let all = counts.map { "\($0.name) \(TrialRun.grouped($0.value))" } + figures.map { "\($0.name) \($0.value)" }
        return all.joined(separator: " | ")
    }

    /// Digits in groups of three.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    private static func seconds(of clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
