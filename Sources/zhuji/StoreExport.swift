// zhuji store export and store import: a store as lines of JSON, and a store from such lines.

import Glibc
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeExport = Subcommand(
        name: "store export", arguments: "FILE|-", counts: 1...1,
        options: [
            .store,
            Option(
                "--records",
                summary: Words(zh: "只要记录，不带附件和规则库（供统计，不能再导入）", en: "records alone, for reading; not to be imported")),
        ],
        summary: Words(zh: "把存储导出为 JSON 行", en: "writes the store out as lines of JSON"),
        example: "zhuji store export store.jsonl --store zhuji-store",
        run: { call in call.onStoreFolder { runStoreExport(call, $0) } })

    static let storeImport = Subcommand(
        name: "store import", arguments: "FILE|-", counts: 1...1, options: [.store],
        summary: Words(zh: "由导出的 JSON 行新建存储", en: "makes a new store from an export"),
        example: "zhuji store import store.jsonl --store zhuji-copy",
        run: { call in call.intoStore { runStoreImport(call, $0) } })
}

private func runStoreExport(_ call: Invocation, _ path: String) -> ExitStatus {
    let terminal = call.terminal
    let outcome: ExportOutcome?
    do throws(UpkeepError) {
        let progress = ProgressBar.reading(terminal)
        let hasContent = !call.has("--records")
        let file = call.arguments[0]
        outcome =
            file == "-"
            ? try exportStore(
                at: path, hasContent: hasContent, progress: progress, to: terminal.say(bytes:))
            : try exportStore(at: path, toFile: file, hasContent: hasContent, progress: progress)
    } catch {
        return call.tell(upkeep: error)
    }
    guard let outcome else { return .done }
    let head = outcome.head
    terminal.tell(
        terminal.words(
            zh: "已导出 \(head.sequence) 条记录；附件和规则库 \(outcome.files) 个；末端 \(head.digits)\n",
            en:
                "exported \(head.sequence) records; attachments and rulebooks: \(outcome.files); head \(head.digits)\n"
        )
    )
    call.tell(outcome.faults)
    return outcome.faults.isEmpty ? .done : .faultOfStore
}

private func runStoreImport(_ call: Invocation, _ path: String) -> ExitStatus {
    let terminal = call.terminal
    let file = call.arguments[0]
    let outcome: CopyOutcome
    do throws(UpkeepError) {
        let progress = ProgressBar.reading(terminal)
        let source = file == "-" ? standardInput : try importSource(file, progress: progress)
        outcome = try importStore(from: source, at: path, progress: progress) { fault in
            let place = terminal.words(
                zh: "第 \(fault.line) 行，第 \(fault.byte) 字节：\(fault.reason.zh)",
                en: "line \(fault.line), byte \(fault.byte): \(fault.reason.en)")
            terminal.tell(printable(place) + "\n")
        }
    } catch {
        guard case .newerForm(_, let found, let known) = error else { return call.tell(upkeep: error) }
        return call.tell(upkeep: .newerForm(path: file, found: found, known: known))
    }
    let head = outcome.head
    terminal.say(
        terminal.words(
            zh: "已导入 \(head.sequence) 条记录；附件和规则库 \(outcome.copied) 个；末端 \(head.digits)\n",
            en:
                "imported \(head.sequence) records; attachments and rulebooks: \(outcome.copied); head \(head.digits)\n"
        ))
    call.tell(outcome.faults)
    return outcome.faults.isEmpty ? .done : .faultOfStore
}

/// The next bytes of standard input; none at its end.
private func standardInput() throws(UpkeepError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
        let count = piece.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if count >= 0 { return Array(piece[..<count]) }
        if errno != EINTR {
            throw .input(SystemFailure(call: "read", point: .givenRead, path: "-", number: errno))
        }
    }
}
