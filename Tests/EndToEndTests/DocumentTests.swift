// The code that the pages show: definitions must check, and pictures must be those that the program draws.

import Foundation
import TestSupport
import Testing

/// A fenced block of a page.
struct CodeBlock: Sendable, CustomTestStringConvertible {
    let page: String
    /// The line of the opening fence, from 1.
    let line: Int
    let language: String
    let text: String

    var testDescription: String { "\(page):\(line)" }

    /// The blocks of one language in the pages of the repository.
    static func all(in language: String) -> [CodeBlock] {
        let pages = ["README.md", "README.zh-CN.md"] + Repository.files(below: "Docs", suffix: ".md")
        return pages.flatMap { page in (try? Repository.text(page)).map { blocks(in: $0, of: page) } ?? [] }
            .filter { $0.language == language }
    }

    static func blocks(in text: String, of page: String) -> [CodeBlock] {
        var found: [CodeBlock] = []
        var open: (line: Int, language: String, lines: [Substring])?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let block = open, line == "```" {
                let body = block.lines.map { $0 + "\n" }.joined()
                found.append(CodeBlock(page: page, line: block.line, language: block.language, text: body))
                open = nil
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix("```") {
                open = (number + 1, String(line.dropFirst(3)), [])
            }
        }
        return found
    }
}

@Suite struct DocumentTests {
    @Test(arguments: CodeBlock.all(in: "matter")) func theDefinitionsCheck(_ block: CodeBlock) throws {
        let folder = try TemporaryFolder()
        try folder.write(block.text, to: "shown.matter")
        let outcome = try Program.zhuji().run(["check", "--strict", "shown.matter"], folder: folder.url)
        #expect(outcome.status == 0, "\(outcome.output)")
    }

    /// Those of the READMEs are kept short, and show that other layouts are read as well.
    static let laidOut = ["matter", "matter example"].flatMap(CodeBlock.all).filter { $0.page.hasPrefix("Docs/") }

    @Test(arguments: laidOut)
    func theDefinitionsOfTheDocumentsAreLaidOut(_ block: CodeBlock) throws {
        let laidOut = try Program.zhuji().run(["fmt", "-"], input: block.text)
        #expect(laidOut.output == block.text, "\(laidOut.errors)")
    }

    @Test(arguments: CodeBlock.all(in: "mermaid")) func thePicturesAreDrawn(_ block: CodeBlock) throws {
        let language = block.page.contains(".zh-CN.") ? "zh" : "en"
        let drawn = try Program.zhuji().run(["graph", "talent-grading", "--format", "mermaid", "--lang", language])
        #expect(LineDifference.describe(expected: block.text, actual: drawn.output).isEmpty)
        #expect(drawn.output == block.text)
    }

    @Test func thereAreSuchBlocksInBothReadmes() {
        for language in ["matter", "mermaid"] {
            let pages = CodeBlock.all(in: language).map(\.page)
            #expect(pages.contains("README.md") && pages.contains("README.zh-CN.md"), "no \(language)")
        }
    }

    @Test func blocksAreTakenFromAPage() {
        let blocks = CodeBlock.blocks(in: "a\n```x\nb\nc\n```\n```\nd\n```\n", of: "p")
        #expect(blocks.map(\.language) == ["x", ""] && blocks.map(\.text) == ["b\nc\n", "d\n"])
        #expect(blocks.map(\.line) == [2, 6])
    }
}
