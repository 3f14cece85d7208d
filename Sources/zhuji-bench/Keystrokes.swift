// A keystroke in an editor: from a change that is sent to `zhuji lsp` to the findings that it brings, beside
// `ruff server` on as many lines of Python where the variable RUFF names its executable.

import Foundation
import Measuring

/// Milliseconds at three sizes: the 95th of a hundred keystrokes, a round each.
func keystrokeFigures(_ bench: Bench) throws -> [Figure] {
    let program = try releasedProgram()
    let ruff = ProcessInfo.processInfo.environment["RUFF"]
    return try (bench.isQuick ? [1000, 3000, 10_000] : [10_000, 30_000, 100_000]).map { lines in
        let rulebook = try TypedDocument(
            name: "typed.matter", language: "matter", text: rulebookText(lines: lines), word: "text length",
            mistake: "txt length", in: "\(bench.folder)/typed-\(lines)")
        let python = try TypedDocument(
            name: "typed.py", language: "python", text: pythonText(lines: lines), word: "for name, value in",
            mistake: "for name, value on", in: "\(bench.folder)/typed-python-\(lines)")
        let own = try LanguageClient(program, ["lsp"], on: rulebook)
        let other = try ruff.map { try LanguageClient($0, ["server", "--isolated"], on: python) }
        var (times, otherTimes): ([Double], [Double]) = ([], [])
        for _ in 0..<bench.rounds(lines == 10_000 ? 7 : 3) {
            times.append(try own.slowKeystroke(of: bench.isQuick ? 20 : 100))
            if let other { otherTimes.append(try other.slowKeystroke(of: bench.isQuick ? 20 : 100)) }
        }
        try own.end()
        try other?.end()
        return Figure(
            name: "keystroke, 95 of 100", size: "\(grouped(lines)) lines", amount: Double(lines), rounds: times,
            unit: "ms", beside: [Beside.peer("ruff server", otherTimes)].filter { !$0.rounds.isEmpty })
    }
}

/// A document that is typed into: a word in its middle is made a mistake and mended again.
private struct TypedDocument {
    let folder: URL
    let uri: String
    let language: String
    let text: String
    let line: Int
    let start: Int
    let word: String
    let mistake: String

    init(
        name: String, language: String, text: String, word: String, mistake: String, in folder: String
    ) throws {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        let file = self.folder.appendingPathComponent(name)
        try text.write(to: file, atomically: true, encoding: .utf8)
        let lines = text.components(separatedBy: "\n")
        let places = lines.indices.filter { lines[$0].contains(word) }
        guard let line = places.first(where: { $0 >= lines.count / 2 }), let found = lines[line].range(of: word) else {
            throw BenchFailure.program("\(name) has no “\(word)”")
        }
        uri = file.absoluteString
        start = lines[line][..<found.lowerBound].utf16.count
        (self.language, self.text, self.line, self.word, self.mistake) = (language, text, line, word, mistake)
    }
}

/// An editor with one document open in a language server.
private final class LanguageClient {
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())
    private let document: TypedDocument
    private var received = Data()
    private var version = 1
    private var isMistaken = false

    init(_ program: String, _ arguments: [String], on document: TypedDocument) throws {
        self.document = document
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = document.folder
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        try send([
            "id": 1, "method": "initialize",
            "params": [
                "rootUri": document.folder.absoluteString, "capabilities": [String: Any](),
                "workspaceFolders": [["uri": document.folder.absoluteString, "name": "typed"]],
            ],
        ])
        try receive { $0["id"] as? Int == 1 }
        try send(["method": "initialized", "params": [String: Any]()])
        let item: [String: Any] = [
            "uri": document.uri, "languageId": document.language, "version": 1, "text": document.text,
        ]
        try send(["method": "textDocument/didOpen", "params": ["textDocument": item]])
        try receive(isFindings)
        for _ in 0..<4 { try type() }
    }

    /// How long the 95th of a hundred keystrokes takes, in milliseconds.
    func slowKeystroke(of count: Int) throws -> Double {
        var times: [Double] = []
        for _ in 0..<count { times.append(try seconds { try type() } * 1000) }
        return times.sorted()[count * 95 / 100 - 1]
    }

    /// Types the mistake, or mends it, and waits for the findings.
    private func type() throws {
        version += 1
        let old = isMistaken ? document.mistake : document.word
        let new = isMistaken ? document.word : document.mistake
        isMistaken.toggle()
        let range = [
            "start": ["line": document.line, "character": document.start],
            "end": ["line": document.line, "character": document.start + old.utf16.count],
        ]
        try send([
            "method": "textDocument/didChange",
            "params": [
                "textDocument": ["uri": document.uri, "version": version],
                "contentChanges": [["range": range, "text": new] as [String: Any]],
            ] as [String: Any],
        ])
        try receive { self.isFindings($0) && ($0["params"] as? [String: Any])?["version"] as? Int == self.version }
    }

    func end() throws {
        try send(["id": 2, "method": "shutdown"])
        try receive { $0["id"] as? Int == 2 }
        try send(["method": "exit"])
        process.waitUntilExit()
    }

    private func isFindings(_ message: [String: Any]) -> Bool {
        message["method"] as? String == "textDocument/publishDiagnostics"
    }

    private func send(_ message: [String: Any]) throws {
        let content = try JSONSerialization.data(withJSONObject: message.merging(["jsonrpc": "2.0"]) { $1 })
        let head = Data("Content-Length: \(content.count)\r\n\r\n".utf8)
        try input.fileHandleForWriting.write(contentsOf: head + content)
    }

    /// Takes messages up to one that passes the test.
    private func receive(_ isIt: ([String: Any]) -> Bool) throws {
        while !isIt(try message()) {}
    }

    private func message() throws -> [String: Any] {
        let gap = Data("\r\n\r\n".utf8)
        while true {
            if let end = received.range(of: gap) {
                let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
                let length = head.split(separator: "\r\n").compactMap { line in
                    line.lowercased().hasPrefix("content-length:") ? Int(line.dropFirst(15).drop { $0 == " " }) : nil
                }.first
                guard let length else { throw BenchFailure.program("no Content-Length in: \(head)") }
                if received.distance(from: end.upperBound, to: received.endIndex) >= length {
                    let content = received[end.upperBound..<end.upperBound + length]
                    received = Data(received[(end.upperBound + length)...])
                    return try JSONSerialization.jsonObject(with: content) as? [String: Any] ?? [:]
                }
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw BenchFailure.program("the language server has ended") }
            received.append(more)
        }
    }
}
