// Carrying out one line: its prefixes, its command, its answer or failure. What the commands do lives in `Commands`.

import Engine
import Machines
import Source
import Storage

/// What became of a line.
package enum LineOutcome: Hashable, Sendable {
    case done
    /// Refused by a rule, or not understood.
    case refused
    /// The store is at fault.
    case failed
    /// The store can not be reached, and may be by the next line.
    case away
    /// The session is over.
    case ended
}

extension Session {
    /// Carries out a line and says what comes of it.
    package func perform(_ text: String) -> LineOutcome {
        let wasToldStanding = hasToldStanding
        do throws(Failure) {
            let answer = try carryOut(text)
            say(answer)
            keepSnapshots()
            return answer.endsSession ? .ended : .done
        } catch {
            guard case .store(let fault) = error, !fault.isFaultOfInput else {
                tell(error)
                return .refused
            }
            // WHY: a line that finds the store out of reach has said so before it is refused for that.
            if wasToldStanding || !isStandingFault(fault) { tell(error) }
            return fault.isPassing ? .away : .failed
        }
    }

    /// Whether the fault is the one for which nothing can be written for now, whichever members do not answer by then.
    private func isStandingFault(_ fault: StoreError) -> Bool {
        guard hasToldStanding, fault.isPassing, case .stopped(let reason) = store.standing else { return false }
        return reason.code == fault.code
    }

    /// Carries out a line that arrived as bytes.
    package func perform(_ bytes: [UInt8]) -> LineOutcome {
        do throws(Failure) {
            return perform(try SessionLine.text(of: bytes))
        } catch {
            tell(error)
            return .refused
        }
    }

    /// Carries out a line, or fails; what was expected to be refused and was is an answer. An account gives the line
    /// where it does not name one itself.
    func carryOut(_ text: String, by account: String? = nil) throws(Failure) -> Answer {
        var line = try SessionLine(text)
        if line.account == nil { line.account = account }
        guard let expected = line.expectedCode else { return try carryOut(line) }
        let answer: Answer
        do throws(Failure) {
            answer = try carryOut(line)
        } catch {
            if case .store(let fault) = error, !fault.isFaultOfInput { throw error }
            guard error.code == expected else {
                tell(error)
                throw .mistake(
                    Mistake(.refusedOtherwise, ["expected": .text(expected), "found": .text(error.code)]))
            }
            return Answer(lines: self.text(of: error).split(separator: "\n").map(String.init))
        }
        say(answer)
        throw .mistake(Mistake(.notRefused, ["expected": .text(expected)]))
    }

    private func carryOut(_ line: SessionLine) throws(Failure) -> Answer {
        if let question = line.question { return try answer(question, by: line.account) }
        guard let name = line.words.first else { return Answer() }
        actingAccount = nil
        defer { actingAccount = nil }
        if let account = line.account {
            guard isTraining else { throw .mistake(Mistake(.asOutsideTraining)) }
            actingAccount = account
        }
        let command = try CommandTable.expect(name.text)
        let arguments = try Arguments(Array(line.words.dropFirst()), of: command, language: language)
        try catchUp()
        if line.account != nil { _ = try expectAccount() }
        if let clock { self.clock = Moment(milliseconds: clock.milliseconds + Session.clockStepMilliseconds) }
        let answer = try command.run(Call(self, arguments))
        try Failure.storing { () throws(StoreError) in try expectWholeArchive() }
        return answer
    }

    /// How far a training store's own clock goes on with each command.
    static let clockStepMilliseconds: Int64 = 60_000
}
