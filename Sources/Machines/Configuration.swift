// The finite part of a case: all that selectors, guards and effects look at or change.
// Answers, opinions, files and people do not live here; the verifier explores exactly these values.

/// A stage's verdicts on the modules. A module in neither set is open.
package struct Verdicts: Hashable, Sendable {
    /// INVARIANT: `right` and `wrong` have no member in common.
    package var right = ModuleSet.none
    package var wrong = ModuleSet.none

    package init() {}

    /// The modules that are judged either way.
    package var judged: ModuleSet { right.union(wrong) }

    /// Opens the verdicts on these modules again.
    package mutating func reopen(_ modules: ModuleSet) {
        right = right.subtracting(modules)
        wrong = wrong.subtracting(modules)
    }

    /// Gives these modules a verdict.
    package mutating func give(_ modules: ModuleSet, right isRight: Bool) {
        reopen(modules)
        if isRight { right = right.union(modules) } else { wrong = wrong.union(modules) }
    }
}

/// What a recall goes back to: the decision's state and what entering the next one changed.
package struct Undo: Hashable, Sendable {
    /// The state in which the decision was taken; nil: nothing can be recalled.
    package var state: StateID?
    package var attached = AttachmentSet.none
    package var visit: UInt16 = 0
    package var flagged = ModuleSet.none
    /// The verdicts of the stage that was entered, as they were.
    package var entered = Verdicts()

    package init() {}
}

/// Where a case stands in its machine.
package struct Configuration: Hashable, Sendable {
    // INVARIANT: in this order the configuration takes 64 bytes.
    package var state: StateID
    /// How often a stage was entered; dispatch attachments count within one visit only.
    package var visit: UInt16 = 0
    /// The dispatch attachments added in this visit.
    package var attached = AttachmentSet.none
    /// The stage to which a resubmission goes straight back.
    package var resume: UInt8?
    /// The recorded outcome; it counts when it is published.
    package var recorded: UInt8?
    /// The stages of the case's ladder, fixed at the first submission.
    package var route = StageSet.none
    /// The verdicts of the stage that decides now.
    package var verdicts = Verdicts()
    /// What the applicant may edit.
    package var editable: ModuleSet
    /// The problem modules that travel with a return.
    package var flagged = ModuleSet.none
    package var undo = Undo()
    /// The verdicts of the stages that do not decide now, by stage, as far as a stage had some; those beyond are open.
    package var shelf: [Verdicts] = []

    /// A new case of this machine.
    package init(of machine: Machine) {
        state = machine.initial
        editable = machine.allModules
    }

    /// A configuration in a state, with nothing else to it.
    package init(state: StateID, editable: ModuleSet) {
        self.state = state
        self.editable = editable
    }

    /// The verdicts of a stage that does not decide now.
    package func shelved(_ stage: Int) -> Verdicts {
        stage < shelf.count ? shelf[stage] : Verdicts()
    }

    /// Keeps the verdicts of a stage that does not decide now.
    package mutating func shelve(_ verdicts: Verdicts, for stage: Int) {
        if stage >= shelf.count {
            if verdicts.judged.isEmpty { return }
            while shelf.count <= stage { shelf.append(Verdicts()) }
        }
        shelf[stage] = verdicts
    }
}
