// The rulebook that a document belongs to: its sources, those that are open as they are typed, their trees, and what is
// wrong with them. Only a source whose text changed is parsed again.

import Checking
import Source
import Syntax

/// A source as it was parsed.
struct ParsedSource {
    let tree: SyntaxTree
    let diagnostics: [Diagnostic]

    var source: SourceText { tree.source }

    init(_ source: SourceText) {
        (tree, diagnostics) = Parser.parse(source)
    }
}

/// A rulebook at a folder, or a source that stands alone.
final class OpenRulebook {
    /// The folder, or the path of the one source.
    let root: String
    private let isFolder: Bool
    private let surroundings: Surroundings
    /// The texts of open documents, by path.
    private var typed: [String: [UInt8]] = [:]
    /// In the order of their paths; a source's place is its `FileID`.
    private(set) var paths: [String] = []
    private var parsed: [ParsedSource] = []
    private var checked: (rulebook: Rulebook, diagnostics: [Diagnostic])?
    private var uses: [NameUse]?
    /// What failed when scenarios were run on the sources as they are, and where.
    var failures: [(location: Location, text: String)] = []

    init(root: String, isFolder: Bool, surroundings: Surroundings) {
        self.root = root
        self.isFolder = isFolder
        self.surroundings = surroundings
        lookAround()
    }

    /// Takes a document's text as it is typed; nil: the document was closed, and the disk counts again.
    func type(_ text: [UInt8]?, at path: String) {
        typed[path] = text
        guard let place = paths.firstIndex(of: path), let bytes = text ?? surroundings.read(path) else {
            return lookAround()
        }
        replace(place, by: bytes)
    }

    /// Reads anew what may have changed on the disk.
    func lookAround() {
        let onDisk = isFolder ? surroundings.sources(root) : [root]
        let all = Set(onDisk).union(typed.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let read = all.compactMap { path in (typed[path] ?? surroundings.read(path)).map { (path, $0) } }
        (checked, uses, failures) = (nil, nil, [])
        if read.map(\.0) == paths {
            for (place, (_, bytes)) in read.enumerated() { replace(place, by: bytes) }
            return
        }
        paths = read.map(\.0)
        parsed = read.enumerated().map { place, file in
            ParsedSource(SourceText(file: FileID(place), name: file.0, bytes: file.1))
        }
    }

    /// The source of a path as it was parsed; nil where it is not of this rulebook.
    func source(_ path: String) -> ParsedSource? {
        paths.firstIndex(of: path).map { parsed[$0] }
    }

    /// All sources, in the order of their paths.
    var sources: [ParsedSource] { parsed }

    /// What is wrong, in order.
    var diagnostics: [Diagnostic] { result.diagnostics }

    /// What the sources say; nil where they have errors.
    var rulebook: Rulebook? {
        diagnostics.contains { $0.severity == .error } ? nil : result.rulebook
    }

    private var result: (rulebook: Rulebook, diagnostics: [Diagnostic]) {
        if let checked { return checked }
        let found = check(parsed)
        checked = found
        return found
    }

    private func check(_ sources: [ParsedSource]) -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
        let trees = sources.map(\.tree)
        let divisions = companion(Checker.divisionTablePath(in: trees)).map(surroundings.divisions) ?? .missing
        let calendar = companion(Checker.calendarPath(in: trees)).map(surroundings.calendar) ?? .missing
        return Checker.check(
            trees, divisions: divisions, calendar: calendar, parsing: sources.flatMap(\.diagnostics))
    }

    /// How many errors there would be if a source were another text.
    func errorCount(with bytes: [UInt8], for file: FileID) -> Int {
        var sources = parsed
        let place = Int(file.index)
        sources[place] = ParsedSource(SourceText(file: file, name: paths[place], bytes: bytes))
        return check(sources).diagnostics.count { $0.severity == .error }
    }

    private func replace(_ place: Int, by bytes: [UInt8]) {
        guard parsed[place].source.bytes != bytes else { return }
        parsed[place] = ParsedSource(SourceText(file: FileID(place), name: paths[place], bytes: bytes))
        (checked, uses, failures) = (nil, nil, [])
    }

    /// Every use of a name that could be resolved.
    var nameUses: [NameUse] {
        if let uses { return uses }
        let found = Checker.nameUses(in: parsed.map(\.tree))
        uses = found
        return found
    }

    /// The bytes of a file that a source names, by a path from the source's folder.
    private func companion(_ named: (file: FileID, path: String)?) -> [UInt8]? {
        guard let named else { return nil }
        let path = paths[Int(named.file.index)]
        guard !named.path.hasPrefix("/"), let slash = path.lastIndex(of: "/") else {
            return surroundings.read(named.path)
        }
        return surroundings.read(path[...slash] + named.path)
    }
}
