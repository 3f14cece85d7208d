// The closed list of event kinds as the journal names them, and the names of the members that every kind shares.

/// The kind of a recorded event, in the member `kind`. A kind once written is never renamed.
enum EventKind: String, CaseIterable {
    case deployed, registered, exported
    case accountOpened = "account-opened"
    case profileChanged = "profile-changed"
    case fieldSet = "field-set"
    case applied, filled, attached, detached, submitted, judged, approved, returned, terminated, recalled, dispatched
    case recorded, published, revoked, released
}
