// A matter as a checked definition: its statements but for levels and endings, which have files of their own.

internal import Source
internal import Syntax

extension Resolver {
    /// The definition of a matter.
    mutating func matter(_ index: Int) -> MatterDefinition {
        let head = matters[index]
        let syntax = head.syntax
        let scope = self.scope(ofMatter: index)
        let name = head.name.text
        var matter = MatterDefinition(
            name: name, title: syntax.title?.value ?? name, applicant: head.applicant ?? 0,
            outcomes: outcomes(of: index), location: head.name.location)
        matter.aliases = syntax.aliases.map(\.value)
        matter.category = syntax.category?.value ?? ""
        matter.target = syntax.target.flatMap { target($0, head) }
        matter.period = period(syntax.period)
        matter.window = syntax.opens.flatMap { window($0) }
        matter.conditions = syntax.conditions.compactMap { condition($0, scope) }
        matter.modules = head.modules.indices.map { module($0, ofMatter: index) }
        matter.attachments = head.attachments.compactMap { attachment($0.syntax) }
        matter.levels = head.levels.indices.map { level($0, ofMatter: index) }
        matter.appraisal = syntax.appraisal.map { appraisal($0, scope) }
        matter.release = syntax.releases.first.map { release($0, ofMatter: index) }
        matter.revocation = syntax.revoke.map { revocation($0, ofMatter: index) }
        return matter
    }

    /// A `require`, `forbid` or `warn`.
    mutating func condition(_ syntax: ConditionSyntax, _ scope: Scope) -> ConditionDefinition? {
        guard let test = syntax.condition.flatMap({ condition($0, scope) }) else { return nil }
        let kind: ConditionDefinition.Kind =
            switch syntax.kind {
            case .require: .require
            case .forbid: .forbid
            default: .warn
            }
        return ConditionDefinition(
            kind: kind, test: test, text: syntax.message?.value ?? "", location: syntax.location)
    }

    private mutating func target(_ syntax: TargetSyntax, _ head: MatterHead) -> TargetDefinition? {
        guard case .party(let party) = head.target, let name = syntax.field,
            let field = expectField(name, ofParty: party)
        else { return nil }
        let found = parties[party].heads[field]
        if !found.syntax.isUnique {
            findings.report(
                .targetNotUnique, at: name.location, ["field": .name(name.text)],
                labels: [.declared(at: found.location)])
        }
        return TargetDefinition(
            party: party, title: syntax.title?.value ?? syntax.party?.text ?? "", field: field,
            location: syntax.location)
    }

    private func period(_ syntax: PeriodSyntax?) -> PeriodDefinition {
        switch syntax?.keyword {
        case .yearly: .yearly
        case .once: .once
        default: .any
        }
    }

    private mutating func window(_ syntax: OpensSyntax) -> WindowDefinition? {
        guard case .date(let firstYear, let firstMonth, let firstDay) = syntax.first?.value,
            case .date(let lastYear, let lastMonth, let lastDay) = syntax.last?.value
        else { return nil }
        if (firstYear, firstMonth, firstDay) > (lastYear, lastMonth, lastDay) {
            findings.report(.windowReversed, at: syntax.location)
        }
        return WindowDefinition(
            first: .date(year: firstYear, month: firstMonth, day: firstDay),
            last: .date(year: lastYear, month: lastMonth, day: lastDay), location: syntax.location)
    }

    private mutating func module(_ index: Int, ofMatter matter: Int) -> ModuleDefinition {
        let head = matters[matter]
        let syntax = head.modules[index].syntax
        let scope = self.scope(ofMatter: matter, module: index)
        let attachments = syntax.attachments
        if !attachments.isEmpty {
            var names = NameTable()
            for (place, attachment) in attachments.enumerated() {
                guard let name = attachment.name else { continue }
                findings.declare(name, .attachment, as: place, in: &names)
            }
        }
        let name = head.modules[index].name.text
        return ModuleDefinition(
            name: name, title: syntax.title?.value ?? name, rows: rows(of: syntax),
            fields: fields(of: head.modules[index].fields, scope: scope),
            attachments: attachments.compactMap { attachment($0) }, location: head.modules[index].name.location)
    }

    private mutating func rows(of syntax: ModuleSyntax) -> ClosedRange<Int>? {
        guard syntax.isList else { return nil }
        // WHY: where the bounds are wrong, and reported, the module must still count as a list.
        return wholeBounds(syntax.rows) ?? 0...0
    }
}
