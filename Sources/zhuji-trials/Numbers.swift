// Answers whether numbers are right, a line each, so that a script can hold the check digits against another program's.
// Which numbers are asked is `Tests/Outside/numbers`'s.

import Engine

/// Reads lines `i NUMBER` for citizen ids and `u NUMBER` for credit codes to the end, and says yes or no to each.
func answerNumbers() {
    while let line = readLine() {
        let number = String(line.dropFirst(2))
        print((line.first == "i" ? isCitizenID(number) : isCreditCode(number)) ? "yes" : "no")
    }
}
