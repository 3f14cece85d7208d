// The names behind a machine's indexes, as the rulebook spells them: paths, modules, stages, fields.

internal import Machines

/// Looks up names for one machine of a ruleset. An index that the machine does not have shows as `#7`.
struct MachineNames: Sendable {
    let machine: Machine
    let ruleset: Ruleset
    /// What expressions are made of: the machine's, or a party kind's own.
    let expressions: Expressions
    /// The party kind at which paths from `applicant` begin.
    private let applicant: PartyKind

    init(of machine: Machine, in ruleset: Ruleset) {
        self.init(machine, ruleset, machine.expressions, applicant: machine.facts.applicant)
    }

    private init(_ machine: Machine, _ ruleset: Ruleset, _ expressions: Expressions, applicant: PartyKind) {
        self.machine = machine
        self.ruleset = ruleset
        self.expressions = expressions
        self.applicant = applicant
    }

    /// The same names for the expressions of a party kind or an office among it, in which `applicant` is the party.
    func within(_ expressions: Expressions, of kind: PartyKind) -> MachineNames {
        MachineNames(machine, ruleset, expressions, applicant: kind)
    }

    /// `applicant.unit.division`
    func path(_ path: Path) -> String {
        var text = path.root == .applicant ? "applicant" : "target"
        var kind = kind(of: path.root)
        for index in path.fields {
            let field = field(index, of: kind)
            text += "." + (field?.name ?? "#\(index)")
            kind = field.flatMap(partyKind)
        }
        return text
    }

    /// The field at which the path ends, or nil where it is the party itself.
    func field(at path: Path) -> Field? {
        let fields = fields(along: path)
        return fields.count == path.fields.count ? fields.last : nil
    }

    /// The fields that the path goes along, up to one that there is not.
    func fields(along path: Path) -> [Field] {
        var kind = kind(of: path.root)
        var fields: [Field] = []
        for index in path.fields {
            guard let field = field(index, of: kind) else { break }
            fields.append(field)
            kind = partyKind(field)
        }
        return fields
    }

    /// The kind of the party that the path leads to, or nil where it leads to none.
    func partyKind(at path: Path) -> PartyKind? {
        path.fields.isEmpty ? kind(of: path.root) : field(at: path).flatMap(partyKind)
    }

    /// The name of a field of a party kind.
    func partyField(_ index: Int, of kind: PartyKind?) -> String {
        field(index, of: kind)?.name ?? "#\(index)"
    }

    func party(_ kind: PartyKind) -> String {
        ruleset.parties.indices.contains(kind) ? ruleset.parties[kind].name : "#\(kind)"
    }

    func module(_ index: Int) -> String {
        machine.modules.indices.contains(index) ? machine.modules[index].name : "#\(index)"
    }

    func attachment(_ index: Int) -> String {
        machine.attachments.indices.contains(index) ? machine.attachments[index].name : "#\(index)"
    }

    func level(_ index: Int) -> String {
        machine.levels.indices.contains(index) ? machine.levels[index].name : "#\(index)"
    }

    /// `county`, or `superior.2` for a position of a chain.
    func stage(_ index: Int) -> String {
        guard machine.stages.indices.contains(index) else { return "#\(index)" }
        let stage = machine.stages[index]
        return level(stage.level) + (stage.position > 0 ? ".\(stage.position)" : "")
    }

    func outcome(_ index: Int) -> String {
        machine.outcomes.indices.contains(index) ? machine.outcomes[index].name : "#\(index)"
    }

    func state(_ id: StateID) -> String {
        let index = Int(id.index)
        return machine.states.indices.contains(index) ? machine.states[index].name : "#\(index)"
    }

    /// The index of the level that decides in the state, or nil where none does.
    func level(at id: StateID) -> Int? {
        guard machine.states.indices.contains(Int(id.index)), let stage = machine.states[Int(id.index)].stage,
            machine.stages.indices.contains(stage)
        else { return nil }
        return machine.stages[stage].level
    }

    /// `basic.grade`
    func answer(module: Int, field: Int) -> String {
        self.module(module) + "." + (answerField(module: module, field: field)?.name ?? "#\(field)")
    }

    func answerField(module: Int, field: Int) -> Field? {
        guard machine.modules.indices.contains(module) else { return nil }
        let fields = machine.modules[module].fields
        return fields.indices.contains(field) ? fields[field] : nil
    }

    private func kind(of root: Path.Root) -> PartyKind? {
        root == .applicant ? applicant : machine.facts.target?.kind
    }

    /// A field of a party kind; nil where it has none of this index.
    func field(_ index: Int, of kind: PartyKind?) -> Field? {
        guard let kind, ruleset.parties.indices.contains(kind) else { return nil }
        let fields = ruleset.parties[kind].fields
        return fields.indices.contains(index) ? fields[index] : nil
    }

    private func partyKind(_ field: Field) -> PartyKind? {
        if case .party(let kind) = field.type { kind } else { nil }
    }
}
