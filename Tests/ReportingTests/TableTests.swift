// Tables: alignment by terminal columns, spanning cells, and cells cut to a given width.

import Reporting
import TestSupport
import Testing

struct TableTests {
    private let dashboard = Table(
        columns: [
            Table.Column("事项类别", spansRows: true), Table.Column("事项名称"),
            Table.Column("待审核", alignment: .trailing), Table.Column("note"),
        ],
        rows: [
            ["自然人基础业务", "个人绑定推荐单位", "3 条", ""],
            ["人才服务", "人才分类定级评定", "14 条", "=x"],
            ["人才服务", "职称评审（通用）", "0 条"],
            ["法人基础业务", "单位绑定\u{1B}上级单位", "1 条", "", "beyond"],
        ])

    @Test func alignsByTerminalColumns() {
        Golden.check(dashboard.rendered(), at: "Tests/ReportingTests/Golden/dashboard.txt")
    }

    @Test func shrinksTheWidestColumns() {
        Golden.check(dashboard.rendered(width: 44), at: "Tests/ReportingTests/Golden/dashboard-narrow.txt")
    }

    @Test func keepsToLeastWidths() {
        let narrow = dashboard.rendered(width: 1)
        check(String(narrow.split(separator: "\n")[1]), is: "------  ------  ------  ----")
    }

    @Test func spansOnlyWithinTheSpanningCellsBefore() {
        let table = Table(
            columns: [Table.Column("a", spansRows: true), Table.Column("b", spansRows: true), Table.Column("c")],
            rows: [["1", "x", "p"], ["1", "x", "p"], ["2", "x", "p"]])
        check(table.rendered(), is: "a  b  c\n-  -  -\n1  x  p\n      p\n2  x  p\n")
    }

    @Test func isNothingWithoutColumns() {
        check(Table(columns: [], rows: [["x"]]).rendered(), is: "")
    }

    @Test(arguments: [
        ("人才", 4, "人才"), ("人才", 3, "人…"), ("人才", 2, "…"), ("abc", 2, "a…"), ("abc", 0, ""),
        ("e\u{301}bc", 2, "e\u{301}…"),
    ])
    func cutsTexts(_ text: String, _ width: Int, _ cut: String) {
        check(shortened(text, toWidth: width), is: cut)
    }
}
