// Offers: words that could stand somewhere, with what they are. Those about the open case stand in `CaseOffers.swift`.

import Engine
import Machines
import Reporting
import Source
import Syntax

/// A word that could stand at the cursor, and what it is.
typealias Offer = (text: String, summary: String)

extension Session {
    /// The accounts of a training store; elsewhere nobody is told of them.
    var accountOffers: [Offer] {
        guard isTraining else { return [] }
        return registry.accounts.map {
            ($0.name, $0.party.map(registry.title) ?? called($0.role.term.name, $0.role.term.title))
        }
    }

    /// The accounts of parties of a kind.
    private func accountOffers(ofKind kind: PartyKind) -> [Offer] {
        registry.accounts.compactMap { account in
            guard let party = account.party, registry.party(party)?.kind == kind else { return nil }
            return (account.name, registry.title(of: party))
        }
    }

    /// The matters of the rulebook in use.
    var matterOffers: [Offer] {
        registry.ruleset.machines.map { (called($0.facts.name, $0.facts.title), $0.facts.category) }
    }

    var yearOffers: [Offer] {
        let year = moment.day.components.year
        return [year, year - 1].map { (String($0), "") } + [(called("all", "全部"), "")]
    }

    /// The states by which a list is asked for.
    func stateOffers(of command: Command) -> [Offer] {
        guard command.name != Command.due.name, command.name != Command.results.name else { return [] }
        return ListState.allCases.map { (called($0.rawValue, $0.chinese), "") }
    }

    /// What could be the value of an option.
    func optionOffers(_ option: String, of command: Command) -> [Offer] {
        switch option {
        case "--state": return ListState.allCases.map { (called($0.rawValue, $0.chinese), "") }
        case "--matter": return matterOffers
        case "--year": return yearOffers
        case "--status":
            let outcomes = registry.ruleset.machines.flatMap(\.outcomes).map { called($0.name, $0.title) }
            let undecided = registry.ruleset.machines.compactMap(\.appraisal).map {
                called("undecided", $0.undecidedTitle)
            }
            return unique(undecided + outcomes)
        case "--from" where command.name == Command.apply.name: return caseOffers
        default: return []
        }
    }

    func settingOffers(behind words: [String]) -> [Offer] {
        switch words {
        case []: [("output", ""), ("lang", ""), ("page", "")]
        case ["output"], ["输出"]: OutputForm.allCases.map { ($0.rawValue, "") }
        case ["lang"], ["语言"]: Language.allCases.map { ($0.rawValue, "") }
        default: []
        }
    }

    /// The kinds of party, then the account, then fields and their values by turns. Where parties are given, those that
    /// only matters write are among them, and parties go by their accounts.
    func registrationOffers(behind words: [String], isGiven: Bool = false) -> [Offer] {
        let schemas = registry.ruleset.parties
        guard let kind = words.first else { return schemas.map { (called($0.name, $0.title), "") } }
        guard words.count > 1, let index = registry.ruleset.party(named: kind) else { return [] }
        return fieldOffers(behind: Array(words.dropFirst(2)), among: schemas[index].fields, isGiven: isGiven)
    }

    func profileOffers(behind words: [String]) -> [Offer] {
        guard let first = words.first else { return [(called("set", "设"), "")] }
        guard Keyword.parse(first) == .set, let account = presentAccount.flatMap(registry.account),
            let party = account.party.flatMap(registry.party)
        else { return [] }
        let fields = registry.schema(of: party.kind).fields
        return words.count > 2 ? [] : fieldOffers(behind: Array(words.dropFirst()), among: fields)
    }

    /// Fields and their values by turns; a field that was given is not offered, nor is one that a matter writes, unless
    /// parties are given.
    func fieldOffers(behind words: [String], among fields: [Field], isGiven: Bool = false) -> [Offer] {
        let given = Set(words.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element))
        guard words.count.isMultiple(of: 2) else {
            guard let field = fields.first(where: { $0.name == words.last || $0.title == words.last }) else {
                return []
            }
            if isGiven, case .party(let kind) = field.type { return accountOffers(ofKind: kind) }
            return valueOffers(for: field)
        }
        return fields.filter { ($0.writer == nil || isGiven) && !given.contains($0.name) && !given.contains($0.title) }
            .map { (called($0.name, $0.title), "") }
    }

    /// What a field may hold, where that is a closed list.
    func valueOffers(for field: Field) -> [Offer] {
        switch field.type {
        case .choice(let choices): choices.map { ($0.name, $0.title == $0.name ? "" : $0.title) }
        case .flag: [(called("yes", "是"), ""), (called("no", "否"), "")]
        case .division: registry.ruleset.divisions.map { (String($0.code), $0.name) }
        case .year: [(String(moment.day.components.year), "")]
        case .date: [(moment.day.description, "")]
        case .text, .number, .citizenID, .creditCode, .phone, .email, .money, .party: []
        }
    }

    func opinionUpkeepOffers(behind words: [String]) -> [Offer] {
        let verbs: [Offer] = OpinionList.verbs.map { (called($0.rawValue, $0.chineseCommand), "") }
        switch words.count {
        case 0:
            return verbs
                + [("add", "添加"), ("edit", "修改"), ("remove", "移除"), ("move", "移动")].map { (called($0, $1), "") }
        case 1: return verbs
        default: return []
        }
    }

    private func unique(_ texts: [String]) -> [Offer] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }.map { ($0, "") }
    }
}
