// Parties, and who gives a command when.
// How they are registered lives in `Parties`; their fields' meaning in the ruleset.

package import Machines

/// A person or a unit.
package struct Party: Hashable, Sendable {
    package let id: PartyID
    package let kind: PartyKind
    /// By the field indexes of the kind's schema.
    package var values: [Value]

    package init(id: PartyID, kind: PartyKind, values: [Value]) {
        self.id = id
        self.kind = kind
        self.values = values
    }

    /// The value of a field; unset where the party has none.
    package func value(_ field: Int) -> Value {
        values.indices.contains(field) ? values[field] : .unset
    }
}

extension Party {
    /// What the party's own expressions ask for: those of its kind's fields, and those of an office among its kind.
    package func values(for expressions: Expressions) -> [Value] {
        values(for: expressions, ChoiceReading())
    }

    /// As `values(for:)`, where the expressions are those of a definition which reads choices so.
    func values(for expressions: Expressions, _ reading: ChoiceReading) -> [Value] {
        expressions.facts.map { fact in
            guard case .path(let path) = fact, let field = path.fields.first, path.fields.count == 1 else {
                return .unset
            }
            return reading.own(value(field), of: field, kind: kind)
        }
    }
}

/// Who gives a command, and when.
package struct Author: Hashable, Sendable {
    package let account: String
    package let party: PartyID
    package let role: Role
    package let at: Moment

    package init(account: String, party: PartyID, role: Role, at: Moment) {
        self.account = account
        self.party = party
        self.role = role
        self.at = at
    }
}

/// What the journal keeps of a commit beside its events.
package struct Stamp: Hashable, Sendable {
    package let at: Moment
    /// The session that wrote it.
    package let session: String
    /// The account that gave the command.
    package let by: String

    package init(at: Moment, session: String, by: String) {
        self.at = at
        self.session = session
        self.by = by
    }
}
