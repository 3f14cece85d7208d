// A store in etcd: finding and making it, its records and its contents. How commits come about lives in
// `Committing.swift`, what etcd tells by itself in `Watch.swift`.

import Foundation
import Linking

/// The head with the revision at which it was last written.
struct KnownHead {
    let head: EngineHead
    let revision: Revision
}

/// A store in etcd. For use by one thread.
final class EtcdStore {
    let gateway: Gateway
    let keys: Keys
    /// The head as this program saw it last.
    var known: KnownHead?
    private var watch: Watch?
    /// How often others were found to have written.
    private var readings = 0
    /// How often this program has written.
    var commits = 0

    /// How long a question may take, the change of a leader included.
    static let readingSeconds = 5.0
    /// How much is read in one answer, about.
    private static let answerBytes = 8 << 20

    init(_ address: EngineAddress) throws(EngineFailure) {
        gateway = try Gateway(address)
        keys = Keys(prefix: address.prefix)
    }

    /// The settings of the store; nil where there is none.
    func open() throws(EngineFailure) -> [UInt8]? {
        let settings = try value(of: keys.settings, until: .now() + EtcdStore.readingSeconds)
        try expectSafeCluster()
        return settings.map { [UInt8]($0.value ?? Data()) }
    }

    /// Makes the store; false where there is one.
    func create(_ settings: [UInt8], _ genesis: EngineHead) throws(EngineFailure) -> Bool {
        try expectSafeCluster()
        let request = TransactionRequest(
            compare: [.absent(keys.settings), .absent(keys.head)],
            success: [.put(keys.settings, Data(settings)), .put(keys.head, Data(genesis.value))],
            failure: [.range(keys.settings)])
        // WHY: it may be asked twice, since whoever comes second finds the very settings, with an id that nobody else
        // has.
        let answer = try gateway.ask(
            "/v3/kv/txn", request, as: TransactionResponse.self, until: .now() + EtcdStore.readingSeconds)
        if answer.succeeded == true { return true }
        return answer.responses?.first?.responseRange?.kvs?.first?.value == Data(settings)
    }

    /// The lines of whole writes behind a number, the end of the journal, and whether there is more.
    func read(after sequence: Int64) throws(EngineFailure) -> (lines: [UInt8], head: EngineHead, isMore: Bool) {
        let head = try freshHead(until: .now() + EtcdStore.readingSeconds)
        if head.head.sequence <= sequence { return ([], head.head, false) }
        defer { followOthers(head.revision) }
        if let told = watch?.writes(after: sequence), told.last?.head == head.head {
            return (told.flatMap(\.lines), head.head, false)
        }
        let (lines, last, isMore) = try readWrites(after: sequence)
        // WHY: others may have written between the two questions.
        let end = last.flatMap { $0.sequence > head.head.sequence ? $0 : nil } ?? head.head
        return (lines, end, isMore)
    }

    /// What is known of a key; nil where there is none.
    func value(of key: Data, until ends: DispatchTime) throws(EngineFailure) -> KeyValue? {
        try gateway.ask("/v3/kv/range", RangeRequest(key), as: RangeResponse.self, until: ends).kvs?.first
    }

    func put(_ key: Data, _ value: Data, until ends: DispatchTime) throws(EngineFailure) {
        _ = try gateway.ask("/v3/kv/put", PutRequest(key: key, value: value), as: RangeResponse.self, until: ends)
    }

    /// The head as it is now, by the agreement of the members.
    func freshHead(until ends: DispatchTime) throws(EngineFailure) -> KnownHead {
        guard let found = try value(of: keys.head, until: ends), let head = knownHead(found) else {
            throw .refused(.unreadable(name: String(decoding: keys.head, as: UTF8.self)))
        }
        known = head
        return head
    }

    func knownHead(_ found: KeyValue) -> KnownHead? {
        let parts = String(decoding: found.value ?? Data(), as: UTF8.self).split(separator: " ")
        guard parts.count == 2, let sequence = Int64(parts[0]), let revision = found.modRevision else { return nil }
        return KnownHead(head: EngineHead(sequence: sequence, hash: String(parts[1])), revision: revision)
    }

    /// The lines of a write by its value.
    func lines(_ found: KeyValue) throws(EngineFailure) -> [UInt8] {
        let value = found.value ?? Data()
        return value.starts(with: Data("{\"seq\":".utf8)) ? [UInt8](value) : try pieces(value, named: found.key)
    }

    private func readWrites(
        after sequence: Int64
    ) throws(EngineFailure) -> (lines: [UInt8], last: EngineHead?, isMore: Bool) {
        var lines: [UInt8] = []
        var from = Data(keys.write(upTo: sequence + 1))
        var limit: Int64 = 16
        while true {
            let answer = try gateway.ask(
                "/v3/kv/range", RangeRequest(from, to: keys.afterWrites, limit: limit), as: RangeResponse.self,
                until: .now() + EtcdStore.readingSeconds)
            let found = answer.kvs ?? []
            for one in found { lines += try self.lines(one) }
            guard answer.more == true, let last = found.last else {
                return (lines, found.last.flatMap { EngineHead(writeAt: $0.key, lines) }, false)
            }
            if lines.count >= EtcdStore.answerBytes { return (lines, nil, true) }
            from = last.key + Data([0])
            // WHY: writes are short as a rule, but each may have a megabyte.
            let average = max(1, lines.count / Int(limit))
            limit = min(4096, max(16, Int64((EtcdStore.answerBytes - lines.count) / average)))
        }
    }

    /// Others have written: has etcd tell by itself of what comes after a revision, unless it does so already. WHY: not
    /// at the first reading, for to who works alone each of the own commits would be told, which takes a tenth of one.
    private func followOthers(_ revision: Revision) {
        readings += 1
        if readings < 2 || watch?.isOpen == true { return }
        watch = Watch(gateway, keys, after: revision)
    }

    /// WHY: one member of this version acknowledges what its disk does not have yet (etcd issue 14370), so that a
    /// loss of power can take it back. Three hold it in the memory of two others.
    private func expectSafeCluster() throws(EngineFailure) {
        if gateway.address.allowsSingleNode { return }
        let ends = DispatchTime.now() + EtcdStore.readingSeconds
        let members = try gateway.ask("/v3/cluster/member/list", NoRequest(), as: MembersResponse.self, until: ends)
        guard members.members?.count == 1 else { return }
        let status = try gateway.ask("/v3/maintenance/status", NoRequest(), as: StatusResponse.self, until: ends)
        let version = status.version ?? ""
        if version.hasPrefix("3.4.") { throw .refused(.singleNode(version: version)) }
    }
}

extension EngineHead {
    /// As it is kept: the number and the hash.
    var value: [UInt8] { Array(String(sequence).utf8) + [UInt8(ascii: " ")] + hash.utf8 }

    /// The end of a write by its name and its lines; nil where they are none.
    init?(writeAt key: Data, _ lines: some BidirectionalCollection<UInt8>) {
        // `…,"hash":"HASH"}` and a line feed.
        guard let sequence = Int64(String(decoding: key.suffix(16), as: UTF8.self)), lines.count > 67 else {
            return nil
        }
        self.init(sequence: sequence, hash: String(decoding: lines.suffix(67).prefix(64), as: UTF8.self))
    }
}

extension EtcdStore {
    /// Keeps the content in pieces of this name; what says that it is there comes last.
    func put(_ content: EngineContent, pieces: String, _ bytes: [UInt8]) throws(EngineFailure) {
        let key = keys.content(content)
        if try value(of: key, until: .now() + EtcdStore.readingSeconds) != nil { return }
        // WHY: two sessions may put other sources of one definition at once, and the list that comes first counts.
        let list = try putPieces(
            bytes, as: "\(content.kind.rawValue)-\(pieces)", until: .now() + EtcdStore.readingSeconds)
        let request = TransactionRequest(compare: [.absent(key)], success: [.put(key, list)])
        _ = try gateway.ask(
            "/v3/kv/txn", request, as: TransactionResponse.self, until: .now() + EtcdStore.readingSeconds)
    }

    /// The content; nil where it is not kept.
    func get(_ content: EngineContent) throws(EngineFailure) -> [UInt8]? {
        let key = keys.content(content)
        guard let found = try value(of: key, until: .now() + EtcdStore.readingSeconds) else { return nil }
        return try pieces(found.value ?? Data(), named: key)
    }
}
