// The trial of crashes: the power fails after every line of the disk's log, in every way, and again while the store
// recovers; and processes die, so that others go on with what was never synced.

import Storage

/// Every crash of every script.
func tryCrashes(_ run: TrialRun) {
    for script in Script.all {
        if run.isOver { break }
        let stage = Stage(on: SimulatedDisk(), segmentBytes: script.segmentBytes)
        script.play(on: stage)
        if let mistake = stage.mistakes.first { run.breakPromise("\(script.name), undisturbed: \(mistake)") }
        crash(stage, script.name, isWithinRecovery: false, run)
    }
}

/// Lets the power fail, and lets all processes die, after every line of what was done on the stage.
private func crash(_ stage: Stage, _ name: String, isWithinRecovery: Bool, _ run: TrialRun) {
    var moment = stage.disk.start
    let rounds = !run.isLong ? 1 : isWithinRecovery ? 5 : 12
    for position in 0...stage.disk.log.count {
        if run.isOver { return }
        let place = "\(name), line \(position)"
        let aftermath = Aftermath(of: stage, at: position)
        var chance = run.nextStep()
        for (fate, image) in images(of: moment.platter, rounds: rounds, &chance) {
            let after = aftermath.play(on: SimulatedDisk(image))
            run.count(isWithinRecovery ? "states within recovery" : "states")
            if let mistake = after.mistakes.first {
                run.breakPromise("\(place), \(fate): \(mistake)")
            } else if !isWithinRecovery, chance.below(after.droppedTails > 0 ? 20 : 200) == 0 {
                crash(after, "\(place), \(fate), recovering", isWithinRecovery: true, run)
            }
        }
        if !isWithinRecovery, chance.below(run.isLong ? 1 : 20) == 0 {
            let after = aftermath.play(on: SimulatedDisk(survivorOf: moment))
            run.count("deaths")
            if let mistake = after.mistakes.first {
                run.breakPromise("\(place), every process dead: \(mistake)")
            } else {
                crash(after, "\(place), every process dead, others going on", isWithinRecovery: true, run)
            }
        }
        if position < stage.disk.log.count { moment.take(stage.disk.log[position]) }
    }
}

/// The different disks that a power failure may leave now.
private func images(of platter: Platter, rounds: Int, _ chance: inout Chance) -> [(fate: CrashFate, image: DiskImage)] {
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
