// A definition as a store keeps it: the ruleset in canonical bytes, and the sources it came from, for their places.

import Checking
import Compilation
import Digests
import Foundation
import Machines
import Source
import Storage

/// A definition of a store.
final class KnownDefinition {
    let ruleset: Ruleset
    private let files: [DefinitionFile]
    private var read: (sources: SourceSet, origins: [MachineOrigins])?

    static let rulesetPath = "ruleset"
    static let sourcesPath = "sources/"

    /// The definition in these files; nil where they hold no ruleset of this hash.
    init?(files: [DefinitionFile], hash: SHA256Digest) {
        guard let file = files.first(where: { $0.path == KnownDefinition.rulesetPath }),
            SHA256.digest(file.bytes) == hash, let ruleset = Ruleset(canonicalBytes: file.bytes)
        else { return nil }
        self.ruleset = ruleset
        self.files = files
    }

    /// The files under which a store keeps a rulebook; the sources by their paths below `root`.
    static func files(of compiled: Compiled, from rulebook: RulebookFiles, root: String) -> [DefinitionFile] {
        let companions = rulebook.companions.map { ($0.name, $0.bytes) }
        let sources = rulebook.sources.files.map { ($0.name, $0.bytes) } + companions
        return [DefinitionFile(path: rulesetPath, bytes: compiled.bytes)]
            + sources.map { DefinitionFile(path: sourcesPath + plain($0.0, below: root), bytes: $0.1) }
    }

    /// Whether it was made of just these sources, whose names begin with `root`, and of the files beside them that it
    /// was made with, `read` by their paths.
    func isMade(
        of sources: [(name: String, bytes: [UInt8])], root: String, companion read: (String) -> [UInt8]?
    ) -> Bool {
        var left = sources.map { (path: KnownDefinition.plain($0.name, below: root), bytes: $0.bytes) }
        for file in files where file.path != KnownDefinition.rulesetPath {
            let path = String(file.path.dropFirst(KnownDefinition.sourcesPath.utf8.count))
            if let index = left.firstIndex(where: { $0.path == path }) {
                guard isSame(left.remove(at: index).bytes, file.bytes) else { return false }
            } else {
                guard let bytes = read(root + "/" + path), isSame(bytes, file.bytes) else { return false }
            }
        }
        return left.isEmpty
    }

    /// WHY: arrays compare element by element, many times slower than memory does.
    private func isSame(_ bytes: [UInt8], _ others: [UInt8]) -> Bool {
        guard bytes.count == others.count else { return false }
        return bytes.withUnsafeBytes { one in
            others.withUnsafeBytes { other in
                guard let start = one.baseAddress, let otherStart = other.baseAddress else { return true }
                return memcmp(start, otherStart, one.count) == 0
            }
        }
    }

    /// Where a condition of a machine stands: `talent-grading.matter:12`. Nil where the sources do not say.
    func place(ofCondition index: Int, machine: Int) -> String? {
        let (sources, origins) = origins()
        guard origins.indices.contains(machine), origins[machine].conditions.indices.contains(index) else { return nil }
        let location = origins[machine].conditions[index]
        guard let file = sources[location.file] else { return nil }
        return "\(file.name):\(file.position(at: Int(location.span.start)).line)"
    }

    private func origins() -> (sources: SourceSet, origins: [MachineOrigins]) {
        if let read { return read }
        let prefix = KnownDefinition.sourcesPath
        let sources = files.filter { $0.path.hasPrefix(prefix) }.map {
            (name: String($0.path.dropFirst(prefix.utf8.count)), bytes: $0.bytes)
        }
        let divisions = Set(ruleset.divisions)
        let inUse = { @Sendable (entry: DivisionEntry) in
            divisions.contains(Division(code: entry.code, name: entry.name, parent: entry.parent))
        }
        let texts = sources.filter { $0.name.hasSuffix(".matter") }
        let rulebook = RulebookFiles(texts, inUse: inUse, year: nil, reading: .rules) { path in
            // WHY: a path that leads out of the rulebook's folder is not kept as it is written.
            let wanted = KnownDefinition.plain(path, below: "")
            let found = sources.first { $0.name == wanted } ?? sources.first { $0.name.hasSuffix("/" + wanted) }
            return found?.bytes
        }
        // WHY: places count only where these sources, compiled by this program, give the very ruleset that runs.
        let compiled = rulebook.isSound ? compile(rulebook.rulebook) : nil
        let isSame = compiled?.bytes == files.first { $0.path == KnownDefinition.rulesetPath }?.bytes
        let found = (rulebook.sources, isSame ? compiled?.origins ?? [] : [])
        read = found
        return found
    }

    private static func plain(_ name: String, below root: String) -> String {
        let rest = name.hasPrefix(root) ? name.dropFirst(root.count) : name[...]
        let parts = rest.split(separator: "/").filter { $0 != "." && $0 != ".." }
        guard let first = parts.first else { return "rulebook.matter" }
        return parts.dropFirst().reduce(String(first)) { $0 + "/" + String($1) }
    }
}
