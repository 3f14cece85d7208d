// The way into the journal and out of it: catching up with what others wrote, and deciding under the lock.

import Digests
import Engine
import Machines
import Reporting
import Source
import Storage

extension Session {
    /// Reads and folds what other sessions wrote since. That nothing can be written is told once, unless it is left to
    /// the next call.
    package func catchUp(tellsStanding: Bool = true) throws(Failure) {
        let before = registry.current
        let openCase = desk.open.flatMap(registry.case)
        try Failure.storing { () throws(StoreError) in try foldOn() }
        for notice in store.takeNotices() { tell(notice) }
        tellOfClock()
        if case .stopped(let reason) = store.standing {
            if tellsStanding, !hasToldStanding {
                tell(.store(reason))
                hasToldStanding = true
            }
        } else {
            hasToldStanding = false
        }
        guard let before, registry.current != before else { return }
        for line in newsOfDeployment(since: before, openCase: openCase) { environment.tell(printable(line) + "\n") }
    }

    /// Decides on the newest state while no other session writes, and writes the events as one commit before it
    /// returns.
    /// `before` is called between the decision and the writing, and may still call it off.
    @discardableResult
    func commit(
        at place: MachinePlace? = nil, before: () throws(StoreError) -> Void = {},
        _ decide: (Registry, Author) -> Result<[Event], Refusal>
    ) throws(Failure) -> [Event] {
        let author = try expectAuthor()
        return try write(at: place, by: author.account, before: before) { registry in
            if let refusal = endedRefusal(of: author.account, in: registry) { return .failure(refusal) }
            let now = notBeforeLatest(author.at)
            return decide(registry, Author(account: author.account, party: author.party, role: author.role, at: now))
        }
    }

    /// Says once that the clock is more than a minute behind what the store has.
    private func tellOfClock() {
        guard !hasToldOfClock, !isTraining, let latest = registry.latest else { return }
        let behind = latest.milliseconds - environment.now().milliseconds
        guard behind > 60_000 else { return }
        hasToldOfClock = true
        tell(.clockBehind(milliseconds: behind))
    }

    /// As `commit`, for what an account does that acts for no party.
    @discardableResult
    func administer(_ decide: (Registry, Account) -> Result<[Event], Refusal>) throws(Failure) -> [Event] {
        let account = try expectAccount()
        return try write(at: nil, by: account.name) { registry in
            if let refusal = endedRefusal(of: account.name, in: registry) { return .failure(refusal) }
            return decide(registry, registry.account(named: account.name) ?? account)
        }
    }

    /// As `commit`, for commands that nobody has to be logged in for.
    @discardableResult
    func write(
        at place: MachinePlace?, by account: String, before: () throws(StoreError) -> Void = {},
        _ decide: (Registry) -> Result<[Event], Refusal>
    ) throws(Failure) -> [Event] {
        let asked = moment
        let decided = try Failure.storing { () throws(StoreError) in
            try store.exclusively { () throws(StoreError) in
                while true {
                    try foldOn()
                    let stamp = Stamp(at: notBeforeLatest(asked), session: environment.sessionID, by: account)
                    let decided = decide(registry)
                    try expectWholeArchive()
                    guard case .success(let events) = decided, !events.isEmpty else { return decided }
                    try before()
                    // WHY: a store whose lock is advisory may still have moved on; then the decision is taken again.
                    guard
                        case .appended = try store.append(
                            events, stamp: stamp, registry: registry, ifHead: store.head)
                    else { continue }
                    for event in events { registry.fold(event, stamp: stamp, resolve: ruleset) }
                    return decided
                }
            }
        }
        return try Failure.expect(decided, at: place)
    }

    /// The ruleset of a definition that the store keeps; one that is not there, or not what its hash says, is noted.
    func ruleset(hash: String) -> Ruleset? {
        if let known = rulesets[hash] { return known.ruleset }
        guard let digest = SHA256Digest(hexadecimal: Array(hash.utf8)) else { return nil }
        guard let files = try? store.definition(digest), let known = KnownDefinition(files: files, hash: digest) else {
            missingDefinition = digest
            return nil
        }
        rulesets[hash] = known
        return known.ruleset
    }

    /// The definition of this hash with its sources, where the store keeps it.
    func definition(hash: String) -> KnownDefinition? {
        _ = ruleset(hash: hash)
        return rulesets[hash]
    }

    /// Reads and folds what other sessions wrote since; nobody is told.
    func foldOn() throws(StoreError) {
        if let unreadable { throw unreadable }
        do throws(StoreError) {
            try store.fold(into: &registry, resolve: ruleset, between: shelve) { _ in }
        } catch {
            guard case .eventUnreadable = error, let missingDefinition else {
                if case .unknownEventKind = error { unreadable = error }
                if case .eventUnreadable = error { unreadable = error }
                throw error
            }
            unreadable = .definitionMissing(missingDefinition)
        }
        if let missingDefinition { unreadable = .definitionMissing(missingDefinition) }
        if let unreadable { throw unreadable }
    }
}
