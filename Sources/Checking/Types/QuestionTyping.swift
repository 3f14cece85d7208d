// Types the questions that expressions ask of cases, chains, dates and identity numbers.

internal import Source
internal import Syntax

extension Resolver {
    /// The forms that are neither logic, comparison nor plain value.
    mutating func question(_ syntax: ExpressionSyntax, _ scope: Scope) -> TypedExpression? {
        let location = syntax.location
        switch syntax.form {
        case .inChain(let member, let start):
            return inChain(member, start, scope).map { TypedExpression($0, type: .flag, location: location) }
        case .inList(let member, let values):
            return member.flatMap { isOneOf($0, values, scope, at: location) }
        case .hasOpen(let party, let matter):
            return hasOpen(party, matter, scope).map { TypedExpression($0, type: .flag, location: location) }
        case .countOf(let module):
            return rowCount(module, scope).map { TypedExpression($0, type: .number, location: location) }
        case .yearsSince(let day):
            return operand(day, of: .date, for: .yearsSince, scope).map {
                TypedExpression(.yearsSince($0), type: .number, location: location)
            }
        case .yearsSinceLast(let outcome, let matter):
            return yearsSinceLast(outcome, matter, scope).map {
                TypedExpression($0, type: .number, location: location)
            }
        case .ageOf(let id):
            return operand(id, of: .citizenID, for: .ageOf, scope).map {
                TypedExpression(.age($0), type: .number, location: location)
            }
        case .today: return TypedExpression(.today, type: .date, location: location)
        case .currentYear: return TypedExpression(.year, type: .year, location: location)
        case .attached:
            findings.report(.attachedInRule, at: location)
            return nil
        default: return nil
        }
    }

    /// The matter of a name, or nil with a report.
    mutating func expectMatter(_ name: NameSyntax) -> Int? {
        let text = name.text
        if let index = declared.matterNames[text] {
            uses?.note(name, in: declared.matterNames)
            return index
        }
        findings.reportUnknown(
            .unknownMatter, text, at: name.location, ["name": .name(text)], among: declared.matterNames)
        return nil
    }

    /// The outcome of a matter, or nil with a report.
    mutating func expectOutcome(_ state: StateReferenceSyntax, ofMatter matter: Int) -> Int? {
        let names = matters[matter].outcomeNames
        // WHY: a keyword has two spellings; without an appraisal the one outcome is called by its English one.
        let text = state.keyword?.english ?? state.text
        if let index = names[text] ?? names[state.text] {
            if state.keyword == nil { uses?.note(state.text, at: state.location, in: names) }
            return index
        }
        let shown: [Fact] =
            matters[matter].syntax.appraisal == nil ? [.keyword(.approved)] : names.names.map { .name($0) }
        let facts: Facts = [
            "name": .name(state.text), "matter": .name(matters[matter].name.text), "outcomes": .anyOf(shown),
        ]
        findings.reportUnknown(.unknownOutcome, state.text, at: state.location, facts, among: names)
        return nil
    }

    private mutating func inChain(
        _ member: ExpressionSyntax?, _ start: PathSyntax?, _ scope: Scope
    ) -> TypedForm? {
        guard let member, let start else { return nil }
        guard case .path(let memberPath) = member.withoutParentheses?.form else {
            findings.report(.pathExpected, at: member.location, ["operator": .keyword(.chain)])
            return nil
        }
        let typedMember = partyPath(memberPath, scope, for: .chain)
        guard let (startPath, kind) = partyPath(start, scope, for: .chain) else { return nil }
        guard !startPath.fields.isEmpty, owner(of: startPath, scope) == kind else {
            let facts: Facts = ["name": .name(start.text), "expected": fact(of: .party(kind))]
            findings.report(.chainLeadsAway, at: start.location, facts)
            return nil
        }
        guard let typedMember else { return nil }
        guard typedMember.kind == kind else {
            let facts: Facts = ["left": fact(of: .party(typedMember.kind)), "right": fact(of: .party(kind))]
            findings.report(.comparedTypesDiffer, at: member.location, facts)
            return nil
        }
        return .isInChain(member: typedMember.path, start: startPath)
    }

    /// The kind of party whose field a path ends in.
    private func owner(of path: PathDefinition, _ scope: Scope) -> Int? {
        var kind: Int? = scope.applicant
        if path.root == .target, case .party(let target) = scope.target { kind = target }
        for field in path.fields.dropLast() {
            guard let owner = kind, case .party(let next) = parties[owner].heads[field].type else { return nil }
            kind = next
        }
        return kind
    }

    private mutating func hasOpen(
        _ party: ExpressionSyntax?, _ matter: NameSyntax?, _ scope: Scope
    ) -> TypedForm? {
        guard let party else { return nil }
        guard case .path(let path) = party.withoutParentheses?.form else {
            findings.report(.pathExpected, at: party.location, ["operator": .keyword(.hasOpen)])
            return nil
        }
        let subject = partyPath(path, scope, for: .hasOpen)
        guard let matter, let index = expectMatter(matter), let subject else { return nil }
        guard isApplicant(subject.kind, ofMatter: index, at: matter.location) else { return nil }
        return .hasOpen(party: subject.path, matter: index)
    }

    private mutating func yearsSinceLast(
        _ outcome: StateReferenceSyntax?, _ matter: NameSyntax?, _ scope: Scope
    ) -> TypedForm? {
        guard let matter, let index = expectMatter(matter), let outcome,
            let outcomeIndex = expectOutcome(outcome, ofMatter: index), let applicant = scope.applicant,
            isApplicant(applicant, ofMatter: index, at: matter.location)
        else { return nil }
        return .yearsSinceLast(outcome: outcomeIndex, matter: index)
    }

    private mutating func isApplicant(_ kind: Int, ofMatter matter: Int, at location: Location) -> Bool {
        guard let applicant = matters[matter].applicant, applicant != kind else {
            return matters[matter].applicant != nil
        }
        let facts: Facts = [
            "matter": .name(matters[matter].name.text), "expected": fact(of: .party(applicant)),
            "found": fact(of: .party(kind)),
        ]
        findings.report(.foreignMatter, at: location, facts)
        return false
    }

    private mutating func rowCount(_ path: PathSyntax?, _ scope: Scope) -> TypedForm? {
        guard let path, let name = path.segments.first else { return nil }
        let text = path.text
        guard let matter = scope.matter, let module = matters[matter].moduleNames[text] else {
            let names = scope.matter.map { matters[$0].moduleNames } ?? NameTable()
            let owner = scope.matter.map { matters[$0].name.text } ?? ""
            let facts: Facts = ["name": .name(text), "matter": .name(owner)]
            findings.reportUnknown(.unknownModule, text, at: name.location, facts, among: names)
            return nil
        }
        uses?.note(text, at: name.location, in: matters[matter].moduleNames)
        guard matters[matter].modules[module].syntax.isList else {
            findings.report(.countOfSingle, at: path.location, ["module": .name(text)])
            return nil
        }
        return .rowCount(module: module)
    }

    private mutating func operand(
        _ syntax: ExpressionSyntax?, of type: ValueType, for operation: Keyword, _ scope: Scope
    ) -> TypedExpression? {
        guard let syntax, let value = typed(syntax, scope, expecting: type) else { return nil }
        guard value.type == type else {
            let facts: Facts = [
                "operator": .keyword(operation), "expected": fact(of: type), "found": fact(of: value.type),
            ]
            findings.report(.operandType, at: syntax.location, facts)
            return nil
        }
        return value
    }
}
