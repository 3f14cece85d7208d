// A folder for one test, gone when the test lets go of it. Nothing here knows what is put inside.

package import Foundation

/// A new, empty folder of its own, deleted with everything in it when the last reference goes.
package final class TemporaryFolder: Sendable {
    /// The folder, with symbolic links resolved.
    package let url: URL

    /// The folder's path.
    package var path: String { url.path }

    /// Makes the folder; fails where the system's temporary folder cannot be written.
    ///
    /// - Parameter isDurable: false for one in memory, where the system has such a place: syncs then cost nothing.
    package init(isDurable: Bool = true) throws {
        let name = "zhuji-test-\(ProcessInfo.processInfo.processIdentifier)-\(UInt64.random(in: 0...UInt64.max))"
        let memory = "/dev/shm"
        let isInMemory = !isDurable && FileManager.default.isWritableFile(atPath: memory)
        let above = isInMemory ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
        let place = above.resolvingSymlinksInPath().appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        url = place
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// Writes a file below the folder, making the folders above it; returns its place.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }

    /// The text of a file below the folder.
    package func text(of name: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
    }
}
