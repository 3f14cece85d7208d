// zhuji plan: what taking a rulebook into use would mean for a store's cases. Nothing is written but the file
// asked for.

import Engine
import Foundation
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let plan = Subcommand(
        name: "plan", arguments: "[PATH]", counts: 0...1,
        options: [
            .store,
            Option(
                "--format", value: "FORMAT", choices: ["text", "json", "markdown"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
            Option(
                "--output", value: "FILE",
                summary: Words(zh: "另存计划，供 zhuji deploy FILE 使用", en: "saves the plan too, for zhuji deploy FILE")),
        ],
        summary: Words(
            zh: "部署规则前先看影响：哪些事项有变化，每件在办件去向如何", en: "shows what deploying a rulebook would mean for every case"),
        example: "zhuji plan workflows --store zhuji-store", run: runPlan)
}

private func runPlan(_ call: Invocation) -> ExitStatus {
    do throws(NoSession) {
        let path = call.arguments.first ?? "workflows"
        let rulebook = try call.soundRulebook(at: path)
        let session = try call.existingSession()
        let plan = try call.failing { () throws(Failure) in try session.plan(for: rulebook) }
        let origin = plan.origin(path: path)
        if let file = call.value("--output") {
            let bytes = Array(planJSON(plan.plan, of: origin, in: call.terminal.language).laidOut().utf8)
            try call.writing { () throws(Failure) in try writeWhole(file, bytes, true) { () throws(Failure) in } }
        }
        call.terminal.say(told(plan.plan, origin, call))
        switch plan.plan.status {
        case .unchanged: return .done
        case .blocked: return .faultOfInput
        case .changes: return .changed
        }
    } catch {
        return error.status
    }
}

private func told(_ plan: DeploymentPlan, _ origin: PlanOrigin, _ call: Invocation) -> String {
    let language = call.terminal.language
    switch call.value("--format") {
    case "json": return planJSON(plan, of: origin, in: language).laidOut()
    case "markdown": return planMarkdown(plan, in: language)
    default: return planText(plan, in: language, ink: call.terminal.outputInk)
    }
}

extension Invocation {
    /// A rulebook without errors; tells what is wrong with it otherwise.
    func soundRulebook(at path: String, reading: RulebookReading = .whole) throws(NoSession) -> SoundRulebook {
        try soundRulebookWithFiles(at: path, reading: reading).sound
    }

    /// As `soundRulebook`, with the sources.
    func soundRulebookWithFiles(
        at path: String, reading: RulebookReading = .whole
    ) throws(NoSession) -> (sound: SoundRulebook, files: RulebookFiles) {
        guard let rulebook = readRulebook(self, [path], reading) else { throw NoSession(status: .faultOfCall) }
        guard let sound = SoundRulebook(rulebook, root: path) else {
            tellErrors(self, rulebook)
            throw NoSession(status: .faultOfInput)
        }
        return (sound, rulebook)
    }

    /// A session at a store that is there and has a rulebook in use.
    func existingSession() throws(NoSession) -> Session {
        let path = value("--store") ?? "zhuji-store"
        let store: any EventStore
        let address = try storeAddress(path)
        do throws(StoreError) {
            store = try openStore(at: address)
        } catch {
            let told = tell(.store(error))
            if case .noStore = error { throw NoSession(status: .faultOfCall) }
            throw told
        }
        let session = try failing { () throws(Failure) in
            try Session.open(at: store, environment: .real(terminal), language: terminal.language)
        }
        if session.isStoreDamaged { throw NoSession(status: .faultOfStore) }
        return session
    }

    /// Runs the body; tells why it failed.
    func failing<Value>(_ body: () throws(Failure) -> Value) throws(NoSession) -> Value {
        do throws(Failure) { return try body() } catch { throw tell(error) }
    }

    /// As `failing`, where what fails is a file that the call names.
    func writing(_ body: () throws(Failure) -> Void) throws(NoSession) {
        do throws(Failure) {
            try body()
        } catch {
            _ = tell(error)
            throw NoSession(status: .faultOfCall)
        }
    }
}
