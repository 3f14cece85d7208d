// What concerns all matters: parties, offices, divisions, the calendar, the offered opinions.

import Machines

/// Compares what stands beside the matters.
struct SharedComparison {
    let whole: Correspondence

    var differences: [Difference] {
        parties + offices + divisions + calendar + opinions + migrations
    }

    private var parties: [Difference] {
        let (old, new, matching) = (whole.old.parties, whole.new.parties, whole.parties)
        let kept = matching.pairs.flatMap { pair -> [Difference] in
            let (before, after) = (old[pair.old], new[pair.new])
            let names = renaming(.party, before.label, after.label).map { Difference(.changed, .administrator, $0) }
            let fields = FieldComparison(
                whole: whole, role: .administrator, kind: .partyField, owner: after.label,
                arenas: (.party(pair.old), .party(pair.new)),
                terms: (
                    Translation(whole, .old, before.expressions, kind: pair.old),
                    Translation(whole, .new, after.expressions, kind: pair.new)
                ))
            return names + fields.differences(whole.fields(ofParty: pair.new), before.fields, after.fields)
        }
        return kept + presence(.party, matching, old.map(\.label), new.map(\.label))
    }

    private var offices: [Difference] {
        let (old, new, matching) = (whole.old.offices, whole.new.offices, whole.offices)
        let kept = matching.pairs.flatMap { differences(old[$0.old], new[$0.new], $0) }
        return kept + presence(.office, matching, old.map(\.label), new.map(\.label))
    }

    private func differences(_ old: Office, _ new: Office, _ places: (old: Int, new: Int)) -> [Difference] {
        let thing = Thing(.office, new.label)
        var found = renaming(.office, old.label, new.label).map { Difference(.changed, .administrator, $0) }
        func attribute(_ attribute: Attribute, _ old: Detail, _ new: Detail) {
            found.append(
                Difference(.changed, .administrator, .attribute(thing, attribute, from: old, to: new)))
        }
        if whole.parties.joint(old.kind, on: .old) != new.kind {
            attribute(.party, .type(.party(old.kind)), .type(.party(new.kind)))
        }
        let (before, after) = (
            Translation(whole, .old, old.expressions, kind: old.kind),
            Translation(whole, .new, new.expressions, kind: new.kind)
        )
        if old.condition.map(before.term) != new.condition.map(after.term) {
            attribute(
                .condition, old.condition.map { .expression(.office(places.old), $0) } ?? .none,
                new.condition.map { .expression(.office(places.new), $0) } ?? .none)
        }
        let fields = whole.fields(ofParty: new.kind)
        if fields.joint(old.divisionField, on: .old) != new.divisionField {
            attribute(
                .divisionField, whole.old.field(old.divisionField, of: old.kind).map { .named($0.label) } ?? .none,
                whole.new.field(new.divisionField, of: new.kind).map { .named($0.label) } ?? .none)
        }
        let tiers = whole.tiers(ofOffice: places.new)
        found += tiers.pairs.flatMap { pair in
            renaming(.tier, old.tiers[pair.old].label, new.tiers[pair.new].label, of: new.label)
                .map { Difference(.changed, .administrator, $0) }
        }
        if old.tiers.indices.map({ tiers.joint($0, on: .old) }) != Array(new.tiers.indices) {
            attribute(.order, .list(old.tiers.map(\.label)), .list(new.tiers.map(\.label)))
        }
        return found
    }

    private var divisions: [Difference] {
        let (old, new) = (whole.old.divisions, whole.new.divisions)
        let before = Dictionary(old.map { ($0.code, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.code, $0) }) { first, _ in first }
        let kept = new.compactMap { division -> Difference? in
            guard let former = before[division.code], former.parent != division.parent else { return nil }
            let (from, to) = (former.parent.flatMap { before[$0] }, division.parent.flatMap { after[$0] })
            return Difference(
                .changed, .administrator,
                .attribute(
                    Thing(.division, division.label), .parent, from: from.map { .named($0.label) } ?? .none,
                    to: to.map { .named($0.label) } ?? .none))
        }
        let renamed = new.compactMap { division -> Difference? in
            guard let former = before[division.code], former.name != division.name else { return nil }
            return Difference(
                .changed, .administrator,
                .wording(
                    Thing(.division, division.label), .title, from: .text(former.name), to: .text(division.name)))
        }
        return kept + renamed
            + several(
                .division, old.filter { after[$0.code] == nil }.map(\.label),
                new.filter { before[$0.code] == nil }.map(\.label))
    }

    private var calendar: [Difference] {
        let (old, new) = (whole.old.calendar, whole.new.calendar)
        func names(_ days: [CivilDate]) -> [Named] { days.map { Named($0.description, "") } }
        func changes(_ kind: Thing.Kind, _ old: [Named], _ new: [Named]) -> [Difference] {
            several(kind, old.filter { !new.contains($0) }, new.filter { !old.contains($0) })
        }
        return changes(.calendarYear, old.years.map { Named("\($0)", "") }, new.years.map { Named("\($0)", "") })
            + changes(.dayOff, names(old.daysOff), names(new.daysOff))
            + changes(.workedDay, names(old.workedWeekendDays), names(new.workedWeekendDays))
    }

    private var opinions: [Difference] {
        let (old, new) = (whole.old.opinions, whole.new.opinions)
        return new.filter { !old.contains($0) }
            .map { Difference(.gained, .reviewer, .ability(.offered($0.verb, $0.text))) }
            + old.filter { !new.contains($0) }
            .map { Difference(.lost, .reviewer, .ability(.offered($0.verb, $0.text))) }
    }

    private var migrations: [Difference] {
        let (old, new) = (whole.old, whole.new)
        func label(_ migration: Migration, _ side: Side) -> Named {
            let target = whole.matterName(whole.ruleset(side).machines[migration.machine].facts.name, on: side)
            return Named("\(migration.matter) → \(target)", "")
        }
        func moves(_ migration: Migration, in ruleset: Ruleset) -> [Named] {
            let states = ruleset.machines[migration.machine].states
            return migration.moves.map { Named("\($0.from) → \(states[Int($0.to.index)].name)", "") }
                .sorted { $0.name < $1.name }
        }
        let matching = Matching(
            old.migrations.map { label($0, .old) }, new.migrations.map { label($0, .new) })
        let kept = matching.pairs.compactMap { pair -> Difference? in
            let (before, after) = (old.migrations[pair.old], new.migrations[pair.new])
            let (from, to) = (moves(before, in: old), moves(after, in: new))
            if from == to { return nil }
            return Difference(
                .changed, .administrator,
                .attribute(Thing(.migration, label(after, .new)), .moves, from: .list(from), to: .list(to)))
        }
        return kept
            + presence(
                .migration, matching, old.migrations.map { label($0, .old) }, new.migrations.map { label($0, .new) })
    }

    private func presence(_ kind: Thing.Kind, _ matching: Matching, _ old: [Named], _ new: [Named]) -> [Difference] {
        matching.added.map { Difference(.gained, .administrator, .thing(Thing(kind, new[$0]))) }
            + matching.removed.map { Difference(.lost, .administrator, .thing(Thing(kind, old[$0]))) }
    }

    private func several(_ kind: Thing.Kind, _ removed: [Named], _ added: [Named]) -> [Difference] {
        (added.isEmpty ? [] : [Difference(.gained, .administrator, .things(kind, added))])
            + (removed.isEmpty ? [] : [Difference(.lost, .administrator, .things(kind, removed))])
    }
}

extension Division {
    /// Its code with six digits, and its name.
    fileprivate var label: Named {
        let digits = String(code)
        return Named(String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits, name)
    }
}
