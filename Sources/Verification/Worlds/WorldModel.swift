// What the facts of one machine can be: their types, what is always there, and which facts depend on each other.
// Values are not chosen here.

import Machines

/// The facts of one machine under its ruleset.
struct WorldModel {
    let ruleset: Ruleset
    let machine: Machine
    /// The machine's expressions first; those of properties and of parties' fields behind it.
    private(set) var arenas: [Arena]
    /// How many divisions lie on the line from the root to a division, by code.
    let depths: [Int: Int]
    private var partyArenas: [Path: Int] = [:]

    init(_ ruleset: Ruleset, _ machine: Machine) {
        self.ruleset = ruleset
        self.machine = machine
        arenas = [Arena(machine.expressions)]
        depths = Dictionary(
            ruleset.divisions.map { ($0.code, ruleset.lineage(of: $0.code).count) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The index of a further arena.
    mutating func add(_ arena: Arena) -> Int {
        arenas.append(arena)
        return arenas.count - 1
    }

    /// The index of the arena of the party at the path.
    mutating func arena(ofPartyAt owner: Path, kind: PartyKind) -> Int {
        if let known = partyArenas[owner] { return known }
        let index = add(Arena(ruleset.parties[kind].expressions, ofPartyAt: owner))
        partyArenas[owner] = index
        return index
    }

    /// The kind of the party at the path, or nil where it leads to none.
    func kind(at path: Path) -> PartyKind? {
        var kind = path.root == .applicant ? machine.facts.applicant : machine.facts.target?.kind
        for index in path.fields {
            guard let owner = kind, case .party(let next) = ruleset.parties[owner].fields[index].type else {
                return nil
            }
            kind = next
        }
        return kind
    }

    /// The field that the fact reads; nil where it reads none.
    func field(of fact: Fact) -> Field? {
        switch fact {
        case .path(let path):
            guard let last = path.fields.last, let kind = kind(at: path.owner),
                ruleset.parties[kind].fields.indices.contains(last)
            else { return nil }
            return ruleset.parties[kind].fields[last]
        case .answer(let module, let field):
            guard machine.modules.indices.contains(module), machine.modules[module].fields.indices.contains(field)
            else { return nil }
            return machine.modules[module].fields[field]
        case .today, .year, .rows, .inChain, .openCase, .yearsSinceOutcome: return nil
        }
    }

    /// Whether the fact may have no value although its owner is there.
    func mayBeUnset(_ fact: Fact) -> Bool {
        switch fact {
        case .path(let path):
            if path.fields.isEmpty { return path.root == .target && machine.facts.target == nil }
            guard let field = field(of: fact) else { return true }
            return field.isOptional || field.writer != nil || field.presence != nil
        case .answer, .yearsSinceOutcome: return true
        case .today, .year, .rows, .inChain, .openCase: return false
        }
    }
}

extension Path {
    /// The path without its last step; the root's is the root.
    var owner: Path { Path(root: root, fields: Array(fields.dropLast())) }

    /// The path with one more step.
    func appending(_ field: Int) -> Path { Path(root: root, fields: fields + [field]) }
}

extension Node {
    /// The nodes below this one.
    var children: [ExpressionID] {
        switch self {
        case .literal, .fact: []
        case .not(let inner), .isSet(let inner), .birthDate(let inner): [inner]
        case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
            .years(let left, let right):
            [left, right]
        }
    }
}
