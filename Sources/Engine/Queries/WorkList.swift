// Work lists: the cases of a party by what it has to do with them, computed from the cases and never stored
// (R033–R038). How lists are filtered, paged and laid out lives with whoever shows them.

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

/// How one matter's cases stand on a party's desk.
package struct DeskCounts: Hashable, Sendable {
    package var pending = 0
    package var dispatch = 0
    /// Part of `done`: those that this party returned and that have not come back.
    package var returned = 0
    /// Part of `done`: those on which the party last did its part today.
    package var today = 0
    package var done = 0

    package init() {}

    /// 全部: pending, waiting for dispatch and done; returned ones are among the done.
    package var all: Int { pending + dispatch + done }
}

extension Registry {
    /// Where the case stands as seen from the party; nil where the party does not review it.
    package func desk(of subject: Case, for party: PartyID) -> Desk? {
        let isReviewer = subject.body.stops.contains { $0.holder == party } || subject.body.appraiser == party
        guard isReviewer else { return nil }
        let machine = machine(of: subject)
        let state = machine.states[Int(subject.configuration.state.index)]
        if subject.holders(in: machine).contains(party) {
            return state.kind == .dispatch ? .dispatch : .pending
        }
        return lastDeed(of: party, on: subject) == nil ? .ahead : .done
    }

    /// Whether the case is out for repair because this party returned it.
    package func isReturned(_ subject: Case, by party: PartyID) -> Bool {
        guard desk(of: subject, for: party) == .done,
            let last = subject.body.deeds.last(where: { $0.verb == .return || $0.verb == .submit })
        else { return false }
        return last.verb == .return && last.party == party && !hasComeBack(subject, after: last)
    }

    /// The party's last deed as a reviewer of the case, or nil.
    package func lastDeed(of party: PartyID, on subject: Case) -> Deed? {
        let verbs: [Verb] = [.approve, .return, .terminate, .dispatch, .record, .publish]
        return subject.body.deeds.last { $0.party == party && verbs.contains($0.verb) }
    }

    /// The counts of a matter's cases for the party, of one business year or of all.
    package func counts(ofMatter name: String, for party: PartyID, year: Int?, today: CivilDate) -> DeskCounts {
        var counts = DeskCounts()
        for subject in cases(reviewedBy: party) where machine(of: subject).facts.name == name {
            if let year, subject.year != year { continue }
            switch desk(of: subject, for: party) {
            case .pending: counts.pending += 1
            case .dispatch: counts.dispatch += 1
            case .done:
                counts.done += 1
                if isReturned(subject, by: party) { counts.returned += 1 }
                if lastDeed(of: party, on: subject)?.stamp.at.day == today { counts.today += 1 }
            case .ahead, nil: break
            }
        }
        return counts
    }

    /// A case that was returned to a lower level is back when a reviewer above that level has it again.
    private func hasComeBack(_ subject: Case, after deed: Deed) -> Bool {
        let machine = machine(of: subject)
        let returner = machine.states[Int(deed.state.index)].stage ?? 0
        guard let now = machine.states[Int(subject.configuration.state.index)].stage else {
            return machine.states[Int(subject.configuration.state.index)].kind != .returned
        }
        return now >= returner
    }
}

extension Case {
    /// The outcome as the party may see it: recorded but unpublished results are undecided for all but the appraiser
    /// (R060).
    package func visibleResult(in machine: Machine, for party: PartyID) -> ResultRecord? {
        let state = machine.states[Int(configuration.state.index)]
        guard let result = body.result else { return nil }
        return state.kind == .end || party == body.appraiser ? result : nil
    }
}
