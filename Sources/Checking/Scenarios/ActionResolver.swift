// What a party does in a scenario: every verb with the names and values that stand behind it.

internal import Source
internal import Syntax

extension Resolver {
    /// The action, or nil with a report. One that is to be refused may be one that the matter does not offer.
    mutating func action(_ syntax: ActionSyntax, _ scope: ScenarioScope, isRefused: Bool) -> ScenarioAction? {
        guard let verb = syntax.verb else { return nil }
        let head = matters[scope.matter]
        if !isRefused, !head.offers(verb) {
            reportNotOffered(verb, by: Thing.matter.fact(named: head.name.text), at: syntax.location)
            return nil
        }
        let text = syntax.text?.value
        switch verb {
        case .apply: return apply(syntax, scope)
        case .fill: return syntax.isOnEverything ? .fillEverything : fill(syntax, scope, isRefused: isRefused)
        case .attach:
            return syntax.answer.flatMap { attachmentPlace($0, ofMatter: scope.matter) }.map { .attach($0, file: text) }
        case .detach: return syntax.answer.flatMap { attachmentPlace($0, ofMatter: scope.matter) }.map { .detach($0) }
        case .submit: return .submit
        case .judge: return judge(syntax, scope)
        case .approve: return .approve(opinion: text)
        case .return: return returning(syntax, scope)
        case .terminate: return .terminate(opinion: text)
        case .recall: return .recall
        case .dispatch: return .dispatch
        case .record: return record(syntax, scope)
        case .publish: return .publish
        case .revoke: return .revoke
        case .release: return .release
        }
    }

    /// Reports a verb that its owner does not offer.
    mutating func reportNotOffered(_ verb: Verb, by owner: Fact, at location: Location) {
        findings.report(.verbNotOffered, at: location, ["verb": .keyword(verb.keyword), "owner": owner])
    }

    /// The modules of names, each once, in the order of the matter; unknown ones are reported.
    mutating func modules(_ names: [NameSyntax], ofMatter matter: Int) -> [Int] {
        var found: Set<Int> = []
        for name in names { if let module = expectModule(name, ofMatter: matter) { found.insert(module) } }
        return found.sorted()
    }

    /// The module of a name, or nil with a report.
    mutating func expectModule(_ name: NameSyntax, ofMatter matter: Int) -> Int? {
        let text = name.text
        let names = matters[matter].moduleNames
        if let index = names[text] {
            uses?.note(name, in: names)
            return index
        }
        let facts: Facts = ["name": .name(text), "matter": .name(matters[matter].name.text)]
        findings.reportUnknown(.unknownModule, text, at: name.location, facts, among: names.names)
        return nil
    }

    private mutating func apply(_ syntax: ActionSyntax, _ scope: ScenarioScope) -> ScenarioAction? {
        let head = matters[scope.matter]
        let name: Facts = ["matter": .name(head.name.text)]
        guard let target = syntax.target else {
            if case .absent = head.target { return .apply(target: nil) }
            findings.report(.applyWithoutTarget, at: syntax.location, name)
            return nil
        }
        switch head.target {
        case .absent:
            findings.report(.targetMissing, at: target.location, name)
            return nil
        case .unknown: return expectGiven(target, scope).map { .apply(target: $0) }
        case .party(let kind): return expectGiven(target, ofKind: kind, scope).map { .apply(target: $0) }
        }
    }

    private mutating func fill(
        _ syntax: ActionSyntax, _ scope: ScenarioScope, isRefused: Bool
    ) -> ScenarioAction? {
        guard let answer = syntax.answer, let name = answer.name,
            let (module, row) = row(of: answer, ofMatter: scope.matter, mayBeBeyond: isRefused)
        else { return nil }
        let head = matters[scope.matter].modules[module]
        guard let field = expectField(name, among: head.fields, of: Thing.module.fact(named: head.name.text)) else {
            return nil
        }
        guard let type = head.fields.heads[field].type, let written = syntax.value,
            let value = scenarioValue(written, of: type, scope)
        else { return nil }
        return .fill(AnswerPlace(module: module, row: row, field: field), value)
    }

    private mutating func judge(_ syntax: ActionSyntax, _ scope: ScenarioScope) -> ScenarioAction? {
        guard let isRight = syntax.isRight else { return nil }
        let note = syntax.text?.value
        if syntax.isOnOthers { return .judge(.others, isRight: isRight, note: note) }
        if syntax.isOnEverything { return .judge(.everything, isRight: isRight, note: note) }
        let modules = self.modules(syntax.modules, ofMatter: scope.matter)
        return modules.isEmpty ? nil : .judge(.named(modules), isRight: isRight, note: note)
    }

    private mutating func returning(_ syntax: ActionSyntax, _ scope: ScenarioScope) -> ScenarioAction? {
        let modules = self.modules(syntax.modules, ofMatter: scope.matter)
        guard let name = syntax.target, let target = returnTarget(name, ofMatter: scope.matter) else { return nil }
        return .return(target.place, modules: modules, opinion: syntax.text?.value)
    }

    private mutating func record(_ syntax: ActionSyntax, _ scope: ScenarioScope) -> ScenarioAction? {
        guard let outcome = syntax.outcome.flatMap({ expectOutcome($0, ofMatter: scope.matter) }) else { return nil }
        let outcomes = matters[scope.matter].outcomes
        guard outcomes.indices.contains(outcome) else { return .record(outcome: outcome, values: []) }
        let head = outcomes[outcome]
        let values = scenarioValues(syntax.assignments, of: head.fields, scope) { resolver, name in
            resolver.expectField(name, among: head.fields, of: Thing.outcome.fact(named: head.name.text))
        }
        return .record(outcome: outcome, values: values)
    }
}

extension MatterHead {
    /// Whether anything in the matter lets somebody do this. A matter without modules has no draft: it is submitted as
    /// soon as it is applied for.
    func offers(_ verb: Verb) -> Bool {
        switch verb {
        case .apply, .approve: true
        case .fill, .submit: !modules.isEmpty
        case .attach, .detach: !attachments.isEmpty || modules.contains { !$0.syntax.attachments.isEmpty }
        case .judge, .return, .terminate, .recall, .dispatch: levels.contains { $0.offers(verb) }
        case .record, .publish: syntax.appraisal != nil
        case .revoke: syntax.revoke != nil
        case .release: !syntax.releases.isEmpty
        }
    }
}

extension LevelHead {
    /// Whether the level lets its reviewer do this.
    func offers(_ verb: Verb) -> Bool {
        switch verb {
        case .judge: syntax.judge != nil
        case .approve: syntax.approve != nil
        case .return: !syntax.returns.isEmpty
        case .terminate: syntax.terminate != nil
        case .recall: syntax.recall != nil
        case .dispatch: syntax.dispatch != nil
        default: false
        }
    }
}
