// The steps of a session in words: what somebody does, what comes of it, and what is found afterwards.

internal import Engine
internal import Machines
internal import Scenarios
internal import Source

extension SessionWriter {
    /// The row of an act, or of an attempt that is refused; nil for anything else.
    func row(of form: ScriptStep.Form, at index: Int) -> Row? {
        let outcome = trace.outcomes[index]
        switch form {
        case .act(let actor, let machine, let action):
            return Row(
                who: who(actor, outcome), what: what(action, of: machine, at: index),
                result: result(of: action, on: machine, at: index))
        case .expect(.cannot(let actor, let machine, let action, _)):
            guard let refusal = outcome.refusal else { return nil }
            return Row(
                who: who(actor, outcome), what: what(action, of: machine, at: index), result: told(refusal))
        case .clock, .expect: return nil
        }
    }

    /// What an expectation found, where the row before does not say it already; nil for what is no expectation.
    func remark(on form: ScriptStep.Form, at index: Int) -> HTML? {
        guard case .expect(let expectation) = form else { return nil }
        let machine = matter.machine
        switch expectation {
        case .cannot: return nil
        case .state, .holder, .due: return .nothing
        // A returned case's row says it.
        case .editable where isReturned(at: index): return .nothing
        case .editable(let modules):
            let list = pen.plainList(modules.map(matter.module))
            return pen.words(zh: "可以修改：\(list)", en: "can be edited: \(list)")
        case .count(let states, let count, let viewer):
            let list = pen.plainList(titles(of: states))
            guard let viewer else { return pen.words(zh: "“\(list)”共 \(count) 件", en: "cases “\(list)”: \(count)") }
            let name = name(of: viewer)
            return pen.words(
                zh: "\(name)的列表：“\(list)” \(count) 件", en: "in \(name)’s list, cases “\(list)”: \(count)")
        case .result(let outcome, let viewer):
            let title =
                outcome.map { pen.called(machine.outcomes[$0].name, machine.outcomes[$0].title) }
                ?? machine.appraisal.map { pen.plain(zh: $0.undecidedTitle, en: "undecided") } ?? ""
            guard let viewer else { return pen.words(zh: "登记的结果：\(title)", en: "recorded result: \(title)") }
            let name = name(of: viewer)
            return pen.words(zh: "\(name)看到的结果：\(title)", en: "the result as \(name) sees it: \(title)")
        case .attached(let slot):
            let name = name(of: slot, in: machine)
            return pen.words(zh: "已上传：\(name)", en: "attached: \(name)")
        case .warned(let isWarned):
            return isWarned ? .nothing : pen.words(zh: "没有提醒", en: "no reminder")
        }
    }

    private func isReturned(at index: Int) -> Bool {
        guard let subject = trace.outcomes[index].subject else { return false }
        return matter.machine.states[Int(subject.configuration.state.index)].kind == .returned
    }

    private func who(_ actor: Int, _ outcome: ScriptTrace.Outcome) -> HTML {
        let name = HTML.strong(pen.text(name(of: actor)))
        guard let role = role(of: PartyID(UInt32(clamping: actor + 1)), in: outcome.subject) else { return name }
        return name + .lineBreak + .aside(pen.text(role))
    }

    /// What a party is to the case.
    private func role(of party: PartyID, in subject: Case?) -> String? {
        guard let subject, subject.machine == matter.index else { return nil }
        if subject.applicant == party { return pen.plain(zh: "申报人", en: "applicant") }
        let machine = matter.machine
        var levels: [String] = []
        for stop in subject.body.stops where stop.holder == party {
            let level = matter.level(machine.stages[stop.stage].level)
            if !levels.contains(level) { levels.append(level) }
        }
        if subject.body.appraiser == party, levels.isEmpty {
            return pen.plain(zh: "评审部门", en: "appraising office")
        }
        return levels.isEmpty ? nil : pen.plainList(levels)
    }

    private func what(_ action: ScriptAction, of machine: Int, at index: Int) -> HTML {
        let other = machine == matter.index ? nil : ruleset.machines[machine].facts
        let prefix = other.map { pen.text(pen.called($0.name, $0.title) + pen.plain(zh: "：", en: ": ")) } ?? .nothing
        let command = commands[index].map { HTML.lineBreak + .code(pen.text($0)) } ?? .nothing
        return prefix + pen.text(phrase(action, of: ruleset.machines[machine], at: index)) + command
    }

    /// What came of an act: where the case is now.
    private func result(of action: ScriptAction, on machine: Int, at index: Int) -> HTML {
        let outcome = trace.outcomes[index]
        let warnings = outcome.warnings.map { pen.quoted(ruleset.machines[machine].conditions[$0].text) }
        let reminder =
            warnings.isEmpty
            ? HTML.nothing
            : .lineBreak
                + pen.words(
                    zh: "提醒：\(pen.plainList(warnings))", en: "reminder: \(pen.plainList(warnings))")
        guard machine == matter.index, let subject = outcome.subject else {
            return pen.words(zh: "已办理", en: "done") + reminder
        }
        let before = trace.outcomes[..<index].last.flatMap(\.subject)
        if let before, before.id == subject.id, before.configuration.state == subject.configuration.state {
            return pen.words(zh: "已办理，办件仍在原处", en: "done; the case stays where it is") + reminder
        }
        return standing(of: subject, outcome) + reminder
    }

    private func standing(of subject: Case, _ outcome: ScriptTrace.Outcome) -> HTML {
        let machine = matter.machine
        let state = machine.states[Int(subject.configuration.state.index)]
        let holders = pen.plainList(subject.holders(in: machine).map { name(of: $0) })
        var words = holders.isEmpty ? "" : pen.plain(zh: "，由\(holders)办理", en: ", with \(holders)")
        if let day = outcome.dueDay { words += pen.plain(zh: "，期限 \(day)", en: ", due by \(day)") }
        if state.kind == .returned, !subject.configuration.editable.isEmpty {
            let list = pen.plainList(subject.configuration.editable.members.map(matter.module))
            words += pen.plain(zh: "；可以修改：\(list)", en: "; can be edited: \(list)")
        }
        return .text("→ ") + .strong(pen.text(matter.title(of: state))) + pen.text(words)
    }

    private func told(_ refusal: Refusal) -> HTML {
        let writer = self
        let format = RefusalFormat(language: pen.language) { writer.name(of: $0) }
        let code = HTML.code(.text(refusal.code.id))
        let shown = matter.book.link(to: Place(page: .refusals, anchor: refusal.code.id), code)
        return HTML.element(
            .strong, [.style(.refused)],
            .text("✕ ")
                + pen.words(
                    zh: "拒绝",
                    en: "refused")) + .text(" ")
            + shown + .text(" ") + pen.text(format.reason(of: refusal)) + .lineBreak
            + .aside(pen.words(zh: "办法：", en: "Cure: ") + pen.text(format.cure(of: refusal)))
    }

    private func titles(of states: [StateID]) -> [String] {
        let all = matter.machine.states
        for kind in [State.Kind.review, .dispatch] {
            let alike = all.indices.filter { all[$0].kind == kind }.map(StateID.init)
            if Set(alike) == Set(states) { return [kind.words[pen.language]] }
        }
        var titles: [String] = []
        for state in states {
            let title = matter.title(of: matter.machine.states[Int(state.index)])
            if !titles.contains(title) { titles.append(title) }
        }
        return titles
    }
}
