// The events of a reading on the side of the registry: those that were read ahead, where what they rest on holds, and
// otherwise those that are read now. It tells the other side what that one does not know.

import Engine
import Machines

/// Gives the events of one reading, record by record.
///
/// INVARIANT: between two calls the first one's event was folded into the registry, and nothing else.
final class EventReading {
    /// The other side.
    let ahead = EventsAhead()
    private let decoder = EventDecoder()
    /// Of how many deployments the other side was told; nil before the first time.
    private var toldDeployments: Int?
    /// Whose party was asked for last.
    private var author: (account: String, party: PartyID)?

    /// An event, with the machine's step that it takes where that was made out, and whether it may change for whom an
    /// account acts.
    typealias Read = (event: Event, step: Step?, isOfAccount: Bool)

    /// The event of a record; names are looked up in the registry as it was before the event.
    @inline(__always)
    func event(of place: Int, in part: inout RecordPart, _ registry: inout Registry) throws(UnreadableEvent) -> Read {
        if place < part.events.count, part.grounds[place].holds(in: &registry), let event = part.events[place].take() {
            return (event, part.grounds[place].step, part.grounds[place].isOfAccount)
        }
        return try read(part.records[place].event, isTold: part.isReadAhead, &registry)
    }

    @inline(never)
    private func read(
        _ bytes: ArraySlice<UInt8>, isTold: Bool, _ registry: inout Registry
    ) throws(UnreadableEvent) -> Read {
        let event = try decoder.event(bytes, in: &registry)
        if isTold { tell(of: event, registry) }
        switch event {
        case .changed(_, let change): return (event, change.step, false)
        case .account, .deployed: return (event, nil, true)
        default: return (event, nil, false)
        }
    }

    /// Tells the other side what it did not know, or knew wrongly, when it came to the event.
    private func tell(of event: Event, _ registry: Registry) {
        if toldDeployments != registry.deployments.count {
            toldDeployments = registry.deployments.count
            ahead.tell(of: DeployedRulebooks(registry))
        }
        switch event {
        case .changed(let id, _): ahead.tell(of: EventGround.Subject(id, in: registry), nil)
        case .fieldSet(let party, _, _, let cause):
            ahead.tell(of: EventGround.Subject(cause, in: registry), EventGround.Holder(party, in: registry))
        case .profileChanged(let party, _, _): ahead.tell(of: nil, EventGround.Holder(party, in: registry))
        default: break
        }
    }

    /// The party that the account acts for which wrote an event that takes the step; nil where none is asked for, where
    /// the account has none, and where there is no such account.
    @inline(__always)
    func party(of account: String, _ step: Step?, isOfAccount: Bool, _ registry: inout Registry) -> PartyID? {
        if isOfAccount { author = nil }
        guard step != nil else { return nil }
        if let author, author.account == account { return author.party }
        guard let party = registry.party(ofAccount: account) else { return nil }
        author = (account, party)
        return party
    }
}

extension EventGround.Subject {
    /// The case as the registry has it; nil where it has none of this number.
    fileprivate init?(_ id: CaseID, in registry: Registry) {
        guard let subject = registry.case(id) else { return nil }
        self.init(id: id, definition: subject.definition, machine: subject.machine)
    }
}

extension EventGround.Holder {
    /// The party as the registry has it; nil where it has none of this number.
    fileprivate init?(_ id: PartyID, in registry: Registry) {
        guard let kind = registry.kind(of: id) else { return nil }
        self.init(id: id, kind: kind)
    }
}
