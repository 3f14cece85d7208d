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
        // WHY: the system takes a process's memory at once; taking thousands of cases apart before that would keep
        // whoever waits for the shell.
        _ = Unmanaged.passRetained(session)
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
    var lines = PipedLines(session: session, input: terminal.input)
    var status = ExitStatus.done
    while let next = lines.next() {
        if next.texts.count > 1, let outcome = session.perform(together: next.texts, keepsGoing: keepsGoing) {
            if outcome.hasRefused { status = .faultOfInput }
            if outcome.end != nil { status = .faultOfStore }
            if (outcome.hasRefused || outcome.end != nil) && !keepsGoing { return status }
            continue
        }
        for outcome in next.outcomes(session) {
            switch outcome {
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
    }
    return status
}

/// One line of a pipe, or several that wait and can be carried out together.
private struct Piped {
    /// As they are meant; empty for one that is no text.
    var texts: [String] = []
    /// The bytes of a line that is no text.
    var bytes: [UInt8] = []

    /// Carries them out one by one, each when it is asked for.
    func outcomes(_ session: Session) -> LazyMapSequence<[() -> LineOutcome], LineOutcome> {
        let acts: [() -> LineOutcome] =
            texts.isEmpty ? [{ session.perform(bytes) }] : texts.map { text in { session.perform(text) } }
        return acts.lazy.map { $0() }
    }
}

/// The lines of a pipe, with what `!!` and the like mean put in.
private struct PipedLines {
    let session: Session
    let input: InputLines
    private var history = History(limit: 1)
    /// A line that was read and could not go with those before it.
    private var kept: Piped?

    init(session: Session, input: InputLines) {
        self.session = session
        self.input = input
    }

    mutating func next() -> Piped? {
        guard var piped = kept ?? read() else { return nil }
        kept = nil
        guard session.gathersLines, canBeGathered(piped) else { return piped }
        while piped.texts.count < Session.togetherLimit, input.hasLine, let further = read() {
            guard canBeGathered(further) else {
                kept = further
                break
            }
            piped.texts += further.texts
        }
        return piped
    }

    private func canBeGathered(_ piped: Piped) -> Bool {
        piped.texts.count == 1 && piped.texts.allSatisfy(session.canBeGathered)
    }

    private mutating func read() -> Piped? {
        guard let bytes = input.next() else { return nil }
        guard let typed = String(validating: bytes, as: UTF8.self) else { return Piped(bytes: bytes) }
        let meant = history.meaning(of: typed) ?? typed
        _ = history.add(meant)
        return Piped(texts: [meant])
    }
}
