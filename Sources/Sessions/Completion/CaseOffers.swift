// What could be said about cases: their numbers, and of the open one its modules, fields, values, attachments, targets
// and opinions. An account is offered nothing that it may not see.

import Engine
import Machines
import Source
import Syntax

extension Session {
    /// The most numbers of cases that are offered at once.
    private static let casesOffered = 200

    /// The case that commands are about: the open one, or the first of the selected.
    var completedCase: Case? {
        guard let account = presentAccount.flatMap(registry.account), let id = desk.open ?? desk.selected.first,
            let subject = registry.case(id), registry.sees(account, subject)
        else { return nil }
        return subject
    }

    /// The cases that wait for the account, those that have waited longest first, and then the others that it has.
    var caseOffers: [Offer] {
        guard let party = presentAccount.flatMap(registry.account)?.party else { return [] }
        let waiting = registry.waitingRows(for: party).sorted { ($0.since, $0.id) < ($1.since, $1.id) }
        let known = Set(waiting.map(\.id))
        let others = registry.rows(of: party) { row, _ in !known.contains(row.id) }.reversed()
        return (waiting + others).prefix(Session.casesOffered).compactMap { registry.case($0.id) }.map { subject in
            let matter = title(of: registry.machine(of: subject))
            return (String(subject.id.number), "\(applicant(of: subject)) · \(matter) · \(status(of: subject))")
        }
    }

    var selectionOffers: [Offer] {
        [(called("all", "全部"), ""), (called("none", "无"), "")]
    }

    func moduleOffers(in subject: Case, among modules: ModuleSet? = nil) -> [Offer] {
        let machine = registry.machine(of: subject)
        return (modules ?? machine.allModules).members.map { index in
            (called(machine.modules[index].name, machine.modules[index].title), "")
        }
    }

    /// The fields that may be filled in, then what the field may hold.
    func fillOffers(behind words: [String], in subject: Case) -> [Offer] {
        let machine = registry.machine(of: subject)
        guard let word = words.first else {
            let everything = isTraining ? [(text: called("everything", "全部"), summary: "")] : []
            return everything
                + machine.modules.indices.filter(subject.configuration.editable.contains).flatMap { index in
                    paths(ofModule: index, in: subject, machine.modules[index].fields.map { called($0.name, $0.title) })
                }
        }
        guard words.count == 1, let path = SlotPath(word),
            let module = machine.modules.first(where: { $0.name == path.module || $0.title == path.module }),
            let field = module.fields.first(where: { $0.name == path.name || $0.title == path.name })
        else { return [] }
        return valueOffers(for: field)
    }

    /// Where a file may hang: under a module's attachment, or as a dispatch attachment.
    func slotOffers(in subject: Case) -> [Offer] {
        let machine = registry.machine(of: subject)
        if machine.states[Int(subject.configuration.state.index)].kind == .dispatch {
            return machine.attachments.map { (called($0.name, $0.title), $0.kinds.joined(separator: ", ")) }
        }
        return machine.modules.indices.filter(subject.configuration.editable.contains).flatMap { index in
            paths(ofModule: index, in: subject, machine.modules[index].attachments.map { called($0.name, $0.title) })
        }
    }

    /// Modules that are not judged yet first; then the verdict.
    func judgeOffers(behind words: [String], in subject: Case) -> [Offer] {
        guard words.isEmpty else {
            return words.count == 1 ? [Keyword.right, .wrong].map { (called($0.english, $0.chinese), "") } : []
        }
        let all = levelModules(subject, registry.machine(of: subject))
        let judged = subject.configuration.verdicts.judged
        return moduleOffers(in: subject, among: all.subtracting(judged))
            + [(called("others", "其余"), ""), (called("all", "全部"), "")]
            + moduleOffers(in: subject, among: all.intersection(judged))
    }

    /// The targets of a return that the state offers, then the problem modules, then an opinion.
    func returnOffers(behind words: [String], in subject: Case) -> [Offer] {
        let words = words.first.flatMap(Keyword.parse) == .to ? Array(words.dropFirst()) : words
        let machine = registry.machine(of: subject)
        guard !words.isEmpty else {
            let rows = machine.rows(from: subject.configuration.state, verb: .return)
            let picks = rows.map { machine.transitions[$0].pick }
            var seen: Set<String> = []
            return picks.map(machine.term).map { called($0.name, $0.title) }
                .filter { seen.insert($0).inserted }.map { ($0, "") }
        }
        let opinions = opinionOffers(for: .return)
        return words.count == 1 ? moduleOffers(in: subject) + opinions : opinions
    }

    /// The outcomes, then the outcome's fields and their values by turns.
    func recordOffers(behind words: [String], in subject: Case) -> [Offer] {
        let machine = registry.machine(of: subject)
        guard let name = words.first else { return machine.outcomes.map { (called($0.name, $0.title), "") } }
        guard let outcome = machine.outcomes.first(where: { $0.name == name || $0.title == name }) else { return [] }
        return fieldOffers(behind: Array(words.dropFirst()), among: outcome.fields)
    }

    /// The standard opinions for a verb, as they are written.
    func opinionOffers(for verb: Machines.Verb) -> [Offer] {
        guard let party = presentAccount.flatMap(registry.account)?.party else { return [] }
        return registry.opinionList(of: party, for: verb).all.enumerated().map { ($1, "@\($0 + 1)") }
    }

    /// `module.name`, and of a list `module.1.name` for each row and the next one.
    private func paths(ofModule index: Int, in subject: Case, _ names: [String]) -> [Offer] {
        let module = registry.machine(of: subject).modules[index]
        let title = called(module.name, module.title)
        guard let rows = module.rows else { return names.map { ("\(title).\($0)", "") } }
        let count = subject.body.answers.indices.contains(index) ? subject.body.answers[index].count : 0
        return (1...max(1, min(count + 1, rows.upperBound))).flatMap { row in
            names.map { ("\(title).\(row).\($0)", "") }
        }
    }
}
