// The way from the arguments to a subcommand, and the words of help and usage. What the subcommands do lives in their
// files.

import Foundation
import Glibc
import Reporting
import Sessions
import Source

/// The program.
enum Zhuji {
    static let version = "0.1.0"

    /// Runs a call.
    static func run(_ arguments: [String]) -> ExitStatus {
        var terminal = Terminal()
        if let language = language(in: arguments) { terminal.language = language }
        guard let first = arguments.first else {
            terminal.tell(overview(terminal))
            return .faultOfCall
        }
        if arguments.contains("--version"), first.hasPrefix("-") {
            terminal.say("zhuji \(version)\n")
            return .done
        }
        let asksForHelp = first == "help" || first.hasPrefix("-") && arguments.contains("--help") || first == "-h"
        guard !asksForHelp else { return help(Array(arguments.dropFirst()), terminal) }
        guard let (subcommand, rest) = subcommand(in: arguments) else {
            let words = arguments.filter { !$0.hasPrefix("-") && Language(rawValue: $0) == nil }
            guard words.count == 1, let page = page(ofGroup: first, terminal) else {
                return unknown(arguments, terminal)
            }
            if arguments.contains("--help") { terminal.say(page) } else { terminal.tell(page) }
            return arguments.contains("--help") ? .done : .faultOfCall
        }
        let call: Invocation
        do throws(Invocation.Fault) {
            call = try Invocation(subcommand, rest, terminal: terminal)
        } catch {
            terminal.tell(
                "zhuji \(subcommand.name)" + terminal.words(zh: "：", en: ": ") + "\(error.text)\n"
                    + terminal.words(zh: "用法：", en: "usage: ") + subcommand.usage + "\n")
            return .faultOfCall
        }
        if call.has("--help") {
            call.terminal.say(page(of: subcommand, call.terminal))
            return .done
        }
        return status(of: subcommand.run(call), call)
    }

    /// The status of a call, which is at fault where standard output took not all of it. A reader that wanted no more,
    /// as `head`, is none.
    private static func status(of status: ExitStatus, _ call: Invocation) -> ExitStatus {
        guard let number = call.terminal.output.fault, number != EPIPE else { return status }
        let why = Words(ofSystem: number)
        call.terminal.tell(
            call.terminal.words(
                zh: "zhuji：标准输出没有写完：\(why.zh)\n",
                en: "zhuji: standard output could not be written in full: \(why.en)\n"))
        return status == .faultOfStore ? status : .faultOfCall
    }

    private static func subcommand(in arguments: [String]) -> (Subcommand, rest: [String])? {
        guard let first = arguments.first else { return nil }
        let both = arguments.count > 1 ? first + " " + arguments[1] : first
        for subcommand in Subcommand.all {
            if subcommand.name == first { return (subcommand, Array(arguments.dropFirst())) }
            if subcommand.name == both { return (subcommand, Array(arguments.dropFirst(2))) }
        }
        return nil
    }

    private static func unknown(_ arguments: [String], _ terminal: Terminal) -> ExitStatus {
        let names = Subcommand.all.map(\.name) + ["help"]
        let whole = arguments.prefix(2).joined(separator: " ")
        let isOfGroup = !group(arguments[0]).isEmpty
        let near =
            (isOfGroup ? nil : nearName(to: arguments[0], among: names)) ?? nearName(to: whole, among: names)
        let hint = near.map { terminal.words(zh: "是不是 \($0)？", en: "Did you mean \($0)?") }
        let word = printable(isOfGroup ? whole : arguments[0])
        terminal.tell(
            terminal.words(zh: "zhuji：没有命令 \(word)。", en: "zhuji: there is no command \(word). ")
                + (hint ?? terminal.words(zh: "输入 zhuji help 查看全部命令。", en: "Type zhuji help to see all.")) + "\n")
        return .faultOfCall
    }

    private static func help(_ arguments: [String], _ terminal: Terminal) -> ExitStatus {
        let named = arguments.filter { !$0.hasPrefix("-") && Language(rawValue: $0) == nil }
        guard !named.isEmpty else {
            terminal.say(overview(terminal))
            return .done
        }
        if named.count == 1, let page = page(ofGroup: named[0], terminal) {
            terminal.say(page)
            return .done
        }
        guard let (subcommand, _) = subcommand(in: named) else { return unknown(named, terminal) }
        terminal.say(page(of: subcommand, terminal))
        return .done
    }

    /// The subcommands of several words that begin with this one: `store`.
    private static func group(_ word: String) -> [Subcommand] {
        Subcommand.all.filter { $0.name.hasPrefix(word + " ") }
    }

    private static func page(ofGroup word: String, _ terminal: Terminal) -> String? {
        let group = group(word)
        guard !group.isEmpty else { return nil }
        let rows = group.map { ["  zhuji \($0.name)", $0.summary[terminal.language]] }
        return terminal.words(zh: "zhuji \(word) 后面接：\n", en: "zhuji \(word) is followed by one of:\n") + aligned(rows)
    }

    private static func language(in arguments: [String]) -> Language? {
        guard let place = arguments.firstIndex(of: "--lang"), place + 1 < arguments.count else { return nil }
        return Language(rawValue: arguments[place + 1])
    }

    private static func overview(_ terminal: Terminal) -> String {
        let table = Subcommand.all.map { ["  zhuji \($0.name)", $0.summary[terminal.language]] }
        let rest = [
            ["  zhuji help", terminal.words(zh: "说明一个命令：zhuji help 命令", en: "explains one: zhuji help COMMAND")],
            ["  zhuji --version", terminal.words(zh: "版本", en: "the version")],
        ]
        return terminal.words(zh: "逐级（zhuji）：按规则办理逐级审核。\n", en: "zhuji: level by level, by the rulebook.\n")
            + aligned(table + rest)
    }

    private static func page(of subcommand: Subcommand, _ terminal: Terminal) -> String {
        let options = (subcommand.options + Subcommand.shared).map { ["  " + $0.usage, $0.summary[terminal.language]] }
        return subcommand.usage + "\n  " + subcommand.summary[terminal.language] + "\n\n" + aligned(options) + "\n"
            + terminal.words(zh: "例：", en: "example: ") + subcommand.example + "\n"
    }

    private static func aligned(_ rows: [[String]]) -> String {
        let width = rows.map { displayWidth(of: $0[0]) }.max() ?? 0
        return rows.map { row in
            row[0] + String(repeating: " ", count: width - displayWidth(of: row[0]) + 2) + row[1] + "\n"
        }.joined()
    }
}
