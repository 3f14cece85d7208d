// Fields and attachments of two sides: what may be left out, entered, chosen or handed in.

import Machines

/// Compares the parts that people fill in.
struct FieldComparison {
    let whole: Correspondence
    let role: Difference.Role
    let kind: Thing.Kind
    let owner: Named
    /// The expressions of the fields, by side; nil where they have none.
    let arenas: (old: ArenaPlace, new: ArenaPlace)
    let terms: (old: Translation, new: Translation)
    /// The matter, where the fields are a matter's.
    var matter: MatterPair?

    /// What all fields differ in.
    func differences(_ matching: Matching, _ old: [Field], _ new: [Field]) -> [Difference] {
        matching.pairs.flatMap { differences(old[$0.old], new[$0.new]) }
            + matching.added.flatMap { appearance(of: new[$0], .gained) }
            + matching.removed.flatMap { appearance(of: old[$0], .lost) }
    }

    private func appearance(of field: Field, _ sign: Difference.Sign) -> [Difference] {
        let thing = Thing(kind, field.label, of: owner)
        var found = [Difference(sign, role, field.writer == nil ? .ability(.fill(thing)) : .thing(thing))]
        if !field.isOptional, field.writer == nil {
            found.append(Difference(sign.opposite, role, .ability(.submitWithout(thing))))
        }
        return found
    }

    private func differences(_ old: Field, _ new: Field) -> [Difference] {
        let thing = Thing(kind, new.label, of: owner)
        var found = renaming(kind, old.label, new.label, of: owner).map { Difference(.changed, role, $0) }
        if !whole.isSame(old.type, new.type) {
            found.append(attribute(thing, .type, .type(old.type), .type(new.type)))
        } else if let before = old.choices, let after = new.choices {
            found += choices(before, after, thing)
        }
        if old.isOptional != new.isOptional {
            found.append(Difference(new.isOptional ? .gained : .lost, role, .ability(.leaveOut(thing))))
        }
        if old.isUnique != new.isUnique {
            found.append(
                attribute(
                    thing, .uniqueness, .flag(old.isUnique), .flag(new.isUnique), new.isUnique ? .lost : .gained))
        }
        if old.length != new.length {
            found.append(
                attribute(
                    thing, .length, old.length.map { .counts($0) } ?? .none, new.length.map { .counts($0) } ?? .none,
                    sign(old.length, new.length)))
        }
        if old.range != new.range {
            found.append(
                attribute(
                    thing, .range, old.range.map { .bounds($0, old.type) } ?? .none,
                    new.range.map { .bounds($0, new.type) } ?? .none, sign(old.range, new.range)))
        }
        found += expressions(thing, .prefill, old.prefill, new.prefill)
        found += expressions(thing, .presence, old.presence, new.presence)
        let writers = (old.writer.map { whole.matterName($0, on: .old) }, new.writer)
        if writers.0 != writers.1 {
            found.append(
                attribute(
                    thing, .writer, writers.0.map { .text($0) } ?? .none, writers.1.map { .text($0) } ?? .none))
        }
        return found
    }

    private func choices(_ old: [Choice], _ new: [Choice], _ thing: Thing) -> [Difference] {
        let matching = matching(old, new)
        let renamed = matching.pairs.filter { old[$0.old].name != new[$0.new].name }.map { pair in
            attribute(thing, .choice, .text(old[pair.old].name), .text(new[pair.new].name))
        }
        let retitled = matching.pairs.filter {
            old[$0.old].title != new[$0.new].title && old[$0.old].name == new[$0.new].name
        }.map { pair in
            Difference(
                .changed, role,
                .wording(thing, .choice, from: .text(old[pair.old].title), to: .text(new[pair.new].title)))
        }
        return renamed + retitled
            + matching.added.map { Difference(.gained, role, .ability(.choose(new[$0].whole, thing))) }
            + matching.removed.map { Difference(.lost, role, .ability(.choose(old[$0].whole, thing))) }
    }

    private func expressions(
        _ thing: Thing, _ attribute: Attribute, _ old: ExpressionID?, _ new: ExpressionID?
    ) -> [Difference] {
        let (before, after) = (old.map(terms.old.term), new.map(terms.new.term))
        if before == after || attribute == .presence && isAlways(before, after) { return [] }
        return [
            self.attribute(
                thing, attribute, old.map { .expression(arenas.old, $0) } ?? .none,
                new.map { .expression(arenas.new, $0) } ?? .none)
        ]
    }

    /// Whether two conditions hold at the same times, whatever they look like.
    private func isAlways(_ before: Term?, _ after: Term?) -> Bool {
        guard let matter, let before, let after else { return false }
        let search = ValueSearch(matter: matter)
        guard case .impossible = search.values(of: [before, after.negated]),
            case .impossible = search.values(of: [after, before.negated])
        else { return false }
        return true
    }

    private func attribute(
        _ thing: Thing, _ attribute: Attribute, _ old: Detail, _ new: Detail, _ sign: Difference.Sign = .changed
    ) -> Difference {
        Difference(sign, role, .attribute(thing, attribute, from: old, to: new))
    }
}

/// What attachments of two sides differ in.
func attachmentDifferences(
    _ matching: Matching, _ old: [Attachment], _ new: [Attachment], kind: Thing.Kind, of owner: Named?,
    role: Difference.Role
) -> [Difference] {
    func appearance(_ attachment: Attachment, _ sign: Difference.Sign) -> [Difference] {
        let thing = Thing(kind, attachment.label, of: owner)
        let isNeeded = !attachment.isOptional && kind == .attachment
        return [Difference(sign, role, .ability(.fill(thing)))]
            + (isNeeded ? [Difference(sign.opposite, role, .ability(.submitWithout(thing)))] : [])
    }
    let kept = matching.pairs.flatMap { pair -> [Difference] in
        let (before, after) = (old[pair.old], new[pair.new])
        let thing = Thing(kind, after.label, of: owner)
        var found = renaming(kind, before.label, after.label, of: owner).map { Difference(.changed, role, $0) }
        let (kinds, former) = (Set(after.kinds), Set(before.kinds))
        found += kinds.subtracting(former).sorted()
            .map { Difference(.gained, role, .ability(.attach(kind: $0, thing))) }
        found += former.subtracting(kinds).sorted().map { Difference(.lost, role, .ability(.attach(kind: $0, thing))) }
        if before.limitBytes != after.limitBytes {
            let sign: Difference.Sign = after.limitBytes > before.limitBytes ? .gained : .lost
            found.append(
                Difference(
                    sign, role,
                    .attribute(thing, .limit, from: .bytes(before.limitBytes), to: .bytes(after.limitBytes))))
        }
        if before.isOptional != after.isOptional {
            found.append(Difference(after.isOptional ? .gained : .lost, role, .ability(.leaveOut(thing))))
        }
        return found
    }
    return kept + matching.added.flatMap { appearance(new[$0], .gained) }
        + matching.removed.flatMap { appearance(old[$0], .lost) }
}

/// Whether more or less is allowed by bounds; none allow everything.
func sign<Bound: Comparable>(_ old: ClosedRange<Bound>?, _ new: ClosedRange<Bound>?) -> Difference.Sign {
    guard let old else { return .lost }
    guard let new else { return .gained }
    if new.lowerBound <= old.lowerBound, new.upperBound >= old.upperBound { return .gained }
    return old.lowerBound <= new.lowerBound && old.upperBound >= new.upperBound ? .lost : .changed
}

extension Difference.Sign {
    /// What it is when one looks back.
    var opposite: Difference.Sign {
        switch self {
        case .gained: .lost
        case .lost: .gained
        case .changed: .changed
        }
    }
}

extension Choice {
    /// With its title, where it has one.
    fileprivate var whole: Named { Named(name, title) }
}
