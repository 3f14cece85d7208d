// A store's folder: making one, opening one, refusing what is none. Its journal, attachments and definitions live in
// files of their own.

/// How a session comes to a store.
package struct StoreAccess: Sendable {
    /// Who holds the lock, for the message to those who wait: an account's name, or the program's.
    package let holder: String
    /// How long to wait for the lock.
    package let lockWaitMilliseconds: Int64
    /// Whether a network file system is taken in spite of its risk.
    package let allowsNetworkFileSystem: Bool
    /// The operating system, or what stands for it in a trial.
    package let layer: any FileLayer
    /// The length of the journal's segments.
    let segmentBytes: Int64
    /// Whether each record that is read is held against its hash. WHY: false only to measure what that costs.
    let checksHashes: Bool
    /// For how long a folder may keep the time of its last change though another name in it is changed.
    let settlingMilliseconds: Int64

    /// An access; ten seconds of waiting unless told otherwise.
    package init(
        holder: String = "zhuji", lockWaitMilliseconds: Int64 = 10_000, allowsNetworkFileSystem: Bool = false,
        layer: any FileLayer = GlibcFileLayer(), segmentBytes: Int64 = 64 << 20,
        settlingMilliseconds: Int64? = nil, checksHashes: Bool = true
    ) {
        self.holder = holder
        self.lockWaitMilliseconds = lockWaitMilliseconds
        self.allowsNetworkFileSystem = allowsNetworkFileSystem
        self.layer = layer
        self.segmentBytes = segmentBytes
        self.checksHashes = checksHashes
        self.settlingMilliseconds = settlingMilliseconds ?? SettledNames.settlingMilliseconds
    }
}

/// The folder of a store that is there.
struct StoreFolder {
    let path: String
    let settings: StoreSettings
    let files: WholeFiles
    let lock: StoreLock

    private static let parts = ["journal", "quarantine", "definitions", "attachments"]

    /// Makes a store. What a making that was cut short left is gone on with; anything else in the way is refused.
    static func create(
        at path: String, settings: StoreSettings, access: StoreAccess
    ) throws(StoreError) -> StoreFolder {
        guard StoreSettings.isGoodID(settings.id) else { throw .notAStore(path: path, reason: .member("id")) }
        let files = WholeFiles(layer: access.layer, permissions: Permissions(group: settings.group))
        try systemCall { () throws(SystemFailure) in try makeRoot(path, files) }
        try refuseNetwork(path, access, files)
        let folder = StoreFolder(
            path: path, settings: settings, files: files, lock: try openLock(path, files, access))
        try folder.lock.take(.exclusive)
        defer { folder.lock.release() }
        try folder.refuseOccupied()
        try systemCall { () throws(SystemFailure) in try folder.fill(access) }
        return folder
    }

    /// Opens the store at a path.
    static func open(at path: String, access: StoreAccess) throws(StoreError) -> StoreFolder {
        let reading = WholeFiles(layer: access.layer, permissions: Permissions(group: nil))
        let file = path + "/" + SettingsFile.name
        let status = try systemCall { () throws(SystemFailure) in
            try reading.layer.status(path: file, at: .settingsStatus)
        }
        guard let status else { throw .noStore(path: path) }
        guard status.kind == .regular, status.sizeBytes <= SettingsFile.limitBytes else {
            throw .notAStore(path: file, reason: .member("format"))
        }
        let text = try systemCall { () throws(SystemFailure) in
            let opened = try reading.open(file, .reading, at: .settingsRead)
            defer { reading.closeQuietly(opened, at: .settingsClose) }
            return try reading.readAll(opened, limitBytes: SettingsFile.limitBytes, at: .settingsRead) ?? []
        }
        let settings = try SettingsFile.parse(text, path: file)
        let files = WholeFiles(layer: access.layer, permissions: Permissions(group: settings.group))
        try refuseNetwork(path, access, files)
        return StoreFolder(path: path, settings: settings, files: files, lock: try openLock(path, files, access))
    }

    private static func makeRoot(_ path: String, _ files: WholeFiles) throws(SystemFailure) {
        try files.makeDirectory(path, at: .storeDirectoryMake)
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let parentPath = path.hasPrefix("/") ? (parent.isEmpty ? "/" : parent) : (parent.isEmpty ? "." : parent)
        if !PlantedBug.isPlanted(.storeNameNotSynced) { try files.syncDirectory(parentPath, at: .storeParentSync) }
    }

    private static func refuseNetwork(
        _ path: String, _ access: StoreAccess, _ files: WholeFiles
    ) throws(StoreError) {
        guard !access.allowsNetworkFileSystem else { return }
        let kind = try systemCall { () throws(SystemFailure) in
            let directory = try files.open(path, .directory, at: .storeDirectoryOpen)
            defer { files.closeQuietly(directory, at: .storeDirectoryClose) }
            return try files.layer.networkFileSystem(of: directory, at: .storeNetworkCheck)
        }
        if let kind { throw .networkFileSystem(path: path, kind: kind) }
    }

    private static func openLock(
        _ path: String, _ files: WholeFiles, _ access: StoreAccess
    ) throws(StoreError) -> StoreLock {
        try systemCall { () throws(SystemFailure) in
            try StoreLock(
                files: files, folder: path, holder: access.holder, waitMilliseconds: access.lockWaitMilliseconds,
                settlingMilliseconds: access.settlingMilliseconds)
        }
    }

    /// Refuses a folder in which there is a store, or anything that a making does not leave.
    private func refuseOccupied() throws(StoreError) {
        let names = try systemCall { () throws(SystemFailure) in
            try files.names(inDirectory: path, at: .storeDirectoryStatus)
        }
        let known = StoreFolder.parts + ["lock"]
        guard names.allSatisfy({ known.contains($0) || $0.hasPrefix(".\(SettingsFile.name).") }) else {
            throw .alreadyExists(path: path)
        }
    }

    /// Makes everything in the folder; `store.json` comes last, and with it the store is there.
    private func fill(_ access: StoreAccess) throws(SystemFailure) {
        for part in StoreFolder.parts {
            try files.makeDirectory("\(path)/\(part)", at: .storeDirectoryMake)
        }
        let genesis = ChainFollower.genesis(storeID: settings.id)
        try Journal(files: files, folder: path, genesis: genesis, segmentBytes: access.segmentBytes).makeFirstSegment()
        try files.syncDirectory(path, at: .storeDirectorySync)
        try files.put(
            SettingsFile.text(settings)[...], in: path, named: SettingsFile.name,
            WritePoints(
                write: .settingsWrite, permissions: .storePermissions, sync: .settingsSync, close: .settingsClose,
                rename: .settingsRename, directorySync: .settingsDirectorySync))
    }
}

/// Gives a failed call of the operating system on as the store's error.
func systemCall<Outcome>(
    _ call: () throws(SystemFailure) -> Outcome
) throws(StoreError) -> Outcome {
    do throws(SystemFailure) {
        return try call()
    } catch {
        throw .system(error)
    }
}
