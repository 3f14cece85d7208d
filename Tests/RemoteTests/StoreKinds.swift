// The kinds of stores that keep the protocol, each with a way to make one and to come to it again as another session
// would, from another machine where the kind has such.

import Foundation
import Linking
import Remote
import Storage
import TestSupport
import Testing

/// A kind of store.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
    case memory, disk
    /// On an engine in memory.
    case remote
    /// On the cluster whose members the environment names.
    case etcd

    var testDescription: String { rawValue }

    /// The members of a cluster of etcd for trials: `HOST:PORT,…`.
    static let members = ProcessInfo.processInfo.environment["ZHUJI_TEST_ETCD"]

    /// Those that can be tried here.
    static let atHand = allCases.filter { $0 != .etcd || members != nil }
    /// Those to which several sessions can come.
    static let shared = atHand.filter { $0 != .memory }
    /// Those to which they can come at once. The engine in memory is one thread's.
    static let threaded = shared.filter { $0 != .remote }
    /// Those that an engine keeps.
    static let engines = atHand.filter { $0 == .remote || $0 == .etcd }
}

/// A store of a kind, made for one test.
final class StoreSite {
    let kind: StoreKind
    let first: any EventStore
    private let folder: TemporaryFolder
    private let cluster = MemoryCluster()
    private let prefix: String
    private var machines = 1

    static let settings = StoreSettings(id: "conformance", isTraining: true, passwordIterations: 1)

    init(_ kind: StoreKind) throws {
        self.kind = kind
        folder = try TemporaryFolder(isDurable: false)
        prefix = "test-\(UInt64.random(in: 0...UInt64.max))"
        let path = folder.path
        switch kind {
        case .memory: first = MemoryStore(settings: StoreSite.settings)
        case .disk: first = try DiskStore.create(at: path + "/store", settings: StoreSite.settings)
        case .remote:
            first = try RemoteStore.create(
                on: MemoryEngine(cluster), settings: StoreSite.settings, copies: path + "/0")
        case .etcd:
            first = try RemoteStore.create(
                on: try StoreSite.engine(prefix), settings: StoreSite.settings, copies: path + "/0")
        }
    }

    /// Another session at the store; on an engine from another machine.
    func another() throws -> any EventStore {
        machines += 1
        return try handle("/\(machines)")
    }

    /// Another session on the machine of the first.
    func beside() throws -> any EventStore { try handle("/0") }

    /// What keeps the store, as another session comes to it; nil where the store keeps itself.
    func engine() throws -> (any StoreEngine)? {
        switch kind {
        case .memory, .disk: nil
        case .remote: try MemoryEngine(cluster)
        case .etcd: try StoreSite.engine(prefix)
        }
    }

    private func handle(_ copies: String) throws -> any EventStore {
        switch kind {
        case .memory: first
        case .disk: try DiskStore.open(at: folder.path + "/store")
        case .remote: try RemoteStore.open(of: MemoryEngine(cluster), copies: folder.path + copies)
        case .etcd: try RemoteStore.open(of: try StoreSite.engine(prefix), copies: folder.path + copies)
        }
    }

    private static func engine(_ prefix: String) throws -> EngineLink {
        let address = try EngineAddress("etcd://\(StoreKind.members ?? "")/\(prefix)")
        return EngineLink(address, program: try Program.built("zhuji-etcd").url.path)
    }
}

/// A batch of events `{"n":1}`, one for each number.
func batch(_ numbers: [Int]) -> RecordBatch {
    RecordBatch(
        atMilliseconds: 1_700_000_000_000, session: "s1", by: "office-a",
        events: numbers.map { Array("{\"n\":\($0)}".utf8) })
}

extension EventStore {
    /// Reads on and appends, as a session does, until it was not overtaken.
    func add(_ numbers: [Int]) throws {
        while true {
            let outcome = try exclusively { () throws(StoreError) in
                try readOn { _ in }
                return try append(batch(numbers), ifHead: head)
            }
            if case .appended(let new) = outcome {
                if new != head { throw StoreError.noStore(path: "head") }
                return
            }
        }
    }

    /// The events from a number on.
    func events(from sequence: Int64 = 1) throws -> [String] {
        var found: [String] = []
        try read(from: sequence) { found.append(String(decoding: $0.event, as: UTF8.self)) }
        return found
    }

    /// The lines of the journal.
    func lines() throws -> [[UInt8]] {
        var found: [[UInt8]] = []
        try read(from: 1) { found.append(Array($0.line)) }
        return found
    }
}
