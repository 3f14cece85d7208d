// The names under which an event's indexes stand in the journal: they are looked up in the rulesets that the event was
// decided under, so that a record reads well and outlives a renumbering.

import Engine
import Machines

/// The names around one event: the registry as it was before the event, and what earlier events of the same commit
/// brought.
struct EventNaming {
    let registry: Registry
    /// The applications of earlier events of the commit.
    private var applications: [CaseID: (definition: Int, machine: Int)] = [:]
    /// The kinds of the parties that earlier events of the commit registered.
    private var kinds: [PartyID: PartyKind] = [:]
    /// The case that was asked for last, with its machine. WHY: events of one case follow one another.
    private var last: (id: CaseID, machine: Machine)?

    init(_ registry: Registry) {
        self.registry = registry
    }

    /// Takes note of what the next events of the commit may name.
    mutating func note(_ event: Event) {
        switch event {
        case .registered(let party): kinds[party.id] = party.kind
        case .changed(let id, .applied(let application)):
            applications[id] = (application.definition, application.machine)
        default: return
        }
    }

    /// The schema of a party's kind; nil for an unknown party.
    func schema(of party: PartyID) -> PartySchema? {
        kind(of: party).flatMap { schema(of: $0) }
    }

    /// The schema of a party's kind as the definition of a case has it, which wrote a field; nil for an unknown one.
    func schema(of party: PartyID, writtenBy cause: CaseID) -> PartySchema? {
        guard let kind = kind(of: party), let place = application(of: cause)?.definition else { return nil }
        return registry.schema(of: kind, in: place)
    }

    /// The schema of a kind.
    func schema(of kind: PartyKind) -> PartySchema? {
        registry.current.flatMap { registry.schema(of: kind, in: $0) }
    }

    /// The machine that a case runs on; nil for an unknown case.
    mutating func machine(of id: CaseID) -> Machine? {
        if let last, last.id == id { return last.machine }
        guard let application = application(of: id),
            let machine = registry.machine(application.machine, of: application.definition)
        else { return nil }
        last = (id, machine)
        return machine
    }

    private func kind(of party: PartyID) -> PartyKind? {
        kinds.isEmpty ? registry.kind(of: party) : kinds[party] ?? registry.kind(of: party)
    }

    private func application(of id: CaseID) -> (definition: Int, machine: Int)? {
        applications.isEmpty ? registry.application(of: id) : applications[id] ?? registry.application(of: id)
    }
}

extension Machine {
    /// The name of a stage: its level's, with the position where the level is a chain (`superior.2`).
    func name(ofStage index: Int) -> String? {
        guard let stage = stages.element(at: index), let level = levels.element(at: stage.level) else { return nil }
        return stage.position > 0 ? "\(level.name).\(stage.position)" : level.name
    }
}

extension Array {
    /// The element; nil outside the list.
    @inline(__always)
    func element(at index: Int) -> Element? {
        index >= 0 && index < count ? self[index] : nil
    }
}

extension Collection where Index == Int {
    /// The element; nil outside the collection.
    func element(at index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
