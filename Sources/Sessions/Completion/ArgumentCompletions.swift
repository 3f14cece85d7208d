// What could stand behind a command, command by command.

import Engine
import Source

extension Session {
    /// What could stand at a place behind a command.
    func argumentCompletions(of command: Command, at place: WritingPlace) -> [Completion] {
        switch command.name {
        case Command.help.name where place.words.isEmpty: commandCompletions(at: place)
        case Command.set.name: settingCompletions(at: place)
        default: []
        }
    }

    /// The accounts for which a training store takes commands.
    func accountCompletions(at place: WritingPlace) -> [Completion] {
        guard isTraining else { return [] }
        let offered = registry.accounts.map { (text: $0.name, summary: $0.party.map(registry.title) ?? "") }
        return place.completions(among: offered, isWhole: false)
    }

    private func settingCompletions(at place: WritingPlace) -> [Completion] {
        let names: [String] =
            switch place.words.map(\.text) {
            case []: ["output", "lang", "page"]
            case ["output"]: OutputForm.allCases.map(\.rawValue)
            case ["lang"]: Language.allCases.map(\.rawValue)
            default: []
            }
        return place.completions(among: names.map { (text: $0, summary: "") })
    }
}
