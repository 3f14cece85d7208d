// Which lines hold what nobody should read later: they are kept in no history.

import Source

extension Session {
    /// The commands whose lines may hold a code or a password.
    private static let secretive = ["activate", "passwd", "forgot"]

    /// Whether a line may be kept in the user's history. A misspelt name counts as the one that was meant.
    package func keepsInHistory(_ line: String) -> Bool {
        guard let parts = try? SessionLine(line) else { return false }
        if let question = parts.question { return keepsInHistory(question) }
        guard let word = parts.words.first else { return false }
        guard let command = CommandTable.command(named: word.text) else {
            let chinese = Session.secretive.compactMap { CommandTable.command(named: $0)?.chinese }
            let names = Session.secretive + chinese
            return !names.contains(word.text) && nearName(to: word.text, among: names) == nil
        }
        // Nothing but an option belongs behind an account's name; whoever writes on may have written a password.
        if command.name == Command.login.name {
            return parts.words.count <= 2 || parts.words.count == 4 && parts.words[2].text.hasPrefix("--")
        }
        return !Session.secretive.contains(command.name)
    }
}
