// The dashboard's counts: how the cases of every matter stand on one party's desk, in one pass over its cases
// (R033–R037). Where a single case stands lives in `WorkList.swift`.

package import Machines

/// How many cases stand where on a party's desk.
package struct DeskCounts: Hashable, Sendable {
    package var pending = 0
    package var dispatch = 0
    /// Part of `done`: those that this party returned and that have not come back.
    package var returned = 0
    /// Part of `done`: those on which the party last did its part today.
    package var today = 0
    package var done = 0

    package init() {}

    /// 全部: pending, waiting for dispatch and done; returned ones are among the done (Q05).
    package var all: Int { pending + dispatch + done }

    /// The counts of two matters together.
    package static func + (left: DeskCounts, right: DeskCounts) -> DeskCounts {
        var sum = left
        sum.pending += right.pending
        sum.dispatch += right.dispatch
        sum.returned += right.returned
        sum.today += right.today
        sum.done += right.done
        return sum
    }
}

/// The counts of all matters for one party.
package struct DeskTable: Hashable, Sendable {
    /// One matter.
    package struct Row: Hashable, Sendable {
        package let category: String
        /// The matter's name in the rulebook.
        package let name: String
        package let title: String
        package var counts = DeskCounts()
    }

    /// The matters of the rulebook in use, in its order; behind them those that it no longer has and that still have
    /// cases for the party.
    package let rows: [Row]
    /// Cases of other years than the one asked for that wait for the party.
    package let waitingInOtherYears: Int

    /// The six tiles: the sums of the columns (Q04).
    package var sum: DeskCounts { rows.reduce(DeskCounts()) { $0 + $1.counts } }
}

extension Registry {
    /// The counts for the party, or without one of all cases, of one business year or of all (nil).
    package func deskTable(for party: PartyID?, year: Int?, today: CivilDate) -> DeskTable {
        var rows: [DeskTable.Row] = []
        let places = matterPlaces(into: &rows)
        let known = current == nil ? 0 : ruleset.machines.count
        var waitingInOtherYears = 0
        deskRows(of: party) { row in
            guard let desk = row.desk, desk != .ahead else { return }
            if let year, row.year != year {
                waitingInOtherYears += desk == .done ? 0 : 1
                return
            }
            let place = places[row.definition][row.machine]
            switch desk {
            case .pending: rows[place].counts.pending += 1
            case .dispatch: rows[place].counts.dispatch += 1
            case .done:
                rows[place].counts.done += 1
                if row.isReturned { rows[place].counts.returned += 1 }
                if row.completion == today { rows[place].counts.today += 1 }
            case .ahead: break
            }
        }
        let shown = rows.indices.filter { $0 < known || rows[$0].counts.all > 0 }.map { rows[$0] }
        return DeskTable(rows: shown, waitingInOtherYears: waitingInOtherYears)
    }

    /// A row for every matter there ever was, those in use first; by definition and machine, the row's place.
    private func matterPlaces(into rows: inout [DeskTable.Row]) -> [[Int]] {
        var placesByName: [String: Int] = [:]
        var places = definitions.map { _ in [Int]() }
        let order = (current.map { [$0] } ?? []) + definitions.indices.filter { $0 != current }.reversed()
        for definition in order {
            for machine in definitions[definition].ruleset.machines {
                let facts = machine.facts
                if placesByName[facts.name] == nil {
                    placesByName[facts.name] = rows.count
                    rows.append(DeskTable.Row(category: facts.category, name: facts.name, title: facts.title))
                }
                places[definition].append(placesByName[facts.name] ?? 0)
            }
        }
        return places
    }
}
