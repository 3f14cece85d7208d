// zhuji store stats: how much of what there is in a store, and how large it is.

import Engine
import Machines
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeStats = Subcommand(
        name: "store stats", arguments: "", counts: 0...0, options: [.store, .reportFormat],
        summary: Words(zh: "统计存储的记录、办件、主体、账号和大小", en: "counts the store's records, cases, parties, accounts and bytes"),
        example: "zhuji store stats --store zhuji-store",
        run: { call in call.onStoreFolder { runStoreStats(call, $0) } })
}

private func runStoreStats(_ call: Invocation, _ path: String) -> ExitStatus {
    let figures: StoreStatistics
    do throws(StoreError) {
        figures = try StoreStatistics.count(at: path, progress: ProgressBar.reading(call.terminal))
    } catch {
        return call.tell(.store(error)).status
    }
    call.terminal.say(call.value("--format") == "json" ? json(figures).laidOut() : text(figures, call.terminal))
    return figures.fault.map { call.tell(.store($0)).status } ?? .done
}

private func text(_ figures: StoreStatistics, _ terminal: Terminal) -> String {
    let rows: [(Words, String)] = [
        (Words(zh: "存储", en: "store"), figures.id),
        (Words(zh: "记录", en: "records"), String(figures.head.sequence)),
        (Words(zh: "办件", en: "cases"), String(figures.cases)),
        (Words(zh: "主体", en: "parties"), String(figures.parties)),
        (Words(zh: "账号", en: "accounts"), String(figures.accounts)),
        (Words(zh: "首条", en: "first"), figures.firstMilliseconds.map(day) ?? "-"),
        (Words(zh: "末条", en: "last"), figures.lastMilliseconds.map(day) ?? "-"),
        (Words(zh: "末端", en: "head"), figures.head.digits),
    ]
    let rooms = figures.rooms.map { room in
        [printable(room.name), String(room.files), String(room.sizeBytes)]
    }
    let events = figures.events.map { [printable($0.kind), String($0.count)] }
    let titles = terminal.words(zh: "文件夹,文件,字节", en: "room,files,bytes").split(separator: ",").map(String.init)
    let eventTitles = terminal.words(zh: "事件,条数", en: "event,records").split(separator: ",").map(String.init)
    return columns(rows.map { [$0.0[terminal.language], $0.1] }, isNumbered: false) + "\n"
        + columns([titles] + rooms) + (events.isEmpty ? "" : "\n" + columns([eventTitles] + events))
}

/// The cells under one another: the first to the left, numbers to the right.
private func columns(_ rows: [[String]], isNumbered: Bool = true) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { displayWidth(of: $0[column]) }.max() ?? 0 }
    return rows.map { row in
        zip(row, widths).enumerated().map { index, cell in
            let space = String(repeating: " ", count: cell.1 - displayWidth(of: cell.0))
            if index == row.count - 1, !isNumbered { return cell.0 }
            return index > 0 ? space + cell.0 : cell.0 + space
        }.joined(separator: "  ") + "\n"
    }.joined()
}

private func json(_ figures: StoreStatistics) -> OrderedJSON {
    let rooms = figures.rooms.map { room -> OrderedJSON in
        ["room": .string(room.name), "files": .integer(room.files), "sizeBytes": .integer(Int(room.sizeBytes))]
    }
    return [
        "format": 1, "store": .string(figures.id), "records": .integer(Int(figures.head.sequence)),
        "cases": .integer(Int(figures.cases)), "parties": .integer(Int(figures.parties)),
        "accounts": .integer(Int(figures.accounts)), "segments": .integer(figures.segments),
        "firstMilliseconds": figures.firstMilliseconds.map { .integer(Int($0)) },
        "lastMilliseconds": figures.lastMilliseconds.map { .integer(Int($0)) },
        "head": .string(figures.head.digits), "rooms": .array(rooms),
        "events": .array(
            figures.events.map { ["kind": .string($0.kind), "records": .integer(Int($0.count))] }),
    ]
}

/// The day of a moment, in the time zone of the store.
private func day(_ milliseconds: Int64) -> String {
    Moment(milliseconds: milliseconds).day.description
}
