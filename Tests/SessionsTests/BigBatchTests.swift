// A batch of a thousand cases: one commit, a line for each case, and a bar that hears of every one (R053, R055).

import Engine
import Machines
import Source
import Storage
import Testing

@testable import Sessions

@Suite struct BigBatchTests {
    private static let rulebook = """
        party person "自然人" {
            field name "姓名" text
            field code "编号" text unique
        }
        party unit "单位" {
            field name "单位名称" text
            field code "编号"     text unique
        }
        matter asking "事项" {
            category "其他"
            applicant person
            target unit "单位" by code
            attachment report "报告" pdf up to 1 MB
            level first "初审" { reviewer target; approve "通过"; dispatch "送审" with report }
            level second "复审" { reviewer target; approve "通过" }
        }
        """

    /// Case `n` of `count` is approved and waits to be sent on.
    private func approved(_ count: Int) throws -> Trial {
        let trial = try Trial(
            RulebookFiles([(name: "big.matter", bytes: Array(Self.rulebook.utf8))], on: Trial.firstDay) { _ in nil },
            language: .zh)
        trial.give("r.pdf", "%PDF")
        trial.run("register unit office name 单位 code U")
        for number in 1...count {
            trial.run("register person p\(number) name 甲\(number) code P\(number)\nas p\(number): apply asking U")
        }
        trial.run("login office")
        try trial.session.commit { registry, author in
            let lines = registry.decideBatch(
                registry.cases.map { ($0.id, .approve(opinion: "同意")) }, by: author)
            return .success(lines.flatMap { (try? $0.result.get()) ?? [] })
        }
        return trial
    }

    private func commits(_ store: MemoryStore, from sequence: Int64) throws -> [Int64] {
        var counts: [Int64] = []
        try store.read(from: sequence) { if $0.batch.index == 1 { counts.append($0.batch.count) } }
        return counts
    }

    @Test func r055AThousandCasesAreOneCommit() throws {
        let trial = try approved(1000)
        let before = trial.store.head.sequence
        trial.run("select all\nattach report r.pdf")
        let said = trial.run("dispatch")
        #expect(said.hasPrefix("已送审：1000 件\n"))
        #expect(said.split(separator: "\n").count == 1001)
        #expect(try commits(trial.store, from: before + 1) == [1000, 1000])
    }
}
