// A folder with everything in it as one value, to be compared and to be written out again. What the files mean is not
// known here.

import Foundation
import TestSupport

/// The files and folders below a folder with their content.
struct FolderImage: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        /// From the folder on.
        let path: String
        /// Nil for a folder.
        let content: Data?
    }

    /// In the order of their paths.
    let entries: [Entry]

    /// Reads a folder.
    init(of folder: URL) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        entries = try names.map { name in
            let place = folder.appendingPathComponent(name)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
            return Entry(path: name, content: isFolder.boolValue ? nil : try Data(contentsOf: place))
        }
    }

    /// Writes everything into a new folder.
    func write(to folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for entry in entries {
            let place = folder.appendingPathComponent(entry.path)
            if let content = entry.content {
                try content.write(to: place)
                try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
            } else {
                try FileManager.default.createDirectory(
                    at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
        }
    }

    /// The paths whose content is another one in `other`, or that only one of both has.
    func differences(from other: FolderImage) -> [String] {
        let old = Dictionary(uniqueKeysWithValues: other.entries.map { ($0.path, $0) })
        let new = Dictionary(uniqueKeysWithValues: entries.map { ($0.path, $0) })
        return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
    }
}
