// Files that commands give out, on a real disk: whole or not there, kept unless asked otherwise, and never without the
// event that says so (R066, R067).

import Foundation
import TestSupport
import Testing

@Suite struct WrittenFileTests {
    private let store: PromptStore

    init() throws {
        store = try PromptStore()
        try store.folder.write("%PDF-1.4 proof\n", to: "p.pdf")
        let outcome = try store.play([
            "register unit hall name 省厅 credit-code 11220000TE0000010N kind 机关 division 220000 hrss yes",
            "as office: open 1", "as office: approve 同意", "as zhang: apply talent-grading",
            "as zhang: fill basic.grade B", "as zhang: fill basic.class 工程", "as zhang: fill education.1.school 校",
            "as zhang: fill education.1.degree 博士", "as zhang: attach education.1.proof p.pdf",
            "as zhang: fill contract.years 3", "as zhang: fill contract.insured yes", "as zhang: submit",
        ])
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private func exports() throws -> Int {
        try store.records().filter { $0.contains("exported") }.count
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: store.folder.path).sorted()
    }

    @Test func r066AnExportIsThereWithItsEvent() throws {
        let outcome = try store.play(["as office: export out.csv"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try files() == ["out.csv", "p.pdf", "store"])
        #expect(try exports() == 1)
    }

    @Test func r066AFileThatIsThereIsReplacedOnlyByForce() throws {
        try store.folder.write("old", to: "out.csv")
        let kept = try store.play(["as office: export out.csv"])
        #expect(kept.status == 1 && kept.errors.contains("refused[P0152]"), "\(kept.errors)")
        #expect(try exports() == 0)
        let forced = try store.play(["as office: export --force out.csv"])
        #expect(forced.status == 0, "\(forced.errors)")
        let text = try String(contentsOfFile: store.folder.path + "/out.csv", encoding: .utf8)
        #expect(text.contains("张三"))
        #expect(try files() == ["out.csv", "p.pdf", "store"])
        #expect(try exports() == 1)
    }

    @Test func whatIsNoOrdinaryFileIsNotReplaced() throws {
        let pipe = store.folder.path + "/pipe.csv"
        try #require(mkfifo(pipe, 0o600) == 0)
        let outcome = try store.play(["as office: export --force pipe.csv"])
        #expect(outcome.status == 1 && outcome.errors.contains("refused[P0119]"), "\(outcome.errors)")
        #expect(try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType != .typeRegular)
        #expect(try exports() == 0)
    }

    @Test func outputThatIsNotTakenIsTold() throws {
        let zhuji = try Program.zhuji().url.path
        let full = try Program(path: "/bin/sh").run(["-c", "'\(zhuji)' explain R0401 --lang en > /dev/full"])
        #expect(full.status == 2 && full.errors.contains("No space left on device"), "\(full.errors)")
        let closed = try Program(path: "/bin/sh").run(["-c", "'\(zhuji)' explain R0401 --lang en | true"])
        #expect(closed.status == 0 && closed.errors.isEmpty, "\(closed.errors)")
    }

    @Test func r066WhatCanNotBeMovedThereLeavesNeitherFileNorEvent() throws {
        try FileManager.default.createDirectory(
            atPath: store.folder.path + "/out.csv", withIntermediateDirectories: false)
        for line in ["as office: export out.csv", "as office: export --force out.csv", "as office: export no/out.csv"] {
            let outcome = try store.play([line])
            #expect(outcome.status == 1, "\(line)")
        }
        #expect(try files() == ["out.csv", "p.pdf", "store"])
        #expect(try exports() == 0)
    }

    @Test func r067NothingToExportWritesNothing() throws {
        let outcome = try store.play(["as office: export --status passed none.csv"])
        #expect(outcome.errors.contains("refused[R0803]"))
        #expect(try files() == ["p.pdf", "store"])
    }
}
