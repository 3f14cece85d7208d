// Where cases stand on a party's desk, computed from the cases and never stored (R033–R038).
// The counts of a dashboard live in `DeskTable.swift`; how lists are filtered, paged and laid out, with whoever shows
// them.

package import Machines

/// Where a case stands as seen from one reviewing party (Q05, Q06, Q28).
package enum Desk: String, Hashable, Sendable, CaseIterable {
    /// Waiting for this party's decision: 待审核.
    case pending
    /// Approved by this party and waiting to be sent on: 待送审.
    case dispatch
    /// This party has done its part and the case is not on its desk: 总办结.
    case done
    /// The ladder will bring the case here, but it has not yet: not on any of the party's lists.
    case ahead
}

extension Registry {
    /// Where the case stands as seen from the party; nil where the party does not review it. Without a party: as seen
    /// by somebody who sees them all, where it stands with whoever has it; nil before its first submission.
    package func desk(of subject: Case, for party: PartyID?) -> Desk? {
        guard let party else {
            switch state(of: subject).kind {
            case .draft: return nil
            case .review, .appraisal: return .pending
            case .dispatch: return .dispatch
            case .returned, .end: return .done
            }
        }
        guard subject.isReviewed(by: party) else { return nil }
        let state = state(of: subject)
        if subject.isHeld(by: party, in: state) { return state.kind == .dispatch ? .dispatch : .pending }
        return lastDeed(of: party, on: subject) == nil ? .ahead : .done
    }

    /// Whether the case is out for repair because this party returned it, and was neither submitted again nor has come
    /// back (Q05). Such a case is among the done ones. Without a party: because anybody did.
    package func isReturned(_ subject: Case, by party: PartyID?) -> Bool {
        guard let party else { return state(of: subject).kind == .returned }
        switch state(of: subject).kind {
        case .appraisal, .end: return false
        case .draft, .review, .dispatch, .returned: break
        }
        guard desk(of: subject, for: party) == .done,
            let last = subject.body.deeds.lastIndex(where: { $0.isDecision(of: party) }),
            subject.body.deeds[last].verb == .return
        else { return false }
        return !subject.body.deeds[last...].contains { $0.verb == .submit }
    }

    /// The party's last deed as a reviewer of the case, or nil.
    package func lastDeed(of party: PartyID, on subject: Case) -> Deed? {
        subject.body.deeds.last { $0.isDecision(of: party) }
    }

    /// The day on which the party last did its part of the case (Q07); nil where it has not. Without a party: since
    /// when the case is as it is.
    package func completion(of subject: Case, by party: PartyID?) -> CivilDate? {
        guard let party else { return subject.since.day }
        return lastDeed(of: party, on: subject)?.stamp.at.day
    }

    /// How often the case has come to the party's desk, the present time included: what comes back after a return is
    /// there for the second time (Q28). A recalled decision is no coming back.
    package func arrivals(of subject: Case, at party: PartyID) -> Int {
        let states = machine(of: subject).states
        var count = 0
        var wasHere = false
        // A recall is done in the state that the case had gone on to, as if it had not.
        for deed in subject.body.deeds where deed.verb != .recall {
            let isHere = subject.isHeld(by: party, in: states[Int(deed.state.index)])
            if isHere, !wasHere { count += 1 }
            wasHere = isHere
        }
        let isHere = subject.isHeld(by: party, in: states[Int(subject.configuration.state.index)])
        return isHere && !wasHere ? count + 1 : count
    }

    /// The state that the case is in.
    package func state(of subject: Case) -> State {
        definitions[subject.definition].ruleset.machines[subject.machine]
            .states[Int(subject.configuration.state.index)]
    }
}

extension Case {
    /// Whether the party decides in this state of the case as a reviewer or appraiser.
    func isHeld(by party: PartyID, in state: State) -> Bool {
        switch state.kind {
        case .review, .dispatch: body.stops.contains { $0.stage == state.stage && $0.holder == party }
        case .appraisal: body.appraiser == party
        case .draft, .returned, .end: false
        }
    }

    /// The outcome as the party may see it: recorded but unpublished results are undecided for all but the appraiser
    /// (R060).
    package func visibleResult(in machine: Machine, for party: PartyID?) -> ResultRecord? {
        let state = machine.states[Int(configuration.state.index)]
        guard let result = body.result else { return nil }
        return state.kind == .end || party != nil && party == body.appraiser ? result : nil
    }
}

extension Deed {
    /// Whether it is something that the party did as a reviewer or appraiser and that counts as its part.
    fileprivate func isDecision(of reviewer: PartyID) -> Bool {
        guard party == reviewer else { return false }
        switch verb {
        case .approve, .return, .terminate, .dispatch, .record, .publish: return true
        case .apply, .fill, .attach, .detach, .submit, .judge, .recall, .revoke, .release: return false
        }
    }
}
