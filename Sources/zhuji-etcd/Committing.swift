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
        var value = Data(lines)
        if lines.count > PieceList.pieceBytes {
            value = try putPieces(lines, as: "write-\(next.sequence)-\(next.hash)", until: ends)
        }
        var expected: KnownHead
        if let known, known.head == head { expected = known } else { expected = try freshHead(until: ends) }
        while expected.head == head {
            do throws(EngineFailure) {
                guard let found = try write(value, behind: expected, next) else { return .committed }
                expected = found
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
            }
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
                compare: [.changed(keys.head, at: found.revision)], success: [.put(keys.head, text(of: head))],
                failure: [.range(keys.head)])
            let answer = try gateway.ask("/v3/kv/txn", request, as: TransactionResponse.self, until: ends)
            if answer.succeeded == true, let revision = answer.header?.revision {
                known = KnownHead(head: head, revision: revision)
                return true
            }
            found = try freshHead(until: ends)
        }
        return false
    }

    /// The transaction, asked once; the head that it found where it did not come about.
    private func write(
        _ value: Data, behind expected: KnownHead, _ next: EngineHead
    ) throws(EngineFailure) -> KnownHead? {
        let body = CommitText.of(
            head: keys.head, at: expected.revision, text(of: next), write: keys.write(upTo: next.sequence), value)
        let data = try gateway.askOnce("/v3/kv/txn", body)
        if let revision = CommitText.revision(of: data) {
            known = KnownHead(head: next, revision: revision)
            return nil
        }
        let answer: TransactionResponse = try gateway.decoded(data, of: "/v3/kv/txn")
        if answer.succeeded == true {
            known = answer.header?.revision.map { KnownHead(head: next, revision: $0) }
            return nil
        }
        guard let found = answer.responses?.first?.responseRange?.kvs?.first, let head = knownHead(found) else {
            throw .refused(.unreadable(name: String(decoding: keys.head, as: UTF8.self)))
        }
        known = head
        return head
    }

    /// What became of a commit, by the head that was found.
    private func outcome(_ found: EngineHead, _ next: EngineHead) throws(EngineFailure) -> CommitOutcome {
        if found == next { return .committed }
        guard found.sequence > next.sequence else { return .moved }
        // WHY: others may have written behind it. The value is not compared: the head's hash is in its last line.
        let key = keys.write(upTo: next.sequence)
        guard let there = try value(of: key, until: .now() + EtcdStore.readingSeconds) else { return .moved }
        let hash = Data("\"hash\":\"\(next.hash)\"}\n".utf8)
        return Data(try lines(there).suffix(hash.count)) == hash ? .committed : .moved
    }
}

/// The transaction of a commit as the gateway takes it, and its success as the gateway says it. WHY: by `Codable` and
/// `Data` they took a quarter of what a commit takes here.
private enum CommitText {
    static func of(head: Data, at revision: Revision, _ headValue: Data, write: Data, _ value: Data) -> Data {
        let head = head.base64EncodedString()
        var text: [UInt8] = []
        text.reserveCapacity(value.count * 4 / 3 + 1024)
        text += #"{"compare":[{"target":"MOD","result":"EQUAL","key":""#.utf8
        text += head.utf8
        text += #"","mod_revision":""#.utf8
        text += String(revision.number).utf8
        text += #""}],"success":[{"request_put":{"key":""#.utf8
        text += head.utf8
        text += #"","value":""#.utf8
        text += headValue.base64EncodedString().utf8
        text += #""}},{"request_put":{"key":""#.utf8
        text += write.base64EncodedString().utf8
        text += #"","value":""#.utf8
        text += value.base64EncodedString().utf8
        text += #""}}],"failure":[{"request_range":{"key":""#.utf8
        text += head.utf8
        text += #""}}]}"#.utf8
        return Data(text)
    }

    /// The revision of a transaction that came about; nil where it did not, or says so in another way.
    static func revision(of answer: Data) -> Revision? {
        guard answer.count < 4096 else { return nil }
        return answer.withUnsafeBytes { bytes in
            guard end(of: #""succeeded":true"#, in: bytes) != nil, let start = end(of: #""revision":""#, in: bytes)
            else {
                return nil
            }
            let digits = bytes[start...].prefix { $0 != UInt8(ascii: "\"") }
            return Int64(String(decoding: digits, as: UTF8.self)).map { Revision($0) }
        }
    }

    /// The place behind a word; nil where it does not stand there.
    private static func end(of word: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
        let word = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        var start = 0
        while start + word.count <= bytes.count {
            if bytes[start] == word[0], bytes[start..<(start + word.count)].elementsEqual(word) {
                return start + word.count
            }
            start += 1
        }
        return nil
    }
}
