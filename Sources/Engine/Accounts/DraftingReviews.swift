// Drafts of reviews: who may keep one, and what a recall makes one of. What a draft holds stands in
// `ReviewDraft.swift`.

import Machines

extension Registry {
    /// Why the author's party can not review the case now; nil where the case is on its desk for review.
    package func reviewRefusal(of id: CaseID, by author: Author) -> Refusal? {
        guard let subject = self.case(id), subject.involves(author.party) else {
            return Refusal(.unknownCase).with("case", .case(id))
        }
        let machine = machine(of: subject)
        let isReviewed = machine.states[Int(subject.configuration.state.index)].kind == .review
        guard !isReviewed || !subject.holders(in: machine).contains(author.party),
            case .failure(let refusal) = decide(.approve(opinion: ""), on: id, by: author)
        else { return nil }
        return refusal
    }

    /// The events of keeping a draft of a review; none where the author's account has just this one. Nil clears it.
    package func decideDraft(_ draft: ReviewDraft?, of id: CaseID, by author: Author) -> Result<[Event], Refusal> {
        if let refusal = reviewRefusal(of: id, by: author) { return .failure(refusal) }
        return .success(self.draft(of: id, by: author.account) == draft ? [] : [.reviewDrafted(id, draft)])
    }

    /// The events of a recall: what was decided becomes the account's draft where the case is on review again (Q27).
    package func decideRecall(of id: CaseID, by author: Author) -> Result<[Event], Refusal> {
        decide(.recall, on: id, by: author).map { events in
            guard let subject = self.case(id),
                let deed = subject.body.deeds.last(where: { $0.verb != .attach && $0.verb != .detach }),
                [.approve, .return, .terminate].contains(deed.verb)
            else { return events }
            let draft = ReviewDraft(verb: deed.verb, pick: deed.pick, modules: deed.modules, opinion: deed.text)
            return events + [.reviewDrafted(id, draft)]
        }
    }
}
