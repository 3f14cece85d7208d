// The conversation with an editor: its order, what is not understood, what is cancelled, how it ends.

import Foundation
import Testing

@testable import LanguageServer

@Suite struct ConversationTests {
    private let party = "party p \"甲\" { field a \"甲\" text }\n"

    @Test func nothingIsAnsweredBeforeItBegins() throws {
        let editor = try Editor([:])
        let again = try #require(try editor.request("initialize", [:]) as? [String: Any])
        #expect(again["code"] as? Int == CallFault.Code.invalidRequest.rawValue)
        #expect(try editor.request("shutdown", [:]) is NSNull)
        let late = try #require(try editor.request("workspace/symbol", ["query": ""]) as? [String: Any])
        #expect(late["code"] as? Int == CallFault.Code.invalidRequest.rawValue)
        #expect(!editor.end.isEnded)
        editor.notify("exit", [:])
        #expect(editor.end == (true, true))
    }

    @Test func anEndWithoutShutdownIsNoneInOrder() throws {
        let editor = try Editor([:])
        editor.notify("exit", [:])
        #expect(editor.end == (true, false))
    }

    @Test(arguments: [
        ("Content-Length: 3\r\n\r\n{\"a", CallFault.Code.parseError), ("Content-Length: x\r\n\r\n", .parseError),
        ("No-Length: 1\r\n\r\n", .parseError), ("Content-Length: 2\r\n\r\n[]", .invalidRequest),
        ("Content-Length: 99999999999\r\n\r\n", .parseError),
    ])
    func whatIsMalformedIsAnsweredAndPassedOver(text: String, code: CallFault.Code) throws {
        let editor = try Editor([:])
        let error = try #require(editor.take(Array(text.utf8)).first?["error"] as? [String: Any])
        #expect(error["code"] as? Int == code.rawValue)
        guard !text.contains("999") else { return }
        let unknown = try #require(try editor.request("no/such", [:]) as? [String: Any])
        #expect(unknown["code"] as? Int == CallFault.Code.methodNotFound.rawValue)
    }

    @Test func parametersOfAnotherShapeAreRefused() throws {
        let editor = try Editor([:])
        let error = try #require(try editor.request("textDocument/formatting", ["x": 1]) as? [String: Any])
        #expect(error["code"] as? Int == CallFault.Code.invalidParams.rawValue)
    }

    @Test(arguments: [
        ("completion", "completionProvider"), ("hover", "hoverProvider"), ("inlayHint", "inlayHintProvider"),
        ("definition", "definitionProvider"), ("references", "referencesProvider"),
        ("documentHighlight", "documentHighlightProvider"), ("rename", "renameProvider"),
        ("formatting", "documentFormattingProvider"), ("documentSymbol", "documentSymbolProvider"),
        ("foldingRange", "foldingRangeProvider"), ("codeAction", "codeActionProvider"),
        ("semanticTokens/full", "semanticTokensProvider"), ("signatureHelp", "signatureHelpProvider"),
        ("rangeFormatting", "documentRangeFormattingProvider"), ("codeLens", "codeLensProvider"),
    ])
    func whatIsAnsweredIsAnnounced(method: String, capability: String) throws {
        let editor = try Editor([:])
        #expect(editor.capabilities[capability] != nil)
        let error = try #require(try editor.request("textDocument/" + method, [:]) as? [String: Any])
        #expect(error["code"] as? Int == CallFault.Code.invalidParams.rawValue)
    }

    @Test func messagesComeInAnyPieces() throws {
        let editor = try Editor([:])
        let content = Array("{\"jsonrpc\":\"2.0\",\"id\":\"七\",\"method\":\"no/such\"}".utf8)
        let bytes = Array("content-length: \(content.count)\n\n".utf8) + content
        var answers: [[String: Any]] = []
        for byte in bytes { answers += editor.take([byte]) }
        #expect(answers.map { $0["id"] as? String } == ["七"])
    }

    @Test func whatIsCancelledIsNotDone() throws {
        let editor = try Editor([:])
        editor.open("/province/a.matter", party)
        let name = ["textDocument": ["uri": Editor.uri("/province/a.matter")]]
        let answers = editor.send([
            ["id": 51, "method": "textDocument/formatting", "params": name],
            ["id": 52, "method": "textDocument/foldingRange", "params": name],
            ["method": "$/cancelRequest", "params": ["id": 51]],
        ])
        let error = try #require(answers.first { $0["id"] as? Int == 51 }?["error"] as? [String: Any])
        #expect(error["code"] as? Int == CallFault.Code.requestCancelled.rawValue)
        #expect(answers.first { $0["id"] as? Int == 52 }?["result"] is [Any])
    }

    @Test func severalChangesAtOnceAreToldOnce() throws {
        let editor = try Editor([:])
        editor.open("/province/a.matter", party)
        let before = editor.tellings
        let change = { (text: String) in
            [
                "method": "textDocument/didChange",
                "params": editor.change(text, in: "/province/a.matter", from: (0, 0), to: (0, 0)),
            ] as [String: Any]
        }
        _ = editor.send([change("x"), change("y"), change("z")])
        #expect(editor.tellings == before + 1)
    }
}
