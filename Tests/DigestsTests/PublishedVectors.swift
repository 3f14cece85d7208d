// Reads the published vector files that lie outside the repository. The vectors printed in standards stand in the
// tests.

import Digests
import Foundation
import TestSupport
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
    /// The vectors of a file.
    static func read(_ name: String) throws -> WycheproofFile {
        let file = try TestData.folder().appendingPathComponent("vectors").appendingPathComponent(name)
        return try JSONDecoder().decode(WycheproofFile.self, from: Data(contentsOf: file))
    }

    /// The bytes of a member in hexadecimal digits, which must be there.
    static func bytes(_ digits: String?) throws -> [UInt8] {
        let digits = try #require(digits)
        return try #require(Hexadecimal.parseBytes(digits))
    }
}
