// Which parties, fields, offices, tiers and matters of two rulesets are the same. What they differ in is found
// elsewhere.

import Machines

/// What corresponds to what in two rulesets.
struct Correspondence {
    let old: Ruleset
    let new: Ruleset
    let parties: Matching
    /// By the common number of the party kind.
    private let partyFields: [Matching]
    let offices: Matching
    /// By the common number of the office.
    private let tiers: [Matching]
    var matters: Matching

    init(_ old: Ruleset, _ new: Ruleset) {
        self.old = old
        self.new = new
        let parties = Matching(old.parties.map(\.label), new.parties.map(\.label)) { one, other in
            old.parties[one].fields.map(\.name) == new.parties[other].fields.map(\.name)
        }
        self.parties = parties
        partyFields = parties.parts(
            old.parties.map { $0.fields.map(\.label) }, new.parties.map { $0.fields.map(\.label) }
        ) { one, other, left, right in
            left == right && old.parties[one].fields[left].isLike(new.parties[other].fields[right])
        }
        let offices = Matching(old.offices.map(\.label), new.offices.map(\.label)) { one, other in
            old.offices[one].tiers == new.offices[other].tiers
        }
        self.offices = offices
        tiers = offices.parts(
            old.offices.map { $0.tiers.map(\.label) }, new.offices.map { $0.tiers.map(\.label) }
        ) { one, other, left, right in
            left == right && old.offices[one].tiers.count == new.offices[other].tiers.count
        }
        matters = Correspondence.matters(old, new) { _, _ in false }
    }

    /// The matters that correspond: by name, by title, by an alias, else by what `alike` says.
    static func matters(_ old: Ruleset, _ new: Ruleset, alike: (_ old: Int, _ new: Int) -> Bool) -> Matching {
        Matching(old.machines.map(\.label), new.machines.map(\.label)) { one, other in
            let (before, after) = (old.machines[one].facts, new.machines[other].facts)
            return before.aliases.contains(after.title) || after.aliases.contains(before.title) || alike(one, other)
        }
    }

    func ruleset(_ side: Side) -> Ruleset { side == .old ? old : new }

    /// The fields of a party kind, by the kind's common number.
    func fields(ofParty joint: Int) -> Matching {
        partyFields.indices.contains(joint) ? partyFields[joint] : Matching(count: 0)
    }

    /// The tiers of an office, by its common number.
    func tiers(ofOffice joint: Int) -> Matching {
        tiers.indices.contains(joint) ? tiers[joint] : Matching(count: 0)
    }

    /// The name of a matter that both sides know it by.
    func matterName(_ name: String, on side: Side) -> String {
        guard side == .old, let index = old.machines.firstIndex(where: { $0.facts.name == name }) else { return name }
        let joint = matters.joint(index, on: .old)
        return joint < new.machines.count ? new.machines[joint].facts.name : name
    }

    /// The name of a matter's outcome that both sides know it by.
    func outcomeName(_ outcome: String, of matter: String, on side: Side) -> String {
        guard side == .old, let former = old.machines.first(where: { $0.facts.name == matter }),
            let machine = new.machines.first(where: { $0.facts.name == matterName(matter, on: .old) }),
            let index = former.outcomes.firstIndex(where: { $0.name == outcome })
        else { return outcome }
        let joint = Matching(former.outcomes.map(\.label), machine.outcomes.map(\.label)).joint(index, on: .old)
        return joint < machine.outcomes.count ? machine.outcomes[joint].name : outcome
    }

    /// The path over common numbers, from a party kind of one side.
    func path(_ path: Path, from kind: PartyKind?, on side: Side) -> JointPath {
        var kind = kind
        var fields: [Int] = []
        for field in path.fields {
            let joint = kind.map { parties.joint($0, on: side) } ?? -1
            fields.append(self.fields(ofParty: joint).joint(field, on: side))
            kind = kind.flatMap { ruleset(side).field(field, of: $0) }.flatMap(\.partyKind)
        }
        return JointPath(root: path.root, fields: fields)
    }

    /// The path of one side, or nil where it has no such fields.
    func path(_ path: JointPath, from kind: PartyKind?, on side: Side) -> Path? {
        var kind = kind
        var fields: [Int] = []
        for joint in path.fields {
            guard let owner = kind,
                let field = self.fields(ofParty: parties.joint(owner, on: side)).member(joint, on: side)
            else { return nil }
            fields.append(field)
            kind = ruleset(side).field(field, of: owner)?.partyKind
        }
        return Path(root: path.root, fields: fields)
    }

    /// Whether a type is the same on both sides, apart from its choices.
    func isSame(_ old: FieldType, _ new: FieldType) -> Bool {
        switch (old, new) {
        case (.party(let one), .party(let other)): parties.joint(one, on: .old) == other
        case (.choice, .choice): true
        default: old == new
        }
    }
}

extension Ruleset {
    /// The field of a party kind, or nil.
    func field(_ index: Int, of kind: PartyKind) -> Field? {
        guard parties.indices.contains(kind), parties[kind].fields.indices.contains(index) else { return nil }
        return parties[kind].fields[index]
    }
}

extension Field {
    var label: Named { Named(name, title) }

    /// The kind of party that it holds, or nil.
    var partyKind: PartyKind? { if case .party(let kind) = type { kind } else { nil } }

    /// Whether it looks the same but for its name and title.
    func isLike(_ other: Field) -> Bool {
        type == other.type && isOptional == other.isOptional && isUnique == other.isUnique
            && length == other.length && range == other.range
    }

    var choices: [Choice]? { if case .choice(let choices) = type { choices } else { nil } }
}

extension Choice {
    var label: Named { Named(name, title == name ? "" : title) }
}

extension PartySchema {
    var label: Named { Named(name, title) }
}

extension Office {
    var label: Named { Named(name, title) }
}

extension Office.Tier {
    var label: Named { Named(name, title) }
}

extension Machine {
    var label: Named { Named(facts.name, facts.title) }
}

extension Module {
    var label: Named { Named(name, title) }
}

extension Attachment {
    var label: Named { Named(name, title) }
}

extension Level {
    var label: Named { Named(name, title) }
}

extension Outcome {
    var label: Named { Named(name, title) }
}

/// How the choices of a field correspond.
func matching(_ old: [Choice], _ new: [Choice]) -> Matching {
    Matching(old.map(\.label), new.map(\.label))
}
