// The manual's own screen of 业务审核: real cases in the counts of its table, and what the dashboard says of them.

import Engine
import Source
import TestSupport
import Testing

@testable import Sessions

/// What the manual's unit is told about its cases of 2022.
private struct ManualScreen: Sendable {
    let screen: String
    /// By row, then by column: the cases behind the number.
    let cells: [[Int]]
    /// By column: the cases behind the tile.
    let tiles: [Int]
    let resultList: String

    static let shown = Result { try ManualScreen() }

    private init() throws {
        let trial = try ManualWorld().trial
        trial.run("clock 2023-07-03")
        screen = trial.run("as changchun: 统一审核 2022")
        resultList = trial.run("as changchun: 统一审核 2022 8 总办结")
        trial.run("设 output json")
        func count(_ words: String) -> Int {
            trial.run("as changchun: 统一审核 2022 \(words)").split(separator: "\"case\": ").count - 1
        }
        let columns = ["待审核", "待送审", "已退回", "今日办结", "总办结"]
        cells = ManualRow.all.indices.map { row in columns.map { count("\(row + 1) \($0)") } }
        tiles = columns.map(count)
    }
}

@Suite struct ManualScreenTests {
    @Test("R033 R036 R037 Q01 the dashboard prints the manual's table, row by row")
    func theTableIsTheManuals() throws {
        let screen = try ManualScreen.shown.get().screen
        Golden.check(screen, at: "Tests/SessionsTests/Golden/manual-screen.txt")
        let lines = screen.split(separator: "\n").map(String.init)
        let titles = ["行", "事项类别", "事项名称", "待审核", "待送审", "已退回", "今日办结", "总办结"]
        #expect(lines.contains { $0.split(separator: " ").map(String.init) == titles })
        var above = ""
        for (place, row) in ManualRow.all.enumerated() {
            // A category is said once for the rows that it spans.
            let category = row.category == above ? [] : [row.category]
            let cells = ["\(place + 1)"] + category + [row.title] + row.counts.flatMap { ["\($0)", "条"] }
            #expect(lines.contains { $0.split(separator: " ").map(String.init) == cells }, "\(row.title)")
            above = row.category
        }
    }

    /// The manual shows 25 on 今日办结, above a column of noughts. No cases can be counted so: whatever was done today is
    /// in the column, too. Tiles are sums of their columns, so this one says 0; the other five are the manual's.
    @Test("R034 R035 Q04 Q05 five tiles are the manual's, the impossible one is the sum of its column")
    func theTilesAreTheColumnsSums() throws {
        let screen = try ManualScreen.shown.get().screen
        let tiles = "全部 72 · 审核 14 · 送审 3（请及时送审） · 已退回 4 · 今日办结 0 · 全部办结 55\n"
        #expect(screen.hasPrefix("统一审核 · 年度 2022\n" + tiles))
    }

    @Test("R038 behind every number stand as many cases as it says")
    func everyNumberHasItsCases() throws {
        let shown = try ManualScreen.shown.get()
        #expect(shown.cells == ManualRow.all.map(\.counts))
        #expect(shown.tiles == [14, 3, 4, 0, 55])
    }

    @Test("R058 R064 R069 Q02 Q03 behind the number of talent grading stands the result list")
    func doneCasesOfAnAppraisedMatterAreResults() throws {
        let list = try ManualScreen.shown.get().resultList.split(separator: "\n").map(String.init)
        #expect(list.first == "当前位置：统一审核 / 2022 年度 / 人才分类定级评鉴 / 总办结")
        let titles = "序号 办件 姓名 证件号码 推荐单位 申请评定等级 人才认定分类 申报日期 业务标志 评审状态 评审后评定级别"
        #expect(list.dropFirst().first?.split(separator: " ").joined(separator: " ") == titles)
        #expect(list.contains { $0.contains("2201**********") })
    }

    @Test("Q01 a matter is found by its other names and called by its own")
    func aliasesAreTaken() throws {
        let trial = try Trial(try Trial.shipped(), language: .zh)
        trial.run("clock 2023-07-03\nregister unit a name 甲 credit-code 91220102TE0000053X kind 企业 division 220000")
        for name in ["人才分类定级评鉴", "人才分类定级评审", "人才分类定级评定", "8"] {
            let said = trial.run("as a: 统一审核 \(name) 待审核")
            #expect(said == "当前位置：统一审核 / 2023 年度 / 人才分类定级评定 / 待审核\n没有办件\n")
        }
        let table = trial.run("as a: 统一审核")
        #expect(table.contains("人才分类定级评定") && !table.contains("人才分类定级评鉴"))
    }
}
