// What people do with cases: apply, fill in, judge, return, dispatch, record. Each step is a decision of the engine;
// what it refuses is tried otherwise or left as it is.

import Engine
import Machines
import Storage

extension Province {
    /// A person applies for one of the matters, whichever takes the application.
    mutating func apply(_ place: Int, at moment: Moment) throws(StoreError) {
        guard let person = people[place] else { return }
        let machines = settlers.ruleset.machines
        var open = machines.indices.filter {
            machines[$0].facts.applicant == settlers.personKind && !machines[$0].modules.isEmpty
        }
        while !open.isEmpty {
            let matter = open.remove(at: dice.roll(open.count))
            if try apply(person, toMachine: matter, target: nil, at: moment) { return }
        }
    }

    /// Applies, and notes when the case goes on; false where the rulebook refuses.
    @discardableResult
    mutating func apply(
        _ applicant: PartyID, toMachine matter: Int, target: PartyID?, at moment: Moment
    ) throws(StoreError) -> Bool {
        let author = author(for: applicant, at: moment)
        let decided = chronicle.registry.decideApplication(toMachine: matter, target: target, by: author)
        guard try chronicle.keep(decided, by: author.account, at: moment) == nil,
            let id = chronicle.registry.cases.last?.id
        else { return false }
        let isDraft = target == nil
        agenda.note(.work(id), at: moment.later(days: isDraft ? dice.roll(4) : dice.roll(1...6), &dice))
        return true
    }

    /// Whoever has the case does what is next to do, and it is noted when the next is due.
    mutating func work(on id: CaseID, at moment: Moment) throws(StoreError) {
        guard let subject = chronicle.registry.case(id) else { return }
        let machine = chronicle.registry.machine(of: subject)
        guard let holder = subject.holders(in: machine).first else { return }
        let days: Int?
        switch machine.states[Int(subject.configuration.state.index)].kind {
        case .draft: days = try declare(subject, machine, by: author(for: holder, at: moment))
        case .returned: days = try repair(subject, machine, by: author(for: holder, at: moment))
        case .review: days = try review(subject, machine, by: holder, at: moment)
        case .dispatch: days = try dispatch(subject, machine, by: author(for: holder, at: moment))
        case .appraisal: days = try appraise(subject, machine, by: author(for: holder, at: moment))
        case .end: days = nil
        }
        guard let days else { return }
        let next = chronicle.registry.case(id).flatMap { $0.holders(in: chronicle.registry.machine(of: $0)).first }
        let hundredths = next.flatMap { self.pace[$0] } ?? 100
        agenda.note(.work(id), at: moment.later(days: days * hundredths / 100, &dice))
    }

    /// The account that decides for the party, as the author of a command.
    func author(for party: PartyID, at moment: Moment) -> Author {
        let name = accounts[party] ?? ""
        return Author(
            account: name, party: party, role: chronicle.registry.account(named: name)?.role ?? .auditor, at: moment)
    }

    /// Carries out an act, or gives the refusal.
    @discardableResult
    mutating func act(_ act: Act, on id: CaseID, by author: Author) throws(StoreError) -> Refusal? {
        let decided = chronicle.registry.decide(act, on: id, by: author)
        return try chronicle.keep(decided, by: author.account, at: author.at)
    }

    // MARK: the applicant

    /// Fills a draft in until it can be submitted. One in ten is left for later, and what the rulebook refuses twelve
    /// times is left for good.
    private mutating func declare(_ subject: Case, _ machine: Machine, by author: Author) throws(StoreError) -> Int? {
        if subject.body.submissions == 0, refusals[subject.id] == nil, dice.happens(10) { return dice.roll(10...80) }
        let maker = AnswerMaker(today: author.at.day)
        for (index, module) in machine.modules.enumerated() {
            let least = module.rows?.lowerBound ?? 1
            let rows = max(subject.body.answers[index].count, least + (module.rows == nil ? 0 : dice.roll(3)))
            let most = module.rows?.upperBound ?? 1
            let answers = maker.answers(to: module, at: index, rows: 0..<min(rows, most), &dice)
            if !answers.isEmpty { try act(.fill(answers), on: subject.id, by: author) }
        }
        if try submit(subject.id, machine, by: author) { return dice.roll(1...7) }
        refusals[subject.id, default: 0] += 1
        return refusals[subject.id, default: 0] < 12 ? dice.roll(3) : nil
    }

    /// Mends the flagged modules and submits again; some give up, and some take their time for ever.
    private mutating func repair(_ subject: Case, _ machine: Machine, by author: Author) throws(StoreError) -> Int? {
        if dice.happens(6) {
            try act(.revoke, on: subject.id, by: author)
            return nil
        }
        if dice.happens(4) { return nil }
        let maker = AnswerMaker(today: author.at.day)
        for index in subject.configuration.editable.members {
            let fields = machine.modules[index].fields.indices.filter {
                machine.modules[index].fields[$0].presence == nil && machine.modules[index].fields[$0].prefill == nil
            }
            if let field = dice.pick(Array(fields)) {
                let value = maker.value(for: machine.modules[index].fields[field], &dice)
                try act(.fill([Answer(module: index, row: 0, field: field, value: value)]), on: subject.id, by: author)
            }
        }
        if try submit(subject.id, machine, by: author) { return dice.roll(1...7) }
        refusals[subject.id, default: 0] += 1
        return refusals[subject.id, default: 0] < 9 ? dice.roll(1...5) : nil
    }

    /// Submits, and supplies what is said to be missing.
    private mutating func submit(_ id: CaseID, _ machine: Machine, by author: Author) throws(StoreError) -> Bool {
        for _ in 0..<6 {
            guard let refusal = try act(.submit, on: id, by: author) else { return true }
            guard refusal.code == .declarationIncomplete, case .terms(let missing)? = refusal.argument("missing")
            else { return false }
            for term in missing { try supply(term.name, to: id, machine, by: author) }
        }
        return false
    }

    /// Supplies what is called `module`, `module.field` or `module.row.field`: an answer or a file.
    private mutating func supply(
        _ name: String, to id: CaseID, _ machine: Machine, by author: Author
    ) throws(StoreError) {
        let parts = name.split(separator: ".").map(String.init)
        guard let index = machine.modules.firstIndex(where: { $0.name == parts.first }), let last = parts.last else {
            return
        }
        let module = machine.modules[index]
        let row = parts.count == 3 ? (Int(parts[1]) ?? 1) - 1 : 0
        if let field = module.fields.firstIndex(where: { $0.name == last }), parts.count > 1 {
            let value = AnswerMaker(today: author.at.day).value(for: module.fields[field], &dice)
            try act(.fill([Answer(module: index, row: row, field: field, value: value)]), on: id, by: author)
        } else if let place = module.attachments.firstIndex(where: { $0.name == last }) {
            let file = files.file(for: module.attachments[place])
            try act(.attach(.module(index, row: row, attachment: place), file), on: id, by: author)
        }
    }

    // MARK: reviewers

    private mutating func review(
        _ subject: Case, _ machine: Machine, by holder: PartyID, at moment: Moment
    ) throws(StoreError) -> Int? {
        let approver = author(for: holder, at: moment)
        let state = machine.states[Int(subject.configuration.state.index)]
        let judged = state.stage.map { machine.levels[machine.stages[$0].level].judged } ?? .none
        let wrong = dice.happens(18) ? dice.pick(judged.members).map { ModuleSet([$0]) } ?? .none : .none
        if !judged.isEmpty {
            try judge(subject.id, right: judged.subtracting(wrong), wrong: wrong, by: holder, at: moment)
        }
        if dice.happens(judged.isEmpty ? 5 : 2) {
            try act(.terminate(opinion: opinion(.terminate)), on: subject.id, by: approver)
            return nil
        }
        if wrong.isEmpty || machine.rows(from: subject.configuration.state, verb: .return).isEmpty {
            try act(.approve(opinion: opinion(.approve)), on: subject.id, by: approver)
            return dice.roll(1...9)
        }
        let targets = machine.rows(from: subject.configuration.state, verb: .return).map {
            machine.transitions[$0].pick
        }
        let levels = targets.filter { $0 != .applicant }
        let pick = dice.happens(25) ? dice.pick(levels) ?? .applicant : .applicant
        let refusal = try act(.return(pick, wrong, opinion: opinion(.return)), on: subject.id, by: approver)
        if refusal != nil {
            try act(.return(.applicant, wrong, opinion: opinion(.return)), on: subject.id, by: approver)
        }
        return dice.roll(1...14)
    }

    private mutating func judge(
        _ id: CaseID, right: ModuleSet, wrong: ModuleSet, by holder: PartyID, at moment: Moment
    ) throws(StoreError) {
        let name = clerks[holder] ?? accounts[holder] ?? ""
        let author = Author(
            account: name, party: holder, role: chronicle.registry.account(named: name)?.role ?? .auditor, at: moment)
        if !right.isEmpty { try act(.judge(right, isRight: true, note: ""), on: id, by: author) }
        if !wrong.isEmpty {
            try act(.judge(wrong, isRight: false, note: dice.pick(Inventory.faults) ?? ""), on: id, by: author)
        }
    }

    /// Attaches what the dispatch asks for, and dispatches; one in eight is left lying for some days.
    private mutating func dispatch(_ subject: Case, _ machine: Machine, by author: Author) throws(StoreError) -> Int? {
        if dice.happens(12) { return dice.roll(5...20) }
        for index in machine.attachments.indices {
            guard try act(.dispatch, on: subject.id, by: author) != nil else { return dice.roll(1...9) }
            let file = files.file(for: machine.attachments[index])
            try act(.attach(.dispatch(index), file), on: subject.id, by: author)
        }
        return try act(.dispatch, on: subject.id, by: author) == nil ? dice.roll(1...9) : nil
    }

    /// Records the result, and publishes it some weeks later.
    private mutating func appraise(_ subject: Case, _ machine: Machine, by author: Author) throws(StoreError) -> Int? {
        if subject.body.result != nil {
            try act(.publish, on: subject.id, by: author)
            return nil
        }
        let outcome = dice.happens(75) ? 0 : dice.roll(machine.outcomes.count)
        let maker = AnswerMaker(today: author.at.day)
        let values = machine.outcomes[outcome].fields.map { maker.value(for: $0, &dice) }
        let record = ResultRecord(outcome: outcome, values: values)
        return try act(.record(record), on: subject.id, by: author) == nil ? dice.roll(10...30) : nil
    }

    private mutating func opinion(_ verb: Verb) -> String {
        dice.pick(settlers.ruleset.opinions(for: verb)) ?? "同意。"
    }
}
