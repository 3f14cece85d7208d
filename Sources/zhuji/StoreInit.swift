// zhuji store init: a new store with its first administrator, who alone can open the accounts of offices.

import Foundation
import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let storeInit = Subcommand(
        name: "store init", arguments: "", counts: 0...0,
        options: [
            .store, .rulebook, .training,
            Option(
                "--administrator", value: "NAME",
                summary: Words(zh: "第一个管理员的账号；默认 admin", en: "the first administrator's account; else admin")),
            Option(
                "--password-file", value: "FILE",
                summary: Words(zh: "首行为其密码的文件；没有则在终端输入", en: "its password, on the first line; else it is typed")),
        ],
        summary: Words(zh: "新建存储及第一个管理员", en: "makes a store with its first administrator"),
        example: "zhuji store init --store zhuji-store --administrator admin", run: makeStore)
}

private func makeStore(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    let path = call.value("--store") ?? "zhuji-store"
    let name = call.value("--administrator") ?? "admin"
    do throws(NoSession) {
        let found = try call.openFolder(path)
        guard found?.hasAdministrator != true else {
            let shown = printable(path)
            terminal.tell(
                terminal.words(
                    zh: "存储 \(shown) 已有管理员；打开：zhuji repl --store \(shown)\n",
                    en: "the store \(shown) has its administrator; open it: zhuji repl --store \(shown)\n"))
            return .faultOfCall
        }
        let isTraining = found?.isTraining ?? call.has("--training")
        // WHY: a password that is refused must not leave a store without an administrator.
        let password = isTraining ? nil : try call.newPassword()
        let session = if let found { found } else { try call.create(path, isTraining: isTraining) }
        try call.failing { () throws(Failure) in try session.openFirstAdministrator(name, password: password) }
        tellNext(terminal, path, name)
        return .done
    } catch {
        return error.status
    }
}

private func tellNext(_ terminal: Terminal, _ path: String, _ name: String) {
    let option = path == "zhuji-store" ? "" : " --store " + printable(path)
    terminal.tell(
        terminal.words(
            zh: "管理员账号 \(name)。下一步：zhuji repl\(option)，再“登录 \(name)”\n",
            en: "the administrator's account is \(name). Next: zhuji repl\(option), then login \(name)\n"))
}

extension Invocation {
    fileprivate func newPassword() throws(NoSession) -> Password {
        try failing { () throws(Failure) in
            try Environment.real(terminal).newPassword(file: value("--password-file"), in: terminal.language)
        }
    }
}
