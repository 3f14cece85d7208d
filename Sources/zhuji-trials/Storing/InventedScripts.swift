// Scripts that chance writes from a seed: sessions and works on the whole store in an order that nobody thought of. The
// ones that were thought of live in `Scripts.swift` and `WorkScripts.swift`.

import Storage

extension Script {
    /// So many scripts, each with another story.
    static func invented(_ count: Int, seed: UInt64) -> [Script] {
        (0..<count).map { number in
            var chance = Chance(seed: seed &+ 0x5C81_9752, step: number)
            return invented(number, &chance)
        }
    }

    private static func invented(_ number: Int, _ chance: inout Chance) -> Script {
        let isReal = chance.below(4) == 0
        var acts: [Turn] = [(0, .create(isShared: chance.below(3) == 0))]
        for _ in 0..<(10 + chance.below(6)) {
            let by = chance.below(2)
            if isReal, chance.below(3) == 0 {
                acts.append((by, .work(chance.pick(works(chance.below(2) == 0)))))
            } else {
                acts += session(by, &chance)
            }
        }
        return Script(
            name: "invented \(number)", segmentBytes: chance.pick([900, 2000, 3000, 6000, 1 << 14]), acts: acts,
            isReal: isReal)
    }

    /// What a session does in a turn: it sees what others have written, as every session does before it decides.
    private static func session(_ by: Int, _ chance: inout Chance) -> [Turn] {
        let size = 1 + chance.below(3)
        let acts: [Act]
        switch chance.below(12) {
        case 0: acts = [.leave, .open, .read]
        case 1: acts = [.kill, .open]
        case 2: acts = [.open, .read, .die(before: chance.flip() ? .journalDataSync : .journalSync, [size])]
        case 3: acts = [.open, .read, .attach(isRepeated: chance.flip())]
        case 4: acts = [.open, .read, .define(isRepeated: chance.flip())]
        case 5: acts = [.read, .append([size, 1, size]), .fetch]
        case 6: acts = [.open, .append([1])]
        default: acts = [.open, .read, .append([size]), .append([1])]
        }
        return acts.map { (by, $0) }
    }

    private static func works(_ areOfBackups: Bool) -> [Work] {
        areOfBackups
            ? [.backUp, .backUp, .restore(to: WorkPlace.restored), .litterBackup]
            : [.snapshot, .snapshot, .export, .take(to: WorkPlace.imported), .compact, .litter, .spoil]
    }
}
