// A rulebook from files: all `*.matter` files of a folder, parsed and checked together with the files that they
// name: the table of divisions and the calendar. The form of those is read in `DivisionFile.swift` and
// `CalendarFile.swift`; what a rulebook means is not known here.

package import Checking
import Foundation
package import Machines
package import Source
package import Syntax

/// How much of a rulebook is read.
package enum RulebookReading: Sendable {
    case whole
    /// All that runs: the texts of scenarios are there, but what they say and what is wrong with them is not known.
    case rules
}

/// A rulebook as it was read: the sources, what they mean, and what is wrong with them.
package struct RulebookFiles: Sendable {
    /// A file beside the sources that they name: the table of divisions, the calendar.
    package struct Companion: Sendable {
        /// The path as `sources` counts paths.
        package let name: String
        package let bytes: [UInt8]
    }

    package let sources: SourceSet
    package let companions: [Companion]
    /// The sources' trees, and the divisions and the calendar that they were checked with.
    package let trees: [SyntaxTree]
    package let divisions: DivisionTable
    package let calendar: CalendarTable
    package let rulebook: Rulebook
    /// The parser's and the checker's findings, sorted; of the rules alone, the errors.
    package let diagnostics: [Diagnostic]
    /// Whether a division counts.
    private let inUse: @Sendable (DivisionEntry) -> Bool
    /// The year that the calendar should have; nil: any will do.
    private let year: Int?

    /// Whether the rulebook may be compiled.
    package var isSound: Bool { !diagnostics.contains { $0.severity == .error } }

    /// Parses and checks. `companion` reads a file by its path, nil where it can not be read. The rulebook has the
    /// divisions that are in use on that day, and its calendar should have the day's year.
    package init(
        _ files: [(name: String, bytes: [UInt8])], on day: CivilDate, reading: RulebookReading = .whole,
        companion read: (String) -> [UInt8]?
    ) {
        let year = day.components.year
        let day = DivisionDay(day)
        self.init(files, inUse: { $0.isInUse(on: day) }, year: year, reading: reading, companion: read)
    }

    /// As on a day, but with the divisions that are in use by another measure.
    init(
        _ files: [(name: String, bytes: [UInt8])], inUse: @escaping @Sendable (DivisionEntry) -> Bool, year: Int?,
        reading: RulebookReading = .whole, companion read: (String) -> [UInt8]?
    ) {
        self.inUse = inUse
        self.year = year
        sources = SourceSet(files: files)
        let parsed = sources.files.map { reading == .rules ? Parser.parseRules($0) : Parser.parse($0) }
        trees = parsed.map(\.tree)
        let divisionFile = RulebookFiles.companion(Checker.divisionTablePath(in: trees), of: sources, read)
        let calendarFile = RulebookFiles.companion(Checker.calendarPath(in: trees), of: sources, read)
        companions = [divisionFile, calendarFile].compactMap(\.self)
        divisions = divisionFile.map { divisionTable($0.bytes, inUse: inUse) } ?? .missing
        calendar = calendarFile.map { calendarTable($0.bytes, today: year) } ?? .missing
        let checked = Checker.check(
            trees, divisions: divisions, calendar: calendar, parsing: parsed.flatMap(\.diagnostics))
        rulebook = checked.rulebook
        // WHY: what a comment in a scenario silences is not found, and would be told to silence nothing.
        diagnostics =
            reading == .whole ? checked.diagnostics : checked.diagnostics.filter { $0.severity == .error }
    }

    /// Other sources beside the same table of divisions and calendar, parsed and checked.
    func checking(_ files: [(name: String, bytes: [UInt8])]) -> RulebookFiles {
        RulebookFiles(files, inUse: inUse, year: year) { name in companions.first { $0.name == name }?.bytes }
    }

    /// The file that a source names, if it can be read.
    private static func companion(
        _ named: (file: FileID, path: String)?, of sources: SourceSet, _ read: (String) -> [UInt8]?
    ) -> Companion? {
        guard let named, let source = sources[named.file] else { return nil }
        let path = path(named.path, besides: source.name)
        return read(path).map { Companion(name: path, bytes: $0) }
    }

    private static func path(_ path: String, besides name: String) -> String {
        guard !path.hasPrefix("/"), let slash = name.lastIndex(of: "/") else { return path }
        return name[...slash] + path
    }
}

/// Why files could not be read.
package struct UnreadablePath: Error, Sendable {
    package let path: String
    /// What is the matter.
    package let reason: Words
}

extension RulebookFiles {
    /// The most that one source, one table of divisions, and one calendar may hold.
    package static let limitBytes = 8 << 20

    /// Reads files and folders as `readSources` does, parses and checks them. Divisions and the calendar count as on
    /// that day. Where the rules have errors the whole is read, so that all of them can be told.
    package static func read(
        _ paths: [String], on day: CivilDate, reading: RulebookReading = .whole,
        standardInput: (() -> [UInt8])? = nil
    ) throws(UnreadablePath) -> RulebookFiles {
        let files = try readSources(paths, standardInput: standardInput)
        let rulebook = RulebookFiles(files, on: day, reading: reading) { path in try? bytes(of: path) }
        if reading == .whole || rulebook.isSound { return rulebook }
        return RulebookFiles(files, on: day) { path in try? bytes(of: path) }
    }

    /// Reads files and folders; of a folder, all `*.matter` files below it in the order of their paths. Symbolic links
    /// inside a folder are not followed. Names begin with the given paths. The path `-` is what `standardInput` gives.
    package static func readSources(
        _ paths: [String], standardInput: (() -> [UInt8])? = nil
    ) throws(UnreadablePath) -> [(name: String, bytes: [UInt8])] {
        var names: [String] = []
        for path in paths { names += path == "-" && standardInput != nil ? ["-"] : try sourcePaths(at: path) }
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names where !files.contains(where: { $0.name == name }) {
            if name == "-", let standardInput {
                files.append((name, standardInput()))
            } else {
                files.append((name, try bytes(of: name)))
            }
        }
        return files
    }

    /// The bytes of a file of a rulebook.
    package static func bytes(of path: String) throws(UnreadablePath) -> [UInt8] {
        // WHY: what is no regular file must not be waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw UnreadablePath(path: path, reason: reasonOfClosedFile(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw UnreadablePath(path: path, reason: .noRegularFile)
        }
        guard status.st_size <= limitBytes else {
            throw UnreadablePath(path: path, reason: Words(zh: "超过 8 MiB", en: "it is larger than 8 MiB"))
        }
        let count = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count {
                let rest = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[filled..<count]))
                let read = pread(descriptor, rest.baseAddress, rest.count, filled)
                if read > 0 { filled += read } else if read == 0 || errno != EINTR { return }
            }
        }
        // WHY: half a file would be a rulebook that nobody wrote.
        guard bytes.count == count else { throw UnreadablePath(path: path, reason: .canNotBeRead) }
        return bytes
    }

    /// Whether a file of this name in a folder is a source.
    package static func isSource(named name: String) -> Bool {
        name.hasSuffix(".matter") && name != ".matter"
    }

    /// What the bytes of a table of divisions say of that day.
    package static func divisions(_ bytes: [UInt8], on day: CivilDate) -> DivisionTable {
        let day = DivisionDay(day)
        return divisionTable(bytes, inUse: { $0.isInUse(on: day) })
    }

    /// What the bytes of a calendar say, which should have the year of that day.
    package static func calendar(_ bytes: [UInt8], on day: CivilDate) -> CalendarTable {
        calendarTable(bytes, today: day.components.year)
    }

    private static func reasonOfClosedFile(_ number: Int32) -> Words {
        switch number {
        case ENOENT, ENOTDIR, ELOOP: Words(zh: "文件不存在", en: "there is no such file")
        case ENXIO, ENODEV: .noRegularFile
        default: .canNotBeRead
        }
    }

    /// The paths of the sources at a path: of a folder those of all `*.matter` files below it, ascending; else itself.
    package static func sourcePaths(at path: String) throws(UnreadablePath) -> [String] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw UnreadablePath(path: path, reason: Words(zh: "没有这个文件或文件夹", en: "there is no such file or folder"))
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
        var names: [String] = []
        try addSources(below: path.hasSuffix("/") ? String(path.dropLast()) : path, to: &names)
        guard !names.isEmpty else {
            throw UnreadablePath(path: path, reason: Words(zh: "没有 .matter 文件", en: "it holds no .matter file"))
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Adds the sources of a folder and of all folders below it, in no order.
    private static func addSources(below folder: String, to names: inout [String]) throws(UnreadablePath) {
        // WHY: a folder that is passed over would be a part of the rulebook that nobody checks.
        let closed = UnreadablePath(path: folder, reason: Words(zh: "文件夹不能读取", en: "the folder can not be read"))
        guard let directory = opendir(folder + "/") else { throw closed }
        defer { closedir(directory) }
        while true {
            errno = 0
            guard let entry = readdir(directory) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            let path = folder + "/" + name
            switch kind(of: entry.pointee, at: path) {
            case S_IFDIR: try addSources(below: path, to: &names)
            case S_IFREG where isSource(named: name): names.append(path)
            default: continue
            }
        }
        guard errno == 0 else { throw closed }
    }

    /// The kind of what stands in a folder, a link not followed; 0 where it is gone again.
    private static func kind(of entry: dirent, at path: String) -> mode_t {
        switch Int(entry.d_type) {
        case Int(DT_REG): return S_IFREG
        case Int(DT_DIR): return S_IFDIR
        case Int(DT_UNKNOWN):
            var status = stat()
            return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
        default: return 0
        }
    }
}

extension Words {
    fileprivate static let noRegularFile = Words(zh: "不是普通文件", en: "it is no regular file")
    fileprivate static let canNotBeRead = Words(zh: "不能读取", en: "it can not be read")
}
