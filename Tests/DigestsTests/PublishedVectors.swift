// Reads the published vector files that lie outside the repository. The vectors printed in standards stand in the
// tests.

import Digests
import Foundation
import Testing

/// A file of Wycheproof vectors, as far as the tests here read it.
struct WycheproofFile: Decodable {
    let testGroups: [WycheproofGroup]
}

/// A group of vectors with the size of its tags, where it has one.
struct WycheproofGroup: Decodable {
    let tagSize: Int?
    let tests: [WycheproofVector]
}

/// One vector; a member that its kind of file does not have is absent.
struct WycheproofVector: Decodable {
    let tcId: Int
    let result: String
    let key: String?
    let msg: String?
    let tag: String?
    let password: String?
    let salt: String?
    let iterationCount: Int?
    let dkLen: Int?
    let dk: String?
}

/// Where the published vectors lie.
enum PublishedVectors {
    /// The folder named by `ZHUJI_TEST_DATA`, where it exists.
    static var folder: URL? {
        guard let path = ProcessInfo.processInfo.environment["ZHUJI_TEST_DATA"] else { return nil }
        let folder = URL(fileURLWithPath: path).appendingPathComponent("vectors")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    /// Whether the tests over the files run: without the folder they are skipped, but under `CI=true` they run and
    /// fail.
    static var areWanted: Bool {
        folder != nil || ProcessInfo.processInfo.environment["CI"] == "true"
    }

    /// The vectors of a file.
    static func read(_ name: String) throws -> WycheproofFile {
        struct Missing: Error, CustomStringConvertible {
            let description = "ZHUJI_TEST_DATA names no folder with vectors/"
        }
        guard let folder else { throw Missing() }
        return try JSONDecoder().decode(
            WycheproofFile.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// The bytes of a member in hexadecimal digits, which must be there.
    static func bytes(_ digits: String?) throws -> [UInt8] {
        let digits = try #require(digits)
        return try #require(Hexadecimal.parseBytes(digits))
    }
}
