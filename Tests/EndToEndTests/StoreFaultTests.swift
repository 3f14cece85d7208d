// What a crash or a damaged disk leaves: a killed prompt, half a record at the end, another byte in the middle.

import Foundation
import TestSupport
import Testing

@Suite struct StoreFaultTests {
    @Test func aKilledPromptLeavesAStoreThatOpens() throws {
        let store = try PromptStore()
        let prompt = try store.open()
        for number in 100..<400 { try prompt.write("as zhang: profile set phone 13900000\(number)") }
        let answered = try prompt.expectOutput("= 13900000105")
        prompt.send(signal: SIGKILL)
        let outcome = try prompt.expectEnd()
        #expect(outcome.status == 137)
        let last = (answered + outcome.output).split(separator: "\n").last { $0.hasPrefix("changed") } ?? ""
        let again = try store.play(["as zhang: profile", "as zhang: profile set phone 13900000999"])
        #expect(again.status == 0, "\(again.errors)")
        // What was answered is there; of what was not, one more may be.
        let number = try #require(Int(last.suffix(3)))
        #expect([number, number + 1].contains { again.output.contains("13900000\($0)") }, "\(last) \(again.output)")
        #expect(try store.verify().status == 0)
    }

    @Test func halfARecordIsDroppedWithANoticeAndKept() throws {
        let store = try PromptStore()
        let waiting = try store.open()
        try waiting.ask("as zhang: whoami", expecting: "张三")
        let whole = try Data(contentsOf: store.journal)
        let records = try store.records()
        let next = records[records.count - 1].replacing(
            "{\"seq\":\(records.count),", with: "{\"seq\":\(records.count + 1),")
        let half = Data(next.utf8.prefix(next.utf8.count / 2))
        let journal = try FileHandle(forWritingTo: store.journal)
        try journal.seekToEnd()
        try journal.write(contentsOf: half)
        try journal.close()
        try waiting.ask("as zhang: profile set phone 13900000001", expecting: "13900000001")
        try waiting.closeInput()
        let outcome = try waiting.expectEnd()
        #expect(outcome.status == 0)
        let place = "store/journal/00000001.jsonl"
        #expect(outcome.errors.contains("note[S0201]") && outcome.errors.contains(place), "\(outcome.errors)")
        #expect(outcome.errors.contains("\(half.count) bytes"), "\(outcome.errors)")
        let kept = try FileManager.default.contentsOfDirectory(
            at: store.folder.url.appendingPathComponent("store/quarantine"), includingPropertiesForKeys: nil)
        #expect(try kept.map { try Data(contentsOf: $0) } == [half])
        #expect(try Data(contentsOf: store.journal).starts(with: whole))
        #expect(try store.verify().status == 0)
    }

    @Test func anotherByteInTheMiddleStopsWritingButNotReading() throws {
        let store = try PromptStore()
        let records = try store.records()
        let line = records.count - 1
        let start = records.prefix(line - 1).reduce(0) { $0 + $1.utf8.count + 1 }
        var bytes = try Data(contentsOf: store.journal)
        bytes[start + records[line - 1].utf8.count / 2] ^= 1
        try bytes.write(to: store.journal)
        let place = "store/journal/00000001.jsonl, line \(line), byte \(start)"
        let reading = try store.play(["as zhang: whoami", "as zhang: matters"])
        #expect(reading.status == 3)
        #expect(reading.output.contains("person 张三") && reading.output.contains("talent-grading"))
        #expect(reading.errors.contains("refused[S0107]") && reading.errors.contains(place), "\(reading.errors)")
        let writing = try store.play(["as zhang: whoami", "as zhang: profile set phone 13900000001", "help"])
        #expect(writing.status == 3)
        #expect(writing.output == "account zhang · applicant · person 张三 · training store\n")
        #expect(writing.errors.contains("refused[S0110]") && writing.errors.contains(place), "\(writing.errors)")
        #expect(try Data(contentsOf: store.journal) == bytes)
        #expect(try store.verify().status == 3)
    }
}
