// What an event that was read ahead rests on, as far as the registry can say whether it is so.

import Engine
import Machines

/// What an event rests on beside its own bytes, and what was made out about it on the way.
struct EventGround: Sendable {
    /// How many deployments there had been.
    let deploymentCount: Int
    /// The case that the event names, with the machine that it was taken to run on; nil where that is not asked.
    var subject: Subject?
    /// The party whose field the event changes, with what it was taken to be; nil where that is not asked.
    var holder: Holder?
    /// The machine's step that the event takes; nil where it takes none.
    var step: Step?
    /// Whether the event may change for whom an account acts.
    var isOfAccount = false

    /// A case and its machine.
    struct Subject: Sendable {
        let id: CaseID
        let definition: Int
        let machine: Int
    }

    /// A party and its kind.
    struct Holder: Sendable {
        let id: PartyID
        let kind: PartyKind
    }

    /// Whether the event is what the record says, read in the registry as it is before the event. It stays as it is.
    @inline(__always)
    func holds(in registry: inout Registry) -> Bool {
        guard deploymentCount == registry.deployments.count else { return false }
        if let holder, registry.kind(of: holder.id) != holder.kind { return false }
        guard let subject else { return true }
        return registry.isCase(subject.id, onMachine: subject.machine, of: subject.definition)
    }
}
