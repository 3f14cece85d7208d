// Between the URIs of the protocol and the paths of the system.

import Foundation

/// The path that a `file:` URI names; nil for any other.
func documentPath(of uri: String) -> String? {
    guard let url = URL(string: uri), url.isFileURL else { return nil }
    let path = url.standardizedFileURL.path
    return path.isEmpty ? nil : path
}

/// The URI of a path.
func documentURI(of path: String) -> String {
    URL(fileURLWithPath: path, isDirectory: false).absoluteString
}
