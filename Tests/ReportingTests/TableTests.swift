// Tables: alignment by terminal columns, spanning cells, and what becomes of tables wider than the terminal.

import Reporting
import Source
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

    @Test func breaksTheWidestColumnsIntoLines() {
        Golden.check(dashboard.rendered(width: 44), at: "Tests/ReportingTests/Golden/dashboard-narrow.txt")
    }

    @Test func becomesRecordsWhereNoColumnCouldBeRead() {
        Golden.check(dashboard.rendered(width: 30), at: "Tests/ReportingTests/Golden/dashboard-records.txt")
    }

    @Test(arguments: 1...90)
    func losesNothingAtAnyWidth(_ width: Int) {
        let text = dashboard.rendered(width: width)
        let shown = Set(text.filter { !$0.isWhitespace && $0 != "-" })
        for cell in dashboard.rows.joined().filter({ $0 != "beyond" }) {
            let wanted = printable(cell).filter { !$0.isWhitespace }
            #expect(wanted.allSatisfy(shown.contains), "\(cell) at \(width)")
        }
        guard width >= 24 else { return }
        for line in text.split(separator: "\n") { #expect(displayWidth(of: line) <= width, "\(line)") }
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
        ("人才", 4, ["人才"]), ("人才", 3, ["人", "才"]), ("", 4, [""]), ("e\u{301}bc", 2, ["e\u{301}b", "c"]),
        ("人才，分类", 4, ["人", "才，", "分类"]), ("（通用）评审", 6, ["（通", "用）评", "审"]), ("ab cd ef", 5, ["ab cd", "ef"]),
        ("待某设计院 3 件", 10, ["待某设计院", "3 件"]), ("2201**********0018", 8, ["2201****", "******00", "18"]),
        ("ab 人才", 1, ["a", "b", "人", "才"]),
    ])
    func breaksTextsIntoLines(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(wrapped(text, toWidth: width) == lines)
    }
}
