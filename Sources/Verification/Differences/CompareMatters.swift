// A matter on both sides: what it is about, what is filled in, how it ends. Levels and conditions are compared in files
// of their own.

import Machines

/// Compares a matter that both rulesets have.
struct MatterComparison {
    let pair: MatterPair
    let old: Machine
    let new: Machine
    let thing: Thing

    init(_ old: Int, _ new: Int, in whole: Correspondence) {
        pair = MatterPair(old, new, in: whole)
        self.old = whole.old.machines[old]
        self.new = whole.new.machines[new]
        thing = Thing(.matter, whole.new.machines[new].label)
    }

    var whole: Correspondence { pair.whole }

    /// In the order in which they are shown: the applicant's, then level by level, then the office's.
    var differences: [Difference] {
        let found =
            renaming(.matter, old.label, new.label).map { Difference(.changed, .applicant, $0) } + facts + conditions
            + modules + endings + ladder + levels + appraisal + outcomes + wordings
        return found.isEmpty && !hasSameRows ? [Difference(.changed, .applicant, .transitions)] : found
    }

    /// The translation of the matter's expressions.
    func terms(_ side: Side) -> Translation { Translation(pair, side) }

    private var facts: [Difference] {
        let (before, after) = (old.facts, new.facts)
        var found: [Difference] = []
        func attribute(_ attribute: Attribute, _ from: Detail, _ to: Detail, _ sign: Difference.Sign = .changed) {
            found.append(Difference(sign, .applicant, .attribute(thing, attribute, from: from, to: to)))
        }
        if whole.parties.joint(before.applicant, on: .old) != after.applicant {
            attribute(.applicant, .type(.party(before.applicant)), .type(.party(after.applicant)))
        }
        if target(before.target, .old) != target(after.target, .new) {
            attribute(.target, detail(before.target, whole.old), detail(after.target, whole.new))
        }
        if before.period != after.period {
            let isLooser = after.period.rawValue < before.period.rawValue
            attribute(.period, .period(before.period), .period(after.period), isLooser ? .gained : .lost)
        }
        if before.window != after.window {
            attribute(
                .window, before.window.map { .days($0) } ?? .none, after.window.map { .days($0) } ?? .none,
                sign(before.window, after.window))
        }
        return found
    }

    private func target(_ target: Target?, _ side: Side) -> [Int] {
        target.map { target in
            let kind = whole.parties.joint(target.kind, on: side)
            return [kind, whole.fields(ofParty: kind).joint(target.field, on: side)]
        } ?? []
    }

    private func detail(_ target: Target?, _ ruleset: Ruleset) -> Detail {
        guard let target, let field = ruleset.field(target.field, of: target.kind) else { return .none }
        return .list([ruleset.parties[target.kind].label, field.label])
    }

    private var modules: [Difference] {
        let matching = pair.modules
        let kept = matching.pairs.flatMap { places -> [Difference] in
            let (before, after) = (old.modules[places.old], new.modules[places.new])
            let module = Thing(.module, after.label)
            var found = renaming(.module, before.label, after.label).map { Difference(.changed, .applicant, $0) }
            if before.rows != after.rows {
                found.append(
                    Difference(
                        sign(before.rows ?? 1...1, after.rows ?? 1...1), .applicant,
                        .attribute(
                            module, .rows, from: before.rows.map { .counts($0) } ?? .none,
                            to: after.rows.map { .counts($0) } ?? .none)))
            }
            let fields = fields(.field, of: after.label, .applicant)
            return found + fields.differences(pair.fields(ofModule: places.new), before.fields, after.fields)
                + attachmentDifferences(
                    pair.attachments(ofModule: places.new), before.attachments, after.attachments, kind: .attachment,
                    of: after.label, role: .applicant)
        }
        return kept + matching.added.flatMap { appearance(of: new.modules[$0], .gained) }
            + matching.removed.flatMap { appearance(of: old.modules[$0], .lost) }
    }

    private func appearance(of module: Module, _ sign: Difference.Sign) -> [Difference] {
        let thing = Thing(.module, module.label)
        let isNeeded =
            (module.rows?.lowerBound ?? 1) > 0
            && (module.fields.contains { !$0.isOptional } || module.attachments.contains { !$0.isOptional })
        return [Difference(sign, .applicant, .ability(.fill(thing)))]
            + (isNeeded ? [Difference(sign.opposite, .applicant, .ability(.submitWithout(thing)))] : [])
    }

    private func fields(_ kind: Thing.Kind, of owner: Named, _ role: Difference.Role) -> FieldComparison {
        FieldComparison(
            whole: whole, role: role, kind: kind, owner: owner, arenas: (pair.arena(.old), pair.arena(.new)),
            terms: (terms(.old), terms(.new)), matter: pair)
    }
}

/// How cases end, and what that writes.
extension MatterComparison {
    private var appraisal: [Difference] {
        guard let before = old.appraisal, let after = new.appraisal else {
            let gone = old.appraisal.map { Named("appraisal", $0.title) }
            let come = new.appraisal.map { Named("appraisal", $0.title) }
            return (come.map { [Difference(.gained, .office, .thing(Thing(.appraisal, $0)))] } ?? [])
                + (gone.map { [Difference(.lost, .office, .thing(Thing(.appraisal, $0)))] } ?? [])
        }
        let thing = Thing(.appraisal, Named("appraisal", after.title))
        let offices = (
            JointReviewer(before.office, old.facts, whole, .old), JointReviewer(after.office, new.facts, whole, .new)
        )
        let wordings: [(Attribute, String, String)] = [
            (.title, before.title, after.title), (.undecided, before.undecidedTitle, after.undecidedTitle),
        ]
        let publish = (Detail.verbTitle(.publish, before.publishTitle), Detail.verbTitle(.publish, after.publishTitle))
        let changed =
            wordings.filter { $0.1 != $0.2 }.map {
                Difference.Statement.wording(thing, $0.0, from: .text($0.1), to: .text($0.2))
            } + (publish.0 == publish.1 ? [] : [.wording(thing, .verbTitle, from: publish.0, to: publish.1)])
            + (offices.0 == offices.1
                ? []
                : [.attribute(thing, .reviewer, from: .reviewer(before.office), to: .reviewer(after.office))])
        return changed.map { Difference(.changed, .office, $0) }
    }

    private var outcomes: [Difference] {
        let matching = pair.outcomes
        var found: [Difference] = matching.pairs.flatMap { places -> [Difference] in
            let (before, after) = (old.outcomes[places.old], new.outcomes[places.new])
            let thing = Thing(.outcome, after.label)
            let names = renaming(.outcome, before.label, after.label).map { Difference(.changed, .office, $0) }
            let fields = fields(.outcomeField, of: after.label, .office)
                .differences(pair.fields(ofOutcome: places.new), before.fields, after.fields)
            return names + fields + effects(before.effects, after.effects, of: thing, .office)
        }
        // Without an appraisal the last level decides on the only outcome.
        if new.appraisal != nil {
            found += matching.added.map {
                Difference(.gained, .office, .ability(.act(.record, new.outcomes[$0].label)))
            }
        }
        if old.appraisal != nil {
            found += matching.removed.map {
                Difference(.lost, .office, .ability(.act(.record, old.outcomes[$0].label)))
            }
        }
        if let before = old.outcomes.first, let after = new.outcomes.first, matching.joint(0, on: .old) != 0 {
            found.append(
                Difference(
                    .changed, .office,
                    .attribute(thing, .granting, from: .named(before.label), to: .named(after.label))))
        }
        return found
    }

    private func effects(
        _ old: [FieldEffect], _ new: [FieldEffect], of thing: Thing, _ role: Difference.Role
    ) -> [Difference] {
        if written(old, .old) == written(new, .new) { return [] }
        return [Difference(.changed, role, .attribute(thing, .effects, from: .effects(old), to: .effects(new)))]
    }

    /// What is written, by the field's common number; the last writer of a field counts.
    private func written(_ effects: [FieldEffect], _ side: Side) -> [Int: Term] {
        let facts = pair.machine(side).facts
        let fields = whole.fields(ofParty: whole.parties.joint(facts.applicant, on: side))
        let terms = terms(side)
        return Dictionary(
            effects.map { effect in
                (fields.joint(effect.field, on: side), effect.value.map(terms.term) ?? .literal(.unset))
            }
        ) { $1 }
    }

    /// Revoking and releasing.
    private var endings: [Difference] {
        let (before, after) = (revocations(.old), revocations(.new))
        let gained = after.filter { !before.map(\.key).contains($0.key) }
        let lost = before.filter { !after.map(\.key).contains($0.key) }
        var found =
            gained.map { Difference(.gained, .applicant, .ability(.act(.revoke, $0.state))) }
            + lost.map { Difference(.lost, .applicant, .ability(.act(.revoke, $0.state))) }
        let releases = (old.has(.release), new.has(.release))
        if releases.0 != releases.1 {
            found.append(Difference(releases.1 ? .gained : .lost, .applicant, .ability(.act(.release, nil))))
        } else if releases.0 {
            let thing = Thing(.release, Named("release", ""))
            found += effects(old.releaseEffects, new.releaseEffects, of: thing, .applicant)
        }
        return found
    }

    /// The states in which a case may be revoked, a chain's positions as one.
    private func revocations(_ side: Side) -> [(key: [Int], state: Named)] {
        let machine = pair.machine(side)
        var found: [(key: [Int], state: Named)] = []
        for row in machine.transitions where row.verb == .revoke {
            let state = machine.states[Int(row.from.index)]
            let level = state.stage.map { machine.stages[$0].level }
            let key = [state.kind.place, level.map { pair.levels.joint($0, on: side) } ?? -1]
            guard !found.contains(where: { $0.key == key }) else { continue }
            let name = machine.revocationName(at: row.from)
            found.append((key, Named(name, (level.map { machine.levels[$0].title } ?? "") + state.title)))
        }
        return found
    }

    private var wordings: [Difference] {
        var found: [Difference.Statement] = []
        if Set(old.facts.aliases) != Set(new.facts.aliases) {
            found.append(
                .wording(
                    thing, .aliases, from: .list(old.facts.aliases.map { Named($0, $0) }),
                    to: .list(new.facts.aliases.map { Named($0, $0) })))
        }
        if old.facts.category != new.facts.category {
            found.append(.wording(thing, .category, from: .text(old.facts.category), to: .text(new.facts.category)))
        }
        if let before = old.facts.target?.title, let after = new.facts.target?.title, before != after {
            found.append(.wording(thing, .target, from: .text(before), to: .text(after)))
        }
        found += verbWordings(old.facts.titles, new.facts.titles, of: thing)
        return found.map { Difference(.changed, .applicant, $0) }
    }

    /// Verbs that are called something else.
    func verbWordings(_ old: [VerbTitle], _ new: [VerbTitle], of thing: Thing) -> [Difference.Statement] {
        Verb.allCases.compactMap { verb in
            let before = old.first { $0.verb == verb }?.title
            let after = new.first { $0.verb == verb }?.title
            if before == after { return nil }
            return .wording(
                thing, .verbTitle, from: before.map { .verbTitle(verb, $0) } ?? .none,
                to: after.map { .verbTitle(verb, $0) } ?? .none)
        }
    }
}

extension Machine {
    /// Whether the verb can be taken anywhere.
    func has(_ verb: Verb) -> Bool { transitions.contains { $0.verb == verb } }

    /// The state's name, a chain's positions as one: `superior.review`.
    func revocationName(at id: StateID) -> String {
        let state = states[Int(id.index)]
        return state.stage.map { levels[stages[$0].level].name + "." + state.kind.rawValue } ?? state.name
    }
}

extension State.Kind {
    /// A number that tells kinds apart.
    var place: Int {
        switch self {
        case .draft: 0
        case .review: 1
        case .dispatch: 2
        case .returned: 3
        case .appraisal: 4
        case .end: 5
        }
    }
}
