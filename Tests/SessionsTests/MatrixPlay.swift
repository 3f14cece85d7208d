// The matrix played: what comes of a command for everybody who may and who may not, and what it changed or gave away
// although it must not.

import Engine
import Foundation
import Machines
import Source
import Storage

@testable import Sessions

/// What came of one row.
struct MatrixPlay: Sendable {
    /// Who gives a command.
    enum Column: String, CaseIterable {
        case nobody, person, unit, administrator, auditor, clerk, own
    }

    let row: MatrixRow
    /// `done` or the code, by column; `-`: nobody is this.
    private(set) var outcomes: [Column: String] = [:]
    /// What was changed or told although it must not.
    private(set) var faults: [String] = []

    /// The names of the province's people, of whom strangers and administrators must learn nothing from cases.
    private static let secrets = ["章一", "章二", "章三", "章四", "章五", "章六", "章七", "章九", "章十"]

    init(_ row: MatrixRow) {
        self.row = row
        do {
            // WHY: those who may not change nothing, so one store serves them all; what a clerk may, is done elsewhere.
            try play(Column.allCases.filter { $0 != .clerk })
            try play([.clerk])
        } catch {
            faults.append("\(error)")
        }
    }

    private func name(of column: Column) -> String? {
        switch column {
        case .nobody: nil
        case .person: "passer"
        case .unit: "stranger"
        case .administrator: "head"
        case .auditor: "watch"
        case .clerk: row.clerk
        case .own: row.own
        }
    }

    private mutating func play(_ columns: [Column]) throws {
        if columns == [.clerk], row.clerk == nil {
            outcomes[.clerk] = "-"
            return
        }
        let desk = try TrialDesk()
        let session = try desk.session(of: .province)
        for line in MatrixRow.people + row.before where session.perform(line) != .done {
            faults.append("not carried out: \(line)\n\(desk.takeTold())")
        }
        for column in columns {
            let name = name(of: column)
            if column == .administrator, row.own == name {
                outcomes[column] = "="
                continue
            }
            try play(column, name, desk, session)
        }
    }

    private mutating func play(_ column: Column, _ name: String?, _ desk: TrialDesk, _ session: Session) throws {
        // What is not theirs to open they have open all the same: the decision itself has to refuse.
        session.actingAccount = name
        session.desk.open = row.number.map(CaseID.init)
        session.actingAccount = nil
        let before = session.registry
        _ = (desk.takeTold(), desk.takeSaid())
        let line = (name.map { "as \($0): " } ?? "") + row.line.replacing("NAME", with: name ?? "nobody")
        let outcome = session.perform(line)
        let told = desk.takeTold()
        let code = told.matches(of: /refused\[([A-Z]\d{4})\]/).last.map { String($0.1) }
        outcomes[column] = outcome == .done || outcome == .ended ? "done" : code ?? "\(outcome)"
        if column == .own || column == .clerk { return }
        judge(column, session.registry, before, told + desk.takeSaid())
    }

    private mutating func judge(_ column: Column, _ now: Registry, _ before: Registry, _ text: String) {
        let who = "\(row.line) by \(column.rawValue)"
        if !now.cases.prefix(before.cases.count).elementsEqual(before.cases) {
            faults.append("\(who) has changed a case")
        }
        let isStranger = column == .person || column == .unit
        if !isStranger, now.cases.count != before.cases.count { faults.append("\(who) has begun a case") }
        if !isStranger, !row.isForEverybody, now.parties != before.parties {
            faults.append("\(who) has changed a party")
        }
        if !row.isForEverybody, now.accounts != before.accounts { faults.append("\(who) has changed an account") }
        if column == .auditor || row.isForEverybody || row.command == "accounts" { return }
        for secret in MatrixPlay.secrets where text.contains(secret) { faults.append("\(who) tells of \(secret)") }
    }

    /// `approve 同意  12  P0106 …`.
    var cells: [String] {
        [row.line, row.number.map(String.init) ?? ""] + Column.allCases.map { outcomes[$0] ?? "-" }
    }
}
