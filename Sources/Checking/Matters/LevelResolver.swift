// A level of a matter's road as a checked definition: who reviews and what may be decided there.

internal import Source
internal import Syntax

extension Resolver {
    /// The definition of a level.
    mutating func level(_ index: Int, ofMatter matter: Int) -> LevelDefinition {
        let head = matters[matter]
        let syntax = head.levels[index].syntax
        let name = head.levels[index].name.text
        let scope = self.scope(ofMatter: matter)
        let location = head.levels[index].name.location
        let approve = syntax.approve.map { VerbDefinition(title: $0.title?.value, location: $0.location) }
        var level = LevelDefinition(
            name: name, title: syntax.title?.value ?? name,
            reviewer: syntax.reviewer.flatMap { reviewer($0, scope) } ?? nobody(at: location),
            approve: approve ?? VerbDefinition(title: nil, location: location), location: location)
        level.isOptional = syntax.isOptional
        level.presence = syntax.condition.flatMap { condition($0, scope) }
        level.judged = syntax.judge.map { judged($0, ofMatter: matter) } ?? []
        level.returns = syntax.returns.compactMap { returning($0, ofMatter: matter) }
        level.terminate = syntax.terminate.map { VerbDefinition(title: $0.title?.value, location: $0.location) }
        level.recall = syntax.recall.map { VerbDefinition(title: $0.title?.value, location: $0.location) }
        level.dispatch = syntax.dispatch.map { dispatch($0, ofMatter: matter) }
        level.conditions = syntax.conditions.compactMap { condition($0, scope) }
        level.deadline = syntax.within.flatMap { deadline($0) }
        return level
    }

    /// Stands where a reviewer is missing or wrong, which has been reported.
    func nobody(at location: Location) -> ReviewerDefinition {
        ReviewerDefinition(.party(PathDefinition(root: .applicant, fields: [], location: location)), location: location)
    }

    /// `OFFICE at TIER of PATH`, or nil with a report.
    mutating func officeReviewer(
        _ office: NameSyntax, tier: NameSyntax?, division: PathSyntax?, _ scope: Scope, at location: Location
    ) -> ReviewerDefinition? {
        let path = division.flatMap { divisionPath($0, scope) }
        guard let index = declared.officeNames[office.text] else {
            let facts: Facts = ["name": .name(office.text)]
            findings.reportUnknown(
                .unknownOffice, office.text, at: office.location, facts, among: declared.officeNames)
            return nil
        }
        uses?.note(office, in: declared.officeNames)
        guard let tier else { return nil }
        guard let tierIndex = offices[index][tier.text] else {
            let names = offices[index].names
            let facts: Facts = [
                "name": .name(tier.text), "office": .name(office.text), "tiers": .anyName(names),
            ]
            findings.reportUnknown(.unknownTier, tier.text, at: tier.location, facts, among: names)
            return nil
        }
        uses?.note(tier, in: offices[index])
        return path.map { ReviewerDefinition(.office(index, tier: tierIndex, division: $0), location: location) }
    }

    /// A reviewer by path alone, or nil with a report.
    mutating func partyReviewer(
        _ path: PathSyntax, _ scope: Scope
    ) -> (path: PathDefinition, kind: Int)? {
        guard let read = reading(path, scope) else { return nil }
        guard case .path(let definition) = read.form, case .party(let kind) = read.type else {
            findings.report(.reviewerIsNoParty, at: path.location, ["found": fact(of: read.type)])
            return nil
        }
        return (definition, kind)
    }

    private mutating func divisionPath(_ path: PathSyntax, _ scope: Scope) -> PathDefinition? {
        guard let read = reading(path, scope) else { return nil }
        guard case .path(let definition) = read.form, read.type == .division else {
            findings.report(.divisionExpected, at: path.location, ["found": fact(of: read.type)])
            return nil
        }
        return definition
    }

    private mutating func reviewer(
        _ syntax: ReviewerSyntax, _ scope: Scope
    ) -> ReviewerDefinition? {
        if let office = syntax.office {
            return officeReviewer(
                office, tier: syntax.tier, division: syntax.division, scope, at: syntax.location)
        }
        guard let path = syntax.path, let (start, kind) = partyReviewer(path, scope) else { return nil }
        guard let field = syntax.chainField else {
            return ReviewerDefinition(.party(start), location: syntax.location)
        }
        guard let index = expectField(field, ofParty: kind) else { return nil }
        guard let type = parties[kind].heads[index].type else { return nil }
        guard type == .party(kind) else {
            let facts: Facts = ["name": .name(field.text), "expected": fact(of: .party(kind))]
            findings.report(.chainLeadsAway, at: field.location, facts)
            return nil
        }
        guard let limit = wholeNumber(syntax.chainLimit, what: .keyword(.upTo)) else { return nil }
        return ReviewerDefinition(.chain(start, field: index, limit: limit), location: syntax.location)
    }

    private mutating func judged(_ syntax: JudgeSyntax, ofMatter matter: Int) -> [Int] {
        if syntax.isEveryModule { return Array(matters[matter].modules.indices) }
        let names = matters[matter].moduleNames
        var judged: Set<Int> = []
        for module in syntax.modules {
            let text = module.text
            guard let index = names[text] else {
                let facts: Facts = ["name": .name(text), "matter": .name(matters[matter].name.text)]
                findings.reportUnknown(.unknownModule, text, at: module.location, facts, among: names)
                continue
            }
            uses?.note(module, in: names)
            judged.insert(index)
        }
        return judged.sorted()
    }

    private mutating func returning(_ syntax: ReturnSyntax, ofMatter matter: Int) -> ReturnDefinition? {
        let targets = syntax.targets.compactMap { returnTarget($0, ofMatter: matter) }
        guard !targets.isEmpty else { return nil }
        let verb = VerbDefinition(title: syntax.title?.value, location: syntax.location)
        return ReturnDefinition(verb: verb, targets: targets, resumes: syntax.isResuming)
    }

    /// Where a return leads, or nil; a name that is neither the applicant nor a level is reported.
    mutating func returnTarget(_ name: NameSyntax, ofMatter matter: Int) -> ReturnTarget? {
        if name.keyword == .applicant { return ReturnTarget(.applicant, location: name.location) }
        let head = matters[matter]
        let text = name.text
        if let index = head.levelNames[text] {
            uses?.note(name, in: head.levelNames)
            return ReturnTarget(.level(index), location: name.location)
        }
        guard !head.leftOut.contains(text) else { return nil }
        let facts: Facts = ["name": .name(text), "owner": head.thing.fact(named: head.name.text)]
        findings.reportUnknown(.unknownLevel, text, at: name.location, facts, among: head.levelNames)
        return nil
    }

    private mutating func dispatch(_ syntax: DispatchSyntax, ofMatter matter: Int) -> DispatchDefinition {
        let head = matters[matter]
        var attachments: [Int] = []
        for name in syntax.attachments {
            let text = name.text
            guard let index = head.attachmentNames[text] else {
                let facts: Facts = ["name": .name(text), "matter": .name(head.name.text)]
                findings.reportUnknown(
                    .unknownAttachment, text, at: name.location, facts, among: head.attachmentNames)
                continue
            }
            uses?.note(name, in: head.attachmentNames)
            if !attachments.contains(index) { attachments.append(index) }
        }
        let verb = VerbDefinition(title: syntax.title?.value, location: syntax.location)
        return DispatchDefinition(verb: verb, attachments: attachments, needsAll: !syntax.isAnyOf)
    }

    private mutating func deadline(_ syntax: WithinSyntax) -> DeadlineDefinition? {
        guard let days = wholeNumber(syntax.count, what: .keyword(.within)) else { return nil }
        return DeadlineDefinition(days: days, countsWorkdaysOnly: syntax.isWorkdays, location: syntax.location)
    }
}
