// Reviews whose terminal is lost in the middle: the program is killed, and another one goes on where it was.

import Glibc
import TestSupport
import Testing

@Suite struct LostTerminalTests {
    @Test func aReviewOfR049GoesOnWhereItsProgramWasKilled() throws {
        let store = try PromptStore()
        let lost = try store.open()
        try lost.write("as office: review 1")
        _ = try lost.expectOutput("3 terminate")
        try lost.write("3")
        _ = try lost.expectOutput("1 不符合申报条件。")
        try lost.write("不是本单位人员")
        _ = try lost.expectOutput("opinion: 不是本单位人员")
        lost.send(signal: SIGKILL)
        _ = try lost.expectEnd()
        #expect(try store.verify().status == 0)

        let found = try store.open()
        try found.ask("as office: review 1", expecting: "going on: terminate · \"不是本单位人员\"")
        try found.ask("1", expecting: "terminated: case 1")
        try found.closeInput()
        #expect(try found.expectEnd().status == 0)
    }
}
