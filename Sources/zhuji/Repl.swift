// zhuji repl: the prompt. What is piped in runs as a session and ends at the first refusal.

import Foundation
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let repl = Subcommand(
        name: "repl", arguments: "", counts: 0...0, options: [.store, .rulebook, .training],
        summary: Words(
            zh: "打开命令提示符；默认存储 ./zhuji-store，没有则新建",
            en: "opens the prompt; a missing store is created, ./zhuji-store else"),
        example: "zhuji repl --store demo --training", run: runRepl)
}

private func runRepl(_ call: Invocation) -> ExitStatus {
    do throws(NoSession) {
        let opened = try call.openSession(.folder(call.value("--store") ?? "zhuji-store"))
        defer { opened.close() }
        let session = opened.session
        let status = call.terminal.isInteractive ? converse(session, call.terminal) : take(session, call.terminal)
        return session.isStoreDamaged ? .faultOfStore : status
    } catch {
        return error.status
    }
}

/// Asks line after line; a refusal or a fault of the store is told, and the prompt comes again.
private func converse(_ session: Session, _ terminal: Terminal) -> ExitStatus {
    terminal.tell(
        terminal.words(
            zh: "逐级 \(Zhuji.version) · 帮助：help · 退出：exit\n", en: "zhuji \(Zhuji.version) · help: help · end: exit\n"))
    var status = ExitStatus.done
    while true {
        terminal.prompt(session.prompt)
        guard let line = terminal.input.next() else {
            terminal.say("\n")
            return status
        }
        switch session.perform(line) {
        case .done, .refused: continue
        case .ended: return status
        case .failed: status = .faultOfStore
        }
    }
}

/// Carries out the lines of a pipe up to the first refusal.
private func take(_ session: Session, _ terminal: Terminal) -> ExitStatus {
    while let line = terminal.input.next() {
        switch session.perform(line) {
        case .done: continue
        case .refused: return .faultOfInput
        case .failed: return .faultOfStore
        case .ended: return .done
        }
    }
    return .done
}
