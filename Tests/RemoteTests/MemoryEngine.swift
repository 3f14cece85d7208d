// An engine in memory, with the mishaps that a cluster has: nobody answers, an answer is lost before or after the
// commit came about, or the commit comes about later.

import Foundation
import Linking
import Remote
import Storage

/// What an engine keeps, whoever asks.
final class MemoryCluster {
    var settings: [UInt8]?
    var head: EngineHead?
    var revision = 0
    var writes: [(last: Int64, lines: [UInt8])] = []
    var contents: [EngineContent: [UInt8]] = [:]
    /// Commits that are under way: they come about when the cluster is let go on, if the head was not written since.
    var late: [(revision: Int, next: EngineHead, lines: [UInt8])] = []

    func letGoOn() {
        for commit in late where commit.revision == revision { take(commit.next, commit.lines) }
        late = []
    }

    func take(_ next: EngineHead, _ lines: [UInt8]) {
        head = next
        revision += 1
        writes.append((next.sequence, lines))
    }
}

extension MemoryEngine {
    /// A session at the cluster's store, which the first one makes; `copies` is the machine's folder for copies.
    func store(copies: String) throws(StoreError) -> RemoteStore {
        cluster.settings == nil
            ? try RemoteStore.create(on: self, settings: StoreSite.settings, copies: copies)
            : try RemoteStore.open(of: self, copies: copies)
    }
}

/// What goes wrong with a question.
enum Mishap {
    /// Nobody takes it.
    case away
    /// It is carried out, and the answer is lost.
    case answerLost
    /// It is not carried out, and nobody knows.
    case questionLost
    /// It is carried out when the cluster is let go on, and nobody knows.
    case late
}

/// One session's way to the cluster.
final class MemoryEngine: StoreEngine {
    let address: EngineAddress
    let cluster: MemoryCluster
    /// What goes wrong with the next questions, first with the next one; nil with none of them.
    var mishaps: [Mishap?] = []
    private(set) var asked: [EngineRequest] = []
    /// What happens before the answer to the next reading comes.
    var beforeAnswer: (() throws -> Void)?

    init(_ cluster: MemoryCluster) throws {
        address = try EngineAddress("etcd://memory:1/test")
        self.cluster = cluster
    }

    func ask(
        _ request: EngineRequest, _ bytes: [UInt8], meanwhile: () -> Void
    ) throws(StoreError) -> Frame<EngineAnswer> {
        asked.append(request)
        defer { meanwhile() }
        let faults = [MemberFault("memory:1", .silent)]
        switch mishaps.isEmpty ? nil : mishaps.removeFirst() {
        case nil:
            let answer = answer(request, bytes)
            if case .read = request, let act = beforeAnswer {
                beforeAnswer = nil
                if (try? act()) == nil { return Frame(.absent) }
            }
            return answer
        case .away: return Frame(.away(faults))
        case .answerLost: _ = answer(request, bytes)
        case .questionLost: break
        case .late:
            if case .commit(let head, let next) = request, head == cluster.head {
                cluster.late.append((cluster.revision, next, bytes))
            }
        }
        return Frame(.unanswered(faults))
    }

    private func answer(_ request: EngineRequest, _ bytes: [UInt8]) -> Frame<EngineAnswer> {
        switch request {
        case .open: return cluster.settings.map { Frame(.opened, $0) } ?? Frame(.absent)
        case .create(let genesis):
            guard cluster.settings == nil else { return Frame(.exists) }
            (cluster.settings, cluster.head) = (bytes, genesis)
            return Frame(.done)
        case .read(let sequence):
            guard let head = cluster.head else { return Frame(.absent) }
            let found = cluster.writes.filter { $0.last > sequence }
            return Frame(.records(head: head, isMore: found.count > 3), found.prefix(3).flatMap(\.lines))
        case .commit(let head, let next):
            guard cluster.head == head else { return Frame(.moved) }
            cluster.take(next, bytes)
            return Frame(.committed)
        case .fence(let head):
            guard cluster.head == head else { return Frame(.moved) }
            cluster.revision += 1
            return Frame(.done)
        case .put(let content, _):
            cluster.contents[content] = cluster.contents[content] ?? bytes
            return Frame(.done)
        case .get(let content): return cluster.contents[content].map { Frame(.content, $0) } ?? Frame(.absent)
        }
    }
}
