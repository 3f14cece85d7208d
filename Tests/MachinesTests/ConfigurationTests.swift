// Configurations: what they take in memory, and the verdicts that wait on their shelf.

import Machines
import Testing

struct ConfigurationTests {
    @Test func takesSixtyFourBytes() {
        #expect(MemoryLayout<Configuration>.stride == 64)
    }

    @Test func shelvesOnlyVerdictsThatSomebodyGave() {
        var configuration = Configuration(state: StateID(0), editable: .none)
        configuration.shelve(Verdicts(), for: 3)
        #expect(configuration.shelf.isEmpty && configuration.shelved(3) == Verdicts())
        var given = Verdicts()
        given.give(ModuleSet([1]), right: true)
        configuration.shelve(given, for: 2)
        #expect(configuration.shelf.count == 3 && configuration.shelved(2) == given)
        configuration.shelve(Verdicts(), for: 2)
        #expect(configuration.shelved(2) == Verdicts())
    }

    @Test func takingARowIsItsSuccessor() throws {
        let machine = try #require(smallRuleset.machines.first)
        for (row, transition) in machine.transitions.enumerated() {
            let step = Step(transition.verb, pick: transition.pick, named: machine.allModules)
            var old = Configuration(of: machine)
            old.state = transition.from
            var taken = old
            machine.take(row, step: step, in: &taken, route: .first(1))
            #expect(taken == machine.successor(of: row, step: step, from: old, route: .first(1)))
            if !transition.effects.contains(.undo) { #expect(taken.state == transition.to) }
        }
    }
}
