// clear 清屏: an empty screen, on a terminal.

import Source

extension Command {
    static let clear = Command(
        "clear", "清屏", .shell, summary: Words(zh: "清空屏幕", en: "clears the screen"),
        example: Words(zh: "清屏", en: "clear"), run: runClear)
}

private func runClear(_ call: Call) throws(Failure) -> Answer {
    try call.arguments.expectEnd()
    call.session.environment.clear()
    return Answer()
}
