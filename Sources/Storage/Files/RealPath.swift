// Where a path leads when every link on the way is followed. Nothing is opened for it.

import Glibc

/// Paths as the operating system sees them.
enum RealPath {
    /// The path without links; nil where nothing stands.
    static func of(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }

    /// The folder that the path's last part lies in.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path without slashes at its end. WHY: with one behind it the name of a link stands for what it leads to.
    static func withoutEndingSlashes(_ path: String) -> String {
        var rest = path[...]
        while rest.utf8.count > 1, rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }
}
