// A folder of rules beside a store: whether it says what the store runs.

import Engine
import Foundation
import Machines
import Source
import Storage
import TestSupport
import Testing

@testable import Sessions

@Suite struct SameRulebookTests {
    private let folder: TemporaryFolder
    private var rules: String { folder.path + "/rules" }

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.url("workflows").path, toPath: rules)
    }

    @Test(arguments: ["", "/"]) func theFolderItCameFromIsTheSame(end: String) throws {
        let session = try session()
        #expect(session.runsRulebook(at: rules + end, on: Trial.firstDay) == true)
        let known = try #require(session.rulebookHash.flatMap(session.definition))
        let sources = try RulebookFiles.readSources([rules + end])
        #expect(known.isMade(of: sources, root: rules) { try? RulebookFiles.bytes(of: $0) })
    }

    @Test func aCommentIsNoOtherRulebook() throws {
        let session = try session()
        try append("# 备注\n", to: "parties.matter")
        #expect(session.runsRulebook(at: rules, on: Trial.firstDay) == true)
    }

    @Test func aCopyElsewhereIsTheSame() throws {
        let session = try session()
        let other = folder.path + "/other"
        try FileManager.default.moveItem(atPath: rules, toPath: other)
        #expect(session.runsRulebook(at: other, on: Trial.firstDay) == true)
        #expect(session.runsRulebook(at: rules, on: Trial.firstDay) == nil)
    }

    @Test func aRuleMoreIsAnotherRulebook() throws {
        let session = try session()
        let text = try String(contentsOfFile: rules + "/talent-grading.matter", encoding: .utf8)
        let other = text.replacingOccurrences(of: "matter talent-grading", with: "matter talent-grading-anew")
        #expect(other != text)
        try append(other, to: "more.matter")
        #expect(session.runsRulebook(at: rules, on: Trial.firstDay) != true)
    }

    @Test func anotherTableOfDivisionsIsAnotherRulebook() throws {
        let session = try session()
        let path = rules + "/divisions.json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let other = text.replacingOccurrences(of: "公主岭市", with: "公主岭县")
        #expect(other != text)
        try Data(other.utf8).write(to: URL(fileURLWithPath: path))
        #expect(session.runsRulebook(at: rules, on: Trial.firstDay) == false)
    }

    @Test func aRulebookWithErrorsIsNotJudged() throws {
        let session = try session()
        try append("matter\n", to: "parties.matter")
        #expect(session.runsRulebook(at: rules, on: Trial.firstDay) == nil)
    }

    private func session() throws -> Session {
        let read = try RulebookFiles.read([rules], on: Trial.firstDay)
        return try Session.begin(
            at: MemoryStore(settings: StoreSettings(id: "same", isTraining: true)),
            with: try #require(SoundRulebook(read, root: rules)), environment: try TrialDesk().environment,
            language: .en)
    }

    private func append(_ text: String, to name: String) throws {
        let path = rules + "/" + name
        let old = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        try Data((old + text).utf8).write(to: URL(fileURLWithPath: path))
    }
}
