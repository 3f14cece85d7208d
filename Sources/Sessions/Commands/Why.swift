// why 为何: what would refuse a command, or what it would do. Lines that begin with the bare word are taken as
// questions before they are taken apart; here stands what is said of it.

import Source

extension Command {
    static let why = Command(
        "why", "为何", .reviewing, arguments: Words(zh: "命令…", en: "COMMAND…"),
        summary: Words(
            zh: "命令会不会被拒绝，为什么，怎么办；只问，不办", en: "what would refuse a command and the cure, or what it would do"),
        example: Words(zh: "为何 通过 \"同意\"", en: "why approve \"recommended\""), run: runWhy)
}

private func runWhy(_ call: Call) throws(Failure) -> Answer {
    try call.session.answer(try call.arguments.expectRest(Words(zh: "要问的命令", en: "COMMAND")), by: nil)
}
