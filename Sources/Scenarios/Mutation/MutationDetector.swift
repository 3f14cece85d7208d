// Who can notice a mutant: the scenarios, and the laws and properties that are proved.

internal import Checking
internal import Compilation
internal import Machines
internal import Verification

/// Someone who may notice that a rulebook is not as it was.
package struct MutationDetector: Sendable {
    /// What notices something; nil where nothing does.
    let witness: @Sendable (MutatedRulebook) -> MutationWitness?

    package init(_ witness: @escaping @Sendable (MutatedRulebook) -> MutationWitness?) {
        self.witness = witness
    }

    /// Everybody there is, the quickest first.
    package static let all: [MutationDetector] = [.scenarios, .proofs]

    /// The scenarios in which a matter occurs whose machine has changed, in their order.
    package static let scenarios = MutationDetector { mutated in
        let ruleset = mutated.compiled.ruleset
        let runner = ScriptRunner(for: ruleset)
        for script in scripts(of: mutated.rulebook, in: ruleset) where script.concerns(mutated.changed) {
            if runner.run(script).failure != nil { return .scenario(script.title) }
        }
        return nil
    }

    /// The laws that every machine is held to and the properties, proved of the machines that have changed. A machine
    /// with more states than are explored is noticed by none.
    package static let proofs = MutationDetector { mutated in
        for machine in mutated.changed {
            let properties = mutated.compiled.properties[machine]
            let exploration = explore(mutated.compiled.ruleset, machine: machine, properties: properties)
            guard let violation = exploration.violations.first else { continue }
            if case .property(let index, _) = violation.place { return .property(properties[index].title) }
            return .law(violation.law.id)
        }
        return nil
    }
}

extension Script {
    /// Whether it has to do with one of these machines.
    fileprivate func concerns(_ machines: [Int]) -> Bool {
        machines.contains(machine)
            || steps.contains { step in
                switch step.form {
                case .act(_, let machine, _), .expect(.cannot(_, let machine, _, _)): machines.contains(machine)
                case .clock, .expect: false
                }
            }
    }
}
