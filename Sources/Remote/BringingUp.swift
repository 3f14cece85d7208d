// Bringing the copy up to the engine's end: what is behind it is fetched, held against its hashes and appended. A
// commit that was left in doubt is found out on the way.

import Digests
import Linking
import Storage

extension RemoteStore {
    /// Reads what the copy has, as far as it goes on this machine.
    func readCopy(from sequence: Int64, ahead events: EventsAhead?, _ take: TakingRecords) throws(StoreError) {
        try copy.read(from: sequence, ahead: events, take)
        guard case .stopped(let reason) = copy.standing, case .damaged(let file, _, _, _) = reason,
            file.hasPrefix(copy.path)
        else { return }
        CopyFolder.putAside(copy.path)
        throw .copyDamaged(path: copy.path)
    }

    /// What the engine says of records behind those that this session has read or written; nil where there are none.
    func askForNews() throws(StoreError) -> Frame<EngineAnswer>? {
        let answer = try link.ask(.read(after: head.sequence), [], meanwhile: keepInTime)
        guard case .records(EngineHead(head), false) = answer.said else { return answer }
        return nil
    }

    /// Fetches what is behind the copy's end and gives it to `take`. Where the engine is away, that is noted, and
    /// there is nothing to be given. `first` is what it said already of what is there.
    func bringUp(
        _ first: Frame<EngineAnswer>? = nil, ahead events: EventsAhead?, _ take: TakingRecords
    ) throws(StoreError) {
        if case .stopped = copy.standing { return }
        var next = first
        while true {
            let known = head
            let answer = if let next { next } else { try link.ask(.read(after: copy.head.sequence)) }
            next = nil
            switch answer.said {
            case .records(let end, let isMore):
                guard try takeDefinitions(namedBy: answer.bytes) else { return }
                noteReached()
                if !answer.bytes.isEmpty {
                    try copy.follow(answer.bytes, from: link.address.text, ahead: events, take)
                }
                try expectNotBehind(end, known)
                if isMore || end.sequence > copy.head.sequence { continue }
                (isReached, isBehind) = (true, false)
                return
            case .away(let members):
                noteOutage(.engineAway(address: link.address.text, members: members))
                return
            default: throw link.address.failure(answer.said)
            }
        }
    }

    private func noteReached() {
        guard outage != nil else { return }
        (outage, isOutageTold) = (nil, false)
        notices.append(.engineBack(address: link.address.text))
    }

    func noteOutage(_ failure: StoreError) {
        // WHY: the first time the session tells of the outage itself.
        let reading = StoreNotice.copyRead(sequence: head.sequence)
        if isOutageTold, notices.last != reading { notices.append(reading) }
        isOutageTold = true
        outage = failure
    }

    /// Says what became of a commit in doubt, where the copy is at the engine's end; false where that has moved
    /// meanwhile. `isFound`: the records behind it have the commit's.
    func settle(_ doubt: DoubtedCommit) throws(StoreError) -> Bool {
        if !doubt.isFound, head.sequence <= doubt.head.sequence {
            let answer = try link.ask(.fence(EngineHead(doubt.head)))
            switch answer.said {
            case .done: break
            case .moved: return false
            case .away(let members):
                noteOutage(.engineAway(address: link.address.text, members: members))
                return true
            default: throw link.address.failure(answer.said)
            }
        }
        self.doubt = nil
        notices.append(.commitSettled(isWritten: doubt.isFound))
        return true
    }

    /// WHY: an engine that was set back would take commands that contradict what was acknowledged before. `known` is
    /// the head before the engine was asked: another session on this machine may have gone on in the copy since.
    private func expectNotBehind(_ end: EngineHead, _ known: Head) throws(StoreError) {
        let same = [known, head].first { $0.sequence == end.sequence }
        if let same, end.hash == same.hash.hexadecimal { return }
        if same == nil, end.sequence > known.sequence { return }
        throw .engineBehind(address: link.address.text, copy: head.sequence, engine: end.sequence)
    }
}
