// Trials of questions: who answers them at a prompt, in a pipe and in a file that is played.

import Source
import Testing

@testable import Sessions

@Suite struct AskingTests {
    @Test func aFileThatIsPlayedAnswersWithItsNextLine() throws {
        let trial = try Trial(Trial.shipped())
        trial.answer(["from outside"])
        trial.session.playing = PlayedLines(["# a note", "  同意　", "next"])
        trial.session.echoes = true
        #expect(trial.session.ask("意见？ ") == "同意")
        #expect(trial.said == "意见？ 同意\n")
        #expect(trial.session.ask("again? ") == "next")
        #expect(trial.session.ask("at the end? ") == nil)
        #expect(trial.asked.isEmpty)
    }

    @Test func elsewhereTheNextLineOfInputAnswers() throws {
        let trial = try Trial(Trial.shipped())
        trial.answer(["# passed over", "y"], secrets: ["in silence"])
        #expect(trial.session.ask("sure? ") == "y")
        #expect(trial.session.ask("sure? ") == nil)
        trial.session.playing = PlayedLines(["in the file"])
        #expect(trial.session.ask("password: ", isSecret: true) == "in silence")
        #expect(trial.session.ask("password: ", isSecret: true) == nil)
    }
}
