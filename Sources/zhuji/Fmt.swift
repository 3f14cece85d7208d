// zhuji fmt: puts rulebook files into their canonical layout, or says which would change. What that layout is stands
// in `Formatting`.

import Formatting
import Foundation
import Reporting
import Sessions
import Source

extension Subcommand {
    static let fmt = Subcommand(
        name: "fmt", arguments: "[PATH…]", counts: 0...10_000,
        options: [
            Option(
                "--check", summary: Words(zh: "只列出需要排版的文件，不改写", en: "names the files that would change, writes none")),
            Option(
                "--keywords", value: "SPELLING", choices: KeywordSpelling.allCases.map(\.rawValue),
                summary: Words(zh: "关键词的写法；默认照原样", en: "how keywords are spelt; else as they are")),
        ],
        summary: Words(zh: "统一规则文件的排版；- 为标准输入到标准输出", en: "lays rulebook files out; - filters standard input"),
        example: "zhuji fmt workflows --check", run: runFmt)
}

private func runFmt(_ call: Invocation) -> ExitStatus {
    let paths = call.arguments.isEmpty ? ["workflows"] : call.arguments
    guard !paths.contains("-") || paths.count == 1 else {
        call.terminal.tell(
            call.terminal.words(zh: "zhuji fmt：- 不能与其他路径同时使用\n", en: "zhuji fmt: - stands alone, without other paths\n")
        )
        return .faultOfCall
    }
    preferLargePages()
    let files: [(name: String, bytes: [UInt8])]
    do throws(UnreadablePath) {
        files = try RulebookFiles.readSources(paths) { [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
    } catch {
        let path = printable(error.path)
        let reason = error.reason[call.terminal.language]
        call.terminal.tell(call.terminal.words(zh: "zhuji：\(path)：\(reason)\n", en: "zhuji: \(path): \(reason)\n"))
        return .faultOfCall
    }
    var run = FormatRun(call: call)
    for source in SourceSet(files: files).files { run.format(source) }
    return run.finish()
}

/// One run over files.
private struct FormatRun {
    let call: Invocation
    private var changed = 0
    private var leftAlone = 0
    private var count = 0
    private var status = ExitStatus.done

    private static let unparsed = Words(zh: "语法有误，未改动", en: "it does not parse, and is left as it is")

    init(call: Invocation) { self.call = call }

    private var isFilter: Bool { call.arguments == ["-"] }
    private var isCheck: Bool { call.has("--check") }

    /// Lays out a file, and writes it where it changes.
    mutating func format(_ source: SourceText) {
        count += 1
        let keywords = call.value("--keywords").flatMap(KeywordSpelling.init(rawValue:)) ?? .keep
        switch Formatter.format(source, keywords: keywords) {
        case .formatted(let bytes):
            if isFilter, !isCheck {
                call.terminal.say(String(decoding: bytes, as: UTF8.self))
            } else if bytes != source.bytes {
                write(bytes, to: source)
            }
        case .unparsed(let errors):
            tellErrors(errors, in: source)
            leave(source, because: Self.unparsed)
        case .unproven(let fault):
            leave(source, because: fault.words)
            call.terminal.tell(
                call.terminal.words(
                    zh: "这是程序的错误，请连同该文件一并反馈\n", en: "this is a mistake of the program; please report it with the file\n"
                ))
        }
    }

    /// Tells how many files there were, and gives the end of the call.
    func finish() -> ExitStatus {
        guard !isFilter else { return status }
        let terminal = call.terminal
        let kept = count - changed - leftAlone
        let files = terminal.words(zh: "\(count) 个文件：", en: "\(count) file\(count == 1 ? "" : "s"): ")
        let told =
            isCheck
            ? terminal.words(zh: "\(changed) 个需要排版", en: "\(changed) would change")
            : terminal.words(zh: "\(changed) 个已排版", en: "\(changed) changed")
        let same = terminal.words(zh: "，\(kept) 个无须改动", en: ", \(kept) unchanged")
        let alone =
            leftAlone == 0 ? "" : terminal.words(zh: "，\(leftAlone) 个未处理", en: ", \(leftAlone) left alone")
        terminal.tell(files + told + same + alone + "\n")
        return status
    }

    private mutating func write(_ bytes: [UInt8], to source: SourceText) {
        if isCheck {
            status = worse(.faultOfInput)
        } else {
            do throws(UnwritableFile) {
                try replaceFile(source.name, holding: source.bytes, with: bytes)
            } catch {
                leave(source, because: error.reason)
                status = .faultOfCall
                return
            }
        }
        changed += 1
        call.terminal.say(printable(source.name) + "\n")
    }

    private mutating func leave(_ source: SourceText, because reason: Words) {
        leftAlone += 1
        status = worse(.faultOfInput)
        guard !isFilter || reason != Self.unparsed else { return }
        let name = printable(source.name)
        let why = reason[call.terminal.language]
        call.terminal.tell(
            call.terminal.words(zh: "zhuji fmt：\(name)：\(why)\n", en: "zhuji fmt: \(name): \(why)\n"))
    }

    private func worse(_ other: ExitStatus) -> ExitStatus { status.rawValue > other.rawValue ? status : other }

    private func tellErrors(_ errors: [Diagnostic], in source: SourceText) {
        let format = DiagnosticFormat(language: call.terminal.language, ink: call.terminal.ink)
        // WHY: findings carry the number of their file, and the others need not be kept for it.
        var files = [(name: String, bytes: [UInt8])](repeating: ("", []), count: Int(source.file.index))
        files.append((source.name, source.bytes))
        let sources = SourceSet(files: files)
        for error in errors { call.terminal.tell(format.text(error, in: sources) + "\n") }
    }
}
