// Requests in, answers out. What is done for each lives with the store.

import Linking

/// A conversation about one store.
struct EtcdConversation {
    private var store: EtcdStore?

    /// The answer to a request. The first one opens the store.
    mutating func answer(_ asked: Frame<EngineRequest>) -> Frame<EngineAnswer> {
        do throws(EngineFailure) {
            return try carryOut(asked)
        } catch {
            return switch error {
            case .away(let faults, _): Frame(.away(faults))
            case .refused(let refusal): Frame(.refused(refusal))
            }
        }
    }

    private mutating func carryOut(_ asked: Frame<EngineRequest>) throws(EngineFailure) -> Frame<EngineAnswer> {
        if case .open(let address) = asked.said {
            let opened = try EtcdStore(address)
            store = opened
            return try opened.open().map { Frame(.opened, $0) } ?? Frame(.absent)
        }
        guard let store else { return Frame(.absent) }
        switch asked.said {
        case .open: return Frame(.absent)
        case .create(let genesis): return Frame(try store.create(asked.bytes, genesis) ? .done : .exists)
        case .read(let sequence):
            let found = try store.read(after: sequence)
            return Frame(.records(head: found.head, isMore: found.isMore), found.lines)
        case .commit(let head, let next):
            return switch try store.commit(asked.bytes, after: head, to: next) {
            case .committed: Frame(.committed)
            case .moved: Frame(.moved)
            case .unanswered(let faults): Frame(.unanswered(faults))
            }
        case .fence(let head): return Frame(try store.fence(head) ? .done : .moved)
        case .put(let content, let pieces):
            try store.put(content, pieces: pieces, asked.bytes)
            return Frame(.done)
        case .get(let content): return try store.get(content).map { Frame(.content, $0) } ?? Frame(.absent)
        }
    }
}
