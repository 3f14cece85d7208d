// The files of a definition in one piece, as an engine keeps them: for each its path and length on a line, then its
// bytes.

import Digests
import Foundation
import Storage

/// A definition in one piece.
enum PackedDefinition {
    /// The files in one piece.
    static func pack(_ files: [DefinitionFile]) -> [UInt8] {
        files.flatMap { file in Array("\(file.bytes.count) \(file.path)\n".utf8) + file.bytes }
    }

    /// The definitions that lines of a journal bring into use.
    static func deployed(in lines: [UInt8]) -> [SHA256Digest] {
        var found: [SHA256Digest] = []
        let data = Data(lines)
        var start = data.startIndex
        // WHY: quotation marks within strings are escaped, so that this is not in one.
        while let event = data.range(of: deployment, in: start..<data.endIndex) {
            start = event.upperBound
            if let hash = SHA256Digest(hexadecimal: Array(data[start...].prefix(64))) { found.append(hash) }
        }
        return found
    }

    private static let deployment = Data("\"event\":{\"kind\":\"deployed\",\"definition\":\"".utf8)

    /// The files of a piece; nil where it is none, or not of this hash.
    static func unpack(_ bytes: [UInt8], as hash: SHA256Digest) -> [DefinitionFile]? {
        var files: [DefinitionFile] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            let parts = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ", maxSplits: 1)
            rest = rest[(end + 1)...]
            guard parts.count == 2, let count = Int(parts[0]), count >= 0, count <= rest.count else { return nil }
            files.append(DefinitionFile(path: String(parts[1]), bytes: Array(rest.prefix(count))))
            rest = rest.dropFirst(count)
        }
        let hashed = files.first { $0.path == DefinitionFolder.hashedFile }
        return hashed.map { SHA256.digest($0.bytes) } == hash ? files : nil
    }
}
