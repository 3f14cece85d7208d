// What a session finds that comes after a crash: it opens the store, reads, compares with the book, looks at files and
// rulebooks, writes, and leaves. Which crashes there are is the trials'.

import Storage

/// A disk after a crash, and the book as it stood.
struct Aftermath {
    let commands: [Command]
    let works: [BegunWork]
    let isCreated: Bool
    private let founding: Founding?
    let segmentBytes: Int64
    private let lastNumber: Int

    init(of stage: Stage, at position: Int) {
        (commands, works, isCreated) = stage.standing(at: position)
        founding = stage.founding
        segmentBytes = stage.segmentBytes
        lastNumber = stage.number
    }

    /// Tells what is expected from what is not: equal for equal books.
    var bookHash: Int {
        var hasher = Hasher()
        hasher.combine(isCreated)
        hasher.combine(lastNumber)
        for command in commands { hasher.combine(command.verdict) }
        for work in works { hasher.combine(work.sequence) }
        return hasher.finalize()
    }

    /// What the session after the crash does. Its second command may need a new segment.
    private static let acts: [Act] = [
        .open, .read, .fetch, .append([1]), .attach(isRepeated: true), .append([2, 1]), .leave, .open, .read, .fetch,
        .leave,
    ]

    /// Lets the session act on the disk; the stage afterwards, with what it saw that may not be.
    func play(on disk: SimulatedDisk) -> Stage {
        let stage = Stage(
            on: disk, segmentBytes: segmentBytes, founding, after: commands, works, isCreated: isCreated,
            firstNumber: lastNumber + 1)
        for act in Aftermath.acts where stage.mistakes.isEmpty { stage.perform(act) }
        if founding != nil, stage.mistakes.isEmpty { stage.perform(.work(.audit)) }
        return stage
    }

    /// The first thing that may not be; nil where all is well.
    func mistake(on image: DiskImage) -> String? {
        play(on: SimulatedDisk(image)).mistakes.first
    }
}
