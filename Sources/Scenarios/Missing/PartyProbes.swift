// Refused applications, and submissions for want of a ladder: the same is tried by another party, on another day, a
// second time, and by people who lack something.

import Machines
import Source
import Verification

extension MissingSearch {
    /// By an applicant of another kind, outside the time, by a standing case, by a condition.
    mutating func refuseApplications() {
        for condition in machine.applyConditions {
            let subject = CoverageSubject.refusal(.application(condition: condition))
            guard uncovered.contains(subject) else { continue }
            refuse(by: way(denyingApplicationBy: condition, in: ruleset, machine: index), [subject])
        }
        let others: [CoverageSubject] = [.refusal(.kind), .refusal(.window), .refusal(.period)]
        let open = others.filter { uncovered.contains($0) }
        guard !open.isEmpty, let trace = exploration.trace(toState: machine.initial),
            let script = script(of: trace, for: open),
            let (last, actor, action) = script.lastAct(on: index)
        else { return }
        let before = Array(script.steps[..<last])
        if open.contains(.refusal(.kind)) {
            let kind = ruleset.parties.indices.first { $0 != machine.facts.applicant }
            if let kind {
                var wider = script
                wider.parties.append(ScriptParty(name: script.freeName, kind: kind))
                takeRefusal(of: action, by: script.parties.count, after: before, of: wider)
            }
        }
        if open.contains(.refusal(.window)), let window = machine.facts.window {
            let late = ScriptStep(.clock(CivilDate(dayNumber: window.upperBound.dayNumber + 1)))
            takeRefusal(of: action, by: actor, after: before + [late], of: script)
        }
        if open.contains(.refusal(.period)) {
            takeRefusal(of: action, by: actor, after: Array(script.steps[...last]), of: script)
        }
    }

    /// By people of whom one lacks one value, or has another division or none of the marks.
    mutating func refuseLadders() {
        let open = coverage.uncoveredSubjects.filter(\.isOfLadder)
        guard !open.isEmpty else { return }
        let rows = machine.transitions.indices.filter { machine.transitions[$0].effects.contains(.fixRoute) }
        for row in rows {
            guard let trace = exploration.trace(throughRow: row), let script = script(of: trace, for: open)
            else { continue }
            for other in poorer(than: script) + longer(than: script) {
                if !coverage.uncoveredSubjects.contains(where: \.isOfLadder) { return }
                guard let (last, actor, action) = other.lastAct(on: index) else { continue }
                takeRefusal(of: action, by: actor, after: Array(other.steps[..<last]), of: other)
            }
        }
    }

    private func poorer(than script: Script) -> [Script] {
        script.parties.indices.flatMap { party in
            script.parties[party].values.keys.sorted().flatMap { field in
                replacements(for: field, of: script.parties[party].kind).map { value in
                    var poorer = script
                    poorer.parties[party].values[field] = value
                    return poorer
                }
            }
        }
    }

    /// The script with more superiors than a chain takes, behind each party that may have one.
    private func longer(than script: Script) -> [Script] {
        machine.levels.flatMap { level -> [Script] in
            guard case .chain(_, let field, let limit) = level.reviewer else { return [] }
            return script.parties.indices.compactMap { party in
                let kind = script.parties[party].kind
                guard ruleset.parties[kind].fields.indices.contains(field),
                    case .party(kind) = ruleset.parties[kind].fields[field].type,
                    script.parties[party].values[field] == nil
                else { return nil }
                var longer = script.behind(limit + 1)
                // INVARIANT: a party stands behind those that it names; the highest is the first.
                for above in 0...limit {
                    let values = above == 0 ? [:] : [field: ScriptValue.party(above - 1)]
                    longer.parties.insert(
                        ScriptParty(name: longer.freeName, kind: kind, values: values), at: above)
                }
                longer.parties[party + limit + 1].values[field] = .party(limit)
                return longer
            }
        }
    }

    /// Nothing; for a mark also no, for a division one of each depth.
    private func replacements(for field: Int, of kind: PartyKind) -> [ScriptValue?] {
        switch ruleset.parties[kind].fields[field].type {
        case .flag: return [nil, .value(.flag(false))]
        case .division:
            var depths: Set<Int> = []
            let divisions = ruleset.divisions.filter { depths.insert(ruleset.lineage(of: $0.code).count).inserted }
            return [nil] + divisions.map { .value(.division($0.code)) }
        default: return [nil]
        }
    }
}

extension Script {
    /// The same script, whose parties are numbered as if so many more stood before them.
    fileprivate func behind(_ count: Int) -> Script {
        var behind = self
        let places = parties.indices.map { $0 + count }
        behind.steps = steps.map { ScriptStep($0.form.moved(to: places)) }
        for party in parties.indices {
            behind.parties[party].values = parties[party].values.mapValues { value in
                if case .party(let other) = value { .party(other + count) } else { value }
            }
        }
        return behind
    }

    /// An account name that no party has.
    fileprivate var freeName: String {
        let names = Set(parties.map(\.name))
        return (1...).lazy.map { "other\($0 == 1 ? "" : String($0))" }.first { !names.contains($0) } ?? "other"
    }
}

extension CoverageSubject {
    fileprivate var isOfLadder: Bool {
        switch self {
        case .refusal(.route): true
        default: false
        }
    }
}
