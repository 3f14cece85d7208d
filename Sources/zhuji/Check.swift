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
                "--format", value: "FORMAT", choices: ["text", "json", "sarif", "github"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
            Option("--strict", summary: Words(zh: "警告也算错误", en: "warnings count as errors")),
            Option("--fix", summary: Words(zh: "写入有把握的修正", en: "applies the fixes that are certain")),
            Option(
                "--dry-run",
                summary: Words(
                    zh: "与 --fix 同用：只显示改动，不写入", en: "with --fix: shows the changes as a diff, writes nothing")),
        ],
        summary: Words(zh: "检查规则：一次列出全部错误", en: "checks a rulebook: every error in one run"),
        example: "zhuji check workflows", run: runCheck)
}

private func runCheck(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    if let fault = faultOfOptions(call) {
        terminal.tell("zhuji check: \(fault[terminal.language])\n")
        return .faultOfCall
    }
    preferLargePages()
    guard var rulebook = readRulebook(call, call.arguments) else { return .faultOfCall }
    if call.has("--dry-run") {
        previewMending(call, rulebook)
    } else {
        if call.has("--fix") {
            guard let mended = mend(call, rulebook) else { return .faultOfCall }
            rulebook = mended
        }
        terminal.say(told(rulebook, as: call.value("--format"), terminal))
    }
    let counted = rulebook.diagnostics.contains { $0.severity == .error || call.has("--strict") }
    // WHY: the process ends with the command. To take a large rulebook apart before would cost a twentieth of it.
    _ = Unmanaged.passRetained(Kept(rulebook))
    return counted ? .faultOfInput : .done
}

/// What is left to the end of the process.
private final class Kept {
    let rulebook: RulebookFiles

    init(_ rulebook: RulebookFiles) {
        self.rulebook = rulebook
    }
}

/// Why these options do not go together.
private func faultOfOptions(_ call: Invocation) -> Words? {
    if call.has("--dry-run"), !call.has("--fix") {
        return Words(zh: "--dry-run 须与 --fix 同用", en: "--dry-run goes with --fix only")
    }
    if call.has("--dry-run"), let format = call.value("--format"), format != "text" {
        return Words(zh: "--dry-run 输出改动，不能与 --format 同用", en: "--dry-run shows a diff and does not go with --format")
    }
    if call.has("--fix"), !call.has("--dry-run"), call.arguments.contains("-") {
        return Words(zh: "标准输入不能写回，请加 --dry-run", en: "standard input can not be written back; add --dry-run")
    }
    return nil
}

private func told(_ rulebook: RulebookFiles, as format: String?, _ terminal: Terminal) -> String {
    let language = terminal.language
    let (found, sources) = (rulebook.diagnostics, rulebook.sources)
    switch format {
    case "json": return diagnosticsJSON(found, in: sources, language: language).laidOut()
    case "sarif":
        let tool = SARIFTool(version: Zhuji.version)
        return sarifLog(found, in: sources, language: language, tool: tool, folder: currentFolder()).laidOut()
    case "github": return workflowCommands(found, in: sources, language: language, folder: currentFolder())
    default: return DiagnosticFormat(language: language, ink: terminal.outputInk).text(found, in: sources)
    }
}

/// The rulebook at these paths, `workflows` where there are none; nil after telling why it can not be read.
func readRulebook(_ call: Invocation, _ paths: [String], _ reading: RulebookReading = .whole) -> RulebookFiles? {
    let paths = paths.isEmpty ? ["workflows"] : paths
    do throws(UnreadablePath) {
        return try RulebookFiles.read(paths, on: Environment.today(), reading: reading) {
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
