// help 帮助: all commands by group, or one with its usage and an example.

import Source

extension Command {
    static let help = Command(
        "help", "帮助", .shell, arguments: Words(zh: "[命令]", en: "[COMMAND]"),
        summary: Words(zh: "列出命令，或说明一个命令", en: "lists the commands, or explains one"),
        example: Words(zh: "帮助 退回", en: "help return"), run: runHelp)
}

private func runHelp(_ call: Call) throws(Failure) -> Answer {
    guard let word = call.arguments.parseNext() else { return overview(call) }
    try call.arguments.expectEnd()
    let command = try CommandTable.expect(word.text)
    let other = call.session.called(command.chinese, command.name)
    return Answer(lines: [
        "\(command.usage(in: call.language))  (\(other))",
        "  " + command.summary[call.language],
        call.words(zh: "  例：\(command.example.zh)", en: "  example: \(command.example.en)"),
    ])
}

private func overview(_ call: Call) -> Answer {
    var listing = Listing([
        .init("group", zh: "类别", en: "group", spansRows: true), .init("command", zh: "命令", en: "command"),
        .init("alternative", zh: "英文", en: "Chinese"), .init("summary", zh: "作用", en: "does"),
    ])
    for group in CommandGroup.allCases {
        for command in CommandTable.all where command.group == group {
            listing.rows.append([
                group.title[call.language], call.session.called(command.name, command.chinese),
                call.session.called(command.chinese, command.name), command.summary[call.language],
            ])
        }
    }
    var answer = Answer()
    answer.add(listing)
    answer.add(
        call.words(zh: "帮助 命令：说明一个命令并举例", en: "help COMMAND: explains one, with an example"))
    return answer
}
