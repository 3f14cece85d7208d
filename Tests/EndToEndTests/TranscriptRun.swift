// Plays a transcript's commands in a folder of its own and writes down what they say. The file's form is in Transcript.

import Foundation
import TestSupport

/// One playing of a transcript.
struct TranscriptRun {
    private let folder: TemporaryFolder
    private let programs: URL
    private var environment: [String: String?]

    /// Makes the folder; `programs` holds what commands find by name, before the system's own.
    init(programs: URL) throws {
        folder = try TemporaryFolder()
        self.programs = programs
        environment = [
            "PATH": programs.path + ":/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }

    /// The transcript with what its commands say now.
    mutating func play(_ transcript: Transcript) throws -> Transcript {
        var played = transcript
        for (index, block) in transcript.blocks.enumerated() {
            switch block {
            case .remark: break
            case .file(let name, let lines):
                try folder.write(lines.map { $0 + "\n" }.joined(), to: name)
            case .copy(let path):
                let name = Repository.url(path).lastPathComponent
                try copyOfRepository(path, to: folder.url.appendingPathComponent(name))
            case .set(let name, let value):
                environment[name] = value
            case .command(let line, let input, _):
                played.blocks[index] = .command(line: line, input: input, said: try say(line, input: input))
            }
        }
        return played
    }

    private func say(_ line: String, input: [String]) throws -> [String] {
        let before = Self.today()
        let outcome = try Program(path: "/bin/sh").run(
            ["-c", line], input: input.map { $0 + "\n" }.joined(), environment: environment, inheriting: false,
            folder: folder.url, limitSeconds: 60)
        let days = [before, Self.today()]
        var said = shown(outcome.output, days: days).map(Self.guarded)
        said += shown(outcome.errors, days: days).map { "! " + $0 }
        if outcome.timedOut {
            said.append("? time is up")
        } else if outcome.status != 0 {
            said.append("? \(outcome.status)")
        }
        return said
    }

    /// The lines of an output, with what differs from run to run replaced by names in angle brackets.
    private func shown(_ output: String, days: [String]) -> [String] {
        guard !output.isEmpty else { return [] }
        var text = output.replacingOccurrences(of: folder.path, with: "<folder>")
        text = text.replacingOccurrences(of: Repository.root.path, with: "<root>")
        text = text.replacingOccurrences(of: programs.path, with: "<programs>")
        text = text.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|\+[0-9:]+)/, with: "<time>")
        text = text.replacing(/[0-9a-f]{64}/, with: "<hash>").replacing(/\b[0-9a-f]{12}\b/, with: "<hash>")
        for day in days { text = text.replacingOccurrences(of: day, with: "<today>") }
        text = text.replacing(/<today> [0-9]{2}:[0-9]{2}/, with: "<today> <time>")
        text = text.replacing(/([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}/, with: "<code>")
        var lines = text.components(separatedBy: "\n")
        if lines.last?.isEmpty == true { lines.removeLast() } else { lines.append("\\c") }
        return lines
    }

    private static func guarded(_ line: String) -> String {
        if line == "\\c" { return line }
        let openings = ["$ ", "# ", "< ", "! ", "? ", "@", "\\"]
        return openings.contains { line.hasPrefix($0) } ? "\\" + line : line
    }

    /// The day in the time zone that the product counts days in.
    private static func today() -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        formatter.dateFormat = "yyyy-MM-dd"
        return formatter.string(from: Date.now)
    }
}
