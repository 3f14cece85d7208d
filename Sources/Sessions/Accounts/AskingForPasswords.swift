// How commands come by passwords: typed at a terminal without echo, or the first line of a file. Never on the line.

import Engine
import Reporting
package import Source
import Storage

extension CommandOption {
    /// The file whose first line is the password.
    static let passwordFile = CommandOption("--password-file", takesValue: true)
    /// The file whose first line is the new password, where a command takes the present one too.
    static let newPasswordFile = CommandOption("--new-password-file", takesValue: true)
}

extension Environment {
    /// A password to be set: typed twice, or the first line of a file.
    package func newPassword(file: String?, in language: Language) throws(Failure) -> Password {
        let text = if let file { try firstLine(of: file) } else { try typedTwice(language) }
        if let password = Password(text) { return password }
        throw .mistake(
            Mistake(
                .passwordLength,
                ["least": .number(Password.leastBytes), "most": .number(Password.mostBytes)]))
    }

    /// The password of an account that has one; nil where what was given can be no password.
    func presentPassword(file: String?, in language: Language) throws(Failure) -> Password? {
        if let file, !isRehearsed { return Password(try firstLine(of: file)) }
        guard let text = ask(language == .zh ? "密码：" : "password: ", true) else {
            throw .mistake(Mistake(.nobodyToAskForPassword))
        }
        return Password(text)
    }

    private func typedTwice(_ language: Language) throws(Failure) -> String {
        let first =
            language == .zh
            ? "新密码（至少 \(Password.leastBytes) 字节）：" : "new password, at least \(Password.leastBytes) bytes: "
        guard let typed = ask(first, true), let again = ask(language == .zh ? "再输一次：" : "once more: ", true) else {
            throw .mistake(Mistake(.nobodyToAskForPassword))
        }
        guard typed == again else { throw .mistake(Mistake(.passwordsDiffer)) }
        return typed
    }

    private func firstLine(of path: String) throws(Failure) -> String {
        let limitBytes: Int64 = 4096
        let line = try readFile(path, limitBytes).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if let text = String(validating: line, as: UTF8.self) { return text }
        let why = Words(zh: "不是 UTF-8 文本", en: "it is no UTF-8 text")
        throw .mistake(Mistake(.fileMalformed, ["file": .text(path), "why": .words(why)]))
    }
}

extension Call {
    /// A password to be set: typed twice, or from the file that the option names.
    func newPassword(file option: CommandOption = .passwordFile) throws(Failure) -> Password {
        let file = arguments.option(option.name).map(session.path)
        return try session.environment.newPassword(file: file, in: language)
    }

    /// The password of an account that has one; nil where what was given can be no password.
    func presentPassword() throws(Failure) -> Password? {
        let file = arguments.option(CommandOption.passwordFile.name).map(session.path)
        return try session.environment.presentPassword(file: file, in: language)
    }
}

extension Session {
    /// A password's hash with the iterations that the store asks for.
    func hash(_ password: Password) -> String {
        PasswordHash(
            password, salt: environment.randomBytes(PasswordHash.saltBytes), iterations: passwordIterations
        ).text
    }

    /// How many iterations hashes of this store have.
    var passwordIterations: Int { Int(store.settings.passwordIterations) }
}
