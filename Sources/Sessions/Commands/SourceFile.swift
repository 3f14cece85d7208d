// source 执行: the lines of a file as if they were typed, up to the first refusal.

import Source
import Storage

extension Command {
    static let source = Command(
        "source", "执行", .shell, arguments: Words(zh: "文件", en: "FILE"),
        summary: Words(zh: "执行文件中的命令，遇拒绝即停", en: "runs the commands of a file, up to the first refusal"),
        example: Words(zh: "执行 示例.session", en: "source sample.session"), run: runSource)
}

private func runSource(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    let name = try call.arguments.expectRest(Words(zh: "文件", en: "FILE"))
    let limit = 8
    guard session.sourceDepth < limit else {
        throw .mistake(Mistake(.sourceTooDeep, ["limit": .number(limit)]))
    }
    let path = session.path(name)
    let bytes = try session.environment.readFile(path, SessionFile.limitBytes)
    let file = try SessionFile(bytes, name: name, path: path)
    session.sourceDepth += 1
    let acting = session.actingAccount
    defer {
        session.sourceDepth -= 1
        session.actingAccount = acting
    }
    return try session.run(file)
}
