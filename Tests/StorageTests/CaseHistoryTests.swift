// The way of a case as a journal has it, and that reading it changes nothing.

import Digests
import Engine
import Foundation
import Machines
import Storage
import Testing

@Suite struct CaseHistoryTests {
    @Test func theWayBeginsWithTheApplication() throws {
        let fixture = try UpkeepFixture()
        let before = try UpkeepFixture.image(of: fixture.path)
        let history = try CaseHistory.read(of: CaseID(1), at: fixture.path, access: fixture.access)
        #expect(history.moves.count == 1, "attaching leaves a case where it is")
        let move = try #require(history.moves.first)
        #expect(move.from == nil && move.to.definition == 0 && move.to.machine == 1 && move.to.state == StateID(0))
        #expect(move.verb == .apply && move.party == PartyID(1) && move.stamp == SampleRulebook.stamp)
        #expect(history.machine(at: move.to).facts.name == "talent-grading")
        #expect(history.registry.cases.count == 1)
        #expect(try UpkeepFixture.image(of: fixture.path) == before)
    }

    @Test func thereIsNoWayOfACaseThatIsNot() throws {
        let fixture = try UpkeepFixture()
        #expect(try CaseHistory.read(of: CaseID(2), at: fixture.path, access: fixture.access).moves.isEmpty)
    }

    @Test func itIsReadWhileOthersReadAndRefusedWhileOneWrites() throws {
        let fixture = try UpkeepFixture()
        let other = try fixture.stores.open(access: fixture.access)
        try other.exclusively { () throws(StoreError) in
            #expect(code(fixture) == "S0106")
        }
        #expect(code(fixture) == nil)
    }

    @Test func whatCannotBeReadIsSaid() throws {
        let fixture = try UpkeepFixture(segmentBytes: 64 << 20)
        let definition = fixture.stores.path("definitions/\(UpkeepFixture.definition.hexadecimal)")
        try FileManager.default.moveItem(atPath: definition, toPath: definition + "-gone")
        #expect(code(fixture) == "S0119")
        try FileManager.default.moveItem(atPath: definition + "-gone", toPath: definition)
        try fixture.flip(StoreFixture.segment, at: try fixture.stores.bytes(StoreFixture.segment).count / 2)
        #expect(code(fixture) == "S0107")
        try FileManager.default.removeItem(atPath: fixture.path)
        #expect(code(fixture) == "S0101")
    }

    /// Why the history of case 1 cannot be read; nil where it can.
    private func code(_ fixture: UpkeepFixture) -> String? {
        do throws(UpkeepError) {
            _ = try CaseHistory.read(of: CaseID(1), at: fixture.path, access: fixture.access)
            return nil
        } catch {
            return error.code
        }
    }
}
