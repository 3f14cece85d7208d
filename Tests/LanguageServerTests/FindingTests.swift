// What is wrong, as it is typed: over files, over the disk, in both units and both languages.

import Foundation
import Testing

@testable import LanguageServer

@Suite struct FindingTests {
    private let party = "party p \"甲\" {\n    field a \"甲\" text\n}\n"

    @Test func aChangeIsJudgedWithTheFilesBesideIt() throws {
        let editor = try Editor(["/province/rules/a.matter": party, "/province/rules/b.matter": "party p \"乙\" {}\n"])
        editor.open("/province/rules/a.matter", party)
        let both = try #require(editor.codes("/province/rules/b.matter"))
        #expect(!both.isEmpty)
        // Under another name the two no longer meet.
        editor.type("q", in: "/province/rules/a.matter", from: (0, 6), to: (0, 7))
        #expect(editor.codes("/province/rules/b.matter") != both)
    }

    @Test func whatIsTypedCountsOverTheDisk() throws {
        let editor = try Editor(["/province/a.matter": party])
        editor.open("/province/a.matter", "party\n")
        let typed = try #require(editor.codes("/province/a.matter"))
        #expect(!typed.isEmpty)
        editor.notify("textDocument/didClose", ["textDocument": ["uri": Editor.uri("/province/a.matter")]])
        #expect(editor.codes("/province/a.matter") == [])
    }

    @Test func aNewFileOnTheDiskIsSeen() throws {
        let editor = try Editor(["/province/a.matter": party])
        editor.open("/province/a.matter", party)
        let before = editor.codes("/province/a.matter")
        editor.files.sources["/province/b.matter"] = "party p \"乙\" {}\n"
        editor.notify("workspace/didChangeWatchedFiles", ["changes": []])
        #expect(editor.codes("/province/a.matter") != before || editor.codes("/province/b.matter")?.isEmpty == false)
    }

    @Test func aClientThatCanIsAskedToWatchTheFiles() throws {
        let editor = try Editor([:], watches: true)
        let asked = try #require(editor.asked.first)
        #expect(asked["method"] as? String == "client/registerCapability")
        #expect(try Editor([:]).asked.isEmpty)
    }

    @Test func otherFoldersAreOtherRulebooks() throws {
        let editor = try Editor(["/province/one/a.matter": party, "/province/two/b.matter": party])
        editor.open("/province/one/a.matter", party)
        editor.open("/province/two/b.matter", party)
        let codes = try #require(editor.codes("/province/one/a.matter"))
        #expect(editor.codes("/province/two/b.matter") == codes)
        #expect(!codes.contains("M0301"))
    }

    @Test(arguments: [("utf-16", 14), ("utf-8", 18)])
    func placesAreCountedInTheUnitsAgreedOn(encoding: String, character: Int) throws {
        let editor = try Editor([:], encoding: encoding)
        // Before the unknown word stand a text of two ideographs, one of them of four bytes, and a space.
        editor.open("/province/a.matter", "party p \"甲𠀀\" unknown {\n}\n")
        let findings = try #require(editor.findings["/province/a.matter"])
        let starts = findings.compactMap { ($0["range"] as? [String: [String: Int]])?["start"] }
        #expect(starts.contains { $0 == ["line": 0, "character": character] }, "\(starts)")
    }

    @Test(arguments: [("zh-CN", "请"), ("en", "add")])
    func theClientsLanguageIsSpoken(locale: String, word: String) throws {
        let editor = try Editor([:], locale: locale)
        editor.open("/province/a.matter", "matter m \"甲\" {\n}\n")
        let messages = try #require(editor.findings["/province/a.matter"]).compactMap { $0["message"] as? String }
        #expect(messages.contains { $0.lowercased().contains(word) }, "\(messages)")
    }

    /// Of a rulebook that only was asked about nothing is told: nobody has it open.
    @Test func aQuestionAboutADocumentOpensNone() throws {
        let path = "/province/x/a.matter"
        let editor = try Editor([path: "party unit {\n"])
        let symbols = try #require(try editor.ask("textDocument/documentSymbol", path) as? [Any])
        #expect(symbols.count == 1 && editor.tellings == 0)
    }
}
