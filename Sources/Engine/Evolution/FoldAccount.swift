// Folding what happened to accounts: their credentials, failures, sessions, and the drafts that they hand over.
// Parties and cases are folded in `FoldEvent.swift`.

extension Registry {
    /// Folds what happened to the account of this name in.
    mutating func fold(_ event: AccountEvent, of name: String, stamp: Stamp) {
        if case .opened(let party, let role) = event {
            guard lookups.account(named: name) == nil else { return }
            lookups.noteAccount(named: name, at: accounts.count)
            accounts.append(Account(name: name, party: party, role: role))
            return
        }
        guard let place = lookups.account(named: name) else { return }
        accounts[place].fold(event, stamp: stamp)
        if case .draftsHandedOver(let heir) = event { handOver(from: name, to: heir) }
    }

    private mutating func handOver(from name: String, to heir: String) {
        for id in cases(draftedBy: name) {
            if let draft = drafts[id]?.removeValue(forKey: name) { drafts[id]?[heir] = draft }
        }
    }
}

extension Account {
    fileprivate mutating func fold(_ event: AccountEvent, stamp: Stamp) {
        switch event {
        case .opened, .draftsHandedOver: return
        case .codeIssued(let digest):
            code = Code(digest: digest, issuedAt: stamp.at)
            isWaitingForCode = false
        case .codeAsked: isWaitingForCode = true
        case .activated:
            code = nil
            isActive = true
        case .passwordSet(let new):
            password = new
            code = nil
            failures = 0
            sessions.formIntersection([stamp.session])
        case .loginFailed:
            failures += 1
            lastFailure = stamp.at
        case .loggedIn:
            failures = 0
            loginBefore = lastLogin
            lastLogin = stamp.at
            sessions.insert(stamp.session)
        case .loggedOut(let isEverywhere):
            if isEverywhere { sessions = [] } else { sessions.remove(stamp.session) }
        case .disabled:
            isDisabled = true
            code = nil
            sessions = []
        case .enabled: isDisabled = false
        }
    }
}
