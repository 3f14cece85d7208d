// A case: where it stands in its machine, and its body of answers, files, people and decisions.
// What may happen to it lives in `Decisions`, what did happen in `Event.swift`.

package import Machines

/// A case's number in its store, given in the order of application from 1.
package struct CaseID: Hashable, Comparable, Sendable {
    package let number: UInt32

    package init(_ number: UInt32) {
        self.number = number
    }

    package static func < (left: CaseID, right: CaseID) -> Bool {
        left.number < right.number
    }
}

/// A file whose content is in the store.
package struct FileReference: Hashable, Sendable {
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    package let hash: String
    /// The name that the file had, as data.
    package let name: String
    package let sizeBytes: Int

    package init(hash: String, name: String, sizeBytes: Int) {
        self.hash = hash
        self.name = name
        self.sizeBytes = sizeBytes
    }
}

/// One row of a module: a module that is no list has one.
package struct Row: Hashable, Sendable {
    /// A file under one of the module's attachments.
    package struct File: Hashable, Sendable {
        package let attachment: Int
        package let file: FileReference

        package init(attachment: Int, file: FileReference) {
            self.attachment = attachment
            self.file = file
        }
    }

    /// By the module's field indexes.
    package var values: [Value]
    package var files: [File] = []

    package init(values: [Value]) {
        self.values = values
    }

    /// The answer in a field; unset where there is none.
    package func value(_ field: Int) -> Value {
        field < values.count ? values[field] : .unset
    }
}

/// One stop of a case's ladder: the stage and who decides there.
package struct Stop: Hashable, Sendable {
    package let stage: Int
    package let holder: PartyID

    package init(stage: Int, holder: PartyID) {
        self.stage = stage
        self.holder = holder
    }
}

extension StageSet {
    /// The stages of these stops.
    package init(_ stops: [Stop]) {
        // WHY: `insert` is generic and of another module; called for each stop, it would cost a twelfth of a step.
        self.init(bits: stops.reduce(0) { $0 | 1 << Bits(truncatingIfNeeded: $1.stage) })
    }
}

/// A dispatch attachment of a case.
package struct DispatchFile: Hashable, Sendable {
    package let stage: Int
    /// The visit of `Configuration.visit` in which it was added.
    package let visit: UInt16
    package let attachment: Int
    package let file: FileReference

    package init(stage: Int, visit: UInt16, attachment: Int, file: FileReference) {
        self.stage = stage
        self.visit = visit
        self.attachment = attachment
        self.file = file
    }
}

/// What somebody did with a case, for progress and history.
package struct Deed: Hashable, Sendable {
    package let stamp: Stamp
    package let party: PartyID
    package let verb: Verb
    /// The state in which it was done.
    package let state: StateID
    package let pick: Pick
    package let modules: ModuleSet
    package let isRight: Bool
    /// The opinion, note or reason; empty where there is none.
    package let text: String
    /// What was recorded, where the deed is a recording; the last one counts (R057).
    package let result: ResultRecord?

    package init(
        stamp: consuming Stamp, party: PartyID, verb: Verb, state: StateID, pick: Pick, modules: ModuleSet,
        isRight: Bool, text: consuming String, result: consuming ResultRecord? = nil
    ) {
        self.stamp = stamp
        self.party = party
        self.verb = verb
        self.state = state
        self.pick = pick
        self.modules = modules
        self.isRight = isRight
        self.text = text
        self.result = result
    }
}

/// A recorded result.
package struct ResultRecord: Hashable, Sendable {
    package let outcome: Int
    /// By the outcome's field indexes.
    package let values: [Value]

    package init(outcome: Int, values: [Value]) {
        self.outcome = outcome
        self.values = values
    }
}

/// A machine that a case was on before a deployment moved it.
package struct Former: Hashable, Sendable {
    /// The definition, by its place in the registry.
    package let definition: Int
    package let machine: Int
    /// What was done after the application until then, in that machine's terms.
    package let deeds: [Deed]
    /// The deployment.
    package let stamp: Stamp

    package init(definition: Int, machine: Int, deeds: [Deed], stamp: Stamp) {
        self.definition = definition
        self.machine = machine
        self.deeds = deeds
        self.stamp = stamp
    }
}

/// What a case holds beside its configuration.
package struct CaseBody: Hashable, Sendable {
    /// By module, then by row.
    package var answers: [[Row]] = []
    /// In the order of the ladder; fixed at the first submission.
    package var stops: [Stop] = []
    /// The office that appraises; fixed with the stops.
    package var appraiser: PartyID?
    package var dispatchFiles: [DispatchFile] = []
    package var result: ResultRecord?
    /// What was done with the case since it was applied for, in order.
    package var deeds: [Deed] = []
    /// How often the case was submitted.
    package var submissions = 0
    /// The answers as they were last submitted, from the first edit after it to the next submission.
    package var submitted: [[Row]]?
    /// What each submission after the first changed, in order.
    package var revisions: [Revision] = []
    /// The machines that the case moved on from, in order.
    package var former: [Former] = []

    package init() {}
}

/// The body that every new case of a machine has. WHY: they share one until an answer or a deed changes it, so that a
/// case which was only applied for takes no memory for either.
package struct BlankBody: Hashable, Sendable {
    /// INVARIANT: one body.
    fileprivate let kept: [CaseBody]

    /// Every module unanswered; one that is no list has its row.
    package init(of machine: Machine) {
        var body = CaseBody()
        body.answers = machine.modules.map { module in
            module.rows == nil ? [Row(values: module.fields.map { _ in .unset })] : []
        }
        kept = [body]
    }
}

/// A case: a small part that decisions look at, and a body behind it.
package struct Case: Hashable, Sendable {
    package let id: CaseID
    package let applicant: PartyID
    package let target: PartyID?
    /// When it was applied for, by whose account and in which session.
    package let applied: Stamp
    /// The definition that the case is under, by its place in the registry: the one that it began under, until a
    /// deployment moves it.
    package internal(set) var definition: Int
    /// The machine in that definition.
    package internal(set) var machine: Int
    /// The business year (Q08): the year of application, or of the first submission where there is one.
    package var year: Int
    package var configuration: Configuration
    /// Since when the case is in its state.
    package var since: Moment
    /// INVARIANT: one body. WHY: a list of one is a place of its own that copies of a case share until one changes it.
    private var kept: [CaseBody]

    package init(
        id: CaseID, definition: Int, machine: Int, applicant: PartyID, target: PartyID?, applied: Stamp, year: Int,
        configuration: Configuration, since: Moment, body: CaseBody = CaseBody()
    ) {
        self.id = id
        self.definition = definition
        self.machine = machine
        self.applicant = applicant
        self.target = target
        self.applied = applied
        self.year = year
        self.configuration = configuration
        self.since = since
        kept = [body]
    }

    /// The case that an application begins.
    init(_ id: CaseID, _ application: CaseEvent.Application, machine: Machine, blank: BlankBody, stamp: Stamp) {
        self.id = id
        definition = application.definition
        self.machine = application.machine
        applicant = application.applicant
        target = application.target
        applied = stamp
        year = application.year
        configuration = Configuration(of: machine)
        since = stamp.at
        kept = blank.kept
        for answer in application.answers { body.put(answer) }
    }

    /// What the case holds beside its configuration.
    package var body: CaseBody {
        _read { yield kept[0] }
        _modify { yield &kept[0] }
    }

    /// Who may act on the case now: a set, since a level may come to be decided by several.
    package func holders(in machine: Machine) -> [PartyID] {
        let state = machine.states[Int(configuration.state.index)]
        switch state.kind {
        case .draft, .returned: return [applicant]
        case .review, .dispatch: return body.stops.filter { $0.stage == state.stage }.map(\.holder)
        case .appraisal: return body.appraiser.map { [$0] } ?? []
        case .end: return []
        }
    }

    /// Whether the party applied, is aimed at, reviews or appraises: all others neither see nor decide the case (R070).
    package func involves(_ party: PartyID) -> Bool {
        applicant == party || target == party || body.appraiser == party
            || body.stops.contains { $0.holder == party }
    }

    /// The application as a deed: what comes before all others. It was done where cases of this machine begin.
    package func application(in machine: Machine) -> Deed {
        Deed(
            stamp: applied, party: applicant, verb: .apply, state: machine.initial, pick: .nothing, modules: .none,
            isRight: true, text: "")
    }

    /// The files that count for the dispatch from the stage that holds the case now.
    package var currentDispatchFiles: [DispatchFile] {
        body.dispatchFiles.filter { $0.visit == configuration.visit }
    }
}
