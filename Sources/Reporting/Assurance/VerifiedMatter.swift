// What the verification of one matter has found, with everything that its renderers need beside the exploration.
// How it is written lives in the files beside this one.

package import Compilation
package import Machines
package import Source
package import Verification

/// A verified matter.
package struct VerifiedMatter {
    package let exploration: Exploration
    package let compiled: Compiled
    package let sources: SourceSet

    package init(_ exploration: Exploration, of compiled: Compiled, in sources: SourceSet) {
        self.exploration = exploration
        self.compiled = compiled
        self.sources = sources
    }

    package var machine: Machine { compiled.ruleset.machines[exploration.machine] }

    var names: MachineNames { MachineNames(of: machine, in: compiled.ruleset) }

    /// How many of the machine's rows some case takes.
    var takenCount: Int { exploration.takenRows.filter(\.self).count }

    /// Where the rulebook says what a finding is about; nil where nobody said it in particular.
    func location(of finding: Finding) -> Location? {
        guard compiled.origins.indices.contains(exploration.machine) else { return nil }
        let origins = compiled.origins[exploration.machine]
        switch finding.place {
        case .application: return origins.matter
        case .property(let index, _):
            return origins.properties.indices.contains(index) ? origins.properties[index] : nil
        case .decision(let state, let verb, let pick): return origins.action(from: state, verb: verb, pick: pick)
        case .row(let row):
            let transition = machine.transitions[row]
            return origins.action(from: transition.from, verb: transition.verb, pick: transition.pick)
        case .state(let state):
            let stage = machine.states[Int(state.index)].stage
            return stage.map { origins.levels[machine.stages[$0].level] } ?? origins.matter
        }
    }

    /// What the finding says, one sentence.
    package func reason(of finding: Finding, in language: Language) -> String {
        filled(finding.law.reason, finding, language)
    }

    /// What would cure it, one sentence.
    package func cure(of finding: Finding, in language: Language) -> String {
        filled(finding.law.cure, finding, language)
    }

    private func filled(_ words: Law.Words, _ finding: Finding, _ language: Language) -> String {
        facts(of: finding, in: language).reduce(Words(zh: words.zh, en: words.en)[language]) { text, fact in
            text.split(separator: "{\(fact.key)}", omittingEmptySubsequences: false).joined(separator: fact.text)
        }
    }

    private func facts(of finding: Finding, in language: Language) -> [(key: String, text: String)] {
        let deeds = DeedText(names, language)
        switch finding.place {
        case .state(let state): return [("state", names.state(state))]
        case .row(let row):
            let transition = machine.transitions[row]
            return [
                ("state", names.state(transition.from)), ("deed", deeds.text(transition.verb, transition.pick)),
                ("to", names.state(transition.to)),
            ]
        case .decision(let state, let verb, let pick):
            return [("state", names.state(state)), ("deed", deeds.text(verb, pick))]
        case .application:
            return [("state", names.state(machine.initial)), ("deed", deeds.text(.apply, .nothing))]
        case .property(let index, let deed):
            let property = compiled.properties[exploration.machine][index]
            let title = property.title.isEmpty ? machine.facts.name : property.title
            return [("property", printable(title))] + (deed.map { [("deed", deeds.text($0))] } ?? [])
        }
    }
}
