// Plays the blocks of the manual's pages, each page in a folder of its own, and compares what they say.

import Foundation
import TestSupport
import Testing

/// One playing of a page.
private struct ManualRun {
    private var run: TranscriptRun
    private let language: String

    init(language: String) throws {
        run = try TranscriptRun(programs: try Program.zhuji().url.deletingLastPathComponent())
        self.language = language
    }

    /// The page with what its blocks say now.
    mutating func play(_ page: ManualPage) throws -> ManualPage {
        var played = page
        for (index, part) in page.parts.enumerated() {
            switch part {
            case .prose: break
            case .shell(let opening, let transcript, let closing):
                played.parts[index] = .shell(opening: opening, try run.play(transcript), closing: closing)
            case .prompt(let day, let lines, _):
                played.parts[index] = .prompt(day: day, lines: lines, said: try say(lines, on: day))
            }
        }
        return played
    }

    /// What the lines say at the page's training store, from nine o'clock of the day.
    private mutating func say(_ lines: [ManualPage.Line], on day: String) throws -> [String] {
        let play = "zhuji run page.session --store store --training --keep-going --transcript --lang \(language)"
        let session = ["clock \(day)"] + lines.flatMap { [$0.command] + $0.answers }
        var transcript = Transcript(parsing: "")
        transcript.blocks = [
            .file(name: "page.session", lines: session), .command(line: play, input: [], said: []),
        ]
        guard case .command(_, _, let said) = try run.play(transcript).blocks.last else { return [] }
        let setting: Set<String> = ["> clock \(day)", "时间：\(day) 09:00", "time: \(day) 09:00"]
        var rest = lines[...]
        return said.filter { !setting.contains($0) }.flatMap { line in
            if let next = rest.first, line == "> " + next.command {
                rest.removeFirst()
                return [line] + next.answers.map { "< " + $0 }
            }
            return [line.hasPrefix("\\") && line != "\\c" ? String(line.dropFirst()) : line]
        }
    }
}

@Suite struct ManualTests {
    @Test(
        "R004 R005 R006 R007 R009 R010 R050 the manual says what the product says",
        arguments: [
            "Docs/Manual.md", "Docs/Manual.zh-CN.md", "Docs/Tutorial.md", "Docs/Tutorial.zh-CN.md",
            "Docs/Operations.md", "Docs/Operations.zh-CN.md",
        ])
    func thePageStands(_ path: String) throws {
        var run = try ManualRun(language: path.contains(".zh-CN.") ? "zh" : "en")
        let page = ManualPage(parsing: try Repository.text(path))
        Golden.check(try run.play(page).text, at: path)
    }

    @Test(arguments: [
        "a\n\n```prompt 2023-07-03\n> one\n< yes\nsaid\n\n> two\n```\nb\n",
        "<!-- folder\n@copy workflows\n-->\nprose\n",
        "```console\n$ zhuji run x\n< y\nsaid\n? 1\n```\n\n```text\n> not played\n```\n",
    ]) func aPageIsWrittenAsItIsRead(_ text: String) {
        #expect(ManualPage(parsing: text).text == text)
    }

    @Test func theCommandsOfABlockAreItsPromptLines() {
        let said = ["> one", "said", "> two 2", "< yes"]
        let page = ManualPage(parsing: "```prompt 2023-07-03\n\(said.joined(separator: "\n"))\n```\n")
        let lines = [ManualPage.Line(command: "one"), ManualPage.Line(command: "two 2", answers: ["yes"])]
        #expect(page.parts.contains(.prompt(day: "2023-07-03", lines: lines, said: said)))
    }

    @Test func whatABlockSaysIsReplaced() throws {
        var run = try ManualRun(language: "en")
        let text = "<!-- folder\n@copy workflows\n-->\n```prompt 2023-07-03\n> whoami\nnonsense\n```\n"
        let played = try run.play(ManualPage(parsing: text)).text
        #expect(!played.contains("nonsense") && played.contains("refused[P"))
    }
}
