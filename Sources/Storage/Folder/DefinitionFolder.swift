// Definitions by their hash: the files of each rulebook ever used, opaque here. A definition is there whole or not at
// all, for its folder is filled under another name and renamed.

import Digests

/// The folder `definitions/HASH/`.
package struct DefinitionFolder {
    let files: WholeFiles
    let directory: String

    /// The largest file of a definition.
    static let limitBytes: Int64 = 64 << 20
    private static let points = WritePoints(
        write: .definitionWrite, permissions: .definitionPermissions, sync: .definitionSync, close: .definitionClose,
        rename: .definitionRename, directorySync: .definitionDirectorySync)

    init(files: WholeFiles, folder: String) {
        self.files = files
        directory = folder + "/definitions"
    }

    /// Keeps the files under the hash. A hash that is there keeps the files it has.
    func put(_ hash: SHA256Digest, _ definition: [DefinitionFile]) throws(StoreError) {
        try DefinitionFolder.expectPlainPaths(of: definition)
        try systemCall { () throws(SystemFailure) in
            let path = "\(directory)/\(hash.hexadecimal)"
            if try files.layer.status(path: path, at: .definitionStatus) == nil {
                let temporary = "\(directory)/.\(hash.hexadecimal).\(SystemErrors.processNumber).new"
                try removeAll(temporary)
                try fill(temporary, definition)
                try rename(temporary, to: path)
            }
            try files.syncDirectory(directory, at: .definitionDirectorySync)
        }
    }

    /// The files of the hash in the order of their paths.
    func get(_ hash: SHA256Digest) throws(StoreError) -> [DefinitionFile] {
        let path = "\(directory)/\(hash.hexadecimal)"
        let found = try systemCall { () throws(SystemFailure) -> [DefinitionFile]? in
            guard try files.layer.status(path: path, at: .definitionStatus)?.kind == .directory else { return nil }
            return try self.files(below: path, prefix: "")
        }
        guard let found else { throw .definitionMissing(hash) }
        return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Refuses files of which a path is not relative, or has a part that is no plain name.
    package static func expectPlainPaths(of files: [DefinitionFile]) throws(StoreError) {
        for file in files where !isPlain(file.path) { throw .definitionPathRefused(file.path) }
    }

    /// Whether the path is relative and each part a plain name.
    static func isPlain(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".") && part.utf8.count <= 200 && !part.utf8.contains { $0 < 0x20 }
        }
    }

    private func fill(_ root: String, _ definition: [DefinitionFile]) throws(SystemFailure) {
        try files.makeDirectory(root, at: .definitionDirectoryMake)
        var directories: [String] = [root]
        for file in definition {
            let parts = file.path.split(separator: "/").map(String.init)
            var parent = root
            for part in parts.dropLast() {
                parent += "/" + part
                try files.makeDirectory(parent, at: .definitionDirectoryMake)
                if !directories.contains(parent) { directories.append(parent) }
            }
            try files.writeNew(file.bytes[...], path: "\(parent)/\(parts.last ?? "")", DefinitionFolder.points)
        }
        for made in directories.reversed() {
            try files.syncDirectory(made, at: .definitionDirectorySync)
        }
    }

    /// Renames into place. Another session may have been quicker; its files serve as well.
    private func rename(_ temporary: String, to path: String) throws(SystemFailure) {
        do throws(SystemFailure) {
            try files.layer.rename(temporary, to: path, at: .definitionRename)
        } catch  where error.number == SystemErrors.exists || error.number == SystemErrors.notEmpty {
            try removeAll(temporary)
        }
    }

    private func files(below path: String, prefix: String) throws(SystemFailure) -> [DefinitionFile] {
        var found: [DefinitionFile] = []
        for name in try files.names(inDirectory: path, at: .definitionList) {
            let child = "\(path)/\(name)"
            switch try files.layer.status(path: child, at: .definitionStatus)?.kind {
            case .directory: found += try files(below: child, prefix: prefix + name + "/")
            case .regular:
                let file = try files.open(child, .reading, at: .definitionRead)
                defer { files.closeQuietly(file, at: .definitionClose) }
                let bytes = try files.readAll(file, limitBytes: DefinitionFolder.limitBytes, at: .definitionRead)
                found.append(DefinitionFile(path: prefix + name, bytes: bytes ?? []))
            case .symbolicLink, .other, nil: continue
            }
        }
        return found
    }

    /// Removes a folder with everything in it: what a session of the same process number left half filled.
    func removeAll(_ path: String) throws(SystemFailure) {
        guard try files.layer.status(path: path, at: .definitionStatus)?.kind == .directory else { return }
        for name in try files.names(inDirectory: path, at: .definitionList) {
            let child = "\(path)/\(name)"
            if try files.layer.status(path: child, at: .definitionStatus)?.kind == .directory {
                try removeAll(child)
            } else {
                try files.layer.remove(child, at: .leftoverRemove)
            }
        }
        try files.layer.removeDirectory(path, at: .leftoverRemove)
    }
}
