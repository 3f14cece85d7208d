// A session file: its lines, carried out one after another up to the first refusal. Reading the file is the caller's.

import Reporting
import Source

/// The lines of a session file.
package struct SessionFile {
    /// The most that a session file may hold.
    package static let limitBytes: Int64 = 8 << 20

    /// As it was named, for messages.
    let name: String
    /// The folder that the files named in it are relative to; nil: the program's.
    let folder: String?
    let lines: [String]

    /// The file in these bytes, which must be UTF-8.
    package init(_ bytes: [UInt8], name: String, path: String) throws(Failure) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let why = Words(zh: "不是 UTF-8 文本", en: "it is no UTF-8 text")
            throw .mistake(Mistake(.fileMalformed, ["file": .text(name), "why": .words(why)]))
        }
        self.name = name
        folder = path.lastIndex(of: "/").map { String(path[..<$0]) }
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }
}

/// The lines of a file on their way: each is a command, or the answer to a question that a command asks.
final class PlayedLines {
    private var rest: ArraySlice<String>
    /// The number of the line that came last, from 1.
    private(set) var number = 0

    init(_ lines: [String]) {
        rest = lines[...]
    }

    func next() -> String? {
        guard let line = rest.popFirst() else { return nil }
        number += 1
        return line
    }
}

/// What became of a session file.
package struct FileOutcome {
    package var refusals = 0
    /// The first store fault or the end of the session, which stop even a run that keeps going.
    package var stop: LineOutcome?
}

extension Session {
    /// Plays a file: each line is carried out and what comes of it is said; a failure names the line.
    package func play(_ file: SessionFile, keepsGoing: Bool) -> FileOutcome {
        var outcome = FileOutcome()
        let before = folder
        folder = file.folder
        let (lines, outer) = (PlayedLines(file.lines), playing)
        playing = lines
        defer {
            folder = before
            playing = outer
        }
        while let line = lines.next() {
            let number = lines.number
            echo(line)
            let result = perform(line)
            if [.refused, .failed, .away].contains(result) {
                environment.tell(
                    words(zh: "  在 \(file.name) 第 \(number) 行\n", en: "  at \(file.name):\(number)\n"))
            }
            switch result {
            case .done: continue
            case .refused:
                outcome.refusals += 1
                if !keepsGoing { return outcome }
            case .failed, .away, .ended:
                outcome.stop = result
                return outcome
            }
        }
        return outcome
    }

    /// Carries out a file within a command: the answers are said as they come, the first failure is the command's.
    func run(_ file: SessionFile) throws(Failure) -> Answer {
        let before = folder
        folder = file.folder
        let (lines, outer) = (PlayedLines(file.lines), playing)
        playing = lines
        defer {
            folder = before
            playing = outer
        }
        while let line = lines.next() {
            let number = lines.number
            echo(line)
            do throws(Failure) {
                if environment.isInterrupted() { throw .mistake(Mistake(.interrupted)) }
                let answer = try carryOut(line)
                if answer.endsSession { return answer }
                say(answer)
            } catch {
                environment.tell(words(zh: "\(file.name) 第 \(number) 行：\n", en: "\(file.name):\(number):\n"))
                throw error
            }
        }
        return Answer()
    }

    private func echo(_ line: String) {
        guard echoes else { return }
        let text = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
        if text.isEmpty {
            environment.say("\n")
        } else {
            environment.say((text.hasPrefix("#") ? "" : "> ") + printable(String(text)) + "\n")
        }
    }
}
