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
}
