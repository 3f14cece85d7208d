// The trial of I/O faults: every call of every script fails in every way, once or for ever, and after each answer that
// a session gets the power fails too. What may be found then is told by `Command.swift`.

import Storage

/// Every fault at every call.
func tryFaults(_ run: TrialRun) {
    var struck: Set<FailPoint> = []
    for script in Script.all {
        let points = callPoints(of: script)
        for call in points.indices {
            // WHY: whatever chance leaves out, a place fails at least once in every script that comes to it, and every
            // sync of a work on a whole store: which of several was believed in vain is seen at no other.
            let isTried =
                points.firstIndex(of: points[call]) == call
                || script.isReal && points[call].rawValue.hasSuffix("Sync")
            for kind in FaultKind.allCases {
                for times in FaultTimes.allCases {
                    if run.isOver { break }
                    var chance = run.nextStep()
                    let isCertain = isTried && kind == .inputOutput && times == .once
                    guard chance.below(stride(of: script, run)) == 0 || isCertain else { continue }
                    struck.formUnion(play(script, [DiskFault(call: call, kind, times)], run))
                }
            }
        }
        let pairs = points.indices.filter { hasRemedy.contains(points[$0]) }
        for call in pairs {
            for kind in FaultKind.allCases {
                for later in 1...8 {
                    if run.isOver { break }
                    var chance = run.nextStep()
                    guard chance.below(max(1, stride(of: script, run) / 3)) == 0 else { continue }
                    let second = DiskFault(call: call + later, .inputOutput, .once)
                    struck.formUnion(play(script, [DiskFault(call: call, kind, .once), second], run))
                }
            }
        }
    }
    let missing = FailPoint.allCases.filter { !struck.contains($0) }.map(\.rawValue)
    run.figure("fail points hit", "\(struck.count) of \(FailPoint.allCases.count)")
    run.figure("not hit", missing.isEmpty ? "none" : missing.joined(separator: " "))
    if !run.isCutShort, run.broken.isEmpty, !missing.isEmpty {
        run.breakPromise("only \(struck.count) fail points were hit")
    }
}

/// Of how many faults one is tried. WHY: after a work on the whole store everything is looked at, which takes long.
private func stride(of script: Script, _ run: TrialRun) -> Int {
    switch (script.isReal, run.isLong) {
    case (false, false): 12
    case (false, true): 1
    case (true, false): 500
    case (true, true): 6
    }
}

/// The places whose failure is followed by calls that undo or find out, which fail in their turn.
private let hasRemedy: Set<FailPoint> = [.journalWrite, .journalSync, .attachmentSync, .settingsSync, .definitionSync]

/// The place of each call that the script makes when nothing fails.
private func callPoints(of script: Script) -> [FailPoint] {
    let disk = SimulatedDisk()
    disk.keepsPoints = true
    script.play(on: script.stage(on: disk))
    return disk.points
}

/// Plays the script with these faults; the places that they struck.
private func play(_ script: Script, _ faults: [DiskFault], _ run: TrialRun) -> [FailPoint] {
    let disk = SimulatedDisk()
    disk.faults = faults
    let stage = script.stage(on: disk)
    var examinations = script.isReal ? 2 : Int.max
    stage.afterVerdict = { stage in
        guard examinations > 0, disk.faults.contains(where: { $0.strikes > 0 }) else { return }
        examinations -= 1
        examine(stage, run)
    }
    script.play(on: stage)
    let strikes = disk.faults.filter { $0.strikes > 0 }
    run.count("faults", strikes.count)
    stage.afterVerdict = nil
    disk.faults = []
    for act in [Act.open, .read, .append([1]), .read, .fetch] where stage.mistakes.isEmpty {
        stage.perform(act, by: 2)
    }
    if stage.founding != nil, stage.mistakes.isEmpty { stage.perform(.work(.audit)) }
    examine(stage, run)
    if let mistake = stage.mistakes.first {
        let told = faults.map { "\($0.kind) \($0.times) at call \($0.call)" }.joined(separator: ", ")
        let places = strikes.compactMap { $0.place?.rawValue }.joined(separator: ", ")
        run.breakPromise("\(script.name): \(told) (\(places)): \(mistake)")
    }
    return strikes.compactMap(\.place)
}

/// Lets the power fail now: what was not synced is gone, or all there, or there up to some change.
private func examine(_ stage: Stage, _ run: TrialRun) {
    guard stage.mistakes.isEmpty else { return }
    let aftermath = Aftermath(of: stage, at: stage.disk.log.count)
    let lock = stage.disk.cached.node(at: Stage.folder + "/lock")
    let pending = stage.disk.platter.pending.filter { change in lock.map { !change.concerns($0) } ?? true }
    var image = stage.disk.platter.durable
    let last = min(pending.count, 6)
    for index in 0...last {
        if index > 0 { image.make(pending[index - 1]) }
        if stage.founding != nil, ![0, last / 2, last].contains(index) { continue }
        run.count("power failures")
        if let mistake = aftermath.mistake(on: image) {
            stage.mistakes.append("after a power failure, \(index) of \(pending.count) changes kept: \(mistake)")
            return
        }
    }
}
