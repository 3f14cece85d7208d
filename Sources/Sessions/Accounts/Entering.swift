// The way into an account and out of it, as the journal keeps it: which session is logged in since when. Whether a
// password is right is found out in `Credentials.swift`.

import Engine
import Source
import Storage

extension Session {
    /// Logs this session in, and out of another account first. `rehashed` is the password's hash where it has to be
    /// written anew.
    func enter(_ name: String, rehashed: String? = nil) throws(Failure) {
        if isStoreDamaged {
            // WHY: a damaged store is still read, by those who may.
            _ = try Failure.expect(registry.decideLogin(to: name))
        } else {
            let left = account
            try write(at: nil, by: name) { registry in
                registry.decideLogin(to: name).map { events in
                    var all: [Event] = []
                    if let left, left != name { all.append(.account(left, .loggedOut(isEverywhere: false))) }
                    if let rehashed { all.append(.account(name, .passwordSet(rehashed))) }
                    return all + events
                }
            }
        }
        account = name
        actingAccount = nil
        loggedInSince = moment
        failedLogins = 0
    }

    /// Logs this session out; everywhere: the account's other sessions too. A session that was ended elsewhere is out
    /// already.
    func leave(everywhere isEverywhere: Bool = false) throws(Failure) {
        guard let name = account else { return }
        if !isStoreDamaged, endedRefusal(of: name, in: registry) == nil {
            try write(at: nil, by: name) { _ in .success([.account(name, .loggedOut(isEverywhere: isEverywhere))]) }
        }
        account = nil
        loggedInSince = nil
    }

    /// Ends the session at the end of its input: whoever is logged in is logged out first (R010), and the store is left
    /// as it should lie.
    package func end() {
        defer { store.close() }
        guard account != nil else { return }
        do throws(Failure) {
            try catchUp()
            try leave()
        } catch {
            tell(error)
        }
    }

    /// The refusal of a command by an account that was disabled, or logged out of this session elsewhere; nil where it
    /// may go on. Accounts that commands of a training store are given for need not be logged in.
    func endedRefusal(of name: String, in registry: Registry) -> Refusal? {
        guard let account = registry.account(named: name) else { return nil }
        if let refusal = registry.disabledRefusal(account) { return refusal }
        if isStoreDamaged || actingAccount != nil { return nil }
        return registry.sessionRefusal(of: account, session: environment.sessionID)
    }

    /// When accounts of this store are locked.
    var lockLimits: LockLimits {
        LockLimits(failures: Int(store.settings.lockoutFailures), minutes: store.settings.lockoutMinutes)
    }

    /// Whether the store has an administrator who can act.
    package var hasAdministrator: Bool { !registry.administrators.isEmpty }

    /// Gives a store without administrators its first one; a training store's has no password.
    package func openFirstAdministrator(_ name: String, password: Password?) throws(Failure) {
        let text = password.map(hash)
        try write(at: nil, by: name) { registry in
            registry.decideFirstAdministrator(named: name, password: text)
        }
    }
}
