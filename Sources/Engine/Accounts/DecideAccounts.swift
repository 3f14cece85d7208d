// Deciding about accounts: who may open, close and restore them, and when a login counts (R004–R010).
// Passwords are compared by whoever asked for them; here only what their outcome means is decided.

package import Machines

/// Who registers a party or opens an account.
package enum Registrar: Hashable, Sendable {
    /// Somebody who is not logged in, or acts for a party.
    case anyone
    case administrator
    /// Anybody in a training store, where everything may be registered.
    case training
}

extension Registry {
    /// The administrators' names, in the order in which their accounts were opened; disabled ones left out.
    package var administrators: [String] {
        accounts.filter { $0.role == .administrator && !$0.isDisabled }.map(\.name)
    }

    /// The refusal of what only an administrator may do; nil for an administrator.
    package func administratorRefusal(_ account: Account) -> Refusal? {
        guard account.role != .administrator || account.isDisabled else { return nil }
        return administratorOnly
    }

    private var administratorOnly: Refusal {
        let names = administrators.isEmpty ? "—" : administrators.joined(separator: ", ")
        return Refusal(.administratorOnly).with("administrators", .text(names))
    }

    /// The events that give a store without administrators its first one, with its password where it has one.
    package func decideFirstAdministrator(named name: String, password: String?) -> Result<[Event], Refusal> {
        if !administrators.isEmpty { return .failure(administratorOnly) }
        if let refusal = refusal(ofName: name) { return .failure(refusal) }
        let set = password.map { [Event.account(name, .passwordSet($0))] } ?? []
        return .success(
            [.account(name, .opened(party: nil, .administrator))] + set + [.account(name, .activated)])
    }

    /// The events of one more account, for a party or, of administrators and auditors, for none.
    package func decideAccount(
        named name: String, party: PartyID?, role: Role, by registrar: Registrar
    ) -> Result<[Event], Refusal> {
        guard registrar != .anyone else { return .failure(administratorOnly) }
        if let refusal = refusal(ofName: name) ?? refusal(of: role, for: party) { return .failure(refusal) }
        return .success([.account(name, .opened(party: party, role))])
    }

    /// The events of issuing a one-time code of which `digest` is the SHA-256.
    package func decideCode(for name: String, digest: String, by author: Account) -> Result<[Event], Refusal> {
        if let refusal = administratorRefusal(author) { return .failure(refusal) }
        if let account = account(named: name), let refusal = disabledRefusal(account) { return .failure(refusal) }
        return change(of: name) { _ in .codeIssued(digest: digest) }
    }

    /// The events of asking for a code. WHY: whoever asks is not told whether there is such an account.
    package func decideCodeRequest(for name: String) -> [Event] {
        guard let account = account(named: name), !account.isDisabled, !account.isWaitingForCode else { return [] }
        return [.account(name, .codeAsked)]
    }

    /// The account whose unused code of less than `days` days has this digest; nil where there is none.
    package func account(withCode digest: String, at moment: Moment, days: Int64 = 7) -> Account? {
        accounts.first { account in
            guard let code = account.code, !account.isDisabled else { return false }
            return code.digest == digest && moment.milliseconds - code.issuedAt.milliseconds < days * 86_400_000
        }
    }

    /// The events of using a code: the account is active, and has the new password where one is given.
    package func decideActivation(
        code digest: String, password: String?, at moment: Moment
    ) -> Result<[Event], Refusal> {
        guard let account = account(withCode: digest, at: moment) else { return .failure(Refusal(.codeUnknown)) }
        let set = password.map { [Event.account(account.name, .passwordSet($0))] } ?? []
        return .success(set + [.account(account.name, .activated)])
    }

    /// What stands against a login before its password is even looked at; nil where nothing does.
    package func loginRefusal(_ account: Account, at moment: Moment, _ limits: LockLimits) -> Refusal? {
        let name = RefusalArgument.text(account.name)
        if let end = account.lockEnds(limits, at: moment) {
            let minutes = (end.milliseconds - moment.milliseconds + 59_999) / 60_000
            return Refusal(.accountLocked).with("name", name).with("minutes", .number(Int(minutes)))
        }
        return account.isActive ? nil : Refusal(.accountNotActive).with("name", name)
    }

    /// The events of a login. The password was compared, where the store has any; whether the account is disabled is
    /// told only to whoever knows it.
    package func decideLogin(to name: String) -> Result<[Event], Refusal> {
        guard let account = account(named: name) else { return .failure(unknown(name)) }
        if let refusal = disabledRefusal(account) { return .failure(refusal) }
        return .success([.account(name, .loggedIn)])
    }

    /// The events of a new password by whoever knows the old one.
    package func decidePasswordChange(of name: String, to hash: String) -> Result<[Event], Refusal> {
        change(of: name) { _ in .passwordSet(hash) }
    }

    /// The refusal of a command by a disabled account; nil for any other.
    package func disabledRefusal(_ account: Account) -> Refusal? {
        account.isDisabled ? Refusal(.accountDisabled).with("name", .text(account.name)) : nil
    }

    /// The refusal of a command by a session whose login was ended elsewhere; nil where it is still open.
    package func sessionRefusal(of account: Account, session: String) -> Refusal? {
        account.sessions.contains(session) ? nil : Refusal(.sessionEnded).with("name", .text(account.name))
    }

    /// The events of disabling an account, which ends its sessions.
    package func decideDisabling(of name: String, by author: Account) -> Result<[Event], Refusal> {
        if let refusal = administratorRefusal(author) { return .failure(refusal) }
        let others = accounts.contains { $0.role == .administrator && !$0.isDisabled && $0.isActive && $0.name != name }
        if account(named: name)?.role == .administrator, !others {
            return .failure(Refusal(.lastAdministrator).with("name", .text(name)))
        }
        return change(of: name) { $0.isDisabled ? nil : .disabled }
    }

    /// The events of enabling a disabled account.
    package func decideEnabling(of name: String, by author: Account) -> Result<[Event], Refusal> {
        if let refusal = administratorRefusal(author) { return .failure(refusal) }
        return change(of: name) { $0.isDisabled ? .enabled : nil }
    }

    /// The events of handing an account's drafts of reviews to another account of its party.
    package func decideHandover(from name: String, to heir: String, by author: Account) -> Result<[Event], Refusal> {
        if let refusal = administratorRefusal(author) { return .failure(refusal) }
        guard let old = account(named: name) else { return .failure(unknown(name)) }
        guard let new = account(named: heir) else { return .failure(unknown(heir)) }
        guard new.party != nil, new.party == old.party, new.name != old.name, !new.isDisabled else {
            return .failure(Refusal(.heirUnsuited).with("name", .text(heir)))
        }
        if cases(draftedBy: name).isEmpty {
            return .failure(Refusal(.nothingToHandOver).with("name", .text(name)))
        }
        return .success([.account(name, .draftsHandedOver(to: heir))])
    }

    private func change(of name: String, _ event: (Account) -> AccountEvent?) -> Result<[Event], Refusal> {
        guard let account = account(named: name) else { return .failure(unknown(name)) }
        return .success(event(account).map { [.account(name, $0)] } ?? [])
    }

    private func unknown(_ name: String) -> Refusal {
        Refusal(.unknownAccount).with("name", .text(name))
    }

    /// What stands against a new account of this name.
    func refusal(ofName name: String) -> Refusal? {
        guard isAccountName(name) else { return Refusal(.accountNameMalformed).with("name", .text(name)) }
        return account(named: name) == nil ? nil : Refusal(.nameTaken).with("name", .text(name))
    }

    private func refusal(of role: Role, for id: PartyID?) -> Refusal? {
        let allowed: [Role] =
            switch id.flatMap(party) {
            case nil: [.administrator, .auditor]
            case let party?:
                ruleset.roleAtRegistration(of: party.kind) == .approver ? [.clerk, .approver] : [.applicant]
            }
        guard !allowed.contains(role) else { return nil }
        let kind = id.flatMap(party).map { schema(of: $0.kind) }
        return Refusal(.roleUnsuited).with("role", .term(role.term))
            .with("kind", .term(Term(name: kind?.name ?? "store", title: kind?.title ?? "存储")))
            .with("choices", .terms(allowed.map(\.term)))
    }
}
