// The words for what went wrong in a scenario: what was expected, what was found, and the case's history. How they are
// laid out lives with each form.

internal import Engine
internal import Machines
internal import Scenarios
internal import Source

/// Tells one failure to one reader.
struct TestWording {
    let language: Language
    let script: Script
    let failure: ScriptFailure
    let machine: Machine

    init(_ failure: ScriptFailure, of script: Script, in ruleset: Ruleset, language: Language) {
        self.language = language
        self.script = script
        self.failure = failure
        machine = ruleset.machines[failure.machine]
    }

    /// What is wrong, in a few words.
    var headline: String {
        switch failure.finding {
        case .refused(let refusal):
            words(zh: "被拒绝 \(refusal.code.id)", en: "refused with \(refusal.code.id)")
        case .notRefused(let code): words(zh: "应被拒绝 \(code)，却可以办", en: "to be refused with \(code), but possible")
        case .refusedOtherwise(let code, let refusal):
            words(
                zh: "应被拒绝 \(code)，实为 \(refusal.code.id)", en: "to be refused with \(code), but it is \(refusal.code.id)"
            )
        case .noCase: words(zh: "还没有办件", en: "there is no case yet")
        case .state: words(zh: "状态不符", en: "another state")
        case .editable: words(zh: "可改的模块不符", en: "other modules can be edited")
        case .count: words(zh: "件数不符", en: "another number of cases")
        case .result: words(zh: "评定不符", en: "another result")
        case .notAttached: words(zh: "没有上传", en: "nothing is attached")
        case .due: words(zh: "期限不符", en: "another due date")
        case .warned: words(zh: "提示不符", en: "warned or not, otherwise than expected")
        case .holder: words(zh: "经办不符", en: "others hold the case")
        }
    }

    /// What was expected; nil where that stands in the step itself.
    var expected: String? {
        switch failure.finding {
        case .refused: nil
        case .notRefused(let code), .refusedOtherwise(let code, _): words(zh: "拒绝 \(code)", en: "refusal \(code)")
        case .noCase: words(zh: "已申报的办件", en: "a case that was applied for")
        case .state(let states, _):
            states.isEmpty
                ? words(zh: "本事项没有的状态", en: "a state that the matter does not have")
                : joined(states.map(name), or: true)
        case .editable(let modules, _): name(of: modules)
        case .count(let count, _): String(count)
        case .result(let outcome, _): name(ofOutcome: outcome)
        case .notAttached(let slot): name(of: slot)
        case .due(let day, _): day.description
        case .warned(let isWarned): warned(isWarned)
        case .holder(let parties, _): name(ofParties: parties)
        }
    }

    /// What was found instead.
    var found: String {
        switch failure.finding {
        case .refused(let refusal), .refusedOtherwise(_, let refusal): reason(of: refusal)
        case .notRefused: words(zh: "没有拒绝", en: "no refusal")
        case .noCase: words(zh: "没有", en: "none")
        case .state(_, let state): name(state)
        case .editable(_, let modules): name(of: modules)
        case .count(_, let count): String(count)
        case .result(_, let outcome): name(ofOutcome: outcome)
        case .notAttached: words(zh: "没有文件", en: "no file")
        case .due(_, let day): day?.description ?? words(zh: "没有期限", en: "no due date")
        case .warned(let isExpected): warned(!isExpected)
        case .holder(_, let parties): name(ofParties: parties)
        }
    }

    private func warned(_ isWarned: Bool) -> String {
        isWarned ? words(zh: "申报时有提示", en: "a warning on applying") : words(zh: "申报时没有提示", en: "no warning on applying")
    }

    /// What would cure a refusal; nil where there was none.
    var cure: String? {
        if case .refused(let refusal) = failure.finding { format.cure(of: refusal) } else { nil }
    }

    /// What had been done with the case, a line each: when, who, what, and what was said.
    var history: [String] {
        guard let subject = failure.subject else { return [] }
        let deeds = [subject.application(in: machine)] + subject.body.deeds
        let names = deeds.map { name(of: $0.party) }
        let width = names.map { displayWidth(of: $0) }.max() ?? 0
        return zip(deeds, names).map { deed, name in
            let padding = String(repeating: " ", count: width - displayWidth(of: name))
            let text = deed.text.isEmpty ? "" : " “\(deed.text)”"
            return "\(deed.stamp.at.minuteText)  \(name)\(padding)  \(what(deed))\(text)"
        }
    }

    /// The words of the language that is read.
    func words(zh: String, en: String) -> String {
        language == .zh ? zh : en
    }

    private var format: RefusalFormat {
        let script = script
        return RefusalFormat(language: language) { script.name(of: $0) }
    }

    private func reason(of refusal: Refusal) -> String {
        "\(refusal.code.id) \(format.reason(of: refusal))"
    }

    private func what(_ deed: Deed) -> String {
        let state = machine.states[Int(deed.state.index)]
        let title = machine.title(of: deed.verb, at: state.stage, in: language)
        let modules = deed.modules.isEmpty || deed.verb == .fill ? "" : " " + name(of: deed.modules)
        switch deed.verb {
        case .judge:
            return title + modules + words(zh: deed.isRight ? " 无误" : " 有误", en: deed.isRight ? " right" : " wrong")
        case .return: return title + words(zh: " 至 ", en: " to ") + called(machine.term(of: deed.pick)) + modules
        case .record, .attach, .detach:
            return title + (deed.pick == .nothing ? modules : " " + called(machine.term(of: deed.pick)))
        default: return title
        }
    }

    private func name(_ id: StateID) -> String {
        let state = machine.states[Int(id.index)]
        return words(zh: "\(state.name)（\(state.title)）", en: state.name)
    }

    private func name(of modules: ModuleSet) -> String {
        let names = modules.members.filter(machine.modules.indices.contains).map { index in
            called(Term(name: machine.modules[index].name, title: machine.modules[index].title))
        }
        return names.isEmpty ? words(zh: "没有", en: "none") : joined(names, or: false)
    }

    private func name(ofOutcome outcome: Int?) -> String {
        guard let outcome, machine.outcomes.indices.contains(outcome) else { return words(zh: "未定", en: "undecided") }
        return called(Term(name: machine.outcomes[outcome].name, title: machine.outcomes[outcome].title))
    }

    private func name(of slot: ScriptSlot) -> String {
        switch slot {
        case .dispatch(let index): return called(machine.term(of: .attachment(index)))
        case .module(let index, let row, let place):
            let module = machine.modules[index]
            let number = module.rows == nil ? "" : ".\(row + 1)"
            return "\(module.name)\(number).\(module.attachments[place].name)"
        }
    }

    private func name(ofParties parties: [Int]) -> String {
        let names = parties.map { script.parties.indices.contains($0) ? script.parties[$0].name : "#\($0 + 1)" }
        return names.isEmpty ? words(zh: "没有", en: "nobody") : joined(names, or: false)
    }

    private func name(of party: PartyID) -> String {
        script.name(of: party) ?? "#\(party.number)"
    }

    private func called(_ term: Term) -> String {
        words(zh: term.title, en: term.name)
    }

    private func joined(_ names: [String], or isChoice: Bool) -> String {
        names.joined(separator: isChoice ? words(zh: " 或 ", en: " or ") : words(zh: "、", en: ", "))
    }
}

extension Moment {
    /// The moment to the minute, in UTC+08:00: `2023-07-03 09:05`.
    fileprivate var minuteText: String {
        let minutes = millisecondsOfDay / 60_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(day) \(two(minutes / 60)):\(two(minutes % 60))"
    }
}
