// The nine matters of the repository are held to every law and to their properties.

import Machines
import Testing
import Verification

@Test func theShippedMattersAreClean() throws {
    let trial = try Trial.shipped()
    for index in trial.ruleset.machines.indices {
        let exploration = trial.explore(index)
        let name = trial.ruleset.machines[index].facts.name
        #expect(exploration.violations == [], "\(name)")
        #expect(exploration.isWhole && exploration.stateCount > 5, "\(name)")
    }
}

/// A case of the county's has a prefecture above it, whatever the levels allow.
@Test func onlyTheTiersRuleAWayOut() throws {
    let trial = try Trial.shipped()
    for index in trial.ruleset.machines.indices {
        let machine = trial.ruleset.machines[index]
        for finding in trial.explore(index).findings {
            guard case .row(let row) = finding.place else {
                Issue.record("\(machine.facts.name): \(finding.law.id)")
                continue
            }
            let transition = machine.transitions[row]
            #expect(machine.states[Int(transition.from.index)].name == "county.review")
            #expect(transition.verb == .approve && transition.selector.lacks != .none)
        }
    }
}
