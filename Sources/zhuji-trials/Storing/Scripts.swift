// The scripts: what sessions do in the trials of faults and crashes, chosen so that together they come to every place
// in the store that calls the system. Nothing fails by itself here.

import Storage

/// Acts of sessions, in order.
struct Script: Sendable {
    let name: String
    /// A segment's length: short, so that new ones are begun.
    let segmentBytes: Int64
    /// Who does what; sessions are numbered.
    typealias Turn = (by: Int, act: Act)
    let acts: [Turn]

    /// Whether the store begins with a rulebook in use, so that works on the whole of it find what they know.
    var isReal = false

    /// A stage for the script.
    func stage(on disk: SimulatedDisk) -> Stage {
        let stage = Stage(on: disk, segmentBytes: segmentBytes, isReal ? Founding.real : nil)
        if isReal, Founding.real == nil { stage.mistakes.append("the rulebook of the trials has errors") }
        return stage
    }

    /// Lets everybody act.
    func play(on stage: Stage) {
        for (index, act) in acts { stage.perform(act, by: index) }
    }

    static let all = [life, group, pair, killed, segments, files, torn, left] + works

    /// A store is made, written to, left, and opened again.
    private static let life = Script(
        name: "life", segmentBytes: 1 << 16,
        acts: [
            (0, .create(isShared: false)), (0, .append([1])), (0, .append([3])), (0, .append([2])), (0, .read),
            (0, .leave), (0, .open), (0, .read), (0, .append([1])), (0, .append([1, 2, 1])), (0, .leave),
        ])

    /// A store that a group shares, with everything that a store keeps.
    private static let group = Script(
        name: "group", segmentBytes: 1 << 16,
        acts: [
            (0, .create(isShared: true)), (0, .append([1])), (0, .attach(isRepeated: false)),
            (0, .define(isRepeated: false)), (0, .append([2, 1])), (0, .given), (0, .leave), (1, .open), (1, .read),
            (1, .fetch), (1, .append([1])),
        ])

    /// Two sessions write in turn, one behind the other's back.
    private static let pair = Script(
        name: "pair", segmentBytes: 4096,
        acts: [
            (0, .create(isShared: false)), (1, .open), (0, .append([2])), (1, .append([1])), (1, .read),
            (1, .append([1, 1, 1])), (0, .read), (0, .append([4])), (1, .read), (1, .append([1])), (0, .leave),
            (1, .append([1])), (0, .open), (0, .read), (0, .append([2])),
        ])

    /// Sessions die without a word, and others go on.
    private static let killed = Script(
        name: "killed", segmentBytes: 3000,
        acts: [
            (0, .create(isShared: false)), (0, .append([2])), (0, .append([1])), (0, .kill), (1, .open), (1, .read),
            (1, .append([2, 1])), (1, .kill), (0, .open), (0, .append([1])), (0, .read), (0, .append([3])), (0, .kill),
            (1, .open), (1, .read), (1, .append([1])),
        ])

    /// Segments are begun, within groups too.
    private static let segments = Script(
        name: "segments", segmentBytes: 900,
        acts: [
            (0, .create(isShared: false)), (0, .append([1])), (0, .append([2])), (0, .append([1, 1, 2, 1, 3])),
            (1, .open), (1, .read), (1, .append([2])), (0, .read), (0, .append([2, 2])), (0, .append([1])), (1, .read),
            (1, .append([4])), (1, .fetch),
        ])

    /// Files and rulebooks, new ones and such as are there already.
    private static let files = Script(
        name: "files", segmentBytes: 1 << 16,
        acts: [
            (0, .create(isShared: false)), (0, .attach(isRepeated: true)), (0, .define(isRepeated: true)),
            (0, .attach(isRepeated: true)), (0, .define(isRepeated: true)), (0, .attach(isRepeated: false)), (1, .open),
            (1, .read), (1, .fetch), (1, .define(isRepeated: false)), (1, .attach(isRepeated: true)), (1, .fetch),
        ])

    /// Sessions come upon torn tails, at their opening and in the middle; one waits for the lock in vain.
    private static let torn = Script(
        name: "torn", segmentBytes: 2000,
        acts: [
            (0, .create(isShared: false)), (0, .append([1])), (0, .leave), (0, .tear), (0, .open), (0, .read),
            (0, .append([2])), (0, .tear), (0, .append([1])), (1, .open), (1, .read),
            (0, .hold([.append([1]), .read])),
            (0, .tear), (1, .append([2])), (0, .append([1])), (0, .read), (0, .append([2])), (0, .leave), (1, .read),
        ])
    /// A session dies between its write and its sync, before and behind what was written ahead.
    private static let left = Script(
        name: "left", segmentBytes: 1 << 16,
        acts: [
            (0, .create(isShared: false)), (0, .die(before: .journalSync, [1])), (1, .open), (1, .read),
            (1, .append([2])), (1, .append([1])), (1, .die(before: .journalDataSync, [2])), (0, .open), (0, .read),
            (0, .append([1])), (0, .die(before: .journalDataSync, [1])), (1, .open), (1, .append([1])), (1, .read),
            (1, .append([1])),
        ])
}
