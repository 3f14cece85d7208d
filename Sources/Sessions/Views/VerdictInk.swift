// The colours of verdicts in lines of text. The words themselves are those of the commands.

import Reporting

/// Colours for what was found of a module.
enum VerdictInk {
    private static let dot = " · "
    private static let roles: [(word: String, role: Ink.Role)] = [
        ("无误", .good), ("right", .good), ("有误", .bad), ("wrong", .bad), ("问题模块", .warning),
        ("problem module", .warning),
    ]

    /// The line with each verdict that stands between dots in its colour.
    static func painted(_ line: String, _ ink: Ink) -> String {
        guard ink == .ansi, line.contains(dot) else { return line }
        return line.split(separator: dot, omittingEmptySubsequences: false).map { part in
            let role = roles.first { $0.word == part }?.role
            return role.map { ink.paint(String(part), as: $0) } ?? String(part)
        }.joined(separator: dot)
    }
}
