// zhuji playground: a training store with a province to practise on. What happens in it is grown by the layer of the
// same name.

import Engine
import Foundation
import Machines
import Playground
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let playground = Subcommand(
        name: "playground", arguments: "DIR", counts: 1...1,
        options: [
            .rulebook,
            Option(
                "--cases", value: "N",
                summary: Words(zh: "办件数，含绑定；默认 9000", en: "cases, bindings included; else 9000")),
            Option(
                "--on", value: "DATE",
                summary: Words(zh: "省份截至的日期；默认今天", en: "the day on which the province stands; else today")),
            Option(
                "--seed", value: "N",
                summary: Words(zh: "相同的种子得到相同的省份；默认 1", en: "the same seed gives the same province; else 1")),
        ],
        summary: Words(
            zh: "新建一个演练库：一个省的人社部门、单位、人员和各种状态的办件",
            en: "makes a training store: a province of offices, units and people, with cases in every state"),
        example: "zhuji playground demo --cases 9000", run: makePlayground)
}

private func makePlayground(_ call: Invocation) -> ExitStatus {
    let path = call.arguments[0]
    guard let cases = number(call, "--cases", else: 9000, 100...2_000_000),
        let seed = number(call, "--seed", else: 1, 0...Int(Int32.max)), let now = endOfDay(call)
    else { return .faultOfCall }
    do throws(NoSession) {
        let size = ProvinceSize(seed: UInt64(seed), cases: cases)
        let begun = try call.beginPlayground(at: path, seed: seed, now: now)
        let bar = ProgressBar.watching(call.terminal)
        let census: ProvinceCensus
        do throws(ProvinceFailure) {
            census = try growProvince(
                size, in: begun.store, from: begun.session.registry, now: now, progress: { bar.show($0, 100) })
        } catch {
            throw call.tell(error)
        }
        call.terminal.say(PlaygroundReport(census, path: path, terminal: call.terminal).text)
        return .done
    } catch {
        return error.status
    }
}

/// Six in the afternoon of the day that was asked for, or the present moment; nil, and told, for what is no day.
private func endOfDay(_ call: Invocation) -> Moment? {
    guard let text = call.value("--on") else { return Environment.real(call.terminal).now() }
    if let day = CivilDate(text) {
        return Moment(milliseconds: Int64(day.dayNumber) * 86_400_000 + 10 * 3_600_000)
    }
    call.terminal.tell(
        call.terminal.words(zh: "--on 应是日期，如 2024-03-20\n", en: "--on takes a day, such as 2024-03-20\n"))
    return nil
}

private func number(_ call: Invocation, _ option: String, else usual: Int, _ range: ClosedRange<Int>) -> Int? {
    guard let text = call.value(option) else { return usual }
    if let number = Int(text), range.contains(number) { return number }
    let (least, most) = (range.lowerBound, range.upperBound)
    call.terminal.tell(
        call.terminal.words(
            zh: "\(option) 应是 \(least) 至 \(most) 的整数\n", en: "\(option) takes a whole number from \(least) to \(most)\n"
        ))
    return nil
}

extension Invocation {
    /// Tells why no province was made.
    fileprivate func tell(_ failure: ProvinceFailure) -> NoSession {
        switch failure {
        case .store(let error): return tell(Failure.store(error))
        case .rulebookUnsuited:
            terminal.tell(
                terminal.words(
                    zh: "这套规则没有带统一社会信用代码的单位、带证件号码的个人或行政区划，不能生成省份\n",
                    en: "the rulebook has no units with credit codes, persons with citizen ids or divisions\n"))
            return NoSession(status: .faultOfInput)
        }
    }
}

/// What was made, and where to begin with it.
private struct PlaygroundReport {
    let text: String

    init(_ census: ProvinceCensus, path: String, terminal: Terminal) {
        let registry = census.registry
        let shown = printable(path)
        let open = registry.cases.filter { !registry.machine(of: $0).hasEnded($0) }
        let (offices, units, persons) = (census.offices, census.units, census.persons)
        let (cases, unfinished) = (registry.cases.count, open.count)
        var lines = [
            terminal.words(
                zh: "已新建演练库 \(shown)：人社部门 \(offices) 个，单位 \(units) 个，个人 \(persons) 人，办件 \(cases) 件（在办 \(unfinished) 件）",
                en: "made the training store \(shown): \(offices) offices, \(units) units, \(persons) persons, "
                    + "\(cases) cases, \(unfinished) of them open"),
            terminal.words(
                zh: "从这里开始：zhuji repl --store \(shown)，再登录：", en: "begin with: zhuji repl --store \(shown), and log in:"
            ),
        ]
        for (account, count) in PlaygroundReport.busiest(open, registry) {
            let title = account.party.map(registry.title) ?? ""
            lines.append(
                terminal.words(
                    zh: "  登录 \(account.name)  # \(title)，待办 \(count) 件",
                    en: "  login \(account.name)  # \(title), \(count) waiting"))
        }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// The accounts with most to do: two units, two offices, two applicants.
    private static func busiest(_ open: [Case], _ registry: Registry) -> [(account: Account, count: Int)] {
        var counts: [PartyID: Int] = [:]
        for subject in open {
            for holder in subject.holders(in: registry.machine(of: subject)) { counts[holder, default: 0] += 1 }
        }
        var ranked: [(account: Account, count: Int)] = []
        for account in registry.accounts where account.role == .approver || account.role == .applicant {
            ranked.append((account, account.party.flatMap { counts[$0] } ?? 0))
        }
        ranked.sort { $0.count == $1.count ? $0.account.name < $1.account.name : $0.count > $1.count }
        return ["u", "hrss-", "p"].flatMap { prefix in
            ranked.filter { $0.account.name.hasPrefix(prefix) }.prefix(2)
        }
    }
}

extension Machine {
    /// Whether the case is at an end.
    fileprivate func hasEnded(_ subject: Case) -> Bool {
        states[Int(subject.configuration.state.index)].kind == .end
    }
}
