// zhuji lsp: the language server on standard input and output. What it answers stands in `LanguageServer`.

import Checking
import Foundation
import Glibc
import LanguageServer
import Machines
import Sessions
import Source

extension Subcommand {
    static let lsp = Subcommand(
        name: "lsp", arguments: "", counts: 0...0, options: [],
        summary: Words(zh: "编辑器用的语言服务（LSP），走标准输入输出", en: "the language server for editors, on standard streams"),
        example: "zhuji lsp", run: runLsp)
}

private func runLsp(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    guard isatty(STDIN_FILENO) == 0 else {
        terminal.tell(
            terminal.words(
                zh: "zhuji lsp：此命令由编辑器启动，不在终端上使用；设置方法见 Docs/Editors\n",
                en: "zhuji lsp: an editor starts this command; nobody types to it. See Docs/Editors\n"))
        return .faultOfCall
    }
    let pictures = PictureFolder()
    defer { pictures.remove() }
    var server = RulebookServer(
        surroundings: .disk(keeping: pictures), language: terminal.language, version: Zhuji.version)
    while !server.end.isEnded {
        let input = waitingInput()
        // WHY: a client that is gone can not say that this is the end.
        if input.isEmpty { break }
        guard terminal.say(bytes: server.receive(input)[...]) else { return .faultOfCall }
    }
    return server.end.isOrderly ? .done : .faultOfInput
}

/// What stands ready on standard input, at least a byte; nothing at its end.
///
/// WHY: what a client has sent meanwhile is taken as one, so that what it cancels is not begun and findings are worked
/// out once for several changes.
private func waitingInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var state = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    repeat {
        let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
            var count = -1
            repeat { count = read(STDIN_FILENO, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        if piece.isEmpty { break }
        bytes += piece
    } while bytes.count < 1 << 20 && poll(&state, 1, 0) == 1 && state.revents & Int16(POLLIN) != 0
    return bytes
}

extension Surroundings {
    /// The files of this machine, divisions and calendars as they count today.
    fileprivate static func disk(keeping pictures: PictureFolder) -> Surroundings {
        let day = Environment.today()
        return Surroundings(
            hasSources: { folder in
                let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
                return names.contains(where: RulebookFiles.isSource(named:))
            },
            sources: { folder in (try? RulebookFiles.sourcePaths(at: folder)) ?? [] },
            read: { path in try? RulebookFiles.bytes(of: path) },
            divisions: { bytes in RulebookFiles.divisions(bytes, on: day) },
            calendar: { bytes in RulebookFiles.calendar(bytes, on: day) },
            keep: { name, bytes in pictures.keep(bytes, named: name) })
    }
}

/// A folder of this process alone for the pictures that it shows; it is made with the first, and goes with the process.
private final class PictureFolder {
    private var folder: URL?

    /// The path of a file of this name with these bytes; nil where it can not be written.
    func keep(_ bytes: [UInt8], named name: String) -> String? {
        guard let folder = folder ?? make() else { return nil }
        self.folder = folder
        let file = folder.appendingPathComponent(name, isDirectory: false)
        guard (try? Data(bytes).write(to: file)) != nil else { return nil }
        return file.path
    }

    func remove() {
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }

    private func make() -> URL? {
        var template =
            Array(FileManager.default.temporaryDirectory.path.utf8CString.dropLast())
            + Array("/zhuji-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        return URL(fileURLWithPath: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}
