// Where the package lies on this disk, and the files in it. What the files hold is not known here.

package import Foundation

/// The checkout that the running tests were built from.
package enum Repository {
    /// The folder that holds `Package.swift`.
    package static let root: URL = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The place of a path written from the root, such as `Tests/X/Golden/name.txt`.
    package static func url(_ path: String) -> URL {
        root.appendingPathComponent(path)
    }

    /// The text of a file written from the root.
    package static func text(_ path: String) throws -> String {
        try String(contentsOf: url(path), encoding: .utf8)
    }

    /// The paths, from the root and in order, of all files below `folder` whose names end in `suffix`.
    ///
    /// A folder that is not there has none. Files and folders whose names begin with a dot are passed over.
    package static func files(below folder: String, suffix: String = "") -> [String] {
        let start = url(folder)
        let options: FileManager.DirectoryEnumerationOptions = [.skipsHiddenFiles]
        guard let all = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil, options: options)
        else { return [] }
        let prefix = root.standardizedFileURL.path + "/"
        var found: [String] = []
        for case let entry as URL in all {
            let path = entry.standardizedFileURL.path
            guard !entry.hasDirectoryPath, path.hasSuffix(suffix), path.hasPrefix(prefix) else { continue }
            found.append(String(path.dropFirst(prefix.count)))
        }
        return found.sorted()
    }
}
