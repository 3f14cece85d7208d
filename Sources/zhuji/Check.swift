// zhuji check: parses, resolves and checks a rulebook, and tells every finding.

import Foundation
import Reporting
import Sessions
import Source

extension Subcommand {
    static let check = Subcommand(
        name: "check", arguments: "[PATH…]", counts: 0...10_000,
        options: [
            Option(
                "--format", value: "FORMAT", choices: ["text", "json"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
            Option("--strict", summary: Words(zh: "警告也算错误", en: "warnings count as errors")),
        ],
        summary: Words(zh: "检查规则：一次列出全部错误", en: "checks a rulebook: every error in one run"),
        example: "zhuji check workflows", run: runCheck)
}

private func runCheck(_ call: Invocation) -> ExitStatus {
    guard let rulebook = readRulebook(call, call.arguments) else { return .faultOfCall }
    let terminal = call.terminal
    if call.value("--format") == "json" {
        let found = diagnosticsJSON(rulebook.diagnostics, in: rulebook.sources, language: terminal.language)
        terminal.say(found.laidOut())
    } else {
        let format = DiagnosticFormat(language: terminal.language, ink: terminal.outputInk)
        terminal.say(format.text(rulebook.diagnostics, in: rulebook.sources))
    }
    let counted = rulebook.diagnostics.contains { $0.severity == .error || call.has("--strict") }
    return counted ? .faultOfInput : .done
}

/// The rulebook at these paths, `workflows` where there are none; nil after telling why it can not be read.
func readRulebook(_ call: Invocation, _ paths: [String]) -> RulebookFiles? {
    do throws(UnreadablePath) {
        return try RulebookFiles.read(paths.isEmpty ? ["workflows"] : paths) {
            [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        }
    } catch {
        let path = printable(error.path)
        let reason = error.reason[call.terminal.language]
        call.terminal.tell(call.terminal.words(zh: "zhuji：\(path)：\(reason)\n", en: "zhuji: \(path): \(reason)\n"))
        return nil
    }
}

/// Tells that a rulebook has errors, and which.
func tellErrors(_ call: Invocation, _ rulebook: RulebookFiles) {
    let format = DiagnosticFormat(language: call.terminal.language, ink: call.terminal.ink)
    call.terminal.tell(format.text(rulebook.diagnostics, in: rulebook.sources))
}
