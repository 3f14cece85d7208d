// A store for trials of upkeep: a rulebook in use, a person, a case, attachments that events name.

import Digests
import Engine
import Foundation
import Machines
import Storage
import Testing

/// A store that was worked in.
struct UpkeepFixture {
    let stores: StoreFixture
    let access: StoreAccess
    static let definition = SHA256.digest(SampleRulebook.ruleset.canonicalBytes)

    /// - Parameter segmentBytes: Small, so that a few commands fill several segments.
    init(segmentBytes: Int64 = 900, layer: any FileLayer = GlibcFileLayer(), attachments: Int = 3) throws {
        stores = try StoreFixture()
        access = StoreAccess(lockWaitMilliseconds: 50, layer: layer, segmentBytes: segmentBytes)
        let store = try stores.create(access: access)
        try store.putDefinition(
            UpkeepFixture.definition,
            [
                DefinitionFile(path: "ruleset", bytes: SampleRulebook.ruleset.canonicalBytes),
                DefinitionFile(path: "sources/a.matter", bytes: Array("matter".utf8)),
            ])
        var registry = Registry()
        let first: [Event] = [
            .deployed(hash: UpkeepFixture.definition.hexadecimal),
            .registered(Party(id: PartyID(1), kind: 0, values: SampleRulebook.values)),
            .account("zhang", .opened(party: PartyID(1), .applicant)),
            .changed(
                CaseID(1),
                .applied(
                    .init(definition: 0, machine: 1, applicant: PartyID(1), target: nil, year: 2023, answers: []))),
        ]
        for event in first { try UpkeepFixture.write([event], to: store, &registry) }
        for number in 0..<attachments { try UpkeepFixture.attach([number], to: store, &registry) }
    }

    var path: String { stores.path }

    /// The content of an attachment.
    static func content(_ number: Int) -> [UInt8] { Array("attachment \(number)".utf8) }

    /// The path of an attachment below the store's folder.
    static func file(_ number: Int) -> String {
        let digits = SHA256.digest(content(number)).hexadecimal
        return "attachments/\(digits.prefix(2))/\(digits.dropFirst(2))"
    }

    /// Attaches more files by one command, as another session.
    func attach(_ numbers: Int...) throws {
        let store = try stores.open(access: access)
        var registry = Registry()
        let resolve: (String) -> Ruleset? = { _ in SampleRulebook.ruleset }
        try store.fold(into: &registry, resolve: resolve) { _ in }
        try UpkeepFixture.attach(numbers, to: store, &registry)
    }

    private static func attach(_ numbers: [Int], to store: DiskStore, _ registry: inout Registry) throws {
        let events = try numbers.map { number in
            let kept = try store.putAttachment(content(number))
            let file = FileReference(
                hash: kept.digest.hexadecimal, name: "证明\(number).pdf", sizeBytes: Int(kept.sizeBytes))
            return Event.changed(CaseID(1), .attached(.module(1, row: 0, attachment: 0), file))
        }
        try write(events, to: store, &registry)
    }

    private static func write(_ events: [Event], to store: DiskStore, _ registry: inout Registry) throws {
        let outcome = try store.append(events, stamp: SampleRulebook.stamp, registry: registry, ifHead: store.head)
        #expect(outcome == .appended(store.head))
        for event in events { registry.fold(event, stamp: SampleRulebook.stamp) { _ in SampleRulebook.ruleset } }
    }

    /// What a verification finds wrong, by its codes.
    func faults(lookingFor head: String? = nil) throws -> [String] {
        try StoreVerification.run(at: path, access: access, lookingFor: head).faults.map(\.code)
    }

    /// Changes one byte of a file.
    func flip(_ name: String, at place: Int) throws {
        var bytes = try stores.bytes(name)
        bytes[place] ^= 1
        try stores.write(bytes, to: name)
    }

    /// Every file of a store but its lock, with its content.
    static func image(of path: String) throws -> [String: [UInt8]] {
        var image: [String: [UInt8]] = [:]
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
        for name in names where name != "lock" {
            if let data = FileManager.default.contents(atPath: path + "/" + name) { image[name] = Array(data) }
        }
        return image
    }
}
