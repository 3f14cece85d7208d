// The page on differences between rulebooks for terminals: `+` can now, `−` no longer, `~` in another way.

internal import Source
internal import Verification

extension DifferencePage {
    /// The page with its sessions; coloured by meaning.
    package func text(ink: Ink = .plain) -> String {
        var text = ""
        for group in groups { text += self.text(of: group, ink) + "\n" }
        if !wordings.isEmpty {
            text += ink.paint(wordingsTitle, as: .heading) + "\n"
            for group in wordings {
                for line in group.sections.flatMap(\.lines) {
                    text += "  \(line.difference.sign.mark) \(group.title)\(details.words("：", ": "))\(line.sentence)\n"
                }
            }
            text += "\n"
        }
        return text + summary + "\n"
    }

    private func text(of group: Group, _ ink: Ink) -> String {
        var text = ink.paint(group.title, as: .heading) + "\n"
        for section in group.sections {
            text += "  \(section.title)\n"
            for line in section.lines {
                text +=
                    "    " + ink.paint("\(line.difference.sign.mark) \(line.sentence)", as: line.difference.sign.role)
                text += "\n"
                if let example = line.example {
                    text += "        " + details.words("例如：", "for example: ") + example + "\n"
                }
                let shown = shown(line)
                if shown.isEmpty { continue }
                text += "        " + ink.paint(title(ofWay: line), as: .help) + "\n"
                text += shown.map { "          \($0)\n" }.joined()
            }
        }
        return text
    }

    /// The session that shows a difference, or the steps of its way; no lines where neither is known.
    func shown(_ line: Line) -> [String] {
        if let session = line.session { return session.split(separator: "\n").map(String.init) }
        return line.way.enumerated().map { "\($0 + 1). \($1)" }
    }

    /// What is said above a session or a way.
    func title(ofWay line: Line) -> String {
        let isOld = line.difference.trace?.side == .old
        guard line.session != nil else {
            return isOld
                ? details.words("最短的过程，新规则不允许：", "the shortest way, which the new rulebook does not allow:")
                : details.words("最短的过程，旧规则不允许：", "the shortest way, which the old rulebook does not allow:")
        }
        return isOld
            ? details.words("旧规则可以这样办理，新规则不能：", "a session that the old rulebook runs and the new one refuses:")
            : details.words("新规则可以这样办理，旧规则不能：", "a session that the new rulebook runs and the old one refuses:")
    }
}

extension Difference.Sign {
    fileprivate var role: Ink.Role {
        switch self {
        case .gained: .good
        case .lost: .bad
        case .changed: .warning
        }
    }
}
