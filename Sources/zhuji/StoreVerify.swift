// zhuji store verify: reads the whole journal and checks its chain.

import Sessions
import Source
import Storage

extension Subcommand {
    static let storeVerify = Subcommand(
        name: "store verify", arguments: "", counts: 0...0,
        options: [
            .store,
            Option(
                "--head", value: "HASH",
                summary: Words(zh: "另行保存的末端校验值，须与存储一致", en: "a head kept elsewhere, to be found")),
        ],
        summary: Words(zh: "校验存储的全部记录", en: "verifies every record of the store"),
        example: "zhuji store verify --store zhuji-store", run: runStoreVerify)
}

private func runStoreVerify(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    let path = call.value("--store") ?? "zhuji-store"
    do throws(StoreError) {
        let store = try DiskStore.open(at: path, reading: ProgressBar.reading(terminal))
        let found = try StoreChain(reading: store, lookingFor: call.value("--head"))
        guard found.hasHead else {
            terminal.tell(
                terminal.words(
                    zh: "存储中没有这个末端：记录被截短或改写\n", en: "the store has no such record: it was cut or rewritten\n"))
            return .faultOfStore
        }
        terminal.say(
            terminal.words(
                zh: "完好：\(found.count) 条记录，末端 \(found.head)\n",
                en: "whole: \(found.count) records, head \(found.head)\n"))
        return .done
    } catch {
        return call.tell(.store(error)).status
    }
}
