// zhuji store compact: removes what a store does not need, or says what that would be.

import Linking
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeCompact = Subcommand(
        name: "store compact", arguments: "", counts: 0...0,
        options: [
            .store,
            Option("--dry-run", summary: Words(zh: "只说明会删除什么", en: "says what would go, and removes nothing")),
            Option(
                "--older-than", value: "HOURS",
                summary: Words(zh: "只删这么多小时前写的；默认 24", en: "only what was written that long ago; else 24")),
            .reportFormat,
        ],
        summary: Words(
            zh: "删除没有用到的附件、过时的缓存和写到一半的文件；日志从不改动",
            en: "removes unused attachments, outdated caches and half-written files; never the journal"),
        example: "zhuji store compact --dry-run --store zhuji-store", run: runStoreCompact)
}

private func runStoreCompact(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    let given = call.value("--older-than") ?? "24"
    guard let hours = Int64(given), (0...1_000_000).contains(hours) else {
        terminal.tell(
            terminal.words(
                zh: "zhuji store compact：--older-than 须为整的小时数\n",
                en: "zhuji store compact: --older-than takes a whole number of hours\n"))
        return .faultOfCall
    }
    if EngineAddress.isMeant(by: call.storePath) {
        terminal.tell(
            terminal.words(
                zh: "zhuji store compact：整理的是文件夹；etcd 由其管理员压缩（Docs/Scaling.md），本机副本可直接删除\n",
                en: "zhuji store compact: it tidies folders; etcd is compacted by its administrator (Docs/Scaling.md), "
                    + "and the copy on this machine may simply be removed\n"))
        return .faultOfCall
    }
    let isTrial = call.has("--dry-run")
    let rules = CompactRules(now: Environment.real(terminal).now(), leastAgeHours: hours, isTrial: isTrial)
    let outcome: CompactOutcome
    do throws(UpkeepError) {
        outcome = try compactStore(at: call.storePath, rules, progress: ProgressBar.reading(terminal))
    } catch {
        return call.tell(upkeep: error)
    }
    terminal.say(
        call.value("--format") == "json"
            ? json(outcome, isTrial: isTrial).laidOut() : text(outcome, isTrial: isTrial, terminal))
    return .done
}

private func text(_ outcome: CompactOutcome, isTrial: Bool, _ terminal: Terminal) -> String {
    let lines = outcome.items.map { item in
        let kind =
            switch item.kind {
            case .orphanedAttachment: Words(zh: "没有用到的附件", en: "unused attachment")
            case .supersededCache: Words(zh: "过时的缓存", en: "outdated cache")
            case .leftover: Words(zh: "写到一半的文件", en: "half-written file")
            }
        let size = terminal.words(zh: "\(item.sizeBytes) 字节", en: "\(item.sizeBytes) bytes")
        return "\(kind[terminal.language])  \(printable(item.file))  \(size)\n"
    }
    let count = outcome.items.count
    let sum = terminal.words(
        zh: "\(isTrial ? "会删除" : "已删除") \(count) 个文件，\(outcome.sizeBytes) 字节；"
            + "另有 \(outcome.spared) 个太新或仍在写，保留\n",
        en: "\(isTrial ? "would remove" : "removed") \(count) files of \(outcome.sizeBytes) bytes; "
            + "\(outcome.spared) are too young or still being written, and stay\n")
    return lines.joined() + sum
}

private func json(_ outcome: CompactOutcome, isTrial: Bool) -> OrderedJSON {
    [
        "format": 1, "dryRun": .bool(isTrial), "sizeBytes": .integer(Int(outcome.sizeBytes)),
        "spared": .integer(outcome.spared),
        "files": .array(
            outcome.items.map { item in
                [
                    "kind": .string(item.kind.rawValue), "file": .string(item.file),
                    "sizeBytes": .integer(Int(item.sizeBytes)),
                ]
            }),
    ]
}
