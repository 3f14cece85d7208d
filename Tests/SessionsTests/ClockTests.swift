// A clock that is set back under a store in earnest: records keep their order in time, and it is said.

import Engine
import Foundation
import Machines
import Source
import Storage
import Testing

@testable import Sessions

@Suite struct ClockTests {
    private let day: Int64 = 86_400_000
    private let unit = "register unit office name 某单位 credit-code 12220000TE0000907B kind 机关 division 220200"

    /// The moments of all records of the store, in their order.
    private func moments(_ desk: TrialDesk) throws -> [Int64] {
        var moments: [Int64] = []
        try DiskStore.open(at: desk.storePath).read(from: 1) { moments.append($0.atMilliseconds) }
        return moments
    }

    private func session(_ desk: TrialDesk, days: Int64, _ id: String) throws -> Session {
        var environment = desk.environment(typing: [])
        let now = environment.now
        environment.sessionID = id
        environment.now = { Moment(milliseconds: now().milliseconds + days * 86_400_000) }
        let store = try DiskStore.open(at: desk.storePath)
        let session = try Session.open(at: store, environment: environment, language: .en)
        session.folder = desk.path
        return session
    }

    @Test func recordsNeverGoBackInTime() throws {
        let desk = try TrialDesk()
        try TrialWorld.real.image().write(to: URL(fileURLWithPath: desk.storePath))
        let ahead = try session(desk, days: 10, "a")
        let behind = try session(desk, days: 0, "b")
        #expect(!desk.takeTold().contains("S0202"))
        #expect(ahead.perform(unit + " --password-file password") == .done)
        let last = try #require(try moments(desk).last)
        _ = desk.takeTold()
        #expect(behind.perform("login office --password-file password") == .done)
        let told = desk.takeTold()
        #expect(told.contains("note[S0202]") && told.contains("864000 s behind"), "\(told)")
        #expect(behind.perform("logout") == .done)
        #expect(!desk.takeTold().contains("S0202"), "it is said once")
        let found = try moments(desk)
        #expect(found.suffix(2) == [last, last], "\(found)")
        #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 }, "\(found)")
        #expect(ahead.perform("login office --password-file password") == .done)
        #expect(try moments(desk).last.map { $0 >= last } == true)
        let later = try session(desk, days: 0, "c")
        #expect(desk.takeTold().contains("note[S0202]"))
        #expect(later.perform("login office --password-file wrong") != .done)
        #expect(try moments(desk).last.map { $0 >= last } == true)
    }
}
