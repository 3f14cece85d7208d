// The file `store.json`: a store's settings as one line of strict JSON, written once and read at every opening.

/// The text of `store.json`.
enum SettingsFile {
    /// The name in the store's folder.
    static let name = "store.json"
    /// A longer file is no settings file.
    static let limitBytes: Int64 = 1 << 16

    /// The text of settings, with its line feed.
    static func text(_ settings: StoreSettings) -> [UInt8] {
        var writer = StrictWriter()
        writer.openObject()
        writer.name("format")
        writer.integer(settings.formatVersion)
        writer.name("id")
        writer.text(settings.id)
        writer.name("settings")
        writer.openObject()
        for (name, value) in [
            ("time-zone-minutes", settings.timeZoneMinutes), ("page-rows", settings.pageRows),
            ("lockout-failures", settings.lockoutFailures), ("lockout-minutes", settings.lockoutMinutes),
            ("password-iterations", settings.passwordIterations),
        ] as [(StaticString, Int64)] {
            writer.name(name)
            writer.integer(value)
        }
        writer.name("training")
        writer.truth(settings.isTraining)
        writer.name("group")
        if let group = settings.group { writer.integer(Int64(group)) } else { writer.null() }
        writer.closeObject()
        writer.closeObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// The settings of a text. The format is looked at first, so that a newer one is refused by name.
    static func parse(_ text: [UInt8], path: String) throws(StoreError) -> StoreSettings {
        let reader = StrictReader()
        let root: StrictValue
        do throws(StrictFault) {
            root = try reader.read(text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...])
        } catch {
            throw .notAStore(path: path, reason: .json(error))
        }
        guard let version = root["format"]?.integer, version >= 1 else {
            throw .notAStore(path: path, reason: .member("format"))
        }
        guard version <= StoreSettings.formatVersion else {
            throw .newerFormat(path: path, found: version, known: StoreSettings.formatVersion)
        }
        guard let id = root["id"]?.text, StoreSettings.isGoodID(id) else {
            throw .notAStore(path: path, reason: .member("id"))
        }
        return StoreSettings(
            formatVersion: version, id: id,
            timeZoneMinutes: try number("time-zone-minutes", in: root, path, least: -1080),
            pageRows: try number("page-rows", in: root, path),
            lockoutFailures: try number("lockout-failures", in: root, path),
            lockoutMinutes: try number("lockout-minutes", in: root, path, least: 0),
            isTraining: try truth("training", in: root, path),
            passwordIterations: try number("password-iterations", in: root, path), group: try group(in: root, path))
    }

    private static func number(
        _ name: StaticString, in root: StrictValue, _ path: String, least: Int64 = 1
    ) throws(StoreError) -> Int64 {
        guard let value = root["settings"]?[name]?.integer, value >= least else {
            throw .notAStore(path: path, reason: .member("\(name)"))
        }
        return value
    }

    private static func truth(
        _ name: StaticString, in root: StrictValue, _ path: String
    ) throws(StoreError) -> Bool {
        guard let value = root["settings"]?[name]?.truth else {
            throw .notAStore(path: path, reason: .member("\(name)"))
        }
        return value
    }

    private static func group(in root: StrictValue, _ path: String) throws(StoreError) -> UInt32? {
        guard let value = root["settings"]?["group"] else {
            throw .notAStore(path: path, reason: .member("group"))
        }
        if value.isNull { return nil }
        guard let number = value.integer.flatMap({ UInt32(exactly: $0) }) else {
            throw .notAStore(path: path, reason: .member("group"))
        }
        return number
    }
}
