// Drafts of reviews: what a reviewer has chosen and written of a decision that is not made yet.
// Verdicts on modules are no part of it: they are kept with the case as soon as they are given.

package import Machines

/// A decision in the making. It binds nobody, and the decision itself clears it.
package struct ReviewDraft: Hashable, Sendable {
    /// `approve`, `return` or `terminate`; nil before it was chosen.
    package var verb: Verb?
    /// The target of a return.
    package var pick: Pick
    /// The problem modules.
    package var modules: ModuleSet
    package var opinion: String

    package init(verb: Verb? = nil, pick: Pick = .nothing, modules: ModuleSet = .none, opinion: String = "") {
        self.verb = verb
        self.pick = pick
        self.modules = modules
        self.opinion = opinion
    }
}

extension Registry {
    /// The account's draft of a review of the case; nil where it has none.
    package func draft(of id: CaseID, by account: String) -> ReviewDraft? {
        drafts[id]?[account]
    }

    /// The cases of which the account has a draft, ascending.
    package func cases(draftedBy account: String) -> [CaseID] {
        drafts.filter { $0.value[account] != nil }.keys.sorted()
    }

    /// The party's own opinions for a verb, in the party's order.
    package func opinions(of party: PartyID, for verb: Verb) -> [String] {
        opinionsByParty[party]?[verb] ?? []
    }
}
