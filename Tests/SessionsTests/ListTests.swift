// Lists: their filters, order and pages, what their columns say, and who sees which rows.

import Engine
import Machines
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct ListTests {
    @Test(
        "R040 lists are filtered by matter, state, name, unit, year and day",
        arguments: [
            ("as university: list 人才分类定级评定", [14, 15, 16, 17]), ("as university: list 8 已退回", [14]),
            ("as university: list 已退回", [14]), ("as university: list --state returned", [14]),
            ("as university: list --name 章五", [6, 15]), ("as university: list --name 章五 总办结", [6, 15]),
            ("as hall: list 人才分类定级评定 --unit 高校", [15, 16]), ("as hall: list --year 2022", []),
            ("as hall: list --since 2023-07-04", []), ("as hall: list --since 2023-07-03 --year 2023", [15, 16]),
            ("as institute: list 待审核", [10, 12]), ("as institute: list 待送审", [13]),
        ])
    func listsAreFiltered(_ line: String, _ expected: [Int]) throws {
        let (desk, session) = try provinceTrial()
        #expect(listedNumbers(line, desk, session) == expected)
    }

    @Test("R068 a list has pages of ten rows, which page turns")
    func pagesAreTurned() throws {
        let (desk, session) = try provinceTrial()
        #expect(said("set page 2", desk, session) == "每页 2 行\n")
        let first = said("as university: list", desk, session)
        #expect(first.hasSuffix("第 1/4 页，共 8 件 · 下一页：翻页\n"))
        #expect(first.split(separator: "\n").count == 5)
        #expect(said("as university: 翻页", desk, session).contains("第 2/4 页"))
        #expect(said("as university: 翻页 末页", desk, session).hasSuffix("第 4/4 页，共 8 件\n"))
        #expect(said("as university: page back", desk, session).contains("第 3/4 页"))
        #expect(said("as university: page again", desk, session).contains("第 3/4 页"))
        #expect(said("as university: page 1", desk, session) == first)
        #expect(said("as university: list --page 1", desk, session) == first)
        // Each account turns the pages of its own list.
        #expect(said("as hall: list", desk, session).hasSuffix("共 2 件\n"))
        #expect(said("as university: page", desk, session).contains("第 2/4 页"))
        session.chosenRowsAPage = nil
        #expect(session.rowsAPage == 10)
    }

    @Test("R068 programs get every row, or the page that they ask for")
    func programsGetEveryRow() throws {
        let (desk, session) = try provinceTrial()
        _ = said("set page 2", desk, session)
        #expect(listedNumbers("as university: list", desk, session).count == 8)
        #expect(listedNumbers("as university: list --page 2", desk, session).count == 2)
    }

    @Test("a list is sorted by any of its columns, numbers by their size")
    func listsAreSorted() throws {
        let (desk, session) = try provinceTrial()
        #expect(listedNumbers("as university: list --sort case,desc", desk, session) == [17, 16, 15, 14, 8, 7, 6, 5])
        #expect(listedNumbers("as university: list 8 --sort 申报人,降序", desk, session) == [14, 16, 15, 17])
        #expect(listedNumbers("as university: list 8 --sort 自", desk, session) == [14, 15, 16, 17])
    }

    @Test("R052 R053 R056 the list to be dispatched names what is attached and what is missing")
    func dispatchListsNameAttachments() throws {
        let (desk, session) = try provinceTrial()
        let before = said("as institute: 列表 待送审", desk, session)
        #expect(before.contains("无") && before.contains("还缺推荐报告或申报函"))
        _ = said("as institute: open 13", desk, session)
        _ = said("as institute: attach letter proof.pdf", desk, session)
        let after = said("as institute: 列表 待送审", desk, session)
        #expect(after.contains("申报函") && after.contains("可以送审") && !after.contains("还缺"))
    }

    @Test("R041 the reviewers' list says how many modules are judged")
    func reviewersListsCountJudgedModules() throws {
        let (desk, session) = try provinceTrial()
        _ = said("as institute: open 12", desk, session)
        #expect(said("as institute: 列表 8 待审核", desk, session).contains("0/4"))
        _ = said("as institute: judge basic right", desk, session)
        #expect(said("as institute: 列表 8 待审核", desk, session).contains("1/4"))
    }

    @Test("Q28 a case that was returned is among the returned, and marked when it is back")
    func whatCameBackIsMarked() throws {
        let (desk, session) = try provinceTrial()
        #expect(listedNumbers("as university: list 已退回", desk, session) == [14])
        #expect(!said("as university: list 待审核", desk, session).contains("第2次"))
        for line in ["open 14", "fill education.1.school 另一大学", "attach education.1.proof proof.pdf", "submit"] {
            _ = said("as returned: " + line, desk, session)
        }
        #expect(listedNumbers("as university: list 已退回", desk, session) == [])
        let pending = said("as university: list 待审核", desk, session)
        #expect(pending.contains("章四") && pending.contains("第2次"))
        #expect(said("as returned: list 人才分类定级评定", desk, session).contains("第2次"))
        #expect(!said("as hall: list", desk, session).contains("第2次"))
    }

    @Test("Q07 Q06 a case is done for each unit on the day of its own last decision")
    func doneIsPerUnit() throws {
        let (desk, session) = try provinceTrial()
        _ = said("clock 2023-07-04", desk, session)
        #expect(listedNumbers("as university: list 今日办结", desk, session) == [])
        // Case 15 has no result yet, but the unit has done its part.
        #expect(listedNumbers("as university: list 8 总办结", desk, session) == [14, 15, 16, 17])
        #expect(listedNumbers("as hall: list 8 待审核", desk, session) == [15])
        for line in ["open 12", "judge all right", "approve 同意", "attach letter proof.pdf", "dispatch"] {
            _ = said("as institute: " + line, desk, session)
        }
        #expect(listedNumbers("as institute: list 今日办结", desk, session) == [12])
        #expect(listedNumbers("as bureau: list 待审核", desk, session) == [12])
    }

    @Test("R033 Q08 the dashboard is of one business year, and says what waits in others")
    func dashboardsAreOfAYear() throws {
        let (desk, session) = try provinceTrial()
        _ = said("clock 2024-01-02", desk, session)
        let now = said("as institute: 统一审核", desk, session)
        #expect(now.hasPrefix("统一审核 · 年度 2024\n全部 0 · 审核 0 · 送审 0 · "))
        #expect(now.hasSuffix("另有其他年度的 3 件待办：统一审核 全部\n"))
        let all = said("as institute: 统一审核 全部", desk, session)
        #expect(all.hasPrefix("统一审核 · 年度 全部\n全部 6 · 审核 2 · 送审 1（请及时送审） · "))
        #expect(all.hasSuffix("看明细：统一审核 全部 1 待审核\n"))
        #expect(said("as institute: 统一审核 2023", desk, session).hasSuffix("看明细：统一审核 2023 1 待审核\n"))
        #expect(listedNumbers("as institute: 统一审核 全部 1 待审核", desk, session) == [10])
        #expect(listedNumbers("as institute: 统一审核 审核", desk, session) == [])
    }
}
