// Where the copies of stores on engines lie on this machine: a folder for each address, and in it a store's folder by
// the store's id. What is in a copy can be had again.

import Digests
import Foundation
import Linking
import Storage

/// The place of copies.
struct CopyFolder: Sendable {
    /// The folder of an address.
    private let path: String

    /// The copies of stores at an address. `root` is the folder for all.
    init(of address: EngineAddress, in root: String) {
        let members = address.members.sorted().joined(separator: ",")
        let digest = SHA256.digest(Array((members + address.prefix).utf8)).hexadecimal
        path = "\(root)/\(digest.prefix(16))"
    }

    // WHY: whoever waits here waits for somebody who waits for the engine.
    private var access: StoreAccess {
        StoreAccess(lockWaitMilliseconds: 30_000, layer: GlibcFileLayer(syncs: false))
    }

    /// The copy of a store, a new one where there is none, or where the store itself `isNew`. It is taken for the
    /// copy of this address from here on.
    func copy(
        of settings: StoreSettings, isNew: Bool = false, _ progress: ReadingProgress?
    ) throws(StoreError) -> DiskStore {
        let place = "\(path)/\(settings.id)"
        if isNew { CopyFolder.putAside(place) }
        try makeFolder()
        do throws(StoreError) {
            _ = try DiskStore.create(at: place, settings: settings.withoutGroup, access: access)
        } catch {
            guard case .alreadyExists = error else { throw error }
        }
        try? Data(settings.text).write(to: URL(fileURLWithPath: path + "/current.json"), options: .atomic)
        return try DiskStore.open(at: place, access: access, reading: progress)
    }

    /// The settings of the store that was last at the address; nil where none was.
    var latest: StoreSettings? {
        guard let text = FileManager.default.contents(atPath: path + "/current.json") else { return nil }
        return try? StoreSettings(text: [UInt8](text), path: path)
    }

    /// Puts a copy aside that is damaged, or of a store that was made anew.
    static func putAside(_ place: String) {
        let aside = place + ".aside"
        try? FileManager.default.removeItem(atPath: aside)
        try? FileManager.default.moveItem(atPath: place, toPath: aside)
    }

    private func makeFolder() throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            let reason = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            throw .system(
                SystemFailure(
                    call: "mkdir", point: .copyDirectoryMake, path: path, number: reason.map(Int32.init) ?? EIO))
        }
    }
}
