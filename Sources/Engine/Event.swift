// Events: what has happened, in the past tense, as values that `evolve` folds into cases and parties.
// Their form on disk does not live here.

package import Machines

/// An answer to one field of a module.
package struct Answer: Hashable, Sendable {
    package let module: Int
    /// From 0; one past the last row adds a row to a list.
    package let row: Int
    package let field: Int
    package let value: Value

    package init(module: Int, row: Int, field: Int, value: Value) {
        self.module = module
        self.row = row
        self.field = field
        self.value = value
    }
}

extension ModuleSet {
    /// The modules of these answers.
    init(_ answers: [Answer]) {
        self.init(bits: answers.reduce(0) { $0 | ModuleSet(module: $1.module).bits })
    }

    /// The set of one module; empty where the index is beyond the capacity.
    init(module: Int) {
        // WHY: `insert` is generic and of another module; called for each answer, it would cost more than the folding.
        self.init(bits: module >= 0 && module < Bits.bitWidth ? 1 << Bits(truncatingIfNeeded: module) : 0)
    }
}

/// Where a file hangs: under an attachment of a module's row, or under a dispatch attachment.
package enum FileSlot: Hashable, Sendable {
    case module(Int, row: Int, attachment: Int)
    case dispatch(Int)
}

/// What has happened to one case.
package enum CaseEvent: Hashable, Sendable {
    /// The application, with the answers that its prefills gave.
    case applied(Application)
    case filled([Answer])
    case attached(FileSlot, FileReference)
    /// The files under the slot are no longer attached.
    case detached(FileSlot)
    /// The submission; the route only where this submission fixed it.
    case submitted(Route?)
    case judged(ModuleSet, isRight: Bool, note: String)
    case approved(opinion: String)
    case returned(Pick, ModuleSet, opinion: String)
    case terminated(opinion: String)
    case recalled
    case dispatched
    case recorded(ResultRecord)
    case published
    case revoked
    case released

    /// What an application says.
    package struct Application: Hashable, Sendable {
        package let definition: Int
        package let machine: Int
        package let applicant: PartyID
        package let target: PartyID?
        package let year: Int
        package let answers: [Answer]

        package init(
            definition: Int, machine: Int, applicant: PartyID, target: PartyID?, year: Int, answers: [Answer]
        ) {
            self.definition = definition
            self.machine = machine
            self.applicant = applicant
            self.target = target
            self.year = year
            self.answers = answers
        }
    }

    /// The ladder that a submission fixed.
    package struct Route: Hashable, Sendable {
        package let stops: [Stop]
        package let appraiser: PartyID?

        package init(stops: [Stop], appraiser: PartyID?) {
            self.stops = stops
            self.appraiser = appraiser
        }
    }
}

/// What has happened in a store.
package enum Event: Hashable, Sendable {
    /// A rulebook was taken into use, by the content hash of its definition.
    case deployed(hash: String)
    case registered(Party)
    case account(String, AccountEvent)
    /// The party itself changed a field.
    case profileChanged(PartyID, field: Int, Value)
    /// An outcome or a release of the case wrote a field.
    case fieldSet(PartyID, field: Int, Value, cause: CaseID)
    case changed(CaseID, CaseEvent)
    /// The party's own opinions for a verb, the whole list.
    case opinionsSet(PartyID, Verb, [String])
    /// The stamp's account has this draft of a review of the case; nil: none any more.
    case reviewDrafted(CaseID, ReviewDraft?)
    /// Somebody took data out: what was asked for, and how many rows it gave.
    case exported(filter: String, rows: Int)
}
