// The closed list of event kinds as the journal names them, and the names of the members that every kind shares.

/// The kind of a recorded event, in the member `kind`. A kind once written is never renamed.
enum EventKind: String, CaseIterable {
    case deployed, registered, exported
    case accountOpened = "account-opened"
    case codeIssued = "code-issued"
    case codeAsked = "code-asked"
    case accountActivated = "account-activated"
    case passwordSet = "password-set"
    case loginFailed = "login-failed"
    case loggedIn = "logged-in"
    case loggedOut = "logged-out"
    case accountDisabled = "account-disabled"
    case accountEnabled = "account-enabled"
    case draftsHandedOver = "drafts-handed-over"
    case opinionsSet = "opinions-set"
    case reviewDrafted = "review-drafted"
    case profileChanged = "profile-changed"
    case fieldSet = "field-set"
    case applied, filled, attached, detached, submitted, judged, approved, returned, terminated, recalled, dispatched
    case recorded, published, revoked, released

    /// The kind of this name; nil for another one. WHY: the compiler's own way from a name makes a table of all names
    /// first, which takes a fiftieth of the time to the first prompt, for the few events behind a snapshot.
    init?(named name: String) {
        guard let kind = EventKind.allCases.first(where: { $0.rawValue == name }) else { return nil }
        self = kind
    }
}
