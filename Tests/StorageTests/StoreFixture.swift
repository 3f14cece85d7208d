// Stores for the tests: settings, batches and a store on a disk in a folder of its own.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

/// A store on a disk in a temporary folder.
struct StoreFixture {
    let folder: TemporaryFolder
    static let settings = StoreSettings(id: "test-store", isTraining: true, passwordIterations: 1)

    init() throws {
        folder = try TemporaryFolder()
    }

    var path: String { folder.path + "/store" }

    /// The path of a file in the store.
    func path(_ name: String) -> String { path + "/" + name }

    /// Makes the store.
    func create(access: StoreAccess = StoreAccess()) throws -> DiskStore {
        try DiskStore.create(at: path, settings: StoreFixture.settings, access: access)
    }

    /// Opens the store.
    func open(access: StoreAccess = StoreAccess()) throws -> DiskStore {
        try DiskStore.open(at: path, access: access)
    }

    /// The bytes of a file in the store.
    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// The bytes of a segment without the zeros after its records.
    func records(_ name: String) throws -> [UInt8] {
        let bytes = try bytes(name)
        return Array(bytes[..<((bytes.lastIndex { $0 != 0 } ?? -1) + 1)])
    }

    /// Replaces the bytes of a file in the store.
    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }

    /// The names in a folder of the store.
    func names(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
    }

    static let segment = "journal/00000001.jsonl"
}

/// A batch of events `{"n":1}`, one for each number.
func batch(_ numbers: Int..., at milliseconds: Int64 = 1_700_000_000_000) -> RecordBatch {
    RecordBatch(
        atMilliseconds: milliseconds, session: "s1", by: "office-a",
        events: numbers.map { Array("{\"n\":\($0)}".utf8) })
}

extension EventStore {
    /// The events of all records from a number on, as text.
    func events(from sequence: Int64 = 1) throws -> [String] {
        var events: [String] = []
        try read(from: sequence) { events.append(String(decoding: $0.event, as: UTF8.self)) }
        return events
    }

    /// Appends at the head this handle has read to, and expects that nobody came before.
    func add(_ batch: RecordBatch) throws {
        let outcome = try append(batch, ifHead: head)
        #expect(outcome == .appended(head))
    }
}

/// The error that a call throws; nil where it throws none.
func storeError(_ call: () throws -> Void) throws -> StoreError? {
    do {
        try call()
        return nil
    } catch let error as StoreError {
        return error
    }
}
