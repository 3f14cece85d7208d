// The places where a case can stand, as the language names them, with the states that each means in a machine.

package import Machines

extension Machine {
    /// The name of the place that means exactly these states; nil where the language has none.
    package func placeName(of states: [StateID]) -> String? {
        let wanted = Set(states)
        return places.first { !$0.states.isEmpty && Set($0.states) == wanted }?.name
    }

    /// The states that the place of this name means; none where the machine has no such place.
    package func states(ofPlace name: String) -> [StateID] {
        places.first { $0.name == name }?.states ?? []
    }

    // INVARIANT: narrower places stand before wider ones that may mean the same states.
    private var places: [(name: String, states: [StateID])] {
        var places: [(name: String, states: [StateID])] = []
        func add(_ name: String, _ isMeant: (State) -> Bool) {
            places.append((name, states.indices.filter { isMeant(states[$0]) }.map(StateID.init)))
        }
        for word in ["draft", "returned", "appraisal", "terminated", "revoked", "released"] {
            add(word) { $0.name == word && $0.stage == nil && $0.outcome == nil }
        }
        for (index, outcome) in outcomes.enumerated() { add(outcome.name) { $0.outcome == index } }
        for (kind, word) in [(State.Kind.review, "review"), (.dispatch, "dispatch")] {
            for (index, stage) in stages.enumerated() {
                let step = stage.position > 0 ? ".\(stage.position)" : ""
                add(levels[stage.level].name + step + "." + word) { $0.kind == kind && $0.stage == index }
            }
            for (index, level) in levels.enumerated() {
                add(level.name + "." + word) { $0.kind == kind && $0.stage.map { self.stages[$0].level } == index }
            }
            add(word) { $0.kind == kind }
        }
        return places
    }
}
