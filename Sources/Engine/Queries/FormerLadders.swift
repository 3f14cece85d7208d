// Former ladders: the running cases that a change of a division or of a superior does not move, since their way was
// fixed when they were submitted (R018, Q15, Q30). How they are shown lives with whoever shows them.

package import Machines

extension Registry {
    /// The running cases which the party applied for or reviews and which would go another way if they were submitted
    /// at this moment, oldest first.
    package func casesOnFormerLadders(of party: PartyID, at moment: Moment) -> [Case] {
        var ids = Set(lookups.cases(appliedBy: party))
        deskRows(of: party) { row in
            if kind(of: row) != .end { ids.insert(row.id) }
        }
        return ids.sorted().compactMap(self.case).filter { isOnFormerLadder($0, at: moment) }
    }

    private func isOnFormerLadder(_ subject: Case, at moment: Moment) -> Bool {
        let machine = machine(of: subject)
        let state = machine.states[Int(subject.configuration.state.index)]
        guard subject.body.submissions > 0, state.kind != .end else { return false }
        var facts = Facts()
        resolveRoute(for: subject, of: machine, into: &facts, at: moment)
        guard let route = facts.route else { return true }
        return route.stops != subject.body.stops || route.appraiser != subject.body.appraiser
    }
}
