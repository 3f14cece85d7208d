// What could stand behind a command, command by command. Where the offers come from stands in `Offers.swift` and
// `CaseOffers.swift`; what a command makes of a word is the command's to know.

import Engine
import Machines
import Source
import Syntax

extension Session {
    /// What could stand at a place behind a command, as the account sees it that the line is for.
    func argumentCompletions(of command: Command, at place: WritingPlace) -> [Completion] {
        let before = actingAccount
        if let account = place.account { actingAccount = isTraining ? account : nil }
        defer { actingAccount = before }
        if let option = place.words.last, !option.isQuoted, command.takesValue(option.text) {
            return place.completions(among: optionOffers(option.text, of: command))
        }
        let words = command.arguments(place.words.map(\.text))
        if command.name == Command.help.name { return words.isEmpty ? commandCompletions(at: place) : [] }
        return place.completions(among: offers(of: command, behind: words))
    }

    /// The accounts for which a training store takes commands.
    func accountCompletions(at place: WritingPlace) -> [Completion] {
        place.completions(among: accountOffers, isWhole: false)
    }

    private func offers(of command: Command, behind words: [String]) -> [Offer] {
        switch command.name {
        case Command.set.name: settingOffers(behind: words)
        case Command.login.name: words.isEmpty ? accountOffers : []
        case Command.register.name: registrationOffers(behind: words)
        case Command.given.name: isTraining ? registrationOffers(behind: words, isGiven: true) : []
        case Command.profile.name: profileOffers(behind: words)
        case Command.apply.name: words.isEmpty ? matterOffers : []
        case Command.list.name, Command.due.name, Command.results.name: matterOffers + stateOffers(of: command)
        case Command.dashboard.name: yearOffers + matterOffers + stateOffers(of: command)
        case Command.open.name, Command.progress.name, Command.history.name, Command.review.name:
            words.isEmpty ? caseOffers : []
        case Command.select.name: caseOffers + selectionOffers
        case Command.opinions.name: opinionUpkeepOffers(behind: words)
        default: offersOnCase(of: command, behind: words)
        }
    }

    /// The offers of commands that are about the open case.
    private func offersOnCase(of command: Command, behind words: [String]) -> [Offer] {
        guard let subject = completedCase else { return [] }
        switch command.name {
        case Command.fill.name: return fillOffers(behind: words, in: subject)
        case Command.attach.name, Command.detach.name: return words.isEmpty ? slotOffers(in: subject) : []
        case Command.show.name: return words.isEmpty ? moduleOffers(in: subject) : []
        case Command.judge.name: return judgeOffers(behind: words, in: subject)
        case Command.approve.name: return words.isEmpty ? opinionOffers(for: .approve) : []
        case Command.terminate.name: return words.isEmpty ? opinionOffers(for: .terminate) : []
        case Command.return.name: return returnOffers(behind: words, in: subject)
        case Command.record.name: return recordOffers(behind: words, in: subject)
        default: return []
        }
    }
}

extension Command {
    /// Whether the word is an option of the command that a value stands behind.
    fileprivate func takesValue(_ word: String) -> Bool {
        options.contains { $0.name == word && $0.takesValue }
    }

    /// The words without options and their values.
    fileprivate func arguments(_ words: [String]) -> [String] {
        var arguments: [String] = []
        var rest = words[...]
        while let word = rest.popFirst() {
            guard let option = options.first(where: { $0.name == word }) else {
                arguments.append(word)
                continue
            }
            if option.takesValue { _ = rest.popFirst() }
        }
        return arguments
    }
}
