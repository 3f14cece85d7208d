// Which lines hold what nobody should read later: they are kept in no history.

import Source

extension Session {
    /// The commands whose lines may hold a code or a password.
    private static let secretive = ["activate", "passwd", "forgot"]

    /// Whether a line may be kept in the user's history. A misspelt name counts as the nearest one.
    package func keepsInHistory(_ line: String) -> Bool {
        guard let parts = try? SessionLine(line), let word = parts.words.first else { return false }
        let near = nearName(to: word.text, among: CommandTable.all.flatMap { [$0.name, $0.chinese] })
        guard let command = CommandTable.command(named: near ?? word.text) else { return true }
        // Nothing belongs behind an account's name; whoever writes on may have written a password.
        if command.name == Command.login.name { return parts.words.count <= 2 }
        return !Session.secretive.contains(command.name)
    }
}
