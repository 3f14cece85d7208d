// Sessions acting on one store on a simulated disk, and the book of what they were told. What they do in which order is
// a script's; where the disk fails is the trials'.

import Digests
import Glibc
import Storage

/// A session with its process.
final class Actor {
    let process: SimulatedProcess
    var store: DiskStore?

    init(on disk: SimulatedDisk) {
        process = SimulatedProcess(on: disk)
    }
}

/// A store, its sessions, and the book.
final class Stage {
    static let folder = "/store"
    let disk: SimulatedDisk
    /// A segment's length.
    let segmentBytes: Int64
    /// What sessions asked and were told, in the order of asking.
    private(set) var commands: [Command]
    /// How long the log was when the making of the store was told; nil before.
    private(set) var createdAt: Int?
    /// The works on the whole store that were begun, in order.
    var works: [BegunWork]
    /// What the store begins with, and events are made of; nil where they are of no kind.
    let founding: Founding?
    /// What was seen that may not be.
    var mistakes: [String] = []
    /// Runs after each thing that a session was told.
    var afterVerdict: ((Stage) -> Void)?
    /// How many torn tails were dropped.
    private(set) var droppedTails = 0
    /// The next event's number.
    var number: Int
    private var actors: [Actor?] = [nil, nil, nil]

    /// A stage on which commands were given before; they end before anything else begins.
    init(
        on disk: SimulatedDisk, segmentBytes: Int64, _ founding: Founding? = nil, after commands: [Command] = [],
        _ works: [BegunWork] = [], isCreated: Bool = false, firstNumber: Int = 1
    ) {
        self.disk = disk
        self.founding = founding
        self.works = works
        self.segmentBytes = segmentBytes
        self.commands = commands
        createdAt = isCreated ? 0 : nil
        number = firstNumber
    }

    /// Lets the session with this number act.
    func perform(_ act: Act, by index: Int = 0) {
        switch act {
        case .create(let isShared): create(index, isShared: isShared)
        case .open: open(index)
        case .leave: seat(nil, at: index)
        case .kill:
            actors[index]?.process.kill()
            seat(nil, at: index)
        case .given: readGiven(index)
        case .tear: tear()
        case .hold(let acts): hold(index, while: acts)
        case .work(let work): perform(work)
        default:
            guard let store = actors[index]?.store else { return }
            switch act {
            case .read: read(store)
            case .append(let sizes): append(sizes.map { batch(of: $0) }, to: store)
            case .attach(let isRepeated): attach(to: store, isRepeated)
            case .define(let isRepeated): define(in: store, isRepeated)
            case .fetch: fetch(store)
            case .die(let point, let sizes):
                actors[index]?.process.lastPoint = point
                append(sizes.map { batch(of: $0) }, to: store)
                seat(nil, at: index)
            default: break
            }
        }
    }

    /// The commands, the works, and whether the store was made, as the log stood at a length.
    func standing(at position: Int) -> (commands: [Command], works: [BegunWork], isCreated: Bool) {
        (
            commands.compactMap { $0.asOf(position) }, works.compactMap { $0.asOf(position) },
            (createdAt ?? .max) <= position
        )
    }

    // MARK: - Opening

    /// Gives a session's place to another, or to nobody.
    private func seat(_ actor: Actor?, at index: Int) {
        // WHY: who had the place closes its files when nobody holds it any more; others may act meanwhile, and look
        // at the places.
        withExtendedLifetime(actors[index]) { actors[index] = actor }
    }

    /// How a process comes to the store.
    func access(_ process: SimulatedProcess) -> StoreAccess {
        StoreAccess(
            lockWaitMilliseconds: 20, layer: process, segmentBytes: segmentBytes, settlingMilliseconds: 0)
    }

    private func create(_ index: Int, isShared: Bool) {
        let actor = Actor(on: disk)
        let settings = StoreSettings(id: "trial", isTraining: true, group: isShared ? 1000 : nil)
        do throws(StoreError) {
            actor.store = try DiskStore.create(at: Stage.folder, settings: settings, access: access(actor.process))
            seat(actor, at: index)
            createdAt = createdAt ?? disk.log.count
        } catch {
            note(error, during: "create")
        }
        afterVerdict?(self)
    }

    private func open(_ index: Int) {
        let actor = Actor(on: disk)
        do throws(StoreError) {
            actor.store = try DiskStore.open(at: Stage.folder, access: access(actor.process))
            seat(actor, at: index)
        } catch {
            if case .noStore = error, createdAt == nil { return create(index, isShared: false) }
            note(error, during: "open")
        }
    }

    /// An error that a failing disk may lead to, and no other.
    func note(_ error: StoreError, during act: String) {
        switch error {
        // WHY: a compaction may take a file away between its keeping and the event that is to name it.
        case .attachmentMissing where isDisturbed && act == "append": break
        case .lockTimedOut, .writeUndone, .outcomeUnknown, .writingStopped(.system), .writingStopped(.outcomeUnknown),
            .system:
            if !mayFail { mistakes.append("\(act) fails on a sound disk: \(error.code) \(error.words.en)") }
        case .alreadyExists where isDisturbed && createdAt != nil: break
        default: mistakes.append("\(act) ends with the wrong error: \(error.code) \(error.words.en)")
        }
    }

    /// Whether calls may fail, or be waited for in vain.
    var mayFail: Bool { !disk.faults.isEmpty || disk.interruption != nil || isDisturbed }

    /// Whether another session acted in the middle of a call, so that a lock may have been waited for in vain.
    var isDisturbed = false

    // MARK: - Reading

    private func read(_ store: DiskStore) {
        var found: [[UInt8]] = []
        let begin = disk.log.count
        do throws(StoreError) {
            try store.read(from: 1) { found.append(Array($0.event)) }
        } catch {
            return note(error, during: "read")
        }
        if case .stopped(let reason) = store.standing { note(.writingStopped(because: reason), during: "read") }
        lookAtNotices(of: store)
        let known = commands.map { $0.endedAt > begin ? Command(batches: $0.batches, verdict: .unknown) : $0 }
        if let fault = fault(in: found, after: known), !rearrange(to: found) { mistakes.append(fault) }
    }

    /// The command in the middle of which another session acted; its place among that session's is not known.
    var overlapped: Int?

    /// Finds the place of the command that was overlapped; whether there is one.
    private func rearrange(to found: [[UInt8]]) -> Bool {
        guard let overlapped, commands.indices.contains(overlapped) else { return false }
        var others = commands
        let command = others.remove(at: overlapped)
        for index in (overlapped + 1)..<max(overlapped + 1, commands.count) {
            var order = others
            order.insert(command, at: index)
            if fault(in: found, after: order) == nil {
                commands = order
                self.overlapped = nil
                return true
            }
        }
        return false
    }

    /// What was dropped must be kept, byte for byte.
    private func lookAtNotices(of store: DiskStore) {
        for case .tornTailDropped(_, _, _, let sizeBytes, let copy) in store.takeNotices() {
            droppedTails += 1
            let kept = disk.cached.bytes(at: copy)
            if kept.isEmpty || kept.count > Int(sizeBytes) {
                mistakes.append("of a dropped tail of \(sizeBytes) bytes \(kept.count) are kept")
            }
        }
    }

    private func fetch(_ store: DiskStore) {
        var events: [[UInt8]] = []
        do throws(StoreError) {
            try store.read(from: 1) { events.append(Array($0.event)) }
            for event in events {
                if let digest = fileNamed(in: event) { _ = try store.attachment(digest) }
                if let digest = rulebookNamed(in: event), try store.definition(digest) != rulebook(digest) {
                    mistakes.append("a rulebook is not what was kept")
                }
            }
        } catch {
            note(error, during: "fetch")
        }
    }

    /// WHY: behind whole lines alone: the rest of a record behind half of another is damage, not a torn tail.
    private func tear() {
        var number = 1
        while disk.cached.node(at: SampleJournal.path(ofSegment: number + 1)) != nil { number += 1 }
        let path = SampleJournal.path(ofSegment: number)
        let bytes = disk.cached.bytes(at: path)
        let lines = bytes.prefix { $0 != 0 }
        guard lines.last == 0x0A, bytes.dropFirst(lines.count).allSatisfy({ $0 == 0 }) else { return }
        guard let last = lines.split(separator: 0x0A).last else { return }
        let digits = last.dropFirst(7).prefix { $0 != UInt8(ascii: ",") }
        guard let sequence = Int(String(decoding: digits, as: UTF8.self)) else { return }
        let torn = Array("{\"seq\":\(sequence + 1),\"at\":17000".utf8)
        disk.replace(path, with: Array(lines) + torn + bytes.dropFirst(lines.count + torn.count))
    }

    private func hold(_ index: Int, while acts: [Act]) {
        guard let store = actors[index]?.store else { return }
        let before = isDisturbed
        isDisturbed = true
        do throws(StoreError) {
            try store.exclusively { () throws(StoreError) in
                for act in acts { perform(act, by: index + 1) }
            }
        } catch {
            note(error, during: "hold")
        }
        isDisturbed = before
    }

    private func readGiven(_ index: Int) {
        let layer = actors[index]?.process ?? SimulatedProcess(on: disk)
        do throws(StoreError) {
            _ = try readGivenFile(Stage.folder + "/store.json", limitBytes: 1 << 16, layer: layer)
        } catch {
            if case .fileRefused = error { return }
            note(error, during: "given")
        }
    }

    // MARK: - Writing

    func append(_ batches: [[[UInt8]]], to store: DiskStore, isFounding: Bool = false) {
        if let founding, store.head.sequence == 0, !isFounding {
            guard found(founding, in: store) else { return }
        }
        commands.append(Command(batches: batches, verdict: .unknown, beganAt: disk.log.count, endedAt: .max))
        let index = commands.count - 1
        let wasStopped = store.standing != .writing
        var verdict = Verdict.refused
        do throws(StoreError) {
            let records = batches.map {
                RecordBatch(atMilliseconds: 1_700_000_000_000, session: "s", by: "office", events: $0)
            }
            if case .appended = try store.append(records, ifHead: store.head) { verdict = .done }
        } catch {
            if actors.contains(where: { $0?.store === store && $0?.process.isDead == true }) {
                verdict = .unknown
            } else {
                note(error, during: "append")
                verdict = self.verdict(of: error, wasStopped, isGroup: batches.count > 1)
            }
            if case .outcomeUnknown = error, store.standing == .writing {
                mistakes.append("a session whose sync failed goes on writing")
            }
        }
        lookAtNotices(of: store)
        commands[index].verdict = verdict
        commands[index].endedAt = disk.log.count
        afterVerdict?(self)
    }

    private func verdict(of error: StoreError, _ wasStopped: Bool, isGroup: Bool) -> Verdict {
        if wasStopped { return .refused }
        switch error {
        // WHY: an interrupted sync leaves the pages waiting, and those the system does not drop: what is read then is
        // no proof.
        case .outcomeUnknown(let failure, .present): return failure.number == EINTR ? .unknown : .done
        case .outcomeUnknown(_, .unreadable): return .unknown
        case .outcomeUnknown(_, .absent): return isGroup ? .unknown : .refused
        case .writingStopped: return .unknown
        default: return .refused
        }
    }
}
