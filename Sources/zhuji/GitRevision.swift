// A rulebook as it was in a git revision, read through `git` as a child process. What the rulebook means is not known
// here.

import Foundation
import Machines
import Sessions
import Source

/// `main:workflows`: a path in a revision, from the root of the repository or, beginning with `./`, from here.
struct GitRevision {
    let revision: String
    let path: String

    /// Why a revision could not be read.
    struct Fault: Error {
        let reason: Words
    }

    /// Nil where the text names a file or folder, or no revision.
    init?(_ text: String) {
        guard !FileManager.default.fileExists(atPath: text), let colon = text.firstIndex(of: ":"),
            colon != text.startIndex, !text.hasPrefix("-"), !text.hasPrefix("/"), !text.hasPrefix(".")
        else { return nil }
        revision = String(text[..<colon])
        path = String(text[text.index(after: colon)...])
    }

    /// Parses and checks the rulebook of the revision. Its sources are named as the argument names them.
    func rulebook(on day: CivilDate) throws(Fault) -> RulebookFiles {
        let names = try names()
        var files: [(name: String, bytes: [UInt8])] = []
        for name in names { files.append((revision + ":" + name, try content(of: name))) }
        return RulebookFiles(files, on: day) { path in
            // At the root of the repository a file's neighbours have no folder in their names.
            let isNamed = path.hasPrefix(revision + ":")
            return try? content(of: isNamed ? String(path.dropFirst(revision.count + 1)) : path)
        }
    }

    /// The `*.matter` files below the path, from the root of the repository, or the file at it.
    private func names() throws(Fault) -> [String] {
        let found = try git(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        guard found.status == 0 else {
            throw Fault(
                reason: found.isRepository
                    ? Words(zh: "git 里没有版本 \(revision)", en: "git knows no revision \(revision)")
                    : Words(zh: "这里不是 git 仓库", en: "this is no git repository"))
        }
        let commit = String(decoding: found.output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let place = path.isEmpty || path == "." ? "." : path
        let arguments = ["ls-tree", "-r", "-z", "--name-only", "--full-name", commit, "--", place]
        let listed = try git(arguments, atRoot: !path.hasPrefix("./"))
        let all = listed.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        let names = all.filter { $0.hasSuffix(".matter") || all.count == 1 && path.hasSuffix($0) }
        guard !names.isEmpty else {
            throw Fault(
                reason: all.isEmpty
                    ? Words(zh: "该版本没有 \(path)", en: "the revision has no \(path)")
                    : Words(zh: "没有 .matter 文件", en: "it holds no .matter file"))
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A file of the revision, by its path from the root of the repository.
    private func content(of name: String) throws(Fault) -> [UInt8] {
        let shown = try git(["show", "--end-of-options", revision + ":" + name])
        guard shown.status == 0 else {
            throw Fault(reason: Words(zh: "该版本没有 \(name)", en: "the revision has no \(name)"))
        }
        guard shown.output.count <= RulebookFiles.limitBytes else {
            throw Fault(reason: Words(zh: "超过 8 MiB", en: "it is larger than 8 MiB"))
        }
        return shown.output
    }

    private func git(
        _ arguments: [String], atRoot: Bool = false
    ) throws(Fault) -> (status: Int32, output: [UInt8], isRepository: Bool) {
        let root = atRoot ? try self.root() : nil
        let (status, output, errors) = try run((root.map { ["-C", $0] } ?? []) + arguments)
        return (status, output, !errors.contains("not a git repository"))
    }

    private func root() throws(Fault) -> String {
        let (status, output, _) = try run(["rev-parse", "--show-toplevel"])
        guard status == 0 else { throw Fault(reason: Words(zh: "这里不是 git 仓库", en: "this is no git repository")) }
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    private func run(_ arguments: [String]) throws(Fault) -> (status: Int32, output: [UInt8], errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        var environment = ProcessInfo.processInfo.environment
        environment["LC_ALL"] = "C"
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        let missing = Fault(reason: Words(zh: "没有找到 git 程序", en: "the program git was not found"))
        do { try process.run() } catch { throw missing }
        // WHY: git says little on standard error, so it can wait until standard output has ended.
        let said = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        if process.terminationStatus == 127 { throw missing }
        return (process.terminationStatus, said, told)
    }
}
