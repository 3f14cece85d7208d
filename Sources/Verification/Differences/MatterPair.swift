// A matter on both sides, with what corresponds in it: modules, fields, attachments, levels, outcomes.

import Machines

/// A matter that both rulesets have.
struct MatterPair {
    let whole: Correspondence
    let old: Int
    let new: Int
    let modules: Matching
    /// By the common number of the module.
    private let moduleFields: [Matching]
    private let moduleAttachments: [Matching]
    let attachments: Matching
    let levels: Matching
    let outcomes: Matching
    private let outcomeFields: [Matching]

    init(_ old: Int, _ new: Int, in whole: Correspondence) {
        self.whole = whole
        self.old = old
        self.new = new
        let (before, after) = (whole.old.machines[old], whole.new.machines[new])
        modules = Matching(before.modules.map(\.label), after.modules.map(\.label)) { one, other in
            before.modules[one].fields.map(\.name) == after.modules[other].fields.map(\.name)
                && before.modules[one].rows == after.modules[other].rows
        }
        moduleFields = modules.parts(
            before.modules.map { $0.fields.map(\.label) }, after.modules.map { $0.fields.map(\.label) }
        ) { one, other, left, right in
            left == right && before.modules[one].fields[left].isLike(after.modules[other].fields[right])
        }
        moduleAttachments = modules.parts(
            before.modules.map { $0.attachments.map(\.label) }, after.modules.map { $0.attachments.map(\.label) }
        ) { one, other, left, right in
            left == right
                && before.modules[one].attachments[left].kinds == after.modules[other].attachments[right].kinds
        }
        outcomes = Matching(before.outcomes.map(\.label), after.outcomes.map(\.label)) { one, other in
            one == other && before.outcomes.count == after.outcomes.count
        }
        outcomeFields = outcomes.parts(
            before.outcomes.map { $0.fields.map(\.label) }, after.outcomes.map { $0.fields.map(\.label) }
        ) { one, other, left, right in
            left == right && before.outcomes[one].fields[left].isLike(after.outcomes[other].fields[right])
        }
        attachments = Matching(before.attachments.map(\.label), after.attachments.map(\.label)) { one, other in
            before.attachments[one].kinds == after.attachments[other].kinds
        }
        levels = Matching(before.levels.map(\.label), after.levels.map(\.label)) { one, other in
            let (left, right) = (before.levels[one].reviewer, after.levels[other].reviewer)
            let kinds = (before.facts, after.facts)
            return JointReviewer(left, kinds.0, whole, .old) == JointReviewer(right, kinds.1, whole, .new)
        }
    }

    func machine(_ side: Side) -> Machine {
        side == .old ? whole.old.machines[old] : whole.new.machines[new]
    }

    func arena(_ side: Side) -> ArenaPlace { .machine(side == .old ? old : new) }

    /// The fields of a module, by its common number.
    func fields(ofModule joint: Int) -> Matching { moduleFields.at(joint) }

    /// The attachments of a module, by its common number.
    func attachments(ofModule joint: Int) -> Matching { moduleAttachments.at(joint) }

    /// The fields of an outcome, by its common number.
    func fields(ofOutcome joint: Int) -> Matching { outcomeFields.at(joint) }

    /// The kind at which a path begins.
    func kind(of root: Path.Root, on side: Side) -> PartyKind? {
        root == .applicant ? machine(side).facts.applicant : machine(side).facts.target?.kind
    }

    /// The field behind a subject on one side, or nil where it is none or the side has none.
    func field(_ subject: Subject, on side: Side) -> Field? {
        switch subject {
        case .path(let path):
            guard let found = whole.path(path, from: kind(of: path.root, on: side), on: side) else { return nil }
            return field(at: found, on: side)
        case .answer(let module, let field):
            guard let module = modules.member(module, on: side),
                let field = fields(ofModule: modules.joint(module, on: side)).member(field, on: side)
            else { return nil }
            return machine(side).answerField(module: module, field: field)
        default: return nil
        }
    }

    /// The field at which a path of one side ends.
    func field(at path: Path, on side: Side) -> Field? {
        var kind = kind(of: path.root, on: side)
        var last: Field?
        for index in path.fields {
            last = kind.flatMap { whole.ruleset(side).field(index, of: $0) }
            kind = last?.partyKind
        }
        return last
    }
}

extension [Matching] {
    /// The member, or the matching of nothing.
    func at(_ index: Int) -> Matching { indices.contains(index) ? self[index] : Matching(count: 0) }
}

extension Machine {
    /// The field of a module, or nil.
    func answerField(module: Int, field: Int) -> Field? {
        guard modules.indices.contains(module), modules[module].fields.indices.contains(field) else { return nil }
        return modules[module].fields[field]
    }
}

/// A reviewer over common numbers.
enum JointReviewer: Hashable {
    case party(JointPath)
    case chain(JointPath, field: Int)
    case office(Int, tier: Int, JointPath)

    /// A chain's limit is no part of it.
    init(_ reviewer: Reviewer, _ facts: MatterFacts, _ whole: Correspondence, _ side: Side) {
        func joint(_ path: Path) -> JointPath {
            whole.path(path, from: path.root == .applicant ? facts.applicant : facts.target?.kind, on: side)
        }
        switch reviewer {
        case .party(let path): self = .party(joint(path))
        case .chain(let path, let field, _):
            let one = Path(root: path.root, fields: path.fields + [field])
            self = .chain(joint(path), field: joint(one).fields.last ?? field)
        case .office(let office, let tier, let path):
            let number = whole.offices.joint(office, on: side)
            self = .office(number, tier: whole.tiers(ofOffice: number).joint(tier, on: side), joint(path))
        }
    }
}
