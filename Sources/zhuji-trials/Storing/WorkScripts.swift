// The scripts of works on the whole store: snapshots, backups, restorations, exports, imports, compactions, beside
// sessions that write. Scripts of sessions alone live in `Scripts.swift`.

import Storage

extension Script {
    static let works = [kept, moved, cached, cleared, unsettled]

    /// A backup is made, grows, is restored, and has something in its way.
    private static let kept = Script(
        name: "kept", segmentBytes: 3000,
        acts: [
            (0, .create(isShared: true)), (0, .append([1])), (0, .attach(isRepeated: false)), (0, .work(.backUp)),
            (0, .append([3, 1])), (0, .attach(isRepeated: true)), (0, .work(.litterBackup)), (0, .work(.backUp)),
            (0, .work(.restore(to: WorkPlace.restored))), (0, .append([1])), (0, .leave),
        ], isReal: true)

    /// A store is written out, and made anew from that.
    private static let moved = Script(
        name: "moved", segmentBytes: 3000,
        acts: [
            (0, .create(isShared: true)), (0, .append([2])), (0, .attach(isRepeated: true)),
            (0, .define(isRepeated: false)), (0, .append([2])), (0, .work(.export)),
            (0, .work(.take(to: WorkPlace.imported))), (0, .append([1])), (0, .leave),
        ], isReal: true)

    /// Snapshots are written from the journal, from one another, and behind one that somebody changed.
    private static let cached = Script(
        name: "cached", segmentBytes: 3000,
        acts: [
            (0, .create(isShared: true)), (0, .append([1, 2])), (0, .work(.snapshot)), (0, .append([2])),
            (0, .attach(isRepeated: false)), (0, .work(.snapshot)), (0, .append([1])), (0, .work(.snapshot)),
            (0, .work(.spoil)), (0, .work(.snapshot)), (0, .append([2])), (0, .work(.snapshot)), (0, .leave),
        ], isReal: true)

    /// What nobody needs is cleared up.
    private static let cleared = Script(
        name: "cleared", segmentBytes: 3000,
        acts: [
            (0, .create(isShared: false)), (0, .append([1])), (0, .attach(isRepeated: false)), (0, .work(.litter)),
            (0, .work(.snapshot)), (0, .work(.compact)), (0, .append([2])), (0, .work(.litter)),
            (0, .attach(isRepeated: true)), (0, .work(.snapshot)), (0, .work(.compact)), (0, .append([1])),
            (0, .work(.compact)), (0, .leave),
        ], isReal: true)

    /// Works come upon what a session left that died between its write and its sync.
    private static let unsettled = Script(
        name: "unsettled", segmentBytes: 6000,
        acts: [
            (0, .create(isShared: false)), (0, .append([1])), (0, .append([1])),
            (0, .die(before: .journalDataSync, [1])), (1, .work(.backUp)), (1, .work(.snapshot)), (1, .open),
            (1, .read), (1, .append([1])), (1, .die(before: .journalDataSync, [2])), (1, .work(.snapshot)),
            (1, .work(.export)), (1, .work(.backUp)), (0, .open), (0, .read), (0, .append([1])),
        ], isReal: true)
}
