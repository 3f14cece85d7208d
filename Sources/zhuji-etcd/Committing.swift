// A commit: one transaction that writes the lines and moves the head, if the head was not moved meanwhile. Where the
// answer is lost, what became of it is found out before anything else is done.

import Foundation
import Linking

/// What became of a commit.
enum CommitOutcome {
    case committed
    /// The journal has gone on without it; it will never come about.
    case moved
    /// It could not be found out in time.
    case unanswered([MemberFault])
}

extension EtcdStore {
    /// How long a commit may take, the change of a leader included.
    private static let committingSeconds = 8.0

    /// Writes lines behind `head`, so that the journal ends with `next`. WHY: once a member may have taken it, no
    /// failure behind that may say that nothing was written.
    func commit(_ lines: [UInt8], after head: EngineHead, to next: EngineHead) throws(EngineFailure) -> CommitOutcome {
        var doubt: [MemberFault]?
        do throws(EngineFailure) {
            return try commit(lines, after: head, to: next, &doubt)
        } catch {
            guard let doubt else { throw error }
            guard case .away(let faults, _) = error else { return .unanswered(doubt) }
            return .unanswered(faults)
        }
    }

    /// As above; `doubt` is set while it is not known whether it came about.
    private func commit(
        _ lines: [UInt8], after head: EngineHead, to next: EngineHead, _ doubt: inout [MemberFault]?
    ) throws(EngineFailure) -> CommitOutcome {
        let ends = DispatchTime.now() + EtcdStore.committingSeconds
        commits += 1
        // WHY: whoever writes once has no use of it.
        if commits > 1 { gateway.turnToLeader() }
        var value = lines
        if lines.count > PieceList.pieceBytes {
            value = [UInt8](try putPieces(lines, as: "write-\(next.sequence)-\(next.hash)", until: ends))
        }
        var expected: KnownHead
        if let known, known.head == head { expected = known } else { expected = try freshHead(until: ends) }
        while expected.head == head {
            do throws(EngineFailure) {
                if try write(value, behind: expected, next) { return .committed }
            } catch {
                guard case .away(let faults, let isAsked) = error else { throw error }
                if isAsked { doubt = faults }
                if DispatchTime.now() > ends { throw error }
                if isAsked {
                    // WHY: what was asked may still be under way; writing the head anew makes it come to nothing.
                    if try fence(head) { doubt = nil }
                    if let known { expected = known }
                } else {
                    // WHY: nobody has it; another member is asked the same.
                    usleep(20_000)
                }
                continue
            }
            // WHY: the transaction does not ask for it, for each one that comes about would take 4 % longer.
            expected = try freshHead(until: ends)
        }
        return try outcome(expected.head, next)
    }

    /// Makes sure that no commit behind the head comes about any more, by writing the head as it is; false where the
    /// journal has gone on.
    func fence(_ head: EngineHead) throws(EngineFailure) -> Bool {
        let ends = DispatchTime.now() + EtcdStore.committingSeconds
        var found = try freshHead(until: ends)
        while found.head == head {
            let request = TransactionRequest(
                compare: [.changed(keys.head, at: found.revision)], success: [.put(keys.head, Data(head.value))])
            let answer = try gateway.ask("/v3/kv/txn", request, as: TransactionResponse.self, until: ends)
            if answer.succeeded == true, let revision = answer.header?.revision {
                known = KnownHead(head: head, revision: revision)
                return true
            }
            found = try freshHead(until: ends)
        }
        return false
    }

    /// The transaction, asked once; false where it did not come about, since the head was written meanwhile.
    private func write(
        _ value: [UInt8], behind expected: KnownHead, _ next: EngineHead
    ) throws(EngineFailure) -> Bool {
        let path = "/v3/kv/txn"
        let data = try gateway.askOnce(path, CommitText.of(keys, expected.revision, next, value))
        if let revision = CommitText.revision(of: data) {
            known = KnownHead(head: next, revision: revision)
            return true
        }
        let answer: TransactionResponse = try gateway.decoded(data, of: path)
        known = answer.succeeded == true ? answer.header?.revision.map { KnownHead(head: next, revision: $0) } : nil
        return answer.succeeded == true
    }

    /// What became of a commit, by the head that was found.
    private func outcome(_ found: EngineHead, _ next: EngineHead) throws(EngineFailure) -> CommitOutcome {
        if found == next { return .committed }
        guard found.sequence > next.sequence else { return .moved }
        // WHY: others may have written behind it. The value is not compared: the head's hash is in its last line.
        let key = Data(keys.write(upTo: next.sequence))
        guard let there = try value(of: key, until: .now() + EtcdStore.readingSeconds) else { return .moved }
        let hash = Data("\"hash\":\"\(next.hash)\"}\n".utf8)
        return Data(try lines(there).suffix(hash.count)) == hash ? .committed : .moved
    }
}
