// Trials of `why`: that it foretells what doing does, and changes nothing. That it foretells every refusal there is
// stands with the refusals.

import Engine
import Machines
import Source
import Storage
import Testing

@testable import Sessions

@Suite struct WhyTests {
    @Test func aRefusalOfR049IsForetoldWordForWord() throws {
        let trial = try Trial.province()
        let foretold = trial.run("as institute: open 12\nas institute: why approve 同意")
        let told = trial.perform("as institute: approve 同意").told
        #expect(told.contains("[R0204]"))
        #expect(foretold.hasSuffix("It would be refused:\n" + told))
    }

    @Test func whatWouldBeDoneIsSaidAndNotDone() throws {
        let trial = try Trial.province(.zh)
        trial.run("as institute: open 12\nas institute: judge all right")
        let before = trial.store.head
        let said = trial.run("为何 以 institute：通过 “同意”")
        #expect(trial.store.head == before)
        let answer = trial.run("as institute: approve 同意").split(separator: "\n").map { "  " + $0 + "\n" }.joined()
        #expect(answer.hasPrefix("  已通过：办件 12 · 待“推荐单位”某设计院送审\n"))
        #expect(said == "可以办理；现在没有办理。办理时答复：\n" + answer)
    }

    @Test(arguments: [
        "as institute: open 13", "as institute: select all", "as institute: attach letter proof.pdf", "set lang en",
        "set output json", "clock 2024-01-01", "login waiting", "logout", "exit", "source some.session",
        "as university: export out.csv", "as returned: fill education.1.school 某校", "as institute: dispatch",
        "register person new name 新 citizen-id 220102199103010114", "as free: bind 12220102TE00009031",
    ])
    func aQuestionChangesNothing(_ line: String) throws {
        let trial = try Trial.province(.zh)
        trial.give("some.session", "as free: bind 12220102TE00009031\n")
        trial.run("clock 2023-08-01\nlogin institute\nopen 13\nas returned: open 14")
        let before = SessionState(trial)
        trial.run("why " + line)
        trial.run("why why " + line)
        trial.run("为何 为何 " + line)
        #expect(SessionState(trial) == before)
        #expect(trial.file("out.csv") == nil)
        #expect(
            trial.perform(line).outcome == (line == "exit" ? .ended : line.hasSuffix("dispatch") ? .refused : .done))
    }

    @Test func theEndOfASessionAndWholeFilesAreForetold() throws {
        let trial = try Trial.province()
        trial.give("all.session", "as free: bind 12220102TE00009031\nas institute: next\nas free: submit\n")
        trial.run("login institute")
        #expect(trial.perform("why exit").outcome == .done)
        #expect(trial.run("why exit").hasSuffix("  logged out: institute\n  and the session would end\n"))
        let said = trial.run("why source all.session")
        #expect(said.contains("asked to be bound: case 19"))
        #expect(said.contains("R0201") && said.contains("all.session:3:"))
    }

    @Test func aLineThatIsNoneIsNoQuestion() throws {
        let trial = try Trial.province()
        for line in ["why", "为何  ", "why # a comment", "why why"] {
            #expect(trial.perform(line).told.contains("[P0102]"), "\(line)")
        }
        #expect(trial.perform("why " + String(repeating: "as free: why ", count: 5000) + "can").told.contains("P0141"))
        #expect(trial.run("why frobnicate").contains("[P0101]"))
    }

    /// Whoever guesses passwords must not do it where a wrong one does not count.
    @Test func aQuestionProvesNoPassword() throws {
        let desk = try TrialDesk()
        let session = try desk.session(of: .real)
        for line in ["login admin --password-file password", "login admin --password-file wrong", "login nobody"] {
            #expect(session.perform("why " + line) == .refused)
            #expect(desk.takeTold().contains("[P0140]"), "\(line)")
        }
        #expect(session.account == nil)
    }

    @Test func programsGetTheAnswerAsData() throws {
        let trial = try Trial.province()
        trial.run("set output json")
        #expect(trial.run("why as free: apply talent-grading").contains("\"code\": \"R0401\""))
        #expect(trial.run("why as free: bind 12220102TE00009031").contains("\"possible\": \"yes\""))
        trial.run("as institute: open 12\nas institute: judge all right\nas institute: approve 同意")
        let batch = trial.run("as institute: select 12,13\nwhy as institute: dispatch")
        #expect(batch.contains("R0704") && batch.contains("\"case\": 12") && batch.contains("\"case\": 13"))
    }

    @Test func aRehearsalTakesEverythingOver() throws {
        let trial = try Trial.province()
        trial.run("clock 2023-08-01\nlogin institute\nopen 12\nset output csv")
        let session = trial.session
        session.folder = "/somewhere"
        session.echoes = true
        let twin = Session(standingWhere: session, at: session.store, environment: session.environment)
        let (old, new) = (Mirror(reflecting: session).children, Mirror(reflecting: twin).children)
        for (was, isNow) in zip(old, new) where !["store", "environment", "registry"].contains(was.label) {
            #expect(String(describing: was.value) == String(describing: isNow.value), "\(was.label ?? "")")
        }
        #expect(twin.registry.cases == session.registry.cases)
    }
}

/// Everything of a session that a command could change.
private struct SessionState: Equatable {
    let head: Head
    let cases: Shelf<Case>
    let parties: Shelf<Party>
    let focuses: [String: Focus]
    let account: String?
    let language: Language
    let output: OutputForm
    let clock: Moment?
    let folder: String?

    init(_ trial: Trial) {
        let session = trial.session
        head = trial.store.head
        cases = session.registry.cases
        parties = session.registry.parties
        focuses = session.focuses
        account = session.account
        language = session.language
        output = session.output
        clock = session.clock
        folder = session.folder
    }
}
