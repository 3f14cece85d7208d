// Roles: what an account may do with the cases of its party, and whether it has a party at all.
// Which cases concern a party is the case's to say, not the role's.

package import Machines

/// What an account is for.
package enum Role: String, Hashable, Sendable, CaseIterable {
    /// Acts for a person who applies.
    case applicant
    /// Prepares for a unit or an office: judges modules, handles attachments, dispatches, records results.
    case clerk
    /// Decides for a unit or an office, and does all that a clerk does.
    case approver
    /// Registers offices, opens and closes accounts, issues codes; acts for no party and sees no case.
    case administrator
    /// Reads every case and changes nothing; acts for no party.
    case auditor

    /// Whether an account of the role acts for a party.
    package var actsForParty: Bool {
        switch self {
        case .applicant, .clerk, .approver: true
        case .administrator, .auditor: false
        }
    }

    /// Whether an account of the role may take the verb's step, where its party may.
    package func allows(_ verb: Verb) -> Bool {
        switch (self, verb) {
        case (.administrator, _), (.auditor, _): false
        case (.approver, _): true
        case (_, .apply), (_, .fill), (_, .attach), (_, .detach), (_, .submit), (_, .revoke): true
        case (.applicant, .release): true
        case (.clerk, .judge), (.clerk, .dispatch), (.clerk, .record): true
        case (.applicant, _), (.clerk, _): false
        }
    }

    /// The role, as readers know it.
    package var term: Term {
        switch self {
        case .applicant: Term(name: rawValue, title: "申报人")
        case .clerk: Term(name: rawValue, title: "经办人")
        case .approver: Term(name: rawValue, title: "审批人")
        case .administrator: Term(name: rawValue, title: "管理员")
        case .auditor: Term(name: rawValue, title: "审计员")
        }
    }
}
