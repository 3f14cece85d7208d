// The trial of sessions in each other's way: right before each call that one session makes of the system, another one
// acts. Which of them a lock then lets through is the store's matter; what both were told must be what is found.

import Storage

/// Every act of one session, with every act of another in the middle of it.
func tryInterleaving(_ run: TrialRun) {
    for start in Setting.all {
        for act in start.acts {
            let range = calls(of: act, in: start)
            for call in range {
                for (index, others) in (start.isReal ? otherWorks : otherActs).enumerated() {
                    if run.isOver { return }
                    var chance = run.nextStep()
                    guard chance.below(run.isLong ? 1 : start.isReal ? 4 : 3) == 0 else { continue }
                    run.count("meetings")
                    let stage = meet(act, at: call, others, in: start)
                    if let mistake = stage.mistakes.first {
                        run.breakPromise("\(start.name): \(act), before its call \(call - range.lowerBound) ")
                        run.breakPromise("the other's acts \(index): \(others): \(mistake)")
                    }
                }
            }
        }
    }
}

/// How a store stands before the sessions meet.
private struct Setting: Sendable {
    let name: String
    let segmentBytes: Int64
    /// Acts of the first session before, after which the second one opens the store.
    let before: [Act]
    /// Bytes that a session left that was killed.
    let tornTail: String
    /// What the first session then does, one of these.
    let acts: [Act]
    /// Whether the store begins with a rulebook in use, and the works are on the whole of it.
    var isReal = false

    static let usual: [Act] = [
        .append([2]), .append([1, 1, 2]), .read, .attach(isRepeated: true), .attach(isRepeated: false),
        .define(isRepeated: true), .open, .leave,
    ]

    static let all = [
        Setting(
            name: "a store in use", segmentBytes: 1 << 16,
            before: [.create(isShared: false), .append([1]), .append([2])],
            tornTail: "", acts: usual),
        Setting(
            name: "short segments", segmentBytes: 500, before: [.create(isShared: false), .append([1]), .append([2])],
            tornTail: "", acts: usual),
        Setting(
            name: "a torn tail", segmentBytes: 1 << 16, before: [.create(isShared: false), .append([1]), .append([2])],
            tornTail: "{\"seq\":4,\"at\":17", acts: usual),
        Setting(
            name: "works on the whole store", segmentBytes: 3000,
            before: [
                .create(isShared: false), .append([1]), .attach(isRepeated: true), .work(.litter), .work(.snapshot),
            ],
            tornTail: "",
            acts: [
                .append([2]), .attach(isRepeated: false), .work(.snapshot), .work(.backUp), .work(.compact),
                .work(.export), .open,
            ], isReal: true),
        Setting(name: "no store", segmentBytes: 1 << 16, before: [], tornTail: "", acts: [.create(isShared: false)]),
    ]
}

/// What the second session does meanwhile.
private let otherActs: [[Act]] = [
    [.read], [.append([1])], [.read, .append([2, 1])], [.attach(isRepeated: true)], [.define(isRepeated: true)],
    [.open, .read, .append([1]), .leave], [.append([3]), .kill], [.append([1]), .append([1]), .append([1]), .read],
]

/// What is done to a store in earnest meanwhile.
private let otherWorks: [[Act]] = [
    [.read, .append([1])], [.read, .attach(isRepeated: true)], [.read, .attach(isRepeated: false)],
    [.work(.snapshot)], [.work(.backUp)], [.work(.compact)], [.work(.export)], [.read, .append([2]), .kill],
]

private func begin(_ setting: Setting) -> Stage {
    let stage = Stage(
        on: SimulatedDisk(), segmentBytes: setting.segmentBytes, setting.isReal ? Founding.real : nil)
    for act in setting.before { stage.perform(act) }
    if !setting.before.isEmpty { stage.perform(.open, by: 1) }
    if !setting.tornTail.isEmpty {
        let path = Stage.folder + "/journal/00000001.jsonl"
        stage.disk.replace(path, with: stage.disk.cached.bytes(at: path) + Array(setting.tornTail.utf8))
    }
    return stage
}

/// The numbers of the calls that the act makes when nobody meets it.
private func calls(of act: Act, in setting: Setting) -> Range<Int> {
    let stage = begin(setting)
    let first = stage.disk.calls
    stage.perform(act)
    return first..<stage.disk.calls
}

private func meet(_ act: Act, at call: Int, _ others: [Act], in setting: Setting) -> Stage {
    let stage = begin(setting)
    stage.isDisturbed = true
    let mine = stage.commands.count
    stage.disk.interruption = (
        call,
        {
            stage.overlapped = stage.commands.count > mine ? mine : nil
            for other in others { stage.perform(other, by: 1) }
        }
    )
    stage.perform(act)
    stage.disk.interruption = nil
    let after: [(Int, Act)] =
        [
            (2, .open), (2, .read), (0, .read), (1, .read), (0, .append([1])), (1, .read), (1, .append([1])),
            (2, .read),
            (2, .fetch),
        ] + (setting.isReal ? [(2, .work(.audit))] : [])
    for (index, act) in after where stage.mistakes.isEmpty { stage.perform(act, by: index) }
    if stage.mistakes.isEmpty {
        let aftermath = Aftermath(of: stage, at: stage.disk.log.count)
        if let mistake = aftermath.mistake(on: stage.disk.platter.durable) { stage.mistakes.append(mistake) }
    }
    return stage
}
