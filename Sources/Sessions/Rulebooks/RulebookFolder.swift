// A rulebook as it lies in files: which files it is made of, read and put through parser, checker and compiler.
// What is wrong inside the files are diagnostics; here only files that can not be read are faults.

package import Checking
package import Compilation
import Foundation
package import Source
import Syntax

/// Why a rulebook could not be read at all: the call is at fault, not the text.
package enum RulebookFault: Error, Hashable, Sendable {
    /// Why a file can not be read.
    package enum Reason: Hashable, Sendable {
        case missing, forbidden, irregular
        case other(errno: Int32)

        /// The reason that the system gave last.
        static func ofSystem() -> Reason {
            switch errno {
            case ENOENT, ENOTDIR: .missing
            case EACCES, EPERM: .forbidden
            case let number: .other(errno: number)
            }
        }

        var words: Words {
            switch self {
            case .missing: Words(zh: "没有这个文件或文件夹", en: "there is no such file or folder")
            case .forbidden: Words(zh: "没有读取权限", en: "reading it is not permitted")
            case .irregular: Words(zh: "不是普通文件", en: "it is not a regular file")
            case .other(let number):
                Words(zh: "系统错误 \(number)（\(String(cString: strerror(number)))）", en: String(cString: strerror(number)))
            }
        }
    }

    case unreadable(path: String, reason: Reason)
    case noFiles(path: String)

    /// What is wrong, and the cure.
    package var words: Words {
        switch self {
        case .unreadable(let path, let reason):
            Words(
                zh: "无法读取“\(path)”：\(reason)。请核对路径和权限",
                en: "cannot read \(path): \(reason). Check the path and its permissions")
        case .noFiles(let path):
            Words(
                zh: "“\(path)”之下没有 .matter 文件。请指明规则文件夹，如 workflows",
                en: "there is no .matter file below \(path). Name a rulebook folder, such as workflows")
        }
    }
}

/// A rulebook that was read, with all that was found in it.
package struct LoadedRulebook: Sendable {
    /// A file as it was read, by its path within the rulebook.
    package struct File: Hashable, Sendable {
        package let path: String
        package let bytes: [UInt8]
    }

    package let sources: SourceSet
    /// All findings, the gravest facts of parser and checker alike, in the order of the files.
    package let diagnostics: [Diagnostic]
    package let rulebook: Rulebook
    /// Every file that the rulebook is made of, the table of divisions included.
    package let files: [File]

    /// Whether anything stands against using it.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The compiled rulebook; nil where it has errors.
    package func compiled() -> Compiled? {
        hasErrors ? nil : compile(rulebook)
    }
}

/// Reads rulebooks from files.
package enum RulebookFolder {
    /// The greatest file that is read: one byte more than a rulebook's file may have, so that the excess is seen.
    package static let limitBytes = 8 * 1024 * 1024 + 1

    /// The rulebook of these files and folders. All `.matter` files below a folder belong to it, in the order of their
    /// paths; links are not followed. `standardInput` is read for the path `-`.
    package static func load(
        _ paths: [String], standardInput: () -> [UInt8] = { [] }
    ) -> Result<LoadedRulebook, RulebookFault> {
        var named: [(name: String, bytes: [UInt8])] = []
        for path in paths {
            if path == "-" {
                named.append(("-", standardInput()))
                continue
            }
            switch matterFiles(at: path) {
            case .failure(let fault): return .failure(fault)
            case .success(let files):
                for file in files {
                    switch read(file) {
                    case .failure(let fault): return .failure(fault)
                    case .success(let bytes): named.append((file, bytes))
                    }
                }
            }
        }
        return .success(assemble(named))
    }

    /// The rulebook of files that are in memory already, such as those that a store keeps.
    package static func assemble(_ files: [(name: String, bytes: [UInt8])]) -> LoadedRulebook {
        let sources = SourceSet(files: files.filter { $0.name.hasSuffix(".matter") || $0.name == "-" })
        let parsed = sources.files.map { Parser.parse($0) }
        let trees = parsed.map(\.tree)
        let table = divisionFile(for: trees, sources, among: files)
        let checked = Checker.check(trees, divisions: table.map(DivisionTableFile.table) ?? .missing)
        let diagnostics = (parsed.flatMap(\.diagnostics) + checked.diagnostics)
            .sorted { Diagnostic.isOrdered($0, before: $1) }
        return LoadedRulebook(
            sources: sources, diagnostics: diagnostics, rulebook: checked.rulebook,
            files: sources.files.map { LoadedRulebook.File(path: $0.name, bytes: $0.bytes) }
                + (table.map { [$0] } ?? []))
    }

    private static func divisionFile(
        for trees: [SyntaxTree], _ sources: SourceSet, among files: [(name: String, bytes: [UInt8])]
    ) -> LoadedRulebook.File? {
        guard let named = Checker.divisionTablePath(in: trees), let source = sources[named.file] else { return nil }
        let folder = source.name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = (folder + [Substring(named.path)]).joined(separator: "/")
        if let given = files.first(where: { $0.name == path }) {
            return LoadedRulebook.File(path: path, bytes: given.bytes)
        }
        guard case .success(let bytes) = read(path) else { return nil }
        return LoadedRulebook.File(path: path, bytes: bytes)
    }

    private static func matterFiles(at path: String) -> Result<[String], RulebookFault> {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return .failure(.unreadable(path: path, reason: .missing))
        }
        guard isFolder.boolValue else { return .success([path]) }
        var found: [String] = []
        var folders = [path]
        while let folder = folders.popLast() {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
                return .failure(.unreadable(path: folder, reason: .ofSystem()))
            }
            for name in names where !name.hasPrefix(".") {
                let file = folder.hasSuffix("/") ? folder + name : folder + "/" + name
                switch try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType {
                case .typeDirectory: folders.append(file)
                case .typeRegular where name.hasSuffix(".matter"): found.append(file)
                default: break
                }
            }
        }
        return found.isEmpty ? .failure(.noFiles(path: path)) : .success(found.sorted())
    }

    private static func read(_ path: String) -> Result<[UInt8], RulebookFault> {
        guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType,
            type == .typeRegular || type == .typeSymbolicLink
        else { return .failure(.unreadable(path: path, reason: .irregular)) }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            return .failure(.unreadable(path: path, reason: .ofSystem()))
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: limitBytes) else { return .success([]) }
        return .success([UInt8](data))
    }
}
