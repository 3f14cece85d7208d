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
                if let session = line.session {
                    text += "        " + ink.paint(sessionTitle(line.difference), as: .help) + "\n"
                    for command in session.split(separator: "\n", omittingEmptySubsequences: false)
                    where !command.isEmpty {
                        text += "          " + command + "\n"
                    }
                }
            }
        }
        return text
    }

    /// What is said above a session.
    func sessionTitle(_ difference: Difference) -> String {
        difference.trace?.side == .old
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
