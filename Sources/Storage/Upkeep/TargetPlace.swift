// The folder that a backup, a restored store or an imported one is made in: whether it may be used, and the mark that
// stands in it until the work is whole. What is put there is not known here.

/// A folder that a store, or a backup of one, is being made in.
struct TargetPlace {
    /// What is made there.
    enum Work: String {
        case backup, restoration, copy, `import`
    }

    let path: String
    let files: WholeFiles
    private let lock: StoreLock

    /// Stands in a folder whose making is not at its end. No session takes such a folder for a store.
    static let markName = "unfinished.json"
    private static let limitBytes: Int64 = 1 << 16

    /// Takes the folder for the work, making it where nothing stands.
    ///
    /// - Parameters:
    ///   - finalName: The file that is put last; a folder with it is whole.
    ///   - mayGrow: Whether a whole one is brought up to date.
    static func begin(
        _ work: Work, at path: String, of settings: StoreSettings, finalName: String, mayGrow: Bool,
        access: StoreAccess
    ) throws(UpkeepError) -> TargetPlace {
        let files = WholeFiles(layer: access.layer, permissions: Permissions(group: settings.group))
        let path = RealPath.withoutEndingSlashes(path)
        let status = try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.layer.status(path: path, at: .copyStatus)
        }
        switch status?.kind {
        case .symbolicLink: throw .targetIsLink(path: path)
        case .regular, .other: throw .targetOccupied(path: path)
        case .directory, nil: break
        }
        let isNew = status == nil
        if try isNew ? true : expectOurs(work, path, settings, files, finalName, mayGrow) {
            try UpkeepError.atTarget { () throws(SystemFailure) in
                if isNew { try files.makeDirectory(path, at: .copyDirectoryMake) }
                try syncName(of: path, isNew: isNew, files)
            }
        }
        let lock: StoreLock
        do throws(SystemFailure) {
            lock = try StoreLock(
                files: files, folder: path, holder: access.holder, waitMilliseconds: access.lockWaitMilliseconds)
        } catch {
            throw .target(error)
        }
        _ = try UpkeepError.storing { () throws(StoreError) in try lock.take(.exclusive) }
        let place = TargetPlace(path: path, files: files, lock: lock)
        if try !place.has(finalName) { try place.mark(work, settings) }
        return place
    }

    /// Takes the mark away, for the work is whole, and lets others come. WHY: where that fails nothing is lost; the
    /// file that was put last says that the work is whole, whether the mark is there or not.
    func finish() {
        files.removeQuietly(path + "/" + TargetPlace.markName)
        lock.release()
    }

    /// Makes a folder below the place.
    func makeFolder(_ name: String) throws(UpkeepError) {
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.makeDirectory(path + "/" + name, at: .copyDirectoryMake)
        }
    }

    /// Puts a file whole and durable.
    func put(_ bytes: [UInt8], named name: String) throws(UpkeepError) {
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.put(bytes[...], in: path, named: name, TargetPlace.points)
        }
    }

    static let points = WritePoints(
        write: .copyWrite, permissions: .copyPermissions, sync: .copySync, close: .copyClose, rename: .copyRename,
        directorySync: .copyDirectorySync)

    private func has(_ name: String) throws(UpkeepError) -> Bool {
        try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.layer.status(path: path + "/" + name, at: .copyStatus) != nil
        }
    }

    private func mark(_ work: Work, _ settings: StoreSettings) throws(UpkeepError) {
        var writer = StrictWriter()
        writer.openObject()
        writer.name("work")
        writer.text(work.rawValue)
        writer.name("store")
        writer.text(settings.id)
        writer.closeObject()
        try put(writer.bytes + [UInt8(ascii: "\n")], named: TargetPlace.markName)
    }

    /// Refuses a folder that is not empty, unless this work may go on in it; whether it is still to be made whole.
    private static func expectOurs(
        _ work: Work, _ path: String, _ settings: StoreSettings, _ files: WholeFiles, _ finalName: String,
        _ mayGrow: Bool
    ) throws(UpkeepError) -> Bool {
        let names = try UpkeepError.atTarget { () throws(SystemFailure) in
            try files.names(inDirectory: path, at: .copyList)
        }
        if names.allSatisfy({ $0 == "lock" || $0.hasPrefix(".\(markName).") }) { return true }
        if names.contains(finalName) {
            if mayGrow { return false }
            // WHY: between the last file and this the work may have been cut short; it was whole.
            if names.contains(markName) { files.removeQuietly(path + "/" + markName) }
            throw .targetOccupied(path: path)
        }
        guard names.contains(markName) else { throw .targetOccupied(path: path) }
        let mark = try UpkeepError.atTarget { () throws(SystemFailure) in
            let file = try files.open(path + "/" + markName, .readingGiven, at: .copyOpen)
            defer { files.closeQuietly(file, at: .copyClose) }
            return try files.readAll(file, limitBytes: limitBytes, at: .copyRead) ?? []
        }
        let reader = StrictReader()
        guard let root = try? reader.read(mark.dropLast()), root["work"]?.text == work.rawValue,
            let id = root["store"]?.text
        else { throw .targetOccupied(path: path) }
        guard id == settings.id else { throw .targetOfAnother(path: path, found: id, expected: settings.id) }
        return true
    }

    /// Brings the folder's name to the disk. WHY: that of one that is there too, for a work that is gone on with may
    /// have been cut short before that.
    private static func syncName(of path: String, isNew: Bool, _ files: WholeFiles) throws(SystemFailure) {
        do throws(SystemFailure) {
            try files.syncDirectory(RealPath.parent(of: path), at: .copyDirectorySync)
        } catch  where !isNew && error.number == SystemErrors.accessDenied {
            // WHY: who may not look into the folder around it did not make it there.
            return
        }
    }

    /// Refuses a place that lies in the store's folder, by whatever way it is named.
    static func expectOutside(_ store: String, _ path: String) throws(UpkeepError) {
        let target = RealPath.withoutEndingSlashes(path)
        guard let inner = RealPath.of(target) ?? RealPath.of(RealPath.parent(of: target)),
            let outer = RealPath.of(store)
        else { return }
        if inner == outer || inner.hasPrefix(outer + "/") { throw .targetInStore(path: path, store: store) }
    }
}

extension UpkeepError {
    /// Gives a failed call on the target on.
    static func atTarget<Value>(_ call: () throws(SystemFailure) -> Value) throws(UpkeepError) -> Value {
        do throws(SystemFailure) { return try call() } catch { throw .target(error) }
    }
}
