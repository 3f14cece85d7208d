// Rule: a value that may not be set is read only where something makes sure that it is.

internal import Source
internal import Syntax

/// Warns of comparisons and questions that read a possibly unset value without a guard.
func unguardedReads(_ context: RuleContext, _ findings: inout Findings) {
    let rulebook = context.rulebook
    for (index, party) in rulebook.parties.enumerated() {
        let reader = GuardedReader(parties: rulebook.parties, applicant: index)
        for field in party.fields { reader.read(field.presence, [], &findings) }
    }
    for office in rulebook.offices {
        GuardedReader(parties: rulebook.parties, applicant: office.party).read(office.condition, [], &findings)
    }
    for (matter, head) in zip(rulebook.matters, context.matters) where head.applicant != nil {
        GuardedReader(parties: rulebook.parties, matter: matter).read(matter, &findings)
    }
}

/// Something that may be unset.
private enum Slot: Hashable {
    case path(PathDefinition.Root, [Int])
    case answer(module: Int, field: Int)
}

/// Walks conditions with the slots that are known to be set.
private struct GuardedReader {
    let parties: [PartyDefinition]
    let applicant: Int
    var matter: MatterDefinition?

    init(parties: [PartyDefinition], applicant: Int) {
        self.parties = parties
        self.applicant = applicant
    }

    init(parties: [PartyDefinition], matter: MatterDefinition) {
        self.init(parties: parties, applicant: matter.applicant)
        self.matter = matter
    }

    /// Each condition guards what comes after it: the first that refuses is the last that is asked.
    func read(_ matter: MatterDefinition, _ findings: inout Findings) {
        var known = read(matter.conditions, [], &findings)
        let (modules, levels) = (matter.modules, matter.levels)
        for module in modules.indices {
            let fields = modules[module].fields
            for index in fields.indices where fields[index].presence != nil {
                read(fields[index].presence, known, &findings)
            }
        }
        for index in levels.indices {
            if levels[index].presence != nil { read(levels[index].presence, known, &findings) }
            guard !levels[index].conditions.isEmpty else { continue }
            known.formUnion(read(levels[index].conditions, known, &findings))
        }
        _ = read(matter.release?.conditions ?? [], [], &findings)
    }

    func read(_ expression: TypedExpression?, _ known: Set<Slot>, _ findings: inout Findings) {
        guard let expression else { return }
        switch expression.form {
        case .not(let inner): read(inner, known, &findings)
        case .and(let left, let right):
            read(left, known, &findings)
            read(right, known.union(slots(setWhere: left, is: true)), &findings)
        case .or(let left, let right):
            read(left, known, &findings)
            read(right, known.union(slots(setWhere: left, is: false)), &findings)
        case .compare(_, let left, let right):
            read(left, known, &findings)
            read(right, known, &findings)
        case .isSet: return
        case .isOneOf(let member, let values):
            for part in [member] + values { read(part, known, &findings) }
        case .isInChain(let member, let start):
            visit(member, throughLast: true, known, &findings)
            visit(start, throughLast: false, known, &findings)
        case .hasOpen(let party, _): visit(party, throughLast: true, known, &findings)
        case .yearsSince(let inner), .age(let inner): read(inner, known, &findings)
        case .path(let path): visit(path, throughLast: true, known, &findings)
        case .answer(let module, let field):
            guard mayBeUnset(module: module, field), !known.contains(.answer(module: module, field: field)) else {
                return
            }
            report(name(ofModule: module, field), at: expression.location, &findings)
        case .literal, .today, .year, .rowCount, .yearsSinceLast: return
        }
    }

    private func read(_ list: [ConditionDefinition], _ known: Set<Slot>, _ findings: inout Findings) -> Set<Slot> {
        var known = known
        for condition in list {
            read(condition.test, known, &findings)
            guard condition.kind != .warn else { continue }
            known.formUnion(slots(setWhere: condition.test, is: condition.kind == .require))
        }
        return known
    }

    /// What must be set where the condition holds, or where it does not.
    private func slots(setWhere condition: TypedExpression, is holds: Bool) -> Set<Slot> {
        switch condition.form {
        case .not(let inner): return slots(setWhere: inner, is: !holds)
        case .and(let left, let right), .or(let left, let right):
            var isAnd = false
            if case .and = condition.form { isAnd = true }
            let first = slots(setWhere: left, is: holds)
            let second = slots(setWhere: right, is: holds)
            return isAnd == holds ? first.union(second) : first.intersection(second)
        case .isSet(let value) where holds: return slots(in: value)
        case .compare(_, let left, let right) where holds: return slots(in: left).union(slots(in: right))
        case .isOneOf(let member, _) where holds: return slots(in: member)
        case .path where holds, .answer where holds: return slots(in: condition)
        default: return []
        }
    }

    private func slots(in value: TypedExpression) -> Set<Slot> {
        switch value.form {
        case .path(let path):
            Set(path.fields.indices.map { .path(path.root, Array(path.fields[...$0])) })
        case .answer(let module, let field): [.answer(module: module, field: field)]
        case .yearsSince(let inner), .age(let inner): slots(in: inner)
        default: []
        }
    }

    private func visit(
        _ path: PathDefinition, throughLast: Bool, _ known: Set<Slot>, _ findings: inout Findings
    ) {
        var kind = start(of: path.root)
        var names = [path.root == .applicant ? "applicant" : "target"]
        for (index, step) in path.fields.enumerated() {
            guard let owner = kind, parties[owner].fields.indices.contains(step) else { return }
            let field = parties[owner].fields[step]
            names.append(field.name)
            guard throughLast || index < path.fields.count - 1 else { return }
            let slot = Slot.path(path.root, Array(path.fields[...index]))
            if field.isOptional || field.presence != nil, !known.contains(slot) {
                return report(names.joined(separator: "."), at: path.location, &findings)
            }
            kind = if case .party(let next) = field.type { next } else { nil }
        }
    }

    private func start(of root: PathDefinition.Root) -> Int? {
        let kind = root == .applicant ? applicant : matter?.target?.party
        return kind.flatMap { parties.indices.contains($0) ? $0 : nil }
    }

    private func mayBeUnset(module: Int, _ field: Int) -> Bool {
        guard let found = matter?.modules[module].fields[field] else { return false }
        return found.isOptional || found.presence != nil
    }

    private func name(ofModule module: Int, _ field: Int) -> String {
        guard let found = matter?.modules[module] else { return "" }
        return found.name + "." + found.fields[field].name
    }

    private func report(_ path: String, at location: Location, _ findings: inout Findings) {
        findings.report(.unguardedRead, at: location, ["path": .name(path), "guard": .text(path)])
    }
}
