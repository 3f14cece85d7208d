// The decisions that a level offers on a case, each with its fixed number, and why those that are not possible now are
// not. The very decisions are asked that the commands ask.

import Engine
import Machines
import Reporting
import Source

/// A decision that may end a review.
struct ReviewChoice {
    /// 1 approve, 2 return to the applicant, 3 terminate, from 4 returns to levels, the nearest first: a digit means
    /// the same in every matter.
    let number: Int
    let verb: Machines.Verb
    let pick: Pick
    /// Why it is not possible now; nil where it is.
    let refusal: Refusal?
}

extension Session {
    /// The decisions that the level of the case knows, by their numbers.
    func reviewChoices(of subject: Case, by author: Author) -> [ReviewChoice] {
        let machine = registry.machine(of: subject)
        var choices: [ReviewChoice] = []
        var levels = 4
        for (verb, pick) in decisions(of: subject, machine) {
            let number: Int
            switch (verb, pick) {
            case (.approve, _): number = 1
            case (.return, .applicant): number = 2
            case (.terminate, _): number = 3
            default: number = levels
            }
            var refusal: Refusal?
            let act = act(verb, pick, problemModules(in: subject), opinion: "-")
            if case .failure(let found) = registry.decide(act, on: subject.id, by: author) { refusal = found }
            // A level that is not on this case's ladder is no choice.
            if refusal?.code == .pickNotHere { continue }
            if number == levels { levels += 1 }
            choices.append(ReviewChoice(number: number, verb: verb, pick: pick, refusal: refusal))
        }
        return choices.sorted { $0.number < $1.number }
    }

    /// `审核通过`, `退回修改 → 申报人`.
    func title(_ verb: Machines.Verb, _ pick: Pick, of subject: Case) -> String {
        let machine = registry.machine(of: subject)
        let stage = machine.states[Int(subject.configuration.state.index)].stage
        let title = machine.title(of: verb, at: stage, in: language)
        guard verb == .return, pick != .nothing else { return title }
        let term = machine.term(of: pick)
        return title + " → " + called(term.name, term.title)
    }

    /// What the draft, filled in, would do.
    func act(_ verb: Machines.Verb, _ pick: Pick, _ modules: ModuleSet, opinion: String) -> Act {
        switch verb {
        case .return: .return(pick, modules, opinion: opinion)
        case .terminate: .terminate(opinion: opinion)
        default: .approve(opinion: opinion)
        }
    }

    /// Problem modules with which a return can be tried: where none is judged wrong, all there are.
    private func problemModules(in subject: Case) -> ModuleSet {
        let wrong = subject.configuration.verdicts.wrong
        return wrong.isEmpty ? registry.machine(of: subject).allModules : wrong
    }

    private func decisions(of subject: Case, _ machine: Machine) -> [(Machines.Verb, Pick)] {
        var found: [(Machines.Verb, Pick)] = []
        for verb in [Machines.Verb.approve, .return, .terminate] {
            for row in machine.rows(from: subject.configuration.state, verb: verb) {
                let pick = machine.transitions[row].pick
                if !found.contains(where: { $0.0 == verb && $0.1 == pick }) { found.append((verb, pick)) }
            }
        }
        // The nearest level below comes first.
        return found.filter { !isLevel($0.1) } + found.filter { isLevel($0.1) }.reversed()
    }

    private func isLevel(_ pick: Pick) -> Bool {
        if case .level = pick { true } else { false }
    }
}
