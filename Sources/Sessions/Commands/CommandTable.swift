// The closed table of the prompt's commands, in the order in which `help` lists them. What each does stands in its
// file.

import Source

/// All commands.
package enum CommandTable {
    /// Every command, in the order of `help`.
    package static let all: [Command] = [
        .register, .activate, .login, .passwd, .forgot, .logout, .whoami, .accounts, .profile,
        .matters, .find, .bind, .unbind, .apply, .fill, .attach, .detach, .preview, .submit, .revoke, .release,
        .menu, .inbox, .due, .dashboard, .list, .page, .open, .next,
        .show, .review, .judge, .approve, .return, .terminate, .recall, .opinions, .progress, .history, .can,
        .why,
        .select, .dispatch,
        .record, .publish, .results, .export,
        .help, .set, .source, .clock, .given, .clear, .exit,
    ]

    /// The command of this name in either language, or nil.
    package static func command(named name: String) -> Command? {
        all.first { $0.name == name || $0.chinese == name }
    }

    /// The command of this name, or the mistake that names the nearest.
    static func expect(_ name: String) throws(Failure) -> Command {
        if let command = command(named: name) { return command }
        let near = nearName(to: name, among: all.flatMap { [$0.name, $0.chinese] })
        throw .mistake(Mistake(.unknownCommand, ["name": .name(name)], near: near))
    }
}
