// zhuji explain: what a code means, be it of a finding, of a refusal, of a mistake in a line or of the store.

import Engine
import Reporting
import Sessions
import Source
import Storage
import Verification

extension Subcommand {
    static let explain = Subcommand(
        name: "explain", arguments: "CODE", counts: 1...1, options: [],
        summary: Words(zh: "解释一个代码的含义和处理办法", en: "explains a code and what cures it"),
        example: "zhuji explain M0303", run: runExplain)
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
    let page = ExplanationPage(terminal: terminal)
    terminal.say(page.text(found))
    if let example = DiagnosticExample.all.first(where: { $0.code.code == wanted }) {
        terminal.say(page.text(example))
    }
    return .done
}

/// A code with its words.
private struct Explanation {
    let code: String
    let reason: Words
    let cure: Words
}

/// Every code there is.
private func explanations() -> [Explanation] {
    DiagnosticCode.all.map { Explanation(code: $0.code, reason: $0.headline, cure: $0.cure) }
        + RefusalCode.all.map {
            Explanation(
                code: $0.id, reason: Words(zh: $0.reason.zh, en: $0.reason.en),
                cure: Words(zh: $0.cure.zh, en: $0.cure.en))
        }
        + Law.all.map {
            Explanation(
                code: $0.id, reason: Words(zh: $0.reason.zh, en: $0.reason.en),
                cure: Words(zh: $0.cure.zh, en: $0.cure.en))
        }
        + Obstacle.Kind.all.map {
            Explanation(
                code: $0.id, reason: Words(zh: $0.reason.zh, en: $0.reason.en),
                cure: Words(zh: $0.cure.zh, en: $0.cure.en))
        }
        + MistakeCode.all.map { Explanation(code: $0.id, reason: $0.reason, cure: $0.cure) }
        + StoreError.samples.map { stored($0.code, $0.words) } + StoreNotice.samples.map { stored($0.code, $0.words) }
        + UpkeepError.samples.map { stored($0.code, $0.words) }
}

private func stored(_ code: String, _ words: StoreWords) -> Explanation {
    Explanation(
        code: code, reason: Words(zh: words.zh, en: words.en), cure: Words(zh: words.cureZh, en: words.cureEn))
}

/// How a page is laid out for one reader.
private struct ExplanationPage {
    let terminal: Terminal

    /// What is the matter and what cures it; `…` stands where a case's facts would.
    func text(_ explanation: Explanation) -> String {
        let reason = Sentence.withoutFacts(explanation.reason[terminal.language])
        let cure = Sentence.withoutFacts(explanation.cure[terminal.language])
        let code = terminal.outputInk.paint(explanation.code, as: .strong)
        return "\(code)  \(reason)\n" + terminal.words(zh: "办法：\(cure)\n", en: "cure: \(cure)\n")
    }

    /// Why it is wrong, a text that is, what is said of it, and one that is not.
    func text(_ example: DiagnosticExample) -> String {
        let why = example.why.map { terminal.words(zh: "原因：\($0.zh)\n", en: "why: \($0.en)\n") } ?? ""
        let rulebook = RulebookFiles(wrong: example)
        let format = DiagnosticFormat(language: terminal.language, ink: terminal.outputInk)
        let found = rulebook.diagnostics.first { $0.code == example.code }
        let table = example.divisions.map { block(heading(zh: "区划表：", en: "the table of divisions:"), $0) } ?? ""
        let shown = example.shown(example.right)
        let right =
            if example.divisions != nil {
                block(heading(zh: "正确的区划表：", en: "a right table of divisions:"), DiagnosticExample.divisions)
            } else if example.calendar != nil {
                block(heading(zh: "正确的节假日表：", en: "a right calendar:"), DiagnosticExample.calendarOf2026)
            } else {
                block(heading(zh: "正确写法：", en: "right:"), shown)
            }
        let calendar = example.calendar.map { block(heading(zh: "节假日表：", en: "the calendar:"), $0) } ?? ""
        let beside = terminal.words(
            zh: "\n例中的主体 person、unit 和部门 hrss 另行声明。\n",
            en: "\nThe parties person and unit and the office hrss of the example are declared elsewhere.\n")
        return why + block(heading(zh: "错误写法：", en: "wrong:"), example.shown(example.wrong)) + table + calendar
            + (found.map { "\n" + format.text($0, in: rulebook.sources) } ?? "")
            + right + (["person", "unit", "hrss"].contains { shown.contains($0) } ? beside : "")
    }

    private func heading(zh: String, en: String) -> String {
        terminal.outputInk.paint(terminal.words(zh: zh, en: en), as: .help)
    }

    private func block(_ heading: String, _ text: String) -> String {
        let lines = DiagnosticExample.readable(text).split(separator: "\n")
        return "\n\(heading)\n\n" + lines.map { "    \(printable(String($0)))\n" }.joined()
    }
}
