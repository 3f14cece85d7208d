// A store that an engine keeps, with a copy on this machine: what is read comes from the copy, which is brought up to
// the engine's end first; what is written goes to the engine, and from there into the copy. How it is brought up
// lives in `BringingUp.swift`, attachments and definitions in `RemoteContent.swift`.

import Digests
package import Engine
import Linking
package import Machines
package import Storage

/// A session's handle on a store on an engine.
package final class RemoteStore: EventStore {
    package let settings: StoreSettings
    let link: any StoreEngine
    /// The copy on this machine.
    let copy: DiskStore
    /// Why the engine can not be spoken to; nil while it answers.
    var outage: StoreError?
    /// Whether something was read since that began, so that the session has told of it.
    var isOutageTold = false
    /// Whether the copy was brought up to the engine's end once.
    var isReached = false
    /// Whether the engine said that it has gone on.
    var isBehind = false
    /// A commit of which it is not known whether it came about.
    var doubt: DoubtedCommit?
    /// The last commits, until the copy has them, and when it was last given some.
    var unkept: UnkeptCommits?
    var keptAt = ContinuousClock.now - .seconds(60)
    /// How long commits may wait for that, at most, while others follow them.
    package var keepingPace = Duration.seconds(1)
    var notices: [StoreNotice] = []
    private var depth = 0
    /// How many commits from here on hold the other sessions on this machine off.
    private var warinessLeft = 0

    /// How many they are after others were quicker. WHY: while nobody else writes, holding the copy's lock costs as
    /// much as all else that is done here for a commit; where many write, each would decide in vain again and again.
    private static let wariness = 32

    private init(_ link: any StoreEngine, _ settings: StoreSettings, _ copy: DiskStore) {
        self.link = link
        self.settings = settings
        self.copy = copy
    }

    /// Opens the store of an engine. Where the engine is away, its copy on this machine is read; `copies` is the
    /// folder for copies of stores.
    package static func open(
        of link: any StoreEngine, copies: String, reading: ReadingProgress? = nil
    ) throws(StoreError) -> RemoteStore {
        let address = link.address
        let folder = CopyFolder(of: address, in: copies)
        let answer = try link.ask(.open(address))
        switch answer.said {
        case .opened:
            let settings = try StoreSettings(text: answer.bytes, path: address.text)
            return RemoteStore(link, settings, try folder.copy(of: settings, reading))
        case .away(let members):
            let outage = StoreError.engineAway(address: address.text, members: members)
            guard let settings = folder.latest else { throw outage }
            let store = RemoteStore(link, settings, try folder.copy(of: settings, reading))
            store.outage = outage
            return store
        default: throw address.failure(answer.said)
        }
    }

    /// Makes a store on an engine.
    package static func create(
        on link: any StoreEngine, settings: StoreSettings, copies: String, reading: ReadingProgress? = nil
    ) throws(StoreError) -> RemoteStore {
        let address = link.address
        guard StoreSettings.isGoodID(settings.id) else { throw .notAStore(path: address.text, reason: .member("id")) }
        let answer = try link.ask(.create(genesis: EngineHead(settings.genesis)), settings.text)
        switch answer.said {
        case .done: break
        case .exists: throw .alreadyExists(path: address.text)
        default: throw address.failure(answer.said)
        }
        let copy = try CopyFolder(of: address, in: copies).copy(of: settings, isNew: true, reading)
        return RemoteStore(link, settings, copy)
    }

    package var head: Head {
        guard let unkept, lacksCommit else { return copy.head }
        return unkept.next
    }

    package var place: String? { link.address.text }
    package var gathersCommands: Bool { true }
    /// The folder of the copy on this machine.
    package var copyPath: String { copy.path }

    /// Writing goes on as soon as the engine answers.
    package var standing: StoreStanding {
        if case .stopped = copy.standing { return copy.standing }
        return outage.map { .stopped($0) } ?? .writing
    }

    package func read(from sequence: Int64, _ take: (Record) -> Void) throws(StoreError) {
        try read(from: sequence, ahead: nil) { part, place in take(part.records[place]) }
    }

    /// Reads from the copy, after it was brought up to the engine's end. WHY: while a command is decided, only as far
    /// as the engine has told by itself: whether it has gone on shows when the command is written.
    package func read(
        from sequence: Int64, ahead events: EventsAhead?, _ take: TakingRecords
    ) throws(StoreError) {
        let known = head
        var answer: Frame<EngineAnswer>?
        if isAheadOfCopy, sequence > head.sequence {
            if depth > 0 { return }
            answer = try askForNews()
            if answer == nil { return }
        }
        keep()
        let doubted = doubt?.next.hash
        let asked: TakingRecords = { part, place in
            if let doubted, part.records[place].hash == doubted { self.doubt?.isFound = true }
            if part.records[place].sequence >= sequence { take(&part, place) }
        }
        try readCopy(from: sequence, ahead: events, asked)
        // WHY: the answer goes on from what this session had. Another one may have brought the copy on since, or the
        // copy was not given what this session wrote.
        if lacksCommit || head != known { answer = nil }
        if depth == 0 || !isReached || isBehind || lacksCommit || doubt != nil || outage != nil {
            try bringUp(answer, ahead: events, asked)
        }
        while let doubt, outage == nil, try !settle(doubt) {
            try bringUp(ahead: events, asked)
        }
        if !lacksCommit { unkept = nil }
    }

    /// One transaction on the engine, which compares the head. The copy takes the lines later.
    package func append(_ batches: [RecordBatch], ifHead head: Head) throws(StoreError) -> AppendOutcome {
        if case .stopped(let reason) = copy.standing { throw .writingStopped(because: reason) }
        if let outage { throw outage }
        for batch in batches { try batch.expectCanonicalEvents() }
        guard head == self.head else { return .moved }
        return try exclusively { () throws(StoreError) in
            try expectAttachments(namedBy: batches)
            let (lines, next) = try RecordLine.lines(of: batches, after: head)
            if lines.isEmpty { return .appended(head) }
            let request = EngineRequest.commit(after: EngineHead(head), to: EngineHead(next))
            let answer = try link.ask(request, lines, meanwhile: keepInTime)
            switch answer.said {
            case .committed:
                note(lines, to: next, isKeptAtOnce: warinessLeft > 0)
                warinessLeft = max(0, warinessLeft - 1)
                return .appended(next)
            case .moved:
                isBehind = true
                warinessLeft = RemoteStore.wariness
                return .moved
            case .unanswered(let members):
                doubt = DoubtedCommit(head: head, next: next)
                let failure = StoreError.commitUnanswered(address: link.address.text, members: members)
                outage = .engineAway(address: link.address.text, members: members)
                throw failure
            case .away(let members):
                let failure = StoreError.engineAway(address: link.address.text, members: members)
                outage = failure
                throw failure
            default: throw link.address.failure(answer.said)
            }
        }
    }

    /// Holds other sessions on this machine off where some were quicker not long ago. Those that are not held off show
    /// when a command is written.
    package func exclusively<Outcome>(
        _ body: () throws(StoreError) -> Outcome
    ) throws(StoreError) -> Outcome {
        depth += 1
        defer { depth -= 1 }
        guard depth == 1, warinessLeft > 0 else { return try body() }
        return try copy.exclusively(body)
    }

    package func close() {
        keep()
        copy.close()
    }

    deinit { keep() }

    package func restore(_ resolve: (String) -> Ruleset?) throws(StoreError) -> Restored? {
        keep()
        let restored = try copy.restore(resolve)
        // WHY: reading goes on from the snapshot, which may lie before the last commit.
        if restored != nil, unkept != nil { (unkept, isBehind) = (nil, true) }
        return restored
    }

    package func restore(_ work: SnapshotWork) -> Restored? { copy.restore(work) }

    /// WHY: the copy says behind which record a snapshot stands, and the registry has the last commit already.
    package func snapshotWork(of registry: Registry, _ archive: SnapshotArchive?) -> SnapshotWork? {
        keep()
        return lacksCommit ? nil : copy.snapshotWork(of: registry, archive)
    }

    package var newestSnapshot: Int64? { copy.newestSnapshot }
    package func recordsSince(_ archive: SnapshotArchive?) -> Int64 {
        copy.recordsSince(archive) + head.sequence - copy.head.sequence
    }

    package func takeNotices() -> [StoreNotice] {
        defer { notices = [] }
        // WHY: a torn end of the copy is fetched again, and nobody need be told.
        _ = copy.takeNotices()
        return notices
    }
}

/// A commit of which it is not known whether it came about.
struct DoubtedCommit {
    /// Behind which it was asked for.
    let head: Head
    /// The end of the journal if it did.
    let next: Head
    /// Whether its records were read since.
    var isFound = false
}

extension EngineHead {
    /// As the store has it.
    init(_ head: Head) { self.init(sequence: head.sequence, hash: head.hash.hexadecimal) }
}

extension EngineAddress {
    /// What an answer that is none of those that were hoped for means.
    func failure(_ answer: EngineAnswer) -> StoreError {
        switch answer {
        case .away(let members): .engineAway(address: text, members: members)
        case .refused(let refusal): .engineRefused(address: text, refusal)
        case .unanswered(let members): .commitUnanswered(address: text, members: members)
        case .absent: .noStore(path: text)
        case .exists: .alreadyExists(path: text)
        case .opened, .done, .records, .committed, .moved, .content:
            .engineRefused(address: text, .unreadable(name: text))
        }
    }
}
