// Scenarios for what no scenario covers: shortest ways of cases become scripts, which count for what a run of them
// covers and was not covered. How a refusal is brought about stands in `DenialProbes.swift` and `PartyProbes.swift`.

import Engine
package import Machines
package import Source
import Verification

/// Scripts that cover what was left uncovered of one machine, and what none was found for.
package struct MissingScenarios: Sendable {
    /// A script, and what it covers that nothing before it does; never empty.
    package struct Found: Hashable, Sendable {
        package let subjects: [CoverageSubject]
        package var script: Script
    }

    /// Something for which there is no script.
    package struct Gap: Hashable, Sendable {
        /// Why there is none.
        package enum Reason: Hashable, Sendable {
            /// The machine has too many states to be explored.
            case unexplored
            /// The verifier has a way, but no people and acts lead along it.
            case unenactable(Unenactable)
            /// None of the ways and changes that are tried brings this refusal about.
            case untried
        }

        package let subject: CoverageSubject
        package let reason: Reason
    }

    /// The machine's place in its ruleset.
    package let machine: Int
    package let found: [Found]
    /// In the order of the measures.
    package let gaps: [Gap]

    /// Looks for the scripts.
    ///
    /// - Parameter tally: What was covered so far.
    /// - Parameter unreachable: Rows that were proved to be taken by no case.
    package init(
        of index: Int, in ruleset: Ruleset, by tally: MachineTally, unreachable: Set<Int> = [], language: Language,
        limit: Int = 4_000_000
    ) {
        machine = index
        var search = MissingSearch(index, ruleset, tally, unreachable, language, limit)
        search.takeRows()
        search.refuseApplications()
        search.refuseSteps()
        search.refuseByConditions()
        search.refuseLadders()
        found = search.found
        gaps = search.coverage.uncoveredSubjects.map {
            Gap(subject: $0, reason: search.reasons[$0] ?? (search.isWhole ? .untried : .unexplored))
        }
    }
}

extension MachineCoverage {
    /// Everything that counts and is not covered, measure after measure.
    package var uncoveredSubjects: [CoverageSubject] { measures.flatMap { $0.measure.uncovered.map(\.subject) } }
}

/// The search on one machine; scripts are tried on the engine, and taken where they cover something new.
struct MissingSearch {
    let index: Int
    let ruleset: Ruleset
    let language: Language
    let exploration: Exploration
    private let unreachable: Set<Int>
    private let runner: ScriptRunner
    private(set) var tally: MachineTally
    private(set) var coverage: MachineCoverage
    private(set) var found: [MissingScenarios.Found] = []
    var reasons: [CoverageSubject: MissingScenarios.Gap.Reason] = [:]

    var machine: Machine { ruleset.machines[index] }
    var isWhole: Bool { exploration.isWhole }

    init(
        _ index: Int, _ ruleset: Ruleset, _ tally: MachineTally, _ unreachable: Set<Int>, _ language: Language,
        _ limit: Int
    ) {
        self.index = index
        self.ruleset = ruleset
        self.tally = tally
        self.unreachable = unreachable
        self.language = language
        runner = ScriptRunner(for: ruleset, recordingCoverage: true)
        coverage = MachineCoverage(of: index, in: ruleset, by: tally, unreachable: unreachable)
        var options = ExplorationOptions()
        options.limit = limit
        exploration = explore(ruleset, machine: index, options: options)
    }

    /// What is not covered yet.
    var uncovered: Set<CoverageSubject> { Set(coverage.uncoveredSubjects) }

    /// The script of a trace; the reason why there is none is kept for the subjects. Under another ruleset it is not
    /// tried.
    mutating func script(
        of trace: Trace, under other: Ruleset? = nil, for subjects: [CoverageSubject]
    ) -> Script? {
        let enactment =
            other.map { enactUntried(trace, of: $0, in: language) }
            ?? enact(trace, of: ruleset, titled: "", in: language)
        switch enactment {
        case .script(let script): return script
        case .unenactable(let reason):
            for subject in subjects { reasons[subject] = .unenactable(reason) }
            return nil
        }
    }

    /// Runs the script, and takes it where it goes as it is written and covers something new.
    @discardableResult
    mutating func take(_ script: Script) -> Bool {
        let result = runner.run(script)
        guard result.failure == nil, result.tallies.indices.contains(index) else { return false }
        let sum = tally + result.tallies[index]
        guard sum.isNews(after: tally) else { return false }
        let now = MachineCoverage(of: index, in: ruleset, by: sum, unreachable: unreachable)
        let left = Set(now.uncoveredSubjects)
        let subjects = coverage.uncoveredSubjects.filter { !left.contains($0) }
        guard !subjects.isEmpty else { return false }
        found.append(MissingScenarios.Found(subjects: subjects, script: script))
        (tally, coverage) = (sum, now)
        return true
    }

    /// The code with which the script's last step, put as something that can not be done, is refused; nil where the
    /// script does not come to it, or it is not refused, or that would cover nothing new.
    func code(ofRefusing action: ScriptAction, by actor: Int, after steps: [ScriptStep], of script: Script) -> String? {
        var tried = script
        tried.steps = steps + [.refused(action, by: actor, on: index, with: "")]
        let result = runner.run(tried)
        guard let failure = result.failure, failure.step == steps.count, result.tallies.indices.contains(index),
            case .refusedOtherwise(_, let refusal) = failure.finding,
            (tally + result.tallies[index]).isNews(after: tally)
        else { return nil }
        return refusal.code.id
    }

    /// Takes the script that ends in the refusal of an act, where it covers something new.
    @discardableResult
    mutating func takeRefusal(
        of action: ScriptAction, by actor: Int, after steps: [ScriptStep], of script: Script
    ) -> Bool {
        guard let code = code(ofRefusing: action, by: actor, after: steps, of: script) else { return false }
        var whole = script
        whole.steps = steps + [.refused(action, by: actor, on: index, with: code)]
        return take(whole)
    }

    /// Longest ways first: they cover what shorter ones would.
    mutating func takeRows() {
        let rows = coverage.transitions.uncovered.compactMap(\.row)
        let partly = coverage.guards.uncovered.compactMap { item -> Int? in
            if case .guardMet(let row, _) = item.subject { row } else { nil }
        }
        let traces = Set(rows + partly).sorted().compactMap { row in
            exploration.trace(throughRow: row).map { (row: row, trace: $0) }
        }
        for (row, trace) in traces.sorted(by: { ($1.trace.steps.count, $0.row) < ($0.trace.steps.count, $1.row) }) {
            let subjects = coverage.uncoveredSubjects.filter { $0.isOfRow(row, in: machine) }
            if subjects.isEmpty { continue }
            guard let script = script(of: trace, for: subjects), !take(script) else { continue }
            // A module was filled in that has no files, say.
            for module in machine.modules.indices {
                let flagging = script.flagging(module, on: index)
                guard let (end, actor, _) = attempt(at: row, in: flagging) else { break }
                let isTaken = acts(machine.transitions[row].verb, on: module).contains { other in
                    let before = leading(to: other).map { ScriptStep(.act(actor: actor, machine: index, $0)) }
                    var changed = flagging
                    changed.steps = flagging.steps[..<end] + before
                    changed.steps.append(ScriptStep(.act(actor: actor, machine: index, other)))
                    changed.steps += script.steps.suffix(1).filter { !$0.isAct }
                    return take(changed)
                }
                if isTaken { break }
            }
        }
    }
}

extension Script {
    /// The same script, where whoever judges finds this module wrong alone, and returns name what is wrong.
    func flagging(_ module: Int, on machine: Int) -> Script {
        var flagging = self
        flagging.steps = []
        var isJudging = false
        for step in steps {
            guard case .act(let actor, machine, let action) = step.form else {
                flagging.steps.append(step)
                continue
            }
            switch action {
            case .judge where isJudging: continue
            case .judge(_, _, let note):
                let note = note.isEmpty ? "-" : note
                for judging in [
                    ScriptAction.judge(.everything, isRight: true, note: ""),
                    .judge(.named([module]), isRight: false, note: note),
                ] { flagging.steps.append(ScriptStep(.act(actor: actor, machine: machine, judging))) }
                isJudging = true
                continue
            case .return(let pick, _, let opinion):
                let named = ScriptAction.return(pick, modules: [], opinion: opinion)
                flagging.steps.append(ScriptStep(.act(actor: actor, machine: machine, named)))
            default: flagging.steps.append(step)
            }
            isJudging = false
        }
        return flagging
    }
}

extension ScriptStep {
    /// The expectation that this is refused.
    static func refused(_ action: ScriptAction, by actor: Int, on machine: Int, with code: String) -> ScriptStep {
        ScriptStep(.expect(.cannot(actor: actor, machine: machine, action, code: code)))
    }
}

extension CoverageItem {
    /// The row that is taken.
    fileprivate var row: Int? { if case .transition(let row) = subject { row } else { nil } }
}

extension CoverageSubject {
    /// Whether taking the row covers this.
    fileprivate func isOfRow(_ row: Int, in machine: Machine) -> Bool {
        let transition = machine.transitions[row]
        switch self {
        case .transition(let other): return other == row
        case .guardMet(let other, _): return other == row
        case .end(let state): return transition.to == state
        case .returnTarget(let level, let pick):
            guard case .stage(let stage) = transition.actor else { return false }
            return transition.verb == .return && transition.pick == pick && machine.stages[stage].level == level
        case .guardDenied, .refusal: return false
        }
    }
}

extension MachineTally {
    /// Whether something was never noted before that is noted now.
    fileprivate func isNews(after old: MachineTally) -> Bool {
        let counts = zip(
            [rows, met, denied, appliedMet, appliedDenied, routes, [refusedKinds, refusedWindows, refusedPeriods]],
            [
                old.rows, old.met, old.denied, old.appliedMet, old.appliedDenied, old.routes,
                [old.refusedKinds, old.refusedWindows, old.refusedPeriods],
            ])
        return counts.contains { zip($0, $1).contains { $0 > 0 && $1 == 0 } }
    }
}
