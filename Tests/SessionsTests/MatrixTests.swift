// Nobody sees or decides what is not theirs: every command, by every role, on one's own case and on another's.

import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct MatrixTests {
    private static let plays = MatrixRow.all.map(MatrixPlay.init)

    @Test func everyCommandHasItsRow() {
        let rows = Set(MatrixRow.all.map(\.command))
        #expect(CommandTable.all.map(\.name).filter { !rows.contains($0) } == [], "these commands have no row")
        #expect(rows.filter { CommandTable.command(named: $0) == nil } == [])
    }

    @Test("R070 nobody sees or changes what is not theirs", arguments: plays.indices)
    func nothingIsChangedOrGivenAway(_ index: Int) {
        let faults = Self.plays[index].faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test("R004 R005 R006 R007 R070 what each may do with each command is this")
    func theMatrixIsThis() {
        var lines = [["command", "case"] + MatrixPlay.Column.allCases.map(\.rawValue)]
        lines += Self.plays.map(\.cells)
        let text = lines.map { cells in
            zip(cells, [44, 6] + cells.map { _ in 15 }).map(padded).joined()
        }
        Golden.check(text.map { trimmed($0) + "\n" }.joined(), at: "Tests/SessionsTests/Golden/matrix.txt")
    }

    @Test func whoeverMayIsNotRefused() {
        let refused = Self.plays.filter { $0.outcomes[.own] != "done" }.map(\.row.line)
        #expect(refused == MatrixTests.refusedToAll)
    }

    /// What a training store has no use for, what there is nothing of, and a dialogue that nobody answers.
    private static let refusedToAll = [
        "activate 0000-0000-0000-0000", "passwd", "forgot free", "logout", "accounts reset free",
        "accounts handover institute wang", "review 12",
    ]
}

private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - displayWidth(of: text)))
}

private func trimmed(_ line: String) -> Substring {
    var rest = line[...]
    while rest.last == " " { rest.removeLast() }
    return rest
}
