// A row of the manual's requirements: what it asks for, in a few words, and where the manual's page shows it. The rows
// are in the RequirementRows files; what is held of them is in RequirementRule.

/// A requirement that must be met, or a note of the manual that must be enforced or shown.
struct Requirement: Sendable {
    enum Priority: String, Sendable {
        case must = "M"
        case note = "N"
    }

    /// A command that is refused, as it stands in a block of the page.
    struct Refused: Sendable {
        /// `R0207`.
        let code: String
        /// The command alone.
        let command: String
    }

    /// `R045`.
    let number: String
    let priority: Priority
    /// In words of our own.
    let phrase: String
    /// With what a line of a block of the page begins.
    let shown: String
    /// What the row forbids; empty where it forbids nothing.
    let refused: [Refused]

    init(
        _ number: String, _ priority: Priority, _ phrase: String, shown: String,
        refused: KeyValuePairs<String, String> = [:]
    ) {
        self.number = number
        self.priority = priority
        self.phrase = phrase
        self.shown = shown
        self.refused = refused.map { Refused(code: $0.key, command: $0.value) }
    }

    /// In the order of their numbers.
    static let all = accounts + bindings + dashboard + reviewing + dispatching + results
}
