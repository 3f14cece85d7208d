// What each thing that can be covered is called: in the words of the language, so that it can be found in a rulebook
// and written into a scenario. How much of it is covered is not known here.

internal import Compilation
internal import Engine
internal import Machines
internal import Scenarios
internal import Source

/// The names of one machine's coverage items for one reader.
struct CoverageNaming {
    private let machine: Machine
    private let language: Language
    /// Where each condition stands, `bindings.matter:12`.
    private let places: [String]

    init(of index: Int, in report: TestReport, language: Language) {
        machine = report.ruleset.machines[index]
        self.language = language
        places = report.origins[index].conditions.map { location in
            guard let source = report.sources[location.file] else { return "" }
            let name = source.name.split(separator: "/").last ?? ""
            return "\(name):\(source.position(at: Int(location.span.start)).line)"
        }
    }

    func name(of subject: CoverageSubject) -> String {
        switch subject {
        case .transition(let row): name(ofRow: row)
        case .guardMet(let row, let place):
            name(ofRow: row) + words(zh: "：满足", en: ": met: ") + name(of: machine.transitions[row].guards[place])
        case .guardDenied(let row, let place):
            name(ofRow: row) + words(zh: "：不满足", en: ": denied: ") + name(of: machine.transitions[row].guards[place])
        case .refusal(let refusal): name(of: refusal)
        case .end(let state): machine.states[Int(state.index)].name
        case .returnTarget(let level, let pick):
            "\(machine.levels[level].name).\(verb(.return)) → \(machine.term(of: pick).name)"
        }
    }

    /// `unit.review return applicant → returned`
    private func name(ofRow row: Int) -> String {
        let transition = machine.transitions[row]
        let pick = transition.pick == .nothing ? "" : " " + machine.term(of: transition.pick).name
        var remark = ""
        if case .resume(let stage?) = transition.selector.memory {
            remark = words(zh: "（直接回到退回的级次）", en: " (straight back to stage \(stage + 1))")
        }
        return "\(state(transition.from)) \(verb(transition.verb))\(pick) → \(state(transition.to))\(remark)"
    }

    private func name(of refusal: CoveredRefusal) -> String {
        switch refusal {
        case .kind: "\(verb(.apply)): R0304 " + words(zh: "申报人的类型不符", en: "an applicant of another kind")
        case .window: "\(verb(.apply)): R0403 " + words(zh: "不在受理期", en: "outside the time in which one may apply")
        case .period: "\(verb(.apply)): R0402 " + words(zh: "已有在办或已生效的办件", en: "a case stands against it")
        case .application(let condition): "\(verb(.apply)): R0401 \(text(of: condition))"
        case .route(let index):
            "\(verb(.submit)): \(MachineTally.routeCodes[index].id) \(reason(of: MachineTally.routeCodes[index]))"
        case .step(let verb, .level(let level), let reason):
            "\(machine.levels[level].name).\(self.verb(verb)): \(name(of: reason))"
        case .step(let verb, .state(let kind), let reason):
            "\(kind.rawValue) \(self.verb(verb)): \(name(of: reason))"
        }
    }

    private func name(of reason: CoveredRefusal.Reason) -> String {
        switch reason {
        case .unjudged: named(.modulesUnjudged)
        case .wrong: named(.modulesWrong)
        case .namesNone: named(.problemModulesMissing)
        case .leavesOut: named(.problemModulesLeftOut)
        case .notJudgedHere: named(.moduleNotJudgedHere)
        case .notEditable: named(.moduleNotEditable)
        case .incomplete: named(.declarationIncomplete)
        case .lacksAll: named(.dispatchLacksAll)
        case .lacksEvery: named(.dispatchLacksOne)
        case .condition(let condition): "R0401 \(text(of: condition))"
        }
    }

    private func name(of test: Guard) -> String {
        switch test {
        case .judged: words(zh: "“已全部核对”", en: "all modules are judged")
        case .noneWrong: words(zh: "“没有核对为有误的模块”", en: "no module is judged wrong")
        case .namesSome: words(zh: "“写明了模块”", en: "a module is named")
        case .namesWrong: words(zh: "“写明了全部有误的模块”", en: "every wrong module is named")
        case .judges: words(zh: "“都由本级核对”", en: "the level judges these modules")
        case .editable: words(zh: "“都可以修改”", en: "these modules can be edited")
        case .complete: words(zh: "“填报完整”", en: "the declaration is complete")
        case .routed: words(zh: "“每级都有审核人”", en: "every level has a reviewer")
        case .attachedAll: words(zh: "“送审材料齐全”", en: "all attachments are there")
        case .attachedAny: words(zh: "“至少有一件送审材料”", en: "an attachment is there")
        case .condition(let condition): text(of: condition)
        }
    }

    /// The condition's words and where it stands: several may have the same words.
    private func text(of condition: Int) -> String {
        words(
            zh: "“\(machine.conditions[condition].text)”（\(places[condition])）",
            en: "\(machine.conditions[condition].text) (\(places[condition]))")
    }

    private func named(_ code: RefusalCode) -> String {
        "\(code.id) \(reason(of: code))"
    }

    /// The sentence of a code, without its facts.
    private func reason(of code: RefusalCode) -> String {
        Sentence.withoutFacts(language == .zh ? code.reason.zh : code.reason.en)
    }

    private func state(_ id: StateID) -> String {
        machine.states[Int(id.index)].name
    }

    private func verb(_ verb: Verb) -> String {
        words(zh: verb.words.zh, en: verb.words.en)
    }

    private func words(zh: String, en: String) -> String {
        language == .zh ? zh : en
    }
}
