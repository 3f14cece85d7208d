// Accounts: the names under which commands are given, with their roles, credentials and open sessions (R004–R010).
// What a password is made of is opaque here; what may be done with accounts is decided in `DecideAccounts.swift`.

package import Machines

/// A name under which commands are given.
package struct Account: Hashable, Sendable {
    /// A one-time code that was issued and not used yet.
    package struct Code: Hashable, Sendable {
        /// SHA-256 of the code, 64 lower-case hexadecimal digits.
        package let digest: String
        package let issuedAt: Moment

        package init(digest: String, issuedAt: Moment) {
            self.digest = digest
            self.issuedAt = issuedAt
        }
    }

    package let name: String
    /// The party that the account acts for; nil for administrators and auditors.
    package let party: PartyID?
    package let role: Role
    /// `algorithm$iterations$salt$hash`; nil where none was set.
    package internal(set) var password: String?
    /// Whether a code was used to take the account into use.
    package internal(set) var isActive = false
    package internal(set) var isDisabled = false
    package internal(set) var code: Code?
    /// Whether a code was asked for and none was issued since.
    package internal(set) var isWaitingForCode = false
    /// Failed attempts to log in since the last that succeeded.
    package internal(set) var failures = 0
    package internal(set) var lastFailure: Moment?
    /// The sessions that are logged in.
    package internal(set) var sessions: Set<String> = []
    package internal(set) var lastLogin: Moment?
    /// The login before the last: what came after it is news.
    package internal(set) var loginBefore: Moment?

    package init(name: String, party: PartyID?, role: Role) {
        self.name = name
        self.party = party
        self.role = role
    }

    /// An account as it was left by what has happened to it.
    package init(
        name: String, party: PartyID?, role: Role, password: String?, isActive: Bool, isDisabled: Bool, code: Code?,
        isWaitingForCode: Bool, failures: Int, lastFailure: Moment?, sessions: Set<String>, lastLogin: Moment?,
        loginBefore: Moment?
    ) {
        self.init(name: name, party: party, role: role)
        self.password = password
        self.isActive = isActive
        self.isDisabled = isDisabled
        self.code = code
        self.isWaitingForCode = isWaitingForCode
        self.failures = failures
        self.lastFailure = lastFailure
        self.sessions = sessions
        self.lastLogin = lastLogin
        self.loginBefore = loginBefore
    }

    /// When the lock for too many failures ends; nil where the account is not locked.
    package func lockEnds(_ limits: LockLimits, at moment: Moment) -> Moment? {
        guard limits.failures > 0, failures > 0, failures.isMultiple(of: limits.failures), let lastFailure else {
            return nil
        }
        let end = Moment(milliseconds: lastFailure.milliseconds + limits.minutes * 60_000)
        return moment < end ? end : nil
    }
}

/// When accounts are locked: after so many failures in a row, for so many minutes (Q38).
package struct LockLimits: Hashable, Sendable {
    package let failures: Int
    package let minutes: Int64

    package init(failures: Int, minutes: Int64) {
        self.failures = failures
        self.minutes = minutes
    }
}

/// What has happened to one account.
package enum AccountEvent: Hashable, Sendable {
    case opened(party: PartyID?, Role)
    /// An administrator issued a one-time code, of which only the SHA-256 is kept.
    case codeIssued(digest: String)
    /// Somebody asked for a code in the account's name.
    case codeAsked
    /// The code was used to take the account into use.
    case activated
    /// A new password, `algorithm$iterations$salt$hash`: uses the code up and ends all other sessions.
    case passwordSet(String)
    case loginFailed
    /// The stamp's session is logged in.
    case loggedIn
    /// The stamp's session is logged out, or every session of the account.
    case loggedOut(isEverywhere: Bool)
    case disabled
    case enabled
    /// The account's drafts of reviews now belong to another account.
    case draftsHandedOver(to: String)
}
