// How the account's party stands with the one matter that binds it to another party: free, waiting or bound (R024–R027,
// Q16). Asking and releasing live with their commands.

import Engine
import Machines
import Source

/// The matter of binding, and the case of it that waits or was granted.
struct Binding {
    /// The matter in the rulebook that is in use.
    let index: Int
    let machine: Machine
    /// The request that waits for the other side.
    let pending: Case?
    /// The case that granted what is in force.
    let granted: Case?

    /// The field of the applicant that the approval writes.
    var field: Int? { machine.outcomes.first?.effects.first { $0.value != nil }?.field }
}

extension Call {
    /// How the account's party stands with its matter of binding.
    func binding() throws(Failure) -> Binding {
        let index = try bindingMatter()
        let machine = registry.ruleset.machines[index]
        let own = registry.cases(appliedBy: try party().id).filter {
            registry.machine(of: $0).facts.name == machine.facts.name
        }
        func state(_ subject: Case) -> State {
            registry.machine(of: subject).states[Int(subject.configuration.state.index)]
        }
        return Binding(
            index: index, machine: machine, pending: own.last { state($0).kind != .end },
            granted: own.last { state($0).outcome == 0 })
    }

    /// The one matter of the account's kind of party that is directed at another party.
    func bindingMatter() throws(Failure) -> Int {
        let kind = try party().kind
        let machines = registry.ruleset.machines
        let found = machines.indices.filter {
            machines[$0].facts.applicant == kind && machines[$0].facts.target != nil
        }
        guard let index = found.first, found.count == 1 else { throw .mistake(Mistake(.noBindingMatter)) }
        return index
    }

    /// The party whose unique field holds the typed text, for a matter that is directed at one; nil for other matters.
    func target(_ text: String, of machine: Machine) throws(Failure) -> PartyID? {
        guard let target = machine.facts.target else { return nil }
        let schema = registry.ruleset.parties[target.kind]
        let field = schema.fields[target.field]
        let value = try Failure.expect(parseValue(text, for: field, in: registry.ruleset))
        if let found = registry.party(kind: target.kind, field: target.field, value: value) { return found }
        throw .refusal(
            Refusal(.unknownParty).with("field", .term(Term(name: field.name, title: field.title)))
                .with("name", .text(text)).with("kind", .term(Term(name: schema.name, title: schema.title))), nil)
    }
}
