// zhuji repl: the prompt. What is piped in runs as a session and ends at the first refusal.

import Foundation
import Prompting
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let repl = Subcommand(
        name: "repl", arguments: "", counts: 0...0, options: [.store, .rulebook, .keepGoing, .training],
        summary: Words(
            zh: "打开命令提示符；默认存储 ./zhuji-store", en: "opens the prompt at a store, ./zhuji-store else"),
        example: "zhuji repl --store demo --training", run: runRepl)
}

private func runRepl(_ call: Invocation) -> ExitStatus {
    do throws(NoSession) {
        let opened = try call.openSession(.folder(call.value("--store") ?? "zhuji-store"))
        defer { opened.close() }
        let session = opened.session
        let status =
            call.terminal.isInteractive
            ? Conversation(session, call.terminal).run()
            : take(session, call.terminal, keepsGoing: call.has("--keep-going"))
        return session.isStoreDamaged ? .faultOfStore : status
    } catch {
        return error.status
    }
}

/// Carries out the lines of a pipe up to the first refusal, or to its end.
private func take(_ session: Session, _ terminal: Terminal, keepsGoing: Bool) -> ExitStatus {
    var history = History(limit: 1)
    var status = ExitStatus.done
    while let bytes = terminal.input.next() {
        let typed = String(validating: bytes, as: UTF8.self)
        let meant = typed.map { history.meaning(of: $0) ?? $0 }
        if let meant { _ = history.add(meant) }
        switch meant.map({ session.perform($0) }) ?? session.perform(bytes) {
        case .done: continue
        case .refused:
            status = .faultOfInput
            if !keepsGoing { return status }
        case .failed: return .faultOfStore
        case .away:
            status = .faultOfStore
            if !keepsGoing { return status }
        case .ended: return status
        }
    }
    return status
}
