// zhuji store backup and store restore: a copy of a store, and a store from such a copy.

import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeBackup = Subcommand(
        name: "store backup", arguments: "DIR", counts: 1...1, options: [.store],
        summary: Words(zh: "备份存储；再次运行只补上新的部分", en: "copies the store; later runs bring the copy up to date"),
        example: "zhuji store backup /mnt/backup/zhuji --store zhuji-store",
        run: { call in
            call.onStoreFolder { path in
                copy(call) { progress throws(UpkeepError) in
                    try backUpStore(at: path, to: call.arguments[0], progress: progress)
                }
            }
        })

    static let storeRestore = Subcommand(
        name: "store restore", arguments: "DIR", counts: 1...1, options: [.store],
        summary: Words(zh: "由备份新建存储", en: "makes a new store from a backup"),
        example: "zhuji store restore /mnt/backup/zhuji --store zhuji-restored",
        run: { call in
            call.intoStore { path in
                copy(call) { progress throws(UpkeepError) in
                    try restoreStore(from: call.arguments[0], at: path, progress: progress)
                }
            }
        })
}

private func copy(
    _ call: Invocation, _ work: (ReadingProgress?) throws(UpkeepError) -> CopyOutcome
) -> ExitStatus {
    let outcome: CopyOutcome
    do throws(UpkeepError) {
        outcome = try work(ProgressBar.reading(call.terminal))
    } catch {
        return call.tell(upkeep: error)
    }
    let terminal = call.terminal
    terminal.say(
        terminal.words(
            zh: "日志新写 \(outcome.journalBytes) 字节；附件和规则库新写 \(outcome.copied) 个（\(outcome.copiedBytes) 字节），"
                + "核对后保留 \(outcome.kept) 个\n",
            en: "wrote \(outcome.journalBytes) bytes of the journal and \(outcome.copied) of its files "
                + "(\(outcome.copiedBytes) bytes); kept \(outcome.kept) that were there and are right\n"))
    let head = outcome.head
    terminal.say(
        terminal.words(
            zh: "完成：\(head.sequence) 条记录，末端 \(head.digits)\n",
            en: "done: \(head.sequence) records, head \(head.digits)\n"))
    call.tell(outcome.faults)
    return outcome.faults.isEmpty ? .done : .faultOfStore
}
