// Trials of talking to a running program, on the system's own. Sessions of the product are tried in transcripts.

import Foundation
import TestSupport
import Testing

@Suite struct RunningProgramTests {
    private let shell = Program(path: "/bin/sh")

    @Test func twoProgramsAnswerLineByLine() throws {
        let script = "while read line; do echo \"$0 $line\"; done; echo end >&2; exit 4"
        let one = try RunningProgram(shell, ["-c", script, "one"])
        let two = try RunningProgram(shell, ["-c", script, "two"])
        for line in ["a", "b"] {
            try one.write(line)
            try two.write(line)
            #expect(try one.expectOutput("\n") == "one \(line)\n")
            #expect(try two.expectOutput("\n") == "two \(line)\n")
        }
        for program in [one, two] {
            try program.closeInput()
            #expect(try program.expectEnd() == Program.Outcome(output: "", errors: "end\n", status: 4))
        }
    }

    @Test func waitingForWhatNeverComesEnds() throws {
        let program = try RunningProgram(shell, ["-c", "echo other; exec cat"])
        #expect(throws: RunningProgram.TimeIsUp.self) { try program.expectOutput("this", limitSeconds: 1) }
    }

    @Test func aKilledProgramTellsTheSignal() throws {
        let program = try RunningProgram(Program(path: "/bin/cat"), [])
        program.send(signal: SIGKILL)
        #expect(try program.expectEnd().status == 137)
        #expect(throws: (any Error).self) { for _ in 0..<100 { try program.write("late") } }
    }
}
