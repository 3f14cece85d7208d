// Whether a password is an account's, and what comes of one that is not: failures are counted in the journal, so that
// every session counts them together (R007).

import Engine
import Source
import Storage

extension Session {
    /// The account's hash where the password is the account's; nil where it is not, or where there is no such account.
    /// Either takes as long.
    func hash(matching password: Password, of name: String) -> PasswordHash? {
        guard let text = registry.account(named: name)?.password, let hash = PasswordHash(text) else {
            PasswordHash.compareWithNothing(password, iterations: passwordIterations)
            return nil
        }
        return hash.matches(password) ? hash : nil
    }

    /// Counts a failed attempt; a name that no account has counts nowhere.
    func noteFailure(of name: String) throws(Failure) {
        guard registry.account(named: name) != nil else { return }
        try write(at: nil, by: name) { _ in .success([.account(name, .loginFailed)]) }
    }

    /// Refuses an account that is locked for too many failures.
    func expectUnlocked(_ name: String) throws(Failure) {
        guard let account = registry.account(named: name) else { return }
        if let refusal = registry.loginRefusal(account, at: moment, lockLimits) { throw .refusal(refusal, nil) }
    }
}
