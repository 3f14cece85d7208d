// Stores as a released format has them: they are never written again, and every later program must read them as this
// one does. `Formats/v1` was written by `FreezingTests`.

import Digests
import Engine
import Foundation
import Machines
import Storage
import TestSupport
import Testing

@Suite struct FrozenFormatTests {
    static let folder = "Tests/StorageTests/Formats/v1"
    private let copy: TemporaryFolder
    private var path: String { copy.path + "/store" }

    init() throws {
        copy = try TemporaryFolder()
        let frozen = Repository.url(FrozenFormatTests.folder)
        try FileManager.default.copyItem(atPath: frozen.path + "/store", toPath: path)
        // Folders without files are not kept in the repository.
        for name in ["quarantine", "attachments", "definitions"] {
            try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
        }
    }

    /// What a session makes of the store: its head, and what each record means.
    private func meaning() throws -> (store: DiskStore, text: String) {
        let store = try DiskStore.open(at: path)
        var registry = Registry()
        let resolve: (String) -> Ruleset? = { hash in
            guard let digest = SHA256Digest(hexadecimal: Array(hash.utf8)) else { return nil }
            let files = try? store.definition(digest)
            return files?.first { $0.path == "ruleset" }.flatMap { Ruleset(canonicalBytes: $0.bytes) }
        }
        var lines: [String] = []
        try store.fold(into: &registry, resolve: resolve) { stored in
            lines.append("\(stored.sequence) \(stored.stamp.at.milliseconds) \(stored.stamp.by) \(stored.event)")
        }
        let head = "\(store.head.sequence) records, head \(store.head.digits)"
        return (store, ([head] + lines).joined(separator: "\n") + "\n")
    }

    @Test func everyRecordOfTheFirstFormatMeansWhatItMeant() throws {
        let (store, text) = try meaning()
        #expect(store.standing == .writing && store.takeNotices().isEmpty)
        Golden.check(text, at: "Tests/StorageTests/Formats/v1/meaning.txt")
        let found = try StoreVerification.run(at: path)
        #expect(found.faults.isEmpty && found.segments.count > 1 && found.head == store.head, "\(found.faults)")
    }

    @Test func everyKindOfEventAndAGroupAreAmongThem() throws {
        var kinds: Set<String> = []
        var places: [BatchPlace] = []
        try DiskStore.open(at: path).read(from: 1) { record in
            let kind = try? StrictReader().read(record.event)["kind"]?.text
            kinds.insert(kind ?? "")
            places.append(record.batch)
        }
        #expect(kinds.count == Verb.allCases.count + 18)
        #expect(places.contains { $0.earlier > 0 } && places.contains { $0.count > 1 })
    }

    @Test(arguments: ["torn.tail", "zeros.tail"]) func itsTailsAreRead(_ tail: String) throws {
        let whole = try meaning().text
        let journal = path + "/journal"
        let last = try #require(try FileManager.default.contentsOfDirectory(atPath: journal).max())
        var bytes = try Data(contentsOf: URL(fileURLWithPath: journal + "/" + last))
        let start = bytes.count
        bytes += try Data(contentsOf: Repository.url("Tests/StorageTests/Formats/v1/" + tail))
        try bytes.write(to: URL(fileURLWithPath: journal + "/" + last))
        let (store, text) = try meaning()
        #expect(text == whole)
        guard tail == "torn.tail" else {
            #expect(store.takeNotices().isEmpty)
            return
        }
        guard case .tornTailDropped(_, _, let byte, _, _)? = store.takeNotices().first else {
            Issue.record("the torn tail is not told")
            return
        }
        #expect(byte == Int64(start))
    }

    @Test func aStoreOfTheNextFormatIsRefusedByName() throws {
        let file = path + "/store.json"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("{\"format\":1,"))
        try text.replacing("{\"format\":1,", with: "{\"format\":2,\"new\":[],").write(
            toFile: file, atomically: true, encoding: .utf8)
        let error = try storeError { _ = try DiskStore.open(at: path) }
        #expect(error == .newerFormat(path: file, found: 2, known: 1))
    }
}

/// Writes what is frozen, for a format that is not released yet: `ZHUJI_FREEZE=1`, and nothing else is run.
@Suite struct FreezingTests {
    private static let definition = SHA256.digest(SampleRulebook.ruleset.canonicalBytes)

    @Test(.enabled(if: ProcessInfo.processInfo.environment["ZHUJI_FREEZE"] != nil))
    func isWrittenAnew() throws {
        try FreezingTests.make(at: Repository.url(FrozenFormatTests.folder).path)
    }

    /// Writes the frozen store anew, for a format that is not released yet.
    private static func make(at folder: String) throws {
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let settings = StoreSettings(id: "format-1", isTraining: true, passwordIterations: 1)
        let access = StoreAccess(segmentBytes: 24_000)
        let store = try DiskStore.create(at: folder + "/store", settings: settings, access: access)
        try store.putDefinition(
            definition,
            [
                DefinitionFile(path: "ruleset", bytes: SampleRulebook.ruleset.canonicalBytes),
                DefinitionFile(path: "sources/规则.txt", bytes: Array("matter\n".utf8)),
            ])
        let kept = try store.putAttachment(UpkeepFixture.content(1))
        let file = FileReference(hash: kept.digest.hexadecimal, name: "证 明.pdf", sizeBytes: Int(kept.sizeBytes))
        var registry = Registry()
        let opening: [[Event]] = [
            [.deployed(hash: definition.hexadecimal)],
            [.registered(Party(id: PartyID(1), kind: 0, values: SampleRulebook.values))],
            [
                .changed(
                    CaseID(1),
                    .applied(
                        .init(
                            definition: 0, machine: 1, applicant: PartyID(1), target: nil, year: 2023, answers: [])))
            ],
        ]
        for commit in opening + EventRecordTests.events {
            let events = commit.map { event -> Event in
                switch event {
                case .deployed: .deployed(hash: definition.hexadecimal)
                case .changed(let id, .attached(let slot, _)): .changed(id, .attached(slot, file))
                default: event
                }
            }
            _ = try store.append(events, stamp: SampleRulebook.stamp, registry: registry, ifHead: store.head)
            for event in events {
                registry.fold(event, stamp: SampleRulebook.stamp) { _ in SampleRulebook.ruleset }
            }
        }
        let group = try [Event.account("管理", .loggedIn), .exported(filter: "组", rows: 2)].map {
            try RecordBatch([$0], stamp: SampleRulebook.stamp, registry: registry)
        }
        _ = try store.append(group, ifHead: store.head)
        store.close()
        let next = "{\"seq\":\(store.head.sequence + 1),\"at\":1690000000000,\"session\":\"s1\",\"by\":\"zh"
        try Data(next.utf8).write(to: URL(fileURLWithPath: folder + "/torn.tail"))
        try Data(count: 8192).write(to: URL(fileURLWithPath: folder + "/zeros.tail"))
        try? FileManager.default.removeItem(atPath: folder + "/store/lock")
    }
}
