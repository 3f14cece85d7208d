// Carrying out a line without anything coming of it: the very command runs in a session that stands where this one
// stands, at a store that keeps nothing. So what is foretold and what is done can not disagree.

import Source
import Storage

/// What would come of a line.
struct Rehearsal {
    enum Outcome {
        /// It would be done, and this is what it would answer.
        case done(Answer)
        case refused(Failure)
    }

    let outcome: Outcome
    /// Whether it would write something.
    let writes: Bool
    /// What would be said and told before the answer, as a file that is played does.
    let said: String
    /// The session after it, which knows the names of what it would have made.
    let session: Session

    /// The code of the refusal; nil where it would be done.
    var code: String? {
        if case .refused(let failure) = outcome { failure.code } else { nil }
    }
}

extension Session {
    /// Rehearses a line, given by this account where it does not say another one.
    func rehearse(_ line: String, by account: String?) -> Rehearsal {
        let stage = Stage()
        let store = RehearsalStore(of: store, endsAtWriting: false)
        let session = Session(
            standingWhere: self, at: store, environment: stage.environment(like: environment))
        let outcome: Rehearsal.Outcome
        do throws(Failure) {
            outcome = .done(try session.carryOut(line, by: account))
        } catch {
            outcome = .refused(error)
        }
        return Rehearsal(
            outcome: stage.question.map { .refused(.mistake(Mistake(.asksFirst, ["question": .name($0)]))) } ?? outcome,
            writes: store.wasWritten, said: stage.said, session: session)
    }

    /// Why the line would be refused, or nil where it would be done. Every file that it names is taken to be a good
    /// one. As `rehearse`, but ends with the decision.
    func refusal(of line: String) -> Failure? {
        let store = RehearsalStore(of: store, endsAtWriting: true)
        var environment = Stage().environment(like: environment)
        environment.readFile = { _, _ in [0x2E] }
        let session = Session(standingWhere: self, at: store, environment: environment)
        do throws(Failure) {
            _ = try session.carryOut(line, by: actingAccount)
            return nil
        } catch {
            return store.wasWritten ? nil : error
        }
    }
}

/// The world of a rehearsal: files are read, none is written, and nobody answers.
private final class Stage {
    private(set) var said = ""
    /// The first question that was asked.
    private(set) var question: String?

    // WHY: made anew and not copied, so that whatever else a session may come to do outside, a rehearsal does not.
    // Codes that it would issue are all zeros, so that nobody takes them for good.
    func environment(like real: Environment) -> Environment {
        var environment = Environment(
            now: real.now, sessionID: real.sessionID, readFile: real.readFile,
            writeFile: { path, _, replaces, ready throws(Failure) in
                try real.expectWritable(path, replaces)
                try ready()
            },
            expectWritable: real.expectWritable, say: { self.said += $0 }, tell: { self.said += $0 },
            ask: { question, _ in
                if self.question == nil { self.question = question }
                return nil
            },
            isInteractive: real.isInteractive, randomBytes: { Array(repeating: 0, count: $0) }, columns: real.columns,
            isInterrupted: real.isInterrupted)
        environment.isRehearsed = true
        return environment
    }
}
