// The result list: its six conditions, what it shows to whom, and what it hides.

import Engine
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct ResultListTests {
    @Test(
        "R059 R060 R061 R062 R063 results are searched by the manual's six conditions",
        arguments: [
            ("", [14, 15, 16, 17]), ("--name 章六", [16]), ("--id 220102199607010062", [16]), ("--id 2201", []),
            ("--unit 某高校", [14, 15, 16, 17]), ("--unit 别处", []), ("--sought B", [14, 15, 16, 17]),
            ("--sought A", []), ("--status 未认定", [14, 15]), ("--status undecided", [14, 15]),
            ("--status 通过", [16]), ("--status 未通过", []), ("--granted b", [16]), ("--granted A", []),
            ("--status 通过 --name 章五", []), ("人才分类定级评审 --year 2023", [14, 15, 16, 17]), ("--year 2022", []),
            ("人才分类定级评定 --sort 姓名,降序", [14, 16, 15, 17]),
        ])
    func resultsAreSearched(_ conditions: String, _ expected: [Int]) throws {
        let (desk, session) = try provinceTrial()
        #expect(listedNumbers("as university: 结果 " + conditions, desk, session) == expected)
    }

    @Test("R060 a recorded result is undecided to all but the office until it is published")
    func recordedResultsAreHidden() throws {
        let (desk, session) = try provinceTrial()
        for line in ["open 15", "record passed grade A"] { _ = said("as hall: " + line, desk, session) }
        #expect(listedNumbers("as hall: 结果 --status 通过", desk, session) == [15, 16])
        #expect(listedNumbers("as university: 结果 --status 通过", desk, session) == [16])
        #expect(listedNumbers("as university: 结果 --granted A", desk, session) == [])
        _ = said("as hall: publish", desk, session)
        #expect(listedNumbers("as university: 结果 --granted A", desk, session) == [15])
    }

    @Test("R070 a unit sees results of its own applicants alone, an auditor all")
    func resultsAreSeenByThoseConcerned() throws {
        let (desk, session) = try provinceTrial()
        #expect(listedNumbers("as institute: 结果", desk, session) == [12, 13])
        #expect(listedNumbers("as island: 结果", desk, session) == [])
        #expect(listedNumbers("as bureau: 结果", desk, session) == [])
        #expect(listedNumbers("as hall: 结果", desk, session) == [15, 16])
        #expect(listedNumbers("as published: 结果", desk, session) == [16])
        try session.write(at: nil, by: "") { _ in
            .success([.account("audit", .opened(party: nil, .auditor))])
        }
        #expect(listedNumbers("as audit: 结果", desk, session) == [12, 13, 14, 15, 16, 17])
        #expect(listedNumbers("as audit: 列表 人才分类定级评定 待审核", desk, session) == [12, 15])
        #expect(listedNumbers("as audit: 统一审核 全部 待送审", desk, session) == [13])
        #expect(said("as audit: 统一审核", desk, session).contains("已退回 1 ·"))
    }

    @Test("Q41 citizen ids are masked in every list and in every form", arguments: ["table", "json", "csv"])
    func idsAreMasked(_ form: String) throws {
        let (desk, session) = try provinceTrial()
        _ = said("set output \(form)", desk, session)
        for line in ["as university: 结果", "as institute: 列表 待审核", "as university: 统一审核 2023 8 总办结"] {
            let list = said(line, desk, session)
            #expect(list.contains("**********"), "\(line)")
            #expect(!list.contains(/\d{17}[\dX]/), "\(line)")
        }
        #expect(!said("as hall: 列表", desk, session).contains(/\d{17}[\dX]/))
    }

    @Test("R068 results have pages, and an empty one says so")
    func resultsHavePages() throws {
        let (desk, session) = try provinceTrial()
        _ = said("设 page 3", desk, session)
        let first = said("as university: 结果", desk, session)
        #expect(first.hasPrefix("当前位置：统一事项 / 人才分类定级评定\n"))
        #expect(first.hasSuffix("第 1/2 页，共 4 人 · 下一页：翻页\n"))
        #expect(said("as university: 翻页", desk, session).contains("   4    17  章七"))
        #expect(said("as university: 结果 --granted E", desk, session) == "没有符合条件的记录\n")
    }
}
