// The fixed choices of a store, as values. Their file, `store.json`, is written and read in
// `Folder/SettingsFile.swift`.

/// What is chosen once when a store is made.
package struct StoreSettings: Equatable, Sendable {
    /// The version of the format that this program writes, and the newest it reads.
    package static let formatVersion: Int64 = 1

    /// The format of the store.
    package let formatVersion: Int64
    /// The store's id, given by whoever made it: 1 to 64 letters, digits or hyphens in ASCII.
    package let id: String
    /// Minutes east of UTC of the time zone in which days and years are counted; fixed at +08:00.
    package let timeZoneMinutes: Int64
    /// Rows on a page of a list.
    package let pageRows: Int64
    /// Failed logins after which an account is locked.
    package let lockoutFailures: Int64
    /// How long it stays locked.
    package let lockoutMinutes: Int64
    /// Whether this is a training store: no passwords asked, `as ACCOUNT` accepted.
    package let isTraining: Bool
    /// Iterations of PBKDF2 for a password.
    package let passwordIterations: Int64
    /// The number of the system's group whose accounts share the store; nil where one account uses it.
    package let group: UInt32?

    /// Settings for a new store.
    package init(
        id: String, isTraining: Bool, pageRows: Int64 = 10, lockoutFailures: Int64 = 5, lockoutMinutes: Int64 = 10,
        passwordIterations: Int64 = 600_000, group: UInt32? = nil
    ) {
        self.init(
            formatVersion: StoreSettings.formatVersion, id: id, timeZoneMinutes: 480, pageRows: pageRows,
            lockoutFailures: lockoutFailures, lockoutMinutes: lockoutMinutes, isTraining: isTraining,
            passwordIterations: passwordIterations, group: group)
    }

    init(
        formatVersion: Int64, id: String, timeZoneMinutes: Int64, pageRows: Int64, lockoutFailures: Int64,
        lockoutMinutes: Int64, isTraining: Bool, passwordIterations: Int64, group: UInt32?
    ) {
        self.formatVersion = formatVersion
        self.id = id
        self.timeZoneMinutes = timeZoneMinutes
        self.pageRows = pageRows
        self.lockoutFailures = lockoutFailures
        self.lockoutMinutes = lockoutMinutes
        self.isTraining = isTraining
        self.passwordIterations = passwordIterations
        self.group = group
    }

    /// The settings of a text as `store.json` has it; `path` names it in an error.
    package init(text: [UInt8], path: String) throws(StoreError) {
        self = try SettingsFile.parse(text, path: path)
    }

    /// The text of `store.json`, with its line feed.
    package var text: [UInt8] { SettingsFile.text(self) }

    /// The same for a copy on a machine that one account uses.
    package var withoutGroup: StoreSettings {
        StoreSettings(
            formatVersion: formatVersion, id: id, timeZoneMinutes: timeZoneMinutes, pageRows: pageRows,
            lockoutFailures: lockoutFailures, lockoutMinutes: lockoutMinutes, isTraining: isTraining,
            passwordIterations: passwordIterations, group: nil)
    }

    /// The head of a journal without records, in a store with these settings.
    package var genesis: Head { ChainFollower.genesis(storeID: id) }

    /// Whether the text may be a store's id.
    package static func isGoodID(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
