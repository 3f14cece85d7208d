// Scenarios as checked definitions: the course of statements and the parties that they give. Actions, expectations and
// places have files of their own.

internal import Source
internal import Syntax

/// What a scenario's statements can name.
struct ScenarioScope {
    /// The matter that it, or the action, is about.
    var matter: Int
    /// The parties given so far, by their index in the definition.
    var names = NameTable()
    /// The kinds of the parties given so far.
    var kinds: [Int] = []
    /// Where every party of the scenario is given, those further below included.
    var all: [String: Location] = [:]
}

extension Resolver {
    /// The definitions of a scenario, one for each matter that it is about and that is known.
    mutating func scenarios(_ syntax: ScenarioSyntax) -> [ScenarioDefinition] {
        var about: [(matter: Int, location: Location)] = []
        for name in syntax.matters {
            guard let matter = expectMatter(name), matters.indices.contains(matter) else { continue }
            if let first = about.first(where: { $0.matter == matter }) {
                findings.report(
                    .namedTwice, at: name.location, ["name": .name(name.text)],
                    labels: [.firstDeclared(at: first.location)])
            } else {
                about.append((matter, name.location))
            }
        }
        return about.map { scenario(syntax, about: $0.matter) }
    }

    /// The scope of an action: its own matter's where it names one; nil with a report where there is no such.
    mutating func scope(of action: ActionSyntax, _ scope: ScenarioScope) -> ScenarioScope? {
        guard let name = action.matter else { return scope }
        guard let matter = expectMatter(name), matters.indices.contains(matter) else { return nil }
        var own = scope
        own.matter = matter
        return own
    }

    private mutating func scenario(_ syntax: ScenarioSyntax, about matter: Int) -> ScenarioDefinition {
        var scenario = ScenarioDefinition(title: syntax.title?.value ?? "", matter: matter, location: syntax.location)
        var scope = ScenarioScope(matter: matter)
        for case .given(let given) in syntax.statements {
            if let name = given.name, scope.all[name.text] == nil { scope.all[name.text] = name.location }
        }
        var isExpecting = false
        for statement in syntax.statements {
            switch statement {
            case .given(let given): if let party = party(given, &scope) { scenario.parties.append(party) }
            case .clock(let clock): if let step = step(clock) { scenario.steps.append(step) }
            case .step(let syntax): if let step = step(syntax, scope) { scenario.steps.append(step) }
            case .expect(let syntax):
                isExpecting = true
                if let form = expectation(syntax, scope) {
                    scenario.steps.append(ScenarioStep(.expect(form), location: syntax.location))
                }
            }
        }
        if !isExpecting {
            findings.report(
                .nothingExpected, at: syntax.title?.location ?? syntax.location, ["title": .text(scenario.title)])
        }
        return scenario
    }

    /// A given party by its name, as its index, or nil with a report.
    mutating func expectGiven(_ name: NameSyntax, _ scope: ScenarioScope) -> Int? {
        let text = name.text
        if let index = scope.names[text] {
            uses?.note(name, in: scope.names)
            return index
        }
        if let later = scope.all[text] {
            findings.report(
                .givenLater, at: name.location, ["name": .name(text)], labels: [.declared(at: later)])
            return nil
        }
        findings.reportUnknown(
            .unknownGiven, text, at: name.location, ["name": .name(text)], among: scope.names.names)
        return nil
    }

    /// A given party of a kind, or nil with a report.
    mutating func expectGiven(_ name: NameSyntax, ofKind kind: Int?, _ scope: ScenarioScope) -> Int? {
        guard let index = expectGiven(name, scope) else { return nil }
        guard let kind, scope.kinds[index] != kind else { return index }
        let facts: Facts = [
            "name": .name(name.text), "found": fact(of: .party(scope.kinds[index])),
            "expected": fact(of: .party(kind)),
        ]
        findings.report(.givenOfOtherKind, at: name.location, facts)
        return nil
    }

    /// A value for a field of the type, or nil with a report. As at the prompt, an empty text takes any value away.
    mutating func scenarioValue(
        _ syntax: ExpressionSyntax, of type: ValueType, _ scope: ScenarioScope
    ) -> ScenarioValue? {
        if case .literal(let literal) = syntax.form, literal.value == .text("") { return .literal(.text("")) }
        if case .party(let kind) = type, case .path(let path) = syntax.form, let name = path.segments.first {
            return expectGiven(name, ofKind: kind, scope).map { .party($0) }
        }
        if case .path = syntax.form, !type.hasOptions {
            let name = Fact.words(Words(zh: "名称", en: "a name"))
            findings.report(.valueDoesNotFit, at: syntax.location, ["found": name, "expected": fact(of: type)])
            return nil
        }
        guard let value = typed(syntax, Scope(), expecting: type), expectFit(value, into: type),
            case .literal(let literal) = value.form
        else { return nil }
        return .literal(literal)
    }

    /// The values of fields, each field once.
    mutating func scenarioValues(
        _ list: [AssignmentSyntax], of fields: FieldList, _ scope: ScenarioScope,
        expectField: (inout Resolver, NameSyntax) -> Int?
    ) -> [GivenValue] {
        var values: [GivenValue] = []
        var names = NameTable()
        for assignment in list {
            guard let name = assignment.field, let field = expectField(&self, name) else { continue }
            findings.declare(name, .field, as: field, in: &names)
            guard let type = fields.heads[field].type, let written = assignment.value,
                let content = scenarioValue(written, of: type, scope)
            else { continue }
            values.append(GivenValue(field: field, content: content, location: assignment.location))
        }
        return values
    }

    private mutating func party(_ syntax: GivenSyntax, _ scope: inout ScenarioScope) -> GivenParty? {
        guard let kind = syntax.party.flatMap({ expectParty($0) }), let name = syntax.name else { return nil }
        findings.declare(name, .party, as: scope.kinds.count, in: &scope.names)
        scope.kinds.append(kind)
        let values = scenarioValues(syntax.assignments, of: parties[kind], scope) { resolver, name in
            resolver.expectField(name, ofParty: kind)
        }
        return GivenParty(name: name.text, party: kind, values: values, location: name.location)
    }

    private func step(_ syntax: ClockSyntax) -> ScenarioStep? {
        guard case .date(let year, let month, let day) = syntax.day?.value else { return nil }
        return ScenarioStep(.clock(.date(year: year, month: month, day: day)), location: syntax.location)
    }

    private mutating func step(_ syntax: StepSyntax, _ scope: ScenarioScope) -> ScenarioStep? {
        let actor = syntax.actor.flatMap { expectGiven($0, scope) }
        guard let written = syntax.action, let scope = self.scope(of: written, scope),
            let action = action(written, scope, isRefused: false), let actor
        else { return nil }
        if case .apply = action, let name = syntax.actor {
            guard expectGiven(name, ofKind: matters[scope.matter].applicant, scope) != nil else { return nil }
        }
        return ScenarioStep(.act(actor: actor, matter: scope.matter, action), location: syntax.location)
    }
}
