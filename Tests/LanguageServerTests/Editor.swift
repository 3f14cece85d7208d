// An editor that talks to the server in process: what it sends, and what it is answered.

import Checking
import Foundation
import Source
import TestSupport
import Testing

@testable import LanguageServer

/// A client over sources that lie in memory.
final class Editor {
    private var server: RulebookServer
    private(set) var files: Disk
    private var number = 0
    /// The last findings told of each document, by the end of its path.
    private(set) var findings: [String: [[String: Any]]] = [:]
    /// What the server asks the client for.
    private(set) var asked: [[String: Any]] = []
    /// What the server said that it can do.
    private(set) var capabilities: [String: Any] = [:]
    /// How often findings were told.
    private(set) var tellings = 0

    /// The sources by path.
    final class Disk {
        var sources: [String: String]
        /// What the server had put beside them, by name.
        var kept: [String: String] = [:]

        init(_ sources: [String: String]) { self.sources = sources }
    }

    init(
        _ sources: [String: String], encoding: String = "utf-16", locale: String = "en", watches: Bool = false,
        shows: Bool = false
    ) throws {
        let disk = Disk(sources)
        files = disk
        server = RulebookServer(
            surroundings: Surroundings(
                hasSources: { folder in disk.sources.keys.contains { Self.folder(of: $0) == folder } },
                sources: { folder in disk.sources.keys.filter { $0.hasPrefix(folder + "/") }.sorted() },
                read: { path in disk.sources[path].map { Array($0.utf8) } },
                divisions: { _ in .missing }, calendar: { _ in .missing },
                keep: { name, bytes in
                    disk.kept[name] = String(decoding: bytes, as: UTF8.self)
                    return "/pictures/\(name)"
                }),
            language: .en, version: "0")
        let result = try request(
            "initialize",
            [
                "rootUri": "file:///province", "locale": locale,
                "capabilities": [
                    "general": ["positionEncodings": [encoding]],
                    "window": ["showDocument": ["support": shows]],
                    "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": watches]],
                ],
            ])
        let told = (result as? [String: Any])?["capabilities"] as? [String: Any]
        #expect(told?["positionEncoding"] as? String == encoding)
        capabilities = told ?? [:]
        notify("initialized", [:])
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// The URI of a path.
    static func uri(_ path: String) -> String { URL(fileURLWithPath: path).absoluteString }

    /// Opens a document with a text.
    func open(_ path: String, _ text: String) {
        notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": Self.uri(path), "languageId": "matter", "version": 1, "text": text]])
    }

    /// Puts a text between two places of a document.
    func type(_ text: String, in path: String, from start: (Int, Int), to end: (Int, Int)) {
        notify("textDocument/didChange", change(text, in: path, from: start, to: end))
    }

    /// The parameters of such a change.
    func change(_ text: String, in path: String, from start: (Int, Int), to end: (Int, Int)) -> [String: Any] {
        [
            "textDocument": ["uri": Self.uri(path), "version": 2],
            "contentChanges": [["range": range(start, end), "text": text]],
        ]
    }

    /// A range as the protocol writes it.
    func range(_ start: (Int, Int), _ end: (Int, Int)) -> [String: Any] {
        [
            "start": ["line": start.0, "character": start.1], "end": ["line": end.0, "character": end.1],
        ]
    }

    /// Asks about a document.
    func ask(_ method: String, _ path: String, _ more: [String: Any] = [:]) throws -> Any {
        try request(method, ["textDocument": ["uri": Self.uri(path)]].merging(more) { $1 })
    }

    /// The result of a request, or its error.
    func request(_ method: String, _ parameters: [String: Any]) throws -> Any {
        number += 1
        let answers = send([["id": number, "method": method, "params": parameters]])
        let answer = try #require(answers.first { $0["id"] as? Int == number })
        return answer["result"] ?? answer["error"] ?? NSNull()
    }

    func notify(_ method: String, _ parameters: [String: Any]) {
        _ = send([["method": method, "params": parameters]])
    }

    /// Sends messages in one piece; the answers.
    func send(_ messages: [[String: Any]]) -> [[String: Any]] {
        let bytes = messages.flatMap { message -> [UInt8] in
            let whole = message.merging(["jsonrpc": "2.0"]) { $1 }
            let content = (try? JSONSerialization.data(withJSONObject: whole)) ?? Data()
            return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
        }
        return take(bytes)
    }

    /// Sends bytes as they are; the answers.
    func take(_ bytes: [UInt8]) -> [[String: Any]] {
        var stream = MessageStream()
        stream.append(server.receive(bytes))
        var answers: [[String: Any]] = []
        while case .success(let content)? = stream.next() {
            let message = (try? JSONSerialization.jsonObject(with: Data(content))) as? [String: Any] ?? [:]
            if message["method"] as? String == "textDocument/publishDiagnostics" {
                let told = message["params"] as? [String: Any] ?? [:]
                let path = URL(string: told["uri"] as? String ?? "")?.path ?? ""
                findings[path] = told["diagnostics"] as? [[String: Any]]
                tellings += 1
            } else if message["method"] != nil {
                asked.append(message)
            } else {
                answers.append(message)
            }
        }
        return answers
    }

    /// The codes told of a document, nil where nothing was.
    func codes(_ path: String) -> [String]? {
        findings[path].map { $0.compactMap { $0["code"] as? String } }
    }

    /// Whether the server has ended, and in order.
    var end: (isEnded: Bool, isOrderly: Bool) { server.end }
}

extension String {
    /// The text with the edits of an answer made, the last first.
    func edited(by edits: [[String: Any]], in encoding: PositionEncoding) throws -> String {
        let source = SourceText(name: "", text: self)
        let spans = try edits.map { edit in
            let range = try JSONDecoder().decode(
                TextRange.self, from: JSONSerialization.data(withJSONObject: #require(edit["range"])))
            return (span: source.span(of: range, in: encoding), text: edit["newText"] as? String ?? "")
        }
        var bytes = source.bytes
        for edit in spans.sorted(by: { $0.span.start > $1.span.start }) {
            bytes.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The rulebook of the repository, as the server opens it.
func shippedRulebook() throws -> OpenRulebook {
    let root = Repository.url("workflows").path
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".matter") }
    return OpenRulebook(
        root: root, isFolder: true,
        surroundings: Surroundings(
            hasSources: { _ in true }, sources: { _ in paths.map { root + "/" + $0 }.sorted() },
            read: { path in (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) } },
            divisions: { _ in .missing }, calendar: { _ in .missing }, keep: { _, _ in nil }))
}
