// The file with the account that uses the engine. Its lines are a word and a value; `#` begins a remark.

import Foundation
import Linking

/// What an access file says.
struct AccessFile {
    var user: String?
    var password = ""

    /// Nothing is said.
    init() {}

    /// Reads the file. A file that others than its owner can read is refused where it has a password: anybody on the
    /// machine could use it.
    init(path: String) throws(EngineFailure) {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .refused(.accessFile(path: path, line: 0))
        }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: " ", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { throw .refused(.accessFile(path: path, line: index + 1)) }
            switch parts[0] {
            case "user": user = parts[1]
            case "password": password = parts[1]
            default: throw .refused(.accessFile(path: path, line: index + 1))
            }
        }
        if user != nil, AccessFile.isOpenToOthers(path) { throw .refused(.accessFileOpen(path: path)) }
    }

    private static func isOpenToOthers(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let permissions = attributes?[.posixPermissions] as? NSNumber else { return false }
        return permissions.intValue & 0o077 != 0
    }
}
