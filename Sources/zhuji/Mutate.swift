// zhuji mutate: changes a rulebook in small ways and lists the changes that nothing notices.

import Compilation
import Foundation
import Machines
import Reporting
import Scenarios
import Sessions
import Source

extension Subcommand {
    static let mutate = Subcommand(
        name: "mutate", arguments: "[PATH…]", counts: 0...10_000,
        options: [
            Option("--matter", value: "MATTER", summary: Words(zh: "只看一个事项", en: "looks at one matter alone")),
            Option(
                "--limit", value: "N",
                summary: Words(zh: "随机抽取 N 个变异", en: "tries N mutants, drawn by chance")),
            Option(
                "--time-limit", value: "SECONDS",
                summary: Words(zh: "到这么多秒不再试新的变异", en: "begins no new mutant after so many seconds")),
            Option("--seed", value: "N", summary: Words(zh: "随机次序的种子；默认 0", en: "the seed of the order; else 0")),
            Option(
                "--threshold", value: "PERCENT",
                summary: Words(
                    zh: "得分达到即算通过；默认须无未说明的存活变异", en: "the score that is enough; else no survivor may be unexplained")),
            Option(
                "--strict",
                summary: Words(zh: "检查新出现的警告也算察觉", en: "a new warning of the check notices a mutant, too")),
            Option(
                "--format", value: "FORMAT", choices: ["text", "json"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
        ],
        summary: Words(zh: "对规则作小改动，列出无人察觉的", en: "changes a rulebook in small ways and lists what nothing notices"),
        example: "zhuji mutate workflows --limit 200 --seed 7", run: runMutate)
}

private func runMutate(_ call: Invocation) -> ExitStatus {
    guard let numbers = MutationNumbers(call) else { return .faultOfCall }
    guard let rulebook = readRulebook(call, call.arguments) else { return .faultOfCall }
    guard rulebook.isSound else {
        tellErrors(call, rulebook)
        return .faultOfInput
    }
    var matter: String?
    if let name = call.value("--matter") {
        let ruleset = compile(rulebook.rulebook).ruleset
        guard let found = ruleset.machine(named: name) else { return unknownMatter(call, name, ruleset) }
        matter = ruleset.machines[found].facts.name
    }
    let trial = MutationTrial(
        rulebook.trees, divisions: rulebook.divisions, calendar: rulebook.calendar, isStrict: call.has("--strict"),
        matter: matter)
    if let witness = trial.witnessBefore {
        call.terminal.tell(ailing(witness)[call.terminal.language] + "\n")
        return .faultOfInput
    }
    let terminal = call.terminal
    let mutants = Mutant.all(of: trial.trees, matter: matter)
    guard !mutants.isEmpty else {
        terminal.tell(
            terminal.words(
                zh: "zhuji mutate：规则中没有可以改动之处\n", en: "zhuji mutate: the rulebook has nothing that could be changed\n"))
        return .faultOfInput
    }
    let report = tried(mutants, trial, isWhole: matter == nil, numbers, call)
    if call.value("--format") == "json" {
        terminal.say(mutationJSON(report, in: rulebook.sources, seed: numbers.seed).laidOut())
    } else {
        let format = MutationFormat(
            language: terminal.language, ink: terminal.outputInk, width: terminal.columns)
        terminal.say(format.text(report, in: rulebook.sources))
    }
    return isEnough(report, numbers, call) ? .done : .faultOfInput
}

/// The numbers that the call gives.
private struct MutationNumbers {
    let seed: UInt64
    let limit: Int?
    let seconds: Double?
    /// In thousandths.
    let threshold: Int?

    /// nil after telling which is none.
    init?(_ call: Invocation) {
        func refuse(_ name: String, zh: String, en: String) {
            let (told, value) = (call.terminal.words(zh: zh, en: en), printable(call.value(name) ?? ""))
            call.terminal.tell(
                call.terminal.words(
                    zh: "zhuji mutate：\(name) \(told)，不是 \(value)", en: "zhuji mutate: \(name) \(told), not \(value)")
                    + "\n")
        }
        let seed = call.value("--seed").map { UInt64($0) } ?? 0
        let limit = call.value("--limit").map { Int($0).flatMap { $0 > 0 ? $0 : nil } }
        let seconds = call.value("--time-limit").map { Double($0).flatMap { $0 > 0 && $0.isFinite ? $0 : nil } }
        let threshold = call.value("--threshold").map { Double($0).flatMap { (0...100).contains($0) ? $0 : nil } }
        guard let seed else {
            refuse("--seed", zh: "要一个非负整数", en: "takes a whole number from 0 on")
            return nil
        }
        if case .some(nil) = limit {
            refuse("--limit", zh: "要一个正整数", en: "takes a whole number from 1 on")
            return nil
        }
        if case .some(nil) = seconds {
            refuse("--time-limit", zh: "要一个正数", en: "takes a number above 0")
            return nil
        }
        if case .some(nil) = threshold {
            refuse("--threshold", zh: "要 0 至 100 的数", en: "takes a number from 0 to 100")
            return nil
        }
        self.seed = seed
        self.limit = limit.flatMap(\.self)
        self.seconds = seconds.flatMap(\.self)
        self.threshold = threshold.flatMap(\.self).map { Int(($0 * 10).rounded(.up)) }
    }
}

private func tried(
    _ mutants: [Mutant], _ trial: MutationTrial, isWhole: Bool, _ numbers: MutationNumbers, _ call: Invocation
) -> MutationReport {
    let drawn = Array(mutants.shuffled(seed: numbers.seed).prefix(numbers.limit ?? mutants.count))
    let end = numbers.seconds.map { Date(timeIntervalSinceNow: $0) } ?? .distantFuture
    let progress = ProgressBar.watching(call.terminal)
    let verdicts: [MutationVerdict?] = inParallel(drawn.count, progress: progress) { index in
        Date() < end ? trial.verdict(on: drawn[index]) : nil
    }
    // WHY: what a seed gives must not hang on which thread was the quicker when the time was up.
    let whole = verdicts.prefix { $0 != nil }.compactMap { $0 }
    return MutationReport(
        of: zip(drawn, whole).map { ($0, $1) }, outOf: mutants.count, isWhole: isWhole,
        explainedBy: MutationExplanation.all(in: trial.trees))
}

/// Whether the score is as high as it has to be; without a threshold, whether every survivor is explained.
private func isEnough(_ report: MutationReport, _ numbers: MutationNumbers, _ call: Invocation) -> Bool {
    if let threshold = numbers.threshold { return report.total.scorePermille >= threshold }
    return report.total.survived == report.total.explained && (report.problems.isEmpty || !call.has("--strict"))
}

/// Why no mutant can be tried yet.
private func ailing(_ witness: MutationWitness) -> Words {
    switch witness {
    case .scenario(let title):
        let title = printable(title)
        return Words(
            zh: "zhuji：情景“\(title)”在原规则上就不成立。先用 zhuji test 查明。",
            en: "zhuji: scenario “\(title)” fails on the rulebook as it is. See zhuji test first.")
    case .property(let title):
        let title = printable(title)
        return Words(
            zh: "zhuji：性质“\(title)”在原规则上就不成立。先用 zhuji verify 查明。",
            en: "zhuji: property “\(title)” does not hold in the rulebook as it is. See zhuji verify first.")
    case .law(let id):
        return Words(
            zh: "zhuji：原规则就违反 \(id)。先用 zhuji verify 查明。",
            en: "zhuji: the rulebook as it is violates \(id). See zhuji verify first.")
    }
}
