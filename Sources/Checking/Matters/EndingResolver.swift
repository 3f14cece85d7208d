// How a matter ends, as checked: appraisal, outcomes with their effects, release and revocation.

internal import Source
internal import Syntax

extension Resolver {
    /// The outcomes of a matter with what they write; never none.
    mutating func outcomes(of matter: Int) -> [OutcomeDefinition] {
        let head = matters[matter]
        var outcomes: [OutcomeDefinition] = head.outcomes.map { outcome in
            let name = outcome.name.text
            return OutcomeDefinition(
                name: name, title: outcome.syntax.title?.value ?? name,
                fields: fields(of: outcome.fields, scope: scope(ofMatter: matter)), location: outcome.name.location)
        }
        if outcomes.isEmpty {
            outcomes = [
                OutcomeDefinition(name: Keyword.approved.english, title: "办结", location: head.name.location)
            ]
        }
        var written: [Int: Location] = [:]
        for statement in head.syntax.outcomes {
            guard let state = statement.outcome, let index = expectOutcome(state, ofMatter: matter),
                outcomes.indices.contains(index)
            else { continue }
            if let first = written[index] {
                findings.report(
                    .statementTwice, at: state.location, ["statement": .keyword(.on)],
                    labels: [.firstDeclared(at: first)])
            }
            written[index] = written[index] ?? state.location
            outcomes[index].effects += effects(statement.effects, ofMatter: matter)
        }
        return outcomes
    }

    /// The definition of an appraisal.
    mutating func appraisal(_ syntax: AppraisalSyntax, _ scope: Scope) -> AppraisalDefinition {
        let publish = syntax.publish
        return AppraisalDefinition(
            title: syntax.title?.value ?? "线下评审",
            office: syntax.office.flatMap { appraiser($0, scope) } ?? nobody(at: syntax.location),
            undecidedTitle: syntax.undecided?.value,
            publish: VerbDefinition(
                title: publish?.title?.value, location: publish?.location ?? syntax.location),
            location: syntax.location)
    }

    /// The definition of a release.
    mutating func release(_ syntax: ReleaseSyntax, ofMatter matter: Int) -> ReleaseDefinition {
        if let actor = syntax.actor, actor.keyword != .applicant {
            findings.report(.releaseByOther, at: actor.location, ["name": .name(actor.text)])
        }
        let scope = self.scope(ofMatter: matter)
        return ReleaseDefinition(
            verb: VerbDefinition(title: syntax.title?.value, location: syntax.location),
            conditions: syntax.conditions.compactMap { condition($0, scope) },
            effects: effects(syntax.effects, ofMatter: matter))
    }

    /// The definition of a revocation; a level's name means both waiting there to be decided and waiting to be sent on.
    mutating func revocation(_ syntax: RevokeSyntax, ofMatter matter: Int) -> RevocationDefinition {
        let head = matters[matter]
        var places: [RevocationDefinition.Place] = []
        for state in syntax.states {
            let text = state.text
            if state.keyword == .draft {
                places.append(.draft)
            } else if state.keyword == .returned {
                places.append(.returned)
            } else if let level = head.levelNames[text] {
                uses?.note(text, at: state.location, in: head.levelNames)
                places.append(.review(level: level))
                if head.levels[level].syntax.dispatch != nil { places.append(.dispatch(level: level)) }
            } else if Keyword.parse(text) == .appraisal, head.syntax.appraisal != nil {
                places.append(.appraisal)
            } else {
                reportUnknownState(text, head, at: state.location)
            }
        }
        let verb = VerbDefinition(title: syntax.title?.value, location: syntax.location)
        return RevocationDefinition(verb: verb, places: places)
    }

    private mutating func appraiser(_ syntax: AppraisalOfficeSyntax, _ scope: Scope) -> ReviewerDefinition? {
        if let office = syntax.office {
            return officeReviewer(
                office, tier: syntax.tier, division: syntax.division, scope, at: syntax.location)
        }
        return syntax.path.flatMap { partyReviewer($0, scope) }.map {
            ReviewerDefinition(.party($0.path), location: syntax.location)
        }
    }

    private mutating func effects(_ list: [EffectSyntax], ofMatter matter: Int) -> [EffectDefinition] {
        let scope = self.scope(ofMatter: matter)
        return list.compactMap { effect($0, scope) }
    }

    private mutating func effect(_ syntax: EffectSyntax, _ scope: Scope) -> EffectDefinition? {
        guard let path = syntax.path, let read = reading(path, scope) else { return nil }
        guard case .path(let definition) = read.form, definition.root == .applicant, definition.fields.count == 1 else {
            findings.report(.effectElsewhere, at: path.location, ["path": .name(path.text)])
            return nil
        }
        let field = definition.fields[0]
        guard syntax.isSet else { return EffectDefinition(field: field, value: nil, location: syntax.location) }
        guard let written = syntax.value, let value = typed(written, scope, expecting: read.type),
            expectFit(value, into: read.type)
        else { return nil }
        return EffectDefinition(field: field, value: value, location: syntax.location)
    }

    private mutating func reportUnknownState(_ text: String, _ head: MatterHead, at location: Location) {
        let levels = head.levelNames.names
        let facts: Facts = [
            "name": .name(text),
            "states": .anyOf([.keyword(.draft), .keyword(.returned)] + levels.prefix(8).map { .name($0) }),
        ]
        let words = [Keyword.draft, .returned].flatMap { [$0.english, $0.chinese] }
        findings.reportUnknown(.unknownState, text, at: location, facts, among: levels + words)
    }
}
