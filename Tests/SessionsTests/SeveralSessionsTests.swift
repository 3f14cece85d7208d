// Trials of sessions side by side at one store on a disk: each sees what the others wrote.

import Engine
import Foundation
import Machines
import Source
import Storage
import TestSupport
import Testing

@testable import Sessions

@Suite struct SeveralSessionsTests {
    private let folder: TemporaryFolder
    private let rulebook: SoundRulebook

    init() throws {
        folder = try TemporaryFolder()
        let path = Repository.url("workflows").path
        guard let sound = SoundRulebook(try RulebookFiles.read([path], on: Trial.firstDay), root: path) else {
            throw Faulty()
        }
        rulebook = sound
    }

    private struct Faulty: Error {}

    private var place: String { folder.path + "/store" }

    private func begin() throws -> Session {
        let store = try DiskStore.create(at: place, settings: StoreSettings(id: "several", isTraining: true))
        return try Session.begin(at: store, with: rulebook, environment: quiet(), language: .en)
    }

    private func open() throws -> Session {
        try Session.open(at: try DiskStore.open(at: place), environment: quiet(), language: .en)
    }

    private func quiet() -> Environment {
        Environment(
            now: { Moment(milliseconds: 1_688_346_000_000) }, sessionID: "s",
            readFile: { path, _ throws(Failure) in throw .store(.fileRefused(path: path, reason: .missing)) },
            writeFile: { _, _, _, ready throws(Failure) in try ready() }, say: { _ in }, tell: { _ in },
            randomBytes: { Array(repeating: 7, count: $0) })
    }

    private func run(_ session: Session, _ lines: [String], at location: SourceLocation = #_sourceLocation) {
        for line in lines { #expect(session.perform(line) == .done, "\(line)", sourceLocation: location) }
    }

    @Test func eachSeesTheOthersCommands() throws {
        let (first, second) = (try begin(), try open())
        run(
            first,
            [
                "register unit office name 设计院 credit-code 91220102TE0000053X kind 企业 division 220102",
                "register person zhang name 张三 citizen-id 220199198501010018", "as zhang: bind 91220102TE0000053X",
            ])
        run(second, ["as office: next", "as office: approve 同意"])
        #expect(first.perform("as zhang: bind 91220102TE0000053X") == .refused)
        run(first, ["as zhang: unbind"])
        try second.catchUp()
        #expect(first.registry.cases == second.registry.cases)
        #expect(first.registry.parties == second.registry.parties)
    }

    @Test func ofTwoThatWantTheSameOneIsRefused() throws {
        let (first, second) = (try begin(), try open())
        let line = "register person zhang name 张三 citizen-id 220199198501010018"
        #expect(first.perform(line) == .done)
        #expect(second.perform(line) == .refused)
    }

    @Test func openingAgainGivesTheSame() throws {
        let first = try begin()
        run(
            first,
            [
                "register person zhang name 张三 citizen-id 220199198501010018", "login zhang",
                "profile set phone 13900000000",
            ])
        let again = try open()
        #expect(again.registry.parties == first.registry.parties)
        #expect(again.registry.accounts == first.registry.accounts)
        #expect(again.rulebookHash == first.rulebookHash)
        #expect(again.registry.ruleset == first.registry.ruleset)
    }

    @Test func aStoreWithoutItsDefinitionIsNotGivenAnother() throws {
        let hash = try #require(try begin().rulebookHash)
        let definition = URL(fileURLWithPath: place + "/definitions/" + hash)
        try FileManager.default.moveItem(at: definition, to: folder.url.appendingPathComponent("away"))
        let error = #expect(throws: Failure.self) { try open() }
        #expect(error?.code == "S0119")
    }

    @Test func aDefinitionThatWasChangedIsNotRun() throws {
        let hash = try #require(try begin().rulebookHash)
        let file = URL(fileURLWithPath: place + "/definitions/" + hash + "/ruleset")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        let error = #expect(throws: Failure.self) { try open() }
        #expect(error?.code == "S0119")
    }
}
