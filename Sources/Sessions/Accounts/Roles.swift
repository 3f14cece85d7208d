// Roles as people type and read them, and what commands ask of the account that gives them.

import Engine
import Source
import Storage

extension Role {
    /// The role of this name or Chinese title; nil for any other word.
    init?(named name: String) {
        guard let role = Role.allCases.first(where: { $0.term.name == name || $0.term.title == name }) else {
            return nil
        }
        self = role
    }
}

extension Call {
    /// The role of this name.
    func role(named name: String) throws(Failure) -> Role {
        if let role = Role(named: name) { return role }
        throw unknown(
            name, zh: "角色", en: "role", choices: Role.allCases.map { session.called($0.term.name, $0.term.title) })
    }

    /// As who a party is registered or an account opened.
    func registrar() throws(Failure) -> Registrar {
        if session.isTraining { return .training }
        guard session.presentAccount != nil else { return .anyone }
        return try account().role == .administrator ? .administrator : .anyone
    }

    /// As who a profile is changed by its party itself.
    var profileRegistrar: Registrar { session.isTraining ? .training : .anyone }

    /// Writes what brings the account of this name into being: by whoever is logged in, or by the account itself.
    func write(for name: String, _ decide: (Registry) -> Result<[Event], Refusal>) throws(Failure) {
        if session.presentAccount == nil {
            try session.write(at: nil, by: name, decide)
        } else {
            try session.administer { registry, _ in decide(registry) }
        }
    }

    /// Refuses what has no meaning in a training store, which has no passwords.
    func expectPasswords() throws(Failure) {
        guard session.isTraining else { return }
        let name = session.called(arguments.command.name, arguments.command.chinese)
        throw .mistake(Mistake(.noPasswordsHere, ["command": .name(name)]))
    }
}

extension Session {
    /// An account as readers know it: `经办人 · 某设计院`.
    func title(of account: Account) -> String {
        let role = called(account.role.term.name, account.role.term.title)
        return account.party.map { role + " · " + registry.title(of: $0) } ?? role
    }
}
