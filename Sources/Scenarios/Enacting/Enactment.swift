// The way from traces to scripts: what comes of it. People are made in `Cast….swift`, steps in `Playing.swift`.

import Engine
package import Machines
package import Source
package import Verification

/// What comes of enacting a trace.
package enum Enactment: Sendable {
    /// People and acts that lead a case along the trace; the script's last line expects the trace's last state.
    case script(Script)
    case unenactable(Unenactable)

    /// The script; nil where there is none.
    package var script: Script? {
        if case .script(let script) = self { script } else { nil }
    }
}

/// Why no script leads a case along a trace.
package enum Unenactable: Error, Hashable, Sendable {
    /// No people and no acts bring this about, or not at the step (nil: the application) at which it has to be so.
    case fact(Machines.Fact, step: Int?)
    /// No people make up this ladder.
    case route(StageSet)
    /// The trace is none of the machine: the step is not there.
    case step(Int)
    /// The engine refuses what was made up, with this code, at the script's step (nil: a party).
    case refused(code: String, step: Int?)
}

/// Makes a script of a trace: the people and units that its routes and premises need, earlier cases where a premise
/// speaks of them, and an act for each step. The script is tried on the engine before it is given.
package func enact(_ trace: Trace, of ruleset: Ruleset, titled title: String, in language: Language) -> Enactment {
    do throws(Unenactable) {
        var playing = try Playing(trace, of: ruleset, titled: title, in: language)
        let script = try playing.play()
        if let failure = ScriptRunner(for: ruleset).run(script).failure {
            return .unenactable(.refused(code: failure.code, step: failure.step))
        }
        return .script(script)
    } catch {
        return .unenactable(error)
    }
}

/// As `enact`, but the script is not tried: what leads to a refusal is none that goes to its end.
func enactUntried(_ trace: Trace, of ruleset: Ruleset, in language: Language) -> Enactment {
    do throws(Unenactable) {
        var playing = try Playing(trace, of: ruleset, titled: "", in: language)
        return .script(try playing.play())
    } catch {
        return .unenactable(error)
    }
}

extension ScriptFailure {
    /// The code of the refusal that was met; a dash where another thing is not as expected.
    fileprivate var code: String {
        switch finding {
        case .refused(let refusal), .refusedOtherwise(_, let refusal): refusal.code.id
        default: "-"
        }
    }
}

extension Unenactable {
    /// What stands in the way, in words; names are the rulebook's.
    package func words(of machine: Machine) -> Words {
        switch self {
        case .fact(let fact, let step):
            let name = machine.name(of: fact)
            let place = step.map { ("第 \($0 + 1) 步", "step \($0 + 1)") } ?? ("申报时", "the application")
            return Words(
                zh: "情景写不出\(place.0)所需的“\(name)”", en: "no scenario brings about what \(place.1) needs of \(name)")
        case .route(let route):
            let names = route.members.map { machine.stageName($0) }.joined(separator: " → ")
            return Words(zh: "没有主体能组成路径 \(names)", en: "no parties make up the ladder \(names)")
        case .step(let step):
            return Words(zh: "第 \(step + 1) 步不在状态机里", en: "step \(step + 1) is none of the machine")
        case .refused(let code, let step):
            let place = step.map { ("第 \($0 + 1) 行", "line \($0 + 1)") } ?? ("给定主体时", "the parties")
            return Words(zh: "情景在\(place.0)被拒绝（\(code)）", en: "the scenario is refused with \(code) at \(place.1)")
        }
    }
}

extension Machine {
    /// The stage as its states are called, without the state's own word.
    fileprivate func stageName(_ index: Int) -> String {
        let stage = stages[index]
        return levels[stage.level].name + (stage.position > 0 ? ".\(stage.position)" : "")
    }

    /// A fact, as a rulebook would ask for it; fields of parties by their place.
    fileprivate func name(of fact: Machines.Fact) -> String {
        switch fact {
        case .today: return "today"
        case .year: return "year"
        case .path(let path): return name(of: path)
        case .answer(let module, let field): return modules[module].name + "." + modules[module].fields[field].name
        case .rows(let module): return "count of \(modules[module].name)"
        case .inChain(let member, let start): return "\(name(of: member)) in \(name(of: start)) chain"
        case .openCase(let subject, let matter): return "\(name(of: subject)) has open \(matter)"
        case .yearsSinceOutcome(let matter, let outcome): return "years since last \(outcome) of \(matter)"
        }
    }

    private func name(of path: Path) -> String {
        ([path.root == .applicant ? "applicant" : "target"] + path.fields.map { "#\($0 + 1)" }).joined(separator: ".")
    }
}
