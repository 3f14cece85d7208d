// The province of the trials in memory, for trials that go on from it, and copies of it to try things at.

import Source
import Storage

@testable import Sessions

/// A store in memory as values, from which every trial gets one of its own.
struct ProvinceImage: Sendable {
    let settings: StoreSettings
    let rulebook: SoundRulebook
    private let batches: [RecordBatch]

    /// The files that trials find beside them.
    static let files = ["proof.pdf", "sample.pdf", "sample.jpg"]
    static let content = "%PDF-1.4 proof\n"

    /// The province with a case in every state.
    static let province = Result { () throws in
        guard let rulebook = SoundRulebook(try Trial.shipped(), root: "") else {
            throw TrialWorld.Unready(description: "the rulebook has errors")
        }
        let trial = try Trial(Trial.shipped(), language: .en)
        for name in files { trial.give(name, content) }
        for line in TrialWorld.provinceLines where trial.perform(line).outcome != .done {
            throw TrialWorld.Unready(description: line)
        }
        return try ProvinceImage(of: trial.store, rulebook)
    }

    private init(of store: MemoryStore, _ rulebook: SoundRulebook) throws {
        settings = store.settings
        self.rulebook = rulebook
        batches = try Self.batches(of: store)
    }

    /// Puts what happened after a record into a store that holds all up to it.
    func append(to store: MemoryStore, from sequence: Int64) throws {
        _ = try store.putAttachment(Array(Self.content.utf8))
        var count: Int64 = 0
        for batch in batches {
            count += Int64(batch.events.count)
            if count > sequence { _ = try store.append(batch, ifHead: store.head) }
        }
    }

    /// What was written into the store, command by command.
    static func batches(of store: MemoryStore) throws -> [RecordBatch] {
        var batches: [RecordBatch] = []
        var events: [[UInt8]] = []
        try store.read(from: 1) { record in
            events.append([UInt8](record.event))
            guard record.batch.index == record.batch.count else { return }
            batches.append(
                RecordBatch(
                    atMilliseconds: record.atMilliseconds, session: record.session, by: record.by, events: events))
            events = []
        }
        return batches
    }
}

extension Trial {
    /// The province with a case in every state.
    static func province(_ language: Language = .en) throws -> Trial {
        let trial = try Trial(try ProvinceImage.province.get(), language: language)
        for name in ProvinceImage.files { trial.give(name, ProvinceImage.content) }
        return trial
    }

    /// A session that stands where this one stands, at a copy of the store.
    func copy() throws -> Session {
        let copy = MemoryStore(settings: store.settings)
        for batch in try ProvinceImage.batches(of: store) { _ = try copy.append(batch, ifHead: copy.head) }
        return Session(standingWhere: session, at: copy, environment: session.environment)
    }
}
