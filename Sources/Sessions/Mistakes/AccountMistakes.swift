// The codes of mistakes with passwords and accounts: P0165 to P0169.

extension MistakeCode {
    static let nobodyToAskForPassword = MistakeCode(
        "P0165", zh: "这里没有人可以输入密码", en: "nobody can be asked for a password here",
        cureZh: "在终端上办理，或把密码写在文件首行：--password-file 文件",
        cureEn: "give the command at a terminal, or put the password into a file's first line: --password-file FILE")
    static let passwordsDiffer = MistakeCode(
        "P0166", zh: "两次输入的密码不同", en: "the two passwords are not the same",
        cureZh: "重新办理，两次输入同一密码", cureEn: "give the command again, and type the same password twice")
    static let passwordLength = MistakeCode(
        "P0167", zh: "密码须为 {least} 至 {most} 字节", en: "a password has {least} to {most} bytes",
        cureZh: "换一个密码；一个汉字为 3 字节", cureEn: "choose another one")
    static let noPasswordsHere = MistakeCode(
        "P0168", zh: "演练库没有密码，{command}只在正式库可用", en: "a training store has no passwords; {command} is for others",
        cureZh: "直接登录：登录 账号，或在命令前写“以 账号：”",
        cureEn: "just log in: login NAME, or write \"as NAME:\" before the command")

    static let accountCodes = [nobodyToAskForPassword, passwordsDiffer, passwordLength, noPasswordsHere]
}
