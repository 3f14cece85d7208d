// Prompts beside each other at one store: each sees what the others did, and of two decisions on a case one counts.

import Foundation
import TestSupport
import Testing

@Suite struct SeveralPromptsTests {
    @Test func theSecondSeesWhatTheFirstDidBeforeItDecides() throws {
        let store = try PromptStore()
        let (first, second) = (try store.open(), try store.open())
        try first.ask("as li: whoami", expecting: "李四")
        try second.ask("as office: inbox", expecting: "to review, 1: case 1 张三")
        try first.ask("as li: bind \(PromptStore.code)", expecting: "case 2")
        try second.ask("as office: open 2", expecting: "case 2 李四")
        try second.ask("as office: approve 同意", expecting: "approved: case 2")
        try first.ask("as li: apply talent-grading", expecting: "applied for talent-grading: case 3")
        for prompt in [first, second] {
            try prompt.write("exit")
            #expect(try prompt.expectEnd().status == 0)
        }
        #expect(try store.verify().status == 0)
    }

    @Test func whoIsSlowerIsToldWhatTheOtherDid() throws {
        let store = try PromptStore()
        let (first, second) = (try store.open(), try store.open())
        for prompt in [first, second] { try prompt.ask("as office: open 1", expecting: "case 1 张三") }
        try first.ask("as office: terminate 不是本单位人员", expecting: "terminated: case 1")
        try second.write("as office: approve 同意")
        let told = try second.expectErrors("cure:")
        #expect(told.contains("refused[R0201]: the case is in terminated; approve is not possible now"))
        #expect(told.contains("the last step was terminate, by 某设计院"))
        #expect(try second.expectEnd().status == 1)
        try first.closeInput()
        #expect(try first.expectEnd().status == 0)
    }

    @Test func ofTwoDecisionsAtTheSameTimeOneCounts() throws {
        let store = try PromptStore()
        let before = try store.records()
        let verbs = ["approve", "terminate"]
        let prompts = try verbs.map { _ in try store.open() }
        for prompt in prompts { try prompt.ask("as office: open 1", expecting: "case 1 张三") }
        for (prompt, verb) in zip(prompts, verbs) { try prompt.write("as office: \(verb) 意见") }
        for prompt in prompts { try prompt.closeInput() }
        let outcomes = try prompts.map { try $0.expectEnd() }
        #expect(outcomes.map(\.status).sorted() == [0, 1])
        let winner = outcomes[0].status == 0 ? 0 : 1
        #expect(outcomes[1 - winner].errors.contains("the last step was \(verbs[winner]), by 某设计院"))
        let added = try store.records().dropFirst(before.count)
        #expect(added.filter { $0.contains("意见") }.count == 1, "\(added)")
    }

    @Test func exitAndTheEndOfInputLeaveCleanly() throws {
        let store = try PromptStore()
        let leaving = try store.play(["login zhang", "exit", "no-such-command"])
        #expect(leaving.status == 0)
        #expect(leaving.output.hasSuffix("logged out: zhang\n"))
        #expect(leaving.errors.isEmpty)
        let ending = try store.play(text: "login zhang\nwhoami")
        #expect(ending.status == 0)
        #expect(ending.output.contains("\naccount zhang · applicant · person 张三 · since "))
        #expect(try store.play(text: "").status == 0)
    }

    @Test func aPipeEndsAtTheFirstRefusal() throws {
        let store = try PromptStore()
        let before = try store.records()
        let outcome = try store.play([
            "as zhang: whoami", "as zhang: apply talent-grading", "as zhang: profile set phone 13900000001",
        ])
        #expect(outcome.status == 1)
        #expect(outcome.output == "account zhang · applicant · person 张三 · training store\n")
        #expect(outcome.errors.contains("refused[R0401]"))
        #expect(try store.records() == before)
    }
}
