// A session: one handle on a store, the registry folded from it, and who sits at the prompt with what in front of them.
// What commands do lives in `Commands`, how a line is carried out in `PerformLine.swift`.

import Digests
package import Engine
import Machines
package import Source
package import Storage

/// What an account has in front of it: one open case, or a selection of cases.
package struct Focus: Hashable, Sendable {
    /// The open case.
    package var open: CaseID?
    /// The selected cases, ascending.
    package var selected: [CaseID] = []

    package init() {}
}

/// A session at a store.
package final class Session {
    let store: any EventStore
    let environment: Environment
    /// Everything that the store's events say, as far as this session has read.
    package internal(set) var registry = Registry()
    /// The snapshot in which the registry lies as far as it has not changed since.
    var archive: SnapshotArchive?
    var snapshotWriting: SnapshotWriting?
    /// How many records are read without a snapshot of them before one is written.
    var recordsASnapshot = Session.recordsASnapshot
    /// Where a long reading last wrote a snapshot, or tried to.
    var shelvedAt: Int64 = 0
    /// The head at which the next snapshot is due at the earliest.
    var nextSnapshotAt: Int64 = 0
    package var language: Language
    /// The account that is logged in.
    package internal(set) var account: String?
    /// Since when.
    var loggedInSince: Moment?
    /// Failed attempts to log in here since the last that succeeded.
    var failedLogins = 0
    /// The account of the command that is being carried out, where it is given for another one.
    var actingAccount: String?
    /// The folder that names of files are relative to; nil: the program's.
    package var folder: String?
    var output = OutputForm.table
    /// Whether each command is said before its answer.
    package var echoes = false
    /// The training store's own clock, where one was set.
    var clock: Moment?
    var hasToldOfClock = false
    var sourceDepth = 0
    /// How many questions are being answered within one another.
    var questionDepth = 0
    /// The lines of the file that is being played, which answer questions too; nil at a prompt or a pipe.
    var playing: PlayedLines?
    private(set) var focuses: [String: Focus] = [:]
    private var pagedLists: [String: PagedList] = [:]
    /// Rows on a page where somebody chose them.
    var chosenRowsAPage: Int?
    var rulesets: [String: KnownDefinition] = [:]
    /// Why the journal can not be read on: the session must not decide on what it has.
    var unreadable: StoreError?
    /// Whether the user was told that nothing can be written.
    var hasToldStanding = false
    /// A definition that the journal names and the store does not have.
    var missingDefinition: SHA256Digest?

    init(store: any EventStore, environment: Environment, language: Language) {
        self.store = store
        self.environment = environment
        self.language = language
    }

    /// A session that stands where another one stands, at another store.
    package init(standingWhere other: Session, at store: any EventStore, environment: Environment) {
        self.store = store
        self.environment = environment
        language = other.language
        stand(where: other)
    }

    // INVARIANT: every property is taken over, so that a command does there what it would do here. Lines of a file
    // that is played are not: they are this session's to take, as is the writing of snapshots.
    /// Goes over to where another session stands.
    func stand(where other: Session) {
        language = other.language
        registry = other.registry
        archive = other.archive
        account = other.account
        loggedInSince = other.loggedInSince
        failedLogins = other.failedLogins
        actingAccount = other.actingAccount
        folder = other.folder
        output = other.output
        echoes = other.echoes
        clock = other.clock
        hasToldOfClock = other.hasToldOfClock
        sourceDepth = other.sourceDepth
        questionDepth = other.questionDepth
        focuses = other.focuses
        pagedLists = other.pagedLists
        chosenRowsAPage = other.chosenRowsAPage
        rulesets = other.rulesets
        unreadable = other.unreadable
        hasToldStanding = other.hasToldStanding
        missingDefinition = other.missingDefinition
    }

    /// Whether commands may be given for any account.
    package var isTraining: Bool { store.settings.isTraining }

    /// Whether the registry lies in a snapshot.
    package var isFromSnapshot: Bool { archive != nil }

    /// How many records were read that the snapshot does not have.
    package var recordsOutsideSnapshot: Int64 { store.recordsSince(archive) }

    /// Whether the store was found damaged: what is whole can be read, nothing is written.
    package var isStoreDamaged: Bool {
        if case .stopped = store.standing { true } else { false }
    }

    /// Who gives the present command; nil where nobody is logged in.
    package var presentAccount: String? { actingAccount ?? account }

    /// What the present account has in front of it.
    package var desk: Focus {
        get { presentAccount.flatMap { focuses[$0] } ?? Focus() }
        set { if let presentAccount { focuses[presentAccount] = newValue } }
    }

    /// The list with pages that the present account looked at last.
    var pagedList: PagedList? {
        get { presentAccount.flatMap { pagedLists[$0] } }
        set { if let presentAccount { pagedLists[presentAccount] = newValue } }
    }

    /// The moment of the present command.
    var moment: Moment { notBeforeLatest(clock ?? environment.now()) }

    /// WHY: time limits are counted and deeds are put in order by their moments, so that a clock that was set back must
    /// not take them back. A training store plays with time and is left to.
    func notBeforeLatest(_ moment: Moment) -> Moment {
        guard !isTraining, let latest = registry.latest, moment < latest else { return moment }
        return latest
    }

    /// The account that gives the present command; refused where it was disabled or logged out elsewhere meanwhile.
    func expectAccount() throws(Failure) -> Account {
        guard let name = presentAccount else { throw .mistake(Mistake(.notLoggedIn)) }
        guard let account = registry.account(named: name) else {
            throw .refusal(Refusal(.unknownAccount).with("name", .text(name)), nil)
        }
        if let refusal = endedRefusal(of: name, in: registry) { throw .refusal(refusal, nil) }
        return account
    }

    /// The present account as the author of a command, for its party.
    func expectAuthor() throws(Failure) -> Author {
        let account = try expectAccount()
        guard let party = account.party else {
            throw .refusal(Refusal(.actsForNobody).with("role", .term(account.role.term)), nil)
        }
        return Author(account: account.name, party: party, role: account.role, at: moment)
    }

    /// The place of a case's machine.
    func place(of subject: Case) -> MachinePlace {
        MachinePlace(definition: subject.definition, machine: subject.machine)
    }

    /// A name of a file as the reader means it.
    func path(_ name: String) -> String {
        guard let folder, !name.hasPrefix("/") else { return name }
        return folder + "/" + name
    }
}
