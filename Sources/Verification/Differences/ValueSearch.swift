// Values under which some conditions hold and others do not. Which conditions those are is asked elsewhere.

import Machines

/// Looks for values of everything that some conditions read, such as fields' types allow on both sides.
struct ValueSearch {
    let matter: MatterPair

    /// The answer to a question.
    enum Answer {
        case values([Subject: Value])
        case impossible
        /// Too many values to try.
        case unknown
    }

    /// WHY: what people write is answered after some hundred attempts; more is a riddle.
    private static let limit = 60_000

    /// Values under which all terms hold.
    func values(of wanted: [Term]) -> Answer {
        var candidates = ProbeValues(matter)
        for term in wanted { candidates.read(term) }
        // What a field's presence reads has to fit too.
        var rules: [Term] = []
        var known = 0
        while known < candidates.subjects.count {
            let subject = candidates.subjects[known]
            known += 1
            for rule in self.rules(of: subject) {
                candidates.read(rule)
                rules.append(rule)
            }
        }
        var trial = Trial(terms: wanted + rules, links: links(of: candidates.subjects))
        let pools = candidates.subjects.map { ($0, candidates.values(of: $0)) }
        if trial.fill(pools[...]) { return .values(trial.values) }
        return trial.isExhausted ? .unknown : .impossible
    }

    /// That an answer is there where its field is, and only there.
    private func rules(of subject: Subject) -> [Term] {
        guard case .answer(let joint, let field) = subject else { return [] }
        return [Side.new, .old].flatMap { side -> [Term] in
            guard let module = matter.modules.member(joint, on: side),
                let index = matter.fields(ofModule: joint).member(field, on: side),
                let field = matter.machine(side).answerField(module: module, field: index),
                let presence = field.presence
            else { return [] }
            let isThere = Translation(matter, side).term(presence)
            let isSet = Term.isSet(.subject(subject))
            let needed: [Term] = field.isOptional ? [] : [.joined([isThere.negated, isSet], isAnd: false)]
            return [.joined([isThere, isSet.negated], isAnd: false)] + needed
        }
    }

    /// Paths that begin with another one: without that they have no value.
    private func links(of subjects: [Subject]) -> [(start: Subject, whole: Subject, isBoth: Bool)] {
        subjects.flatMap { start in
            subjects.compactMap { whole in
                guard case .path(let first) = start, case .path(let longer) = whole, first.root == longer.root,
                    longer.fields.count > first.fields.count, longer.fields.starts(with: first.fields)
                else { return nil }
                let steps = (first.fields.count + 1...longer.fields.count).map {
                    Subject.path(JointPath(root: longer.root, fields: Array(longer.fields.prefix($0))))
                }
                let isBoth = steps.allSatisfy { step in
                    [Side.old, .new].allSatisfy { side in
                        matter.field(step, on: side).map { !$0.isOptional && $0.presence == nil } ?? true
                    }
                }
                return (start, whole, isBoth)
            }
        }
    }

    /// The attempts.
    private struct Trial {
        let terms: [Term]
        let links: [(start: Subject, whole: Subject, isBoth: Bool)]
        var values: [Subject: Value] = [:]
        private var attempts = 0

        init(terms: [Term], links: [(start: Subject, whole: Subject, isBoth: Bool)]) {
            self.terms = terms
            self.links = links
        }

        var isExhausted: Bool { attempts >= ValueSearch.limit }

        mutating func fill(_ pools: ArraySlice<(Subject, [Value])>) -> Bool {
            guard isPossible else { return false }
            guard let (subject, pool) = pools.first else { return true }
            for value in pool where !isExhausted {
                attempts += 1
                values[subject] = value
                if fill(pools.dropFirst()) { return true }
            }
            values[subject] = nil
            return false
        }

        private var isPossible: Bool {
            let fits = links.allSatisfy { link in
                guard let start = values[link.start], let whole = values[link.whole] else { return true }
                return start.isSet ? !link.isBoth || whole.isSet : !whole.isSet
            }
            return fits && terms.allSatisfy { $0.holds(values) != false }
        }
    }
}
