// Random sessions in the province of the trials: whatever is done, every case stands in one place on a desk, tiles are
// the sums of their columns, and lists hold as many cases as the counts say.

import Engine
import Machines
import Source
import TestSupport
import Testing

@testable import Sessions

/// A generator that gives the same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

@Suite struct DeskIdentityTests {
    private static let offices = ["institute", "bureau", "university", "district", "city", "hall"]
    private static let applicants = ["drafting", "waiting", "approved", "returned", "appraised"]
    private static let cases = 11...17

    @Test("Q04 Q05 Q06 all is pending, to dispatch and done, and tiles are sums, in any session", arguments: 1...4)
    func theIdentityHolds(_ seed: UInt64) throws {
        let desk = try TrialDesk()
        let session = try desk.session(of: .province)
        var chance = SeededGenerator(seed: seed)
        var done = 0
        for step in 0..<80 {
            for line in lines(session, &chance) where session.perform(line) == .done { done += 1 }
            for office in Self.offices where step % 10 == 9 { checkDesk(office, session) }
        }
        #expect(done > 80, "the session does hardly anything")
    }

    /// What somebody does with a case: mostly who has it, and mostly what may be done there.
    private func lines(_ session: Session, _ chance: inout SeededGenerator) -> [String] {
        let number = Self.cases.randomElement(using: &chance) ?? 0
        let subject = session.registry.case(CaseID(UInt32(number)))
        let holder = subject.flatMap { $0.holders(in: session.registry.machine(of: $0)).first }
        let account = session.registry.accounts.first { $0.party == holder }?.name
        let anybody = (Self.offices + Self.applicants).randomElement(using: &chance)
        guard let name = Int.random(in: 0..<5, using: &chance) == 0 ? anybody : account ?? anybody else { return [] }
        let acts: [[String]] = [
            ["judge all right", "approve 同意"], ["judge all right", "approve 同意"],
            ["judge basic wrong", "judge others right", "return to applicant 请改"],
            ["judge basic wrong", "judge others right", "return to unit 请改"], ["terminate 不符"],
            ["attach letter proof.pdf", "dispatch"], ["attach letter proof.pdf", "dispatch"], ["recall"],
            ["record passed grade B", "publish"], ["submit"], ["submit"],
        ]
        let lines = (acts.randomElement(using: &chance) ?? []).map { "as \(name): \($0)" }
        return ["clock 2023-07-0\(Int.random(in: 3...9, using: &chance))", "as \(name): open \(number)"] + lines
    }

    private func checkDesk(_ account: String, _ session: Session) {
        guard let party = session.registry.account(named: account)?.party else { return }
        let registry = session.registry
        let today = session.moment.day
        let table = registry.deskTable(for: party, year: nil, today: today)
        let sum = table.sum
        #expect(sum.all == sum.pending + sum.dispatch + sum.done)
        #expect(sum.returned <= sum.done && sum.today <= sum.done)
        let columns: [(ListState, Int)] = [
            (.pending, sum.pending), (.dispatch, sum.dispatch), (.returned, sum.returned), (.today, sum.today),
            (.done, sum.done),
        ]
        for (state, count) in columns {
            var filter = CaseFilter()
            filter.state = state
            #expect(session.rows(of: .party(party), matching: filter).count == count, "\(account) \(state)")
            let byMatter = table.rows.map { row in
                var filter = filter
                filter.matter = row.name
                return session.rows(of: .party(party), matching: filter).count
            }
            #expect(byMatter.reduce(0, +) == count, "\(account) \(state)")
        }
        var ids: [CaseID] = []
        registry.deskRows(of: party) { ids.append($0.id) }
        let reviewed = ids.compactMap(registry.case)
        let desks = reviewed.map { registry.desk(of: $0, for: party) }
        #expect(desks.filter { $0 != nil && $0 != .ahead }.count == sum.all)
        // By years: every case is in one of them.
        let years = Set(reviewed.map(\.year)).sorted()
        let all = years.map { registry.deskTable(for: party, year: $0, today: today).sum.all }
        #expect(all.reduce(0, +) == sum.all)
    }
}
