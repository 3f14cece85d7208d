// zhuji deploy: takes a rulebook into use, after the plan was shown and confirmed; or exactly the plan in a file.

import Engine
import Foundation
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let deploy = Subcommand(
        name: "deploy", arguments: "[PATH|FILE]", counts: 0...1,
        options: [
            .store,
            Option("--yes", summary: Words(zh: "不再询问", en: "does not ask")),
        ],
        summary: Words(
            zh: "部署规则：先显示计划，确认后写入；也可部署存下的计划",
            en: "takes a rulebook into use: shows the plan and asks, or takes a saved plan"),
        example: "zhuji deploy workflows --store zhuji-store --yes", run: runDeploy)
}

private func runDeploy(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    do throws(NoSession) {
        let argument = call.arguments.first ?? "workflows"
        let saved = try savedPlan(call, argument)
        let rulebook = try call.soundRulebook(at: saved?.rulebookPath ?? argument)
        let session = try call.existingSession()
        let shown = try call.failing { () throws(Failure) in try session.plan(for: rulebook) }
        if let refusal = saved?.refusal(of: shown) { return refuse(call, refusal) }
        terminal.say(planText(shown.plan, in: terminal.language, ink: terminal.outputInk))
        if shown.plan.isUnchanged { return .done }
        if shown.plan.isBlocked { return refuse(call, .blocked) }
        guard call.has("--yes") || isConfirmed(terminal) else { return refuse(call, .notConfirmed) }
        let result = try call.failing { () throws(Failure) in
            try session.deploy(rulebook, asIn: shown, exactly: saved != nil)
        }
        switch result {
        case .failure(let refusal): return refuse(call, refusal)
        case .success:
            terminal.tell(terminal.words(zh: "已部署，新办件按新规则受理\n", en: "deployed; new cases follow the new rulebook\n"))
            return .done
        }
    } catch {
        return error.status
    }
}

/// The plan in a file; nil where the argument is a rulebook: a folder, or a file of the language.
private func savedPlan(_ call: Invocation, _ path: String) throws(NoSession) -> SavedPlan? {
    var isFolder: ObjCBool = false
    guard !path.hasSuffix(".matter"), FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
    else { return nil }
    if let bytes = FileManager.default.contents(atPath: path), let plan = SavedPlan([UInt8](bytes)) { return plan }
    let shown = printable(path)
    call.terminal.tell(
        call.terminal.words(
            zh: "zhuji deploy：\(shown) 不是 zhuji plan --output 存下的计划\n",
            en: "zhuji deploy: \(shown) is no plan saved by zhuji plan --output\n"))
    throw NoSession(status: .faultOfCall)
}

private func isConfirmed(_ terminal: Terminal) -> Bool {
    guard terminal.isInteractive else {
        terminal.tell(terminal.words(zh: "不在终端上，部署须加 --yes\n", en: "this is no terminal; deploying needs --yes\n"))
        return false
    }
    let question = terminal.words(zh: "部署吗？（是/否）", en: "Deploy? (yes/no) ")
    let line = terminal.ask(question, isSecret: false)
    if line == nil { terminal.prompt("\n") }
    let answer = line?.lowercased().filter { !$0.isWhitespace }
    return ["yes", "y", "是"].contains(answer)
}

private func refuse(_ call: Invocation, _ refusal: DeploymentRefusal) -> ExitStatus {
    let terminal = call.terminal
    let head = terminal.ink.paint(terminal.words(zh: "拒绝", en: "refused") + "[\(refusal.code)]", as: .error)
    terminal.tell(head + terminal.words(zh: "：", en: ": ") + refusal.words[terminal.language] + "\n")
    return .faultOfInput
}
