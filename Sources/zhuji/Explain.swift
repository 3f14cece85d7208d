// zhuji explain: what a code means, be it of a finding, of a refusal or of a mistake in a line.

import Engine
import Reporting
import Sessions
import Source

extension Subcommand {
    static let explain = Subcommand(
        name: "explain", arguments: "CODE", counts: 1...1, options: [],
        summary: Words(zh: "解释一个代码的含义和处理办法", en: "explains a code and what cures it"),
        example: "zhuji explain R0207", run: runExplain)
}

private func runExplain(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    let wanted = call.arguments[0].uppercased()
    let known = explanations()
    guard let found = known.first(where: { $0.code == wanted }) else {
        let near = nearName(to: wanted, among: known.map(\.code))
        let hint = near.map { terminal.words(zh: "。是不是 \($0)？", en: ". Did you mean \($0)?") } ?? ""
        let shown = printable(call.arguments[0])
        terminal.tell(
            terminal.words(zh: "zhuji：没有代码 \(shown)\(hint)\n", en: "zhuji: there is no code \(shown)\(hint)\n"))
        return .faultOfCall
    }
    let cure = found.cure[terminal.language]
    terminal.say(
        "\(found.code)  \(found.reason[terminal.language])\n"
            + terminal.words(zh: "办法：\(cure)\n", en: "cure: \(cure)\n"))
    return .done
}

/// Every code with its words; braces stand where the facts of a case would.
private func explanations() -> [(code: String, reason: Words, cure: Words)] {
    DiagnosticCode.all.map { ($0.code, $0.headline, $0.cure) }
        + RefusalCode.all.map {
            ($0.id, Words(zh: $0.reason.zh, en: $0.reason.en), Words(zh: $0.cure.zh, en: $0.cure.en))
        }
        + MistakeCode.all.map { ($0.id, $0.reason, $0.cure) }
}
