// The words behind a command, taken one after another, and its options. What they name in the rulebook is looked up
// elsewhere.

import Source

/// The arguments of one call.
struct Arguments {
    let command: Command
    private let language: Language
    private let all: [LineWord]
    private var words: [LineWord] = []
    private var place = 0
    private var given: [(name: String, value: String)] = []

    /// Sorts the words into arguments and options.
    init(_ all: [LineWord], of command: Command, language: Language) throws(Failure) {
        self.command = command
        self.language = language
        self.all = all
        var rest = all[...]
        while let word = rest.popFirst() {
            guard !word.isQuoted, word.text.hasPrefix("--"), word.text.count > 2 else {
                words.append(word)
                continue
            }
            guard let option = command.options.first(where: { $0.name == word.text }) else {
                throw .mistake(
                    Mistake(
                        .optionUnknown,
                        ["command": commandFact, "option": .text(word.text), "usage": usageFact],
                        near: nearName(to: word.text, among: command.options.map(\.name))))
            }
            guard option.takesValue else {
                given.append((option.name, ""))
                continue
            }
            guard let value = rest.popFirst() else { throw missing(Words(zh: option.name, en: option.name)) }
            given.append((option.name, value.text))
        }
    }

    /// All words as they were given, but for an option and its value.
    func words(without option: String) -> [LineWord] {
        var kept: [LineWord] = []
        var rest = all[...]
        while let word = rest.popFirst() {
            if !word.isQuoted, word.text == option { _ = rest.popFirst() } else { kept.append(word) }
        }
        return kept
    }

    /// The value of an option; nil where it was not given.
    func option(_ name: String) -> String? {
        given.last { $0.name == name }?.value
    }

    /// How many words are left.
    var count: Int { words.count - place }

    /// The next word without taking it; nil at the end.
    var upcoming: LineWord? {
        place < words.count ? words[place] : nil
    }

    /// The next word, or nil at the end.
    mutating func parseNext() -> LineWord? {
        guard place < words.count else { return nil }
        place += 1
        return words[place - 1]
    }

    /// The next word; `what` names it where it is missing.
    mutating func expectNext(_ what: Words) throws(Failure) -> LineWord {
        guard let word = parseNext() else { throw missing(what) }
        return word
    }

    /// All words that are left, with one blank between; nil where there are none.
    mutating func parseRest() -> String? {
        guard place < words.count else { return nil }
        defer { place = words.count }
        return words[place...].map(\.text).joined(separator: " ")
    }

    /// All words that are left, one by one; none where there are none.
    mutating func parseRestWords() -> [LineWord] {
        defer { place = words.count }
        return Array(words[place...])
    }

    /// All words that are left as one text; `what` names it where it is missing.
    mutating func expectRest(_ what: Words) throws(Failure) -> String {
        guard let text = parseRest() else { throw missing(what) }
        return text
    }

    /// The names that stand next with commas between, half-width or full-width; none where no unquoted word comes.
    mutating func parseNames() -> [String] {
        var names: [String] = []
        var goesOn = true
        while goesOn, let word = upcoming, !word.isQuoted {
            place += 1
            names += splitAtCommas(word.text)
            let next = upcoming.map { !$0.isQuoted && startsWithComma($0.text) } ?? false
            goesOn = endsWithComma(word.text) || next
        }
        return names
    }

    /// Refuses what was written beyond the arguments.
    mutating func expectEnd() throws(Failure) {
        guard let rest = parseRest() else { return }
        throw .mistake(
            Mistake(.argumentSuperfluous, ["command": commandFact, "text": .name(rest), "usage": usageFact]))
    }

    /// The mistake that something is missing.
    func missing(_ what: Words) -> Failure {
        .mistake(
            Mistake(.argumentMissing, ["command": commandFact, "argument": .words(what), "usage": usageFact]))
    }

    private var commandFact: Fact { .name(language == .zh ? command.chinese : command.name) }

    private var usageFact: Fact { .text(command.usage(in: language)) }
}

/// The parts between commas, half-width or full-width; empty ones are left out.
func splitAtCommas(_ text: String) -> [String] {
    text.split { isComma($0) }.map(String.init)
}

private func isComma(_ character: Character) -> Bool {
    character == "," || character == "，" || character == "、"
}

private func endsWithComma(_ text: String) -> Bool {
    text.last.map(isComma) ?? false
}

private func startsWithComma(_ text: String) -> Bool {
    text.first.map(isComma) ?? false
}
