// The trial of crashes: the power fails after every line of the disk's log, in every way, and again while the store
// recovers; and processes die, so that others go on with what was never synced.

import Storage

/// Every crash of every script.
func tryCrashes(_ run: TrialRun) {
    let trial = CrashTrial(run)
    for script in Script.all + Script.invented(run.isLong ? 48 : 4, seed: run.seed) {
        if run.isOver { break }
        let stage = script.stage(on: SimulatedDisk())
        script.play(on: stage)
        if let mistake = stage.mistakes.first { run.breakPromise("\(script.name), undisturbed: \(mistake)") }
        trial.crash(stage, script.name, isWithinRecovery: false)
    }
}

/// Crashes, none of which leaves a disk that was tried before.
private final class CrashTrial {
    private let run: TrialRun
    /// The disks that were tried, and those with what was expected of them.
    private var disks: Set<Int> = []
    private var expectations: Set<[Int]> = []

    init(_ run: TrialRun) {
        self.run = run
    }

    /// Lets the power fail, and lets all processes die, after every line of what was done on the stage.
    func crash(_ stage: Stage, _ name: String, isWithinRecovery: Bool) {
        var moment = stage.disk.start
        let often = frequency(stage, isWithinRecovery)
        for position in 0...stage.disk.log.count {
            if run.isOver { return }
            var chance = run.nextStep()
            if chance.below(often.position) == 0 {
                let place = "\(name), line \(position)"
                let aftermath = Aftermath(of: stage, at: position)
                for (fate, image) in images(of: moment.platter, rounds: often.rounds, &chance) {
                    guard let after = play(aftermath, on: image, place, fate, isWithinRecovery) else { continue }
                    if !isWithinRecovery, chance.below(after.droppedTails > 0 ? often.dropped : often.recovery) == 0 {
                        crash(after, "\(place), \(fate), recovering", isWithinRecovery: true)
                    }
                }
                if !isWithinRecovery, chance.below(often.death) == 0 {
                    let after = aftermath.play(on: SimulatedDisk(survivorOf: moment))
                    run.count("deaths")
                    if let mistake = after.mistakes.first {
                        run.breakPromise("\(place), every process dead: \(mistake)")
                    } else {
                        crash(after, "\(place), every process dead, others going on", isWithinRecovery: true)
                    }
                }
            }
            if position < stage.disk.log.count { moment.take(stage.disk.log[position]) }
        }
    }

    /// Once in how many times something is done: works on whole stores take long to be looked at.
    private struct Frequency {
        var position = 1
        var rounds = 1
        var dropped = 20
        var recovery = 200
        var death = 20
    }

    private func frequency(_ stage: Stage, _ isWithinRecovery: Bool) -> Frequency {
        switch (stage.founding != nil, run.isLong) {
        case (false, false): Frequency()
        case (false, true): Frequency(rounds: isWithinRecovery ? 5 : 12, death: 1)
        case (true, false): Frequency(position: isWithinRecovery ? 60 : 3, recovery: 400, death: 60)
        case (true, true): Frequency(position: isWithinRecovery ? 8 : 1, rounds: 3, recovery: 200, death: 20)
        }
    }

    /// The stage after the power came back on the disk; nil where that was tried, or where a promise was broken.
    private func play(
        _ aftermath: Aftermath, on image: DiskImage, _ place: String, _ fate: CrashFate, _ isWithinRecovery: Bool
    ) -> Stage? {
        let hash = image.contentHash
        guard expectations.insert([hash, aftermath.bookHash]).inserted else { return nil }
        if disks.insert(hash).inserted {
            run.count(isWithinRecovery ? "states within recovery" : "states")
        } else {
            run.count("states again, more being told")
        }
        let after = aftermath.play(on: SimulatedDisk(image))
        if let mistake = after.mistakes.first {
            run.breakPromise("\(place), \(fate): \(mistake)")
            return nil
        }
        return after
    }

    /// The different disks that a power failure may leave now.
    private func images(
        of platter: Platter, rounds: Int, _ chance: inout Chance
    ) -> [(fate: CrashFate, image: DiskImage)] {
        var found: [(fate: CrashFate, image: DiskImage)] = []
        var seen: Set<DiskImage> = []
        for fate in CrashFate.allCases {
            for _ in 0..<(fate.isOfChance ? rounds : 1) {
                let image = platter.image(after: fate, &chance)
                if seen.insert(image).inserted { found.append((fate, image)) }
            }
        }
        return found
    }
}
