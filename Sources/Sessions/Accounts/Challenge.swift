// The challenge code 验证码: after a failed login somebody who types has to retype a number before the next attempt
// (R007). Scripts are not asked; what slows them down is that the account is locked.

import Engine

extension Session {
    /// Asks for the number where one is due.
    func expectChallengeAnswered() throws(Failure) {
        guard failedLogins > 0, environment.isInteractive, playing == nil else { return }
        let number = challengeNumber()
        let typed = ask(words(zh: "验证码 \(number)，请照样输入：", en: "code \(number), type it: "))
        guard typed == number else { throw .refusal(Refusal(.challengeFailed), nil) }
    }

    /// Four digits.
    private func challengeNumber() -> String {
        environment.randomBytes(4).map { String($0 % 10) }.joined()
    }
}
