// Builds the heads: field lists, and of each matter its parties, modules, attachments, outcomes and whole road.

internal import Source
internal import Syntax

extension Resolver {
    /// The fields by name and type; those without a name are left out.
    mutating func fieldList(_ fields: [FieldSyntax], of owner: SyntaxNode) -> FieldList {
        var list = FieldList()
        list.heads.reserveCapacity(fields.count)
        list.names.isIncomplete = owner.hidesNames
        for field in fields {
            guard let (name, location) = field.node.ownNameText else { continue }
            findings.declare(name, at: location, .field, as: list.heads.count, in: &list.names)
            list.heads.append(
                FieldHead(
                    syntax: field, name: name, location: location, type: field.type.flatMap { type(of: $0) }))
        }
        return list
    }

    /// The names of an office's tiers.
    mutating func tierNames(_ office: OfficeSyntax) -> NameTable {
        var names = NameTable()
        for (index, tier) in office.tiers.compactMap(\.name).enumerated() {
            findings.declare(tier, .tier, as: index, in: &names)
        }
        return names
    }

    /// Everything in a matter that has a name.
    mutating func matterHead(_ matter: MatterSyntax) -> MatterHead? {
        guard let name = matter.name else { return nil }
        let head = MatterHead(syntax: matter, name: name)
        head.applicant = matter.applicant.flatMap { expectParty($0) }
        if let target = matter.target {
            head.target = target.party.flatMap { expectParty($0) }.map { .party($0) } ?? .unknown
        }
        let modules = matter.modules
        head.modules.reserveCapacity(modules.count)
        for module in modules {
            guard let name = module.name else { continue }
            findings.declare(name, .module, as: head.modules.count, in: &head.moduleNames)
            head.modules.append(
                ModuleHead(syntax: module, name: name, fields: fieldList(module.fields, of: module.node)))
        }
        for attachment in matter.attachments {
            guard let name = attachment.name else { continue }
            findings.declare(name, .attachment, as: head.attachments.count, in: &head.attachmentNames)
            head.attachments.append(AttachmentHead(syntax: attachment, name: name))
        }
        addOutcomes(to: head)
        for piece in matter.road { add(piece, to: head) }
        if matter.node.hidesNames {
            head.moduleNames.isIncomplete = true
            head.attachmentNames.isIncomplete = true
            head.levelNames.isIncomplete = true
        }
        return head
    }

    /// The party of a name, or nil with a report.
    mutating func expectParty(_ name: NameSyntax) -> Int? {
        let text = name.text
        if let index = declared.partyNames[text] {
            uses?.note(name, in: declared.partyNames)
            return index
        }
        findings.reportUnknown(
            .unknownParty, text, at: name.location, ["name": .name(text)], among: declared.partyNames)
        return nil
    }

    private mutating func addOutcomes(to head: MatterHead) {
        guard let appraisal = head.syntax.appraisal else {
            _ = head.outcomeNames.declare(Keyword.approved.english, as: 0, at: head.name.location)
            return
        }
        head.outcomeNames.isIncomplete = appraisal.node.hidesNames
        for outcome in appraisal.outcomes {
            guard let name = outcome.name else { continue }
            findings.declare(name, .outcome, as: head.outcomes.count, in: &head.outcomeNames)
            head.outcomes.append(
                OutcomeHead(syntax: outcome, name: name, fields: fieldList(outcome.fields, of: outcome.node)))
        }
    }

    private mutating func add(_ piece: RoadSyntax, to head: MatterHead) {
        switch piece {
        case .level(let level): add(level, to: head)
        case .route(let use):
            guard let name = use.route else { return }
            let text = name.text
            guard let index = declared.routeNames[text] else {
                head.levelNames.isIncomplete = true
                let facts: Facts = ["name": .name(text)]
                findings.reportUnknown(
                    .unknownRoute, text, at: name.location, facts, among: declared.routeNames)
                return
            }
            uses?.note(name, in: declared.routeNames)
            if declared.routes[index].node.hidesNames { head.levelNames.isIncomplete = true }
            let left = leftOut(by: use, of: declared.routes[index])
            let levels = declared.routes[index].levels.filter { !left.contains($0.name?.text ?? "") }
            if levels.isEmpty { findings.report(.routeWithoutLevel, at: use.location, ["route": .name(text)]) }
            head.leftOut.formUnion(left)
            for level in levels { add(level, to: head) }
        }
    }

    /// Adds a level to a road.
    mutating func add(_ level: LevelSyntax, to head: MatterHead) {
        guard let name = level.name else { return }
        findings.declare(name, .level, as: head.levels.count, in: &head.levelNames)
        head.levels.append(LevelHead(syntax: level, name: name))
    }

    private mutating func leftOut(by use: RouteUseSyntax, of route: RouteSyntax) -> Set<String> {
        let names = route.levels.compactMap { $0.name?.text }
        var left: Set<String> = []
        for name in use.without {
            let text = name.text
            left.insert(text)
            uses?.note(at: name.location, route.levels.first { $0.name?.text == text }?.name?.location)
            guard !names.contains(text), !route.node.hidesNames else { continue }
            let facts: Facts = ["name": .name(text), "owner": Thing.route.fact(named: route.name?.text ?? "")]
            findings.reportUnknown(.unknownLevel, text, at: name.location, facts, among: names)
        }
        return left
    }
}
