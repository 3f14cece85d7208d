// Lists at terminals of 80 and 40 columns: nothing is wider than the terminal, and nothing is lost.

import Engine
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct ListWidthTests {
    private static let commands = [
        "as institute: 统一审核 2023", "as institute: 统一审核 2023 待审核", "as institute: 统一审核 2023 待送审",
        "as university: 统一审核 2023 人才分类定级评定 总办结", "as university: 列表", "as hall: 结果",
    ]

    private func lists(_ columns: Int?) throws -> [String] {
        let desk = try TrialDesk()
        let session = try desk.session(of: .province, columns: columns)
        session.language = .zh
        return Self.commands.map { command in
            #expect(session.perform(command) == .done, "\(command)")
            return desk.takeSaid()
        }
    }

    @Test(
        "R036 R064 R068 tables keep to the terminal, and Chinese is aligned by its width",
        arguments: [
            (80, "Tests/SessionsTests/Golden/lists-80.txt"), (40, "Tests/SessionsTests/Golden/lists-40.txt"),
        ])
    func tablesKeepToTheTerminal(_ columns: Int, _ golden: String) throws {
        let lists = try lists(columns)
        let shown = zip(Self.commands, lists).map { "> \($0)\n\($1)" }.joined(separator: "\n")
        Golden.check(shown, at: golden)
        for line in lists.joined().split(separator: "\n") where !isTalk(line) {
            #expect(displayWidth(of: line) <= columns, "\(line)")
        }
        for (list, whole) in zip(lists, try self.lists(nil)) {
            // The cells of the whole table, broken or not, are all there.
            let cells = whole.split(separator: "\n").filter { !isTalk($0) }.flatMap { $0.split(separator: "  ") }
            let letters = Set(list)
            for cell in cells where !cell.hasPrefix("-") {
                #expect(cell.allSatisfy { letters.contains($0) }, "\(cell)")
            }
        }
    }

    @Test(arguments: [80, 40])
    func helpKeepsToTheTerminal(_ columns: Int) throws {
        let desk = try TrialDesk()
        let session = try desk.session(of: .province, columns: columns)
        for line in ["help", "帮助"] {
            #expect(session.perform(line) == .done)
            let text = desk.takeSaid().split(separator: "\n").dropLast()
            for line in text { #expect(displayWidth(of: line) <= columns, "\(line)") }
        }
    }

    /// What is said beside tables is broken by the terminal.
    private func isTalk(_ line: Substring) -> Bool {
        ["全部 ", "统一审核 · ", "当前位置：", "看明细：", "共 "].contains { line.hasPrefix($0) }
    }
}
