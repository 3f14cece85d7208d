// Which of an account's cases are meant: the conditions that `list`, the dashboard's cells and selections have in
// common. How a list is sorted, paged and laid out does not live here.

import Engine
import Machines
import Source

/// A column of the dashboard, as the state of cases that a list shows (R036, R038).
enum ListState: String, CaseIterable, Hashable, Sendable {
    case pending, dispatch, returned, today, done, all

    /// The manual's word for it.
    var chinese: String {
        switch self {
        case .pending: "待审核"
        case .dispatch: "待送审"
        case .returned: "已退回"
        case .today: "今日办结"
        case .done: "总办结"
        case .all: "全部"
        }
    }

    /// The state of this name in either language, or nil; the names of the tiles mean the same (R034).
    static func parse(_ word: String) -> ListState? {
        switch word {
        case "审核": .pending
        case "送审": .dispatch
        case "办结", "全部办结": .done
        default: allCases.first { $0.rawValue == word || $0.chinese == word }
        }
    }
}

/// What is asked of the cases; nil asks nothing.
struct CaseFilter: Hashable, Sendable {
    /// The matter's name in the rulebook.
    var matter: String?
    var state = ListState.all
    /// A part of the applicant's name.
    var name: String?
    /// A part of the name of the unit that recommends, or that the case is directed at.
    var unit: String?
    /// The business year (Q08).
    var year: Int?
    /// In its present state since this day or a later one.
    var since: CivilDate?
}

/// Who looks at lists: a party at the cases that concern it, an auditor at every one (R070).
enum Viewer: Hashable, Sendable {
    case party(PartyID)
    case auditor

    /// The party; nil for an auditor.
    var party: PartyID? {
        if case .party(let party) = self { party } else { nil }
    }
}

extension CaseFilter {
    /// The options that commands with these conditions take.
    static let options = ["--state", "--name", "--unit", "--year", "--since"].map {
        CommandOption($0, takesValue: true)
    }

    static let usage = Words(
        zh: "[--state 状态] [--name 姓名] [--unit 单位] [--year 年度] [--since 日期]",
        en: "[--state STATE] [--name NAME] [--unit UNIT] [--year YEAR] [--since DATE]")

    /// The conditions of the options given.
    init(optionsOf call: Call) throws(Failure) {
        self.init()
        if let word = call.arguments.option("--state") { state = try call.listState(word) }
        name = call.arguments.option("--name")
        unit = call.arguments.option("--unit")
        if let word = call.arguments.option("--year") { year = try call.year(word) }
        if let word = call.arguments.option("--since") { since = try call.day(word) }
    }

    /// Takes the words `[MATTER] [STATE]` that stand next, a matter also by its number in the dashboard. Words that are
    /// neither are left where they stand.
    mutating func takeWords(_ call: Call) throws(Failure) {
        if matter == nil, let word = call.arguments.upcoming?.text, ListState.parse(word) == nil {
            matter = try call.matterNameOrState(word)
            _ = call.arguments.parseNext()
        }
        if let word = call.arguments.upcoming?.text, let found = ListState.parse(word) {
            state = found
            _ = call.arguments.parseNext()
        }
    }
}

extension Session {
    /// The rows of the cases that the viewer may see and that the filter lets through, by number (R070). The cases
    /// themselves are read where a name is asked for, or the viewer applied for them.
    func rows(of viewer: Viewer, matching filter: CaseFilter) -> [DeskRow] {
        let isMatter = registry.definitions.map { definition in
            definition.ruleset.machines.map { machine in filter.matter.map { $0 == machine.facts.name } ?? true }
        }
        return registry.rows(of: viewer.party) { row, isOwn in
            if let year = filter.year, row.year != year { return false }
            if let since = filter.since, row.since.day < since { return false }
            guard isMatter[row.definition][row.machine], stands(row, isOwn: isOwn, in: filter.state) else {
                return false
            }
            guard filter.name != nil || filter.unit != nil, let subject = registry.case(row.id) else { return true }
            return isNamed(subject, by: filter)
        }
    }

    /// The unit that recommends: the first reviewer, or before there is one the party that the case is directed at.
    func unit(of subject: Case) -> PartyID? {
        subject.body.stops.first?.holder ?? subject.target
    }

    private func isNamed(_ subject: Case, by filter: CaseFilter) -> Bool {
        if let name = filter.name, !applicant(of: subject).contains(name) { return false }
        guard let wanted = filter.unit else { return true }
        return unit(of: subject).map { registry.title(of: $0).contains(wanted) } ?? false
    }

    private func stands(_ row: DeskRow, isOwn: Bool, in state: ListState) -> Bool {
        switch state {
        case .all: true
        case .pending: row.desk == .pending
        case .dispatch: row.desk == .dispatch
        case .returned: row.isReturned || isOwn && registry.kind(of: row) == .returned
        case .done: row.desk == .done
        case .today: row.desk == .done && row.completion == moment.day
        }
    }
}

extension Call {
    /// Who looks at lists.
    func viewer() throws(Failure) -> Viewer {
        if try account().role == .auditor { return .auditor }
        return .party(try partyID())
    }

    /// The state of a list that the word names.
    func listState(_ word: String) throws(Failure) -> ListState {
        if let state = ListState.parse(word) { return state }
        throw unknown(
            word, zh: "办件的状态", en: "state of a list",
            choices: ListState.allCases.map { session.called($0.rawValue, $0.chinese) })
    }

    /// A business year.
    func year(_ word: String) throws(Failure) -> Int {
        if let year = Int(word), (1900...9999).contains(year) { return year }
        throw unknown(word, zh: "年度", en: "year", choices: [String(session.moment.day.components.year)])
    }

    /// A day.
    func day(_ word: String) throws(Failure) -> CivilDate {
        if let day = CivilDate(word) { return day }
        throw unknown(word, zh: "日期", en: "date", choices: [session.moment.day.description])
    }

    /// As `matterName`, where a state may stand too.
    fileprivate func matterNameOrState(_ word: String) throws(Failure) -> String {
        if Int(word) != nil || registry.ruleset.machine(named: word) != nil { return try matterName(word) }
        let states = ListState.allCases.map { session.called($0.rawValue, $0.chinese) }
        let matters = registry.ruleset.machines.map { session.title(of: $0) }
        let row = words(zh: "事项的名称或行号", en: "the name of a matter or its row")
        let what = Words(zh: "事项或办件的状态", en: "matter or state of a list")
        throw .mistake(
            Mistake(
                .wordUnknown,
                ["word": .name(word), "what": .words(what), "choices": .anyOf((states + [row]).map(Fact.text))],
                near: nearName(to: word, among: states + matters)))
    }

    /// The name of the matter that the word names, or that stands in this row of the dashboard.
    func matterName(_ word: String) throws(Failure) -> String {
        let machines = registry.ruleset.machines
        if let row = Int(word), machines.indices.contains(row - 1) { return machines[row - 1].facts.name }
        return machines[try matter(named: word)].facts.name
    }
}
