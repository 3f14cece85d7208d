// The page on differences between rulebooks as Markdown, for a comment on a pull request.

internal import Source
internal import Verification

extension DifferencePage {
    /// The page; sessions stand folded below their lines.
    package var markdown: String {
        var text = "## " + details.words("规则的意义有何变化", "What changes in meaning") + "\n\n" + summary + "\n"
        for group in groups {
            text += "\n### \(escaped(group.title))\n"
            for section in group.sections {
                text += "\n**\(escaped(section.title))**\n\n" + section.lines.map(item).joined()
            }
        }
        if !wordings.isEmpty {
            text += "\n<details><summary>\(escaped(wordingsTitle))</summary>\n\n"
            for group in wordings {
                for line in group.sections.flatMap(\.lines) {
                    text += "- \(escaped(group.title + details.words("：", ": ") + line.sentence))\n"
                }
            }
            text += "\n</details>\n"
        }
        return text
    }

    private func item(_ line: Line) -> String {
        var text = "- \(emblem(line.difference.sign)) \(escaped(line.sentence))\n"
        if let example = line.example {
            text += "  - \(details.words("例如：", "for example: "))\(escaped(example))\n"
        }
        let shown = shown(line)
        if shown.isEmpty { return text }
        text += "\n  <details><summary>\(escaped(title(ofWay: line)))</summary>\n\n  ```text\n"
        text += shown.map { "  \($0)\n" }.joined() + "  ```\n\n  </details>\n\n"
        return text
    }

    private func emblem(_ sign: Difference.Sign) -> String {
        switch sign {
        case .gained: "➕"
        case .lost: "➖"
        case .changed: "✏️"
        }
    }

    /// The text with nothing in it that Markdown or HTML would take for its own.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "@": result += "\\" + String(character)
            default: result.append(character)
            }
        }
        return result
    }
}
