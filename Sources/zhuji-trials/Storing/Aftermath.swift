// What a session finds that comes after a crash: it opens the store, reads, compares with the book, looks at files and
// rulebooks, writes, and leaves. Which crashes there are is the trials'.

import Storage

/// A disk after a crash, and the book as it stood.
struct Aftermath {
    let commands: [Command]
    let isCreated: Bool
    let segmentBytes: Int64
    private let lastNumber: Int

    init(of stage: Stage, at position: Int) {
        (commands, isCreated) = stage.standing(at: position)
        segmentBytes = stage.segmentBytes
        lastNumber = stage.number
    }

    /// What the session after the crash does. Its second command may need a new segment.
    private static let acts: [Act] = [
        .open, .read, .fetch, .append([1]), .attach(isRepeated: true), .append([2, 1]), .leave, .open, .read, .fetch,
        .leave,
    ]

    /// Lets the session act on the disk; the stage afterwards, with what it saw that may not be.
    func play(on disk: SimulatedDisk) -> Stage {
        let stage = Stage(
            on: disk, segmentBytes: segmentBytes, after: commands, isCreated: isCreated, firstNumber: lastNumber + 1)
        for act in Aftermath.acts where stage.mistakes.isEmpty { stage.perform(act) }
        return stage
    }

    /// The first thing that may not be; nil where all is well.
    func mistake(on image: DiskImage) -> String? {
        play(on: SimulatedDisk(image)).mistakes.first
    }
}
