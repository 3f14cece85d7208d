// What etcd tells by itself of writes as they come, so that reading on need not ask. Where it can not tell, whoever
// reads asks instead.

import Foundation
import Linking
import Synchronization

/// A write that etcd told of.
struct ToldWrite {
    let head: EngineHead
    /// The number of its first record.
    let first: Int64
    let lines: [UInt8]
}

/// The writes of a store as they come.
final class Watch {
    private let listener = WatchListener()
    private let stream: any StreamEnding

    /// Begins behind a revision; nil where nothing can be asked.
    init?(_ gateway: Gateway, _ keys: Keys, after revision: Revision) {
        let creation = WatchRequest.Creation(
            key: Data(keys.write(upTo: 0)), rangeEnd: keys.afterWrites, startRevision: Revision(revision.number + 1))
        let request = WatchRequest(createRequest: creation)
        guard let stream = gateway.listen("/v3/watch", request, listener) else { return nil }
        self.stream = stream
    }

    deinit { stream.end() }

    /// Whether it goes on.
    var isOpen: Bool { listener.isOpen }

    /// The writes behind a number, in order and without a gap; nil where there may be others.
    func writes(after sequence: Int64) -> [ToldWrite]? { listener.writes(after: sequence) }
}

/// Takes what etcd tells, on whatever thread it comes.
final class WatchListener: Sendable {
    private struct State {
        var isCreated = false
        var isOpen = true
        /// Lines that were not looked at yet, and what stands behind the last of them.
        var told: [UInt8] = []
        var writes: [ToldWrite] = []
    }

    private let state = Mutex(State())

    /// The most that is kept. WHY: a session that is left alone for a day must not keep what a province writes.
    private static let keptBytes = 16 << 20

    var isOpen: Bool { state.withLock { $0.isOpen } }

    func writes(after sequence: Int64) -> [ToldWrite]? {
        state.withLock { state in
            WatchListener.look(at: &state)
            guard state.isOpen, state.isCreated else { return nil }
            state.writes.removeFirst(state.writes.prefix { $0.head.sequence <= sequence }.count)
            if let first = state.writes.first, first.first != sequence + 1 { return nil }
            return state.writes
        }
    }

    /// Takes the next bytes. WHY: they are looked at when somebody reads, for most of them tell a writer what it
    /// wrote.
    func take(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.isOpen else { return }
            state.told += bytes
            if state.told.count > WatchListener.keptBytes { state = State(isOpen: false) }
        }
    }

    /// Nothing more comes.
    func end() { state.withLock { $0.isOpen = false } }

    private static func look(at state: inout State) {
        let decoder = JSONDecoder()
        var rest = state.told[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            defer { rest = rest[(end + 1)...] }
            guard let said = try? decoder.decode(WatchResponse.self, from: Data(rest[..<end])),
                said.result.canceled != true
            else {
                state.isOpen = false
                return
            }
            if said.result.created == true { state.isCreated = true }
            for event in said.result.events ?? [] {
                guard let write = ToldWrite(event.kv) else {
                    state.isOpen = false
                    return
                }
                state.writes.append(write)
            }
        }
        state.told = Array(rest)
    }
}

extension ToldWrite {
    /// Nil where the value is not the lines themselves.
    fileprivate init?(_ found: KeyValue) {
        guard let value = found.value, let first = ToldWrite.firstNumber(value),
            let head = EngineHead(writeAt: found.key, value)
        else { return nil }
        self.head = head
        self.first = first
        lines = [UInt8](value)
    }

    private static func firstNumber(_ value: Data) -> Int64? {
        let opening = Data("{\"seq\":".utf8)
        guard value.starts(with: opening) else { return nil }
        return Int64(String(decoding: value.dropFirst(opening.count).prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self))
    }
}
