// The entry of the comparison: two rulesets, and what they differ in. What is compared how stands in the files beside
// this one.

package import Machines

/// What the new ruleset lets people do that the old one does not, and the reverse. Names count, places do not: the
/// order of declarations and the spelling of conditions that ask the same are no difference.
package func differences(from old: Ruleset, to new: Ruleset) -> RulesetDifference {
    let whole = Correspondence.complete(old, new)
    var matters: [MatterDifference] = []
    for (place, machine) in new.machines.enumerated() {
        if let before = whole.matters.member(place, on: .old) {
            let found = MatterComparison(before, place, in: whole).differences
            if !found.isEmpty { matters.append(MatterDifference(old: before, new: place, differences: found)) }
        } else {
            let added = Difference(.gained, .applicant, .thing(Thing(.matter, machine.label)))
            matters.append(MatterDifference(old: nil, new: place, differences: [added]))
        }
    }
    for place in whole.matters.removed {
        let removed = Difference(.lost, .applicant, .thing(Thing(.matter, old.machines[place].label)))
        matters.append(MatterDifference(old: place, new: nil, differences: [removed]))
    }
    return RulesetDifference(matters: matters, common: SharedComparison(whole: whole).differences)
}

extension Correspondence {
    /// What corresponds to what; matters without a namesake are the same where nothing but their names differs.
    static func complete(_ old: Ruleset, _ new: Ruleset) -> Correspondence {
        var whole = Correspondence(old, new)
        let (removed, added) = (whole.matters.removed, whole.matters.added)
        if removed.isEmpty || added.isEmpty { return whole }
        let known = whole
        whole.matters = Correspondence.matters(old, new) { one, other in
            guard removed.contains(one), added.contains(other) else { return false }
            let found = MatterComparison(one, other, in: known).differences
            return found.allSatisfy { difference in
                if case .renamed = difference.statement { return true }
                return difference.isWording
            }
        }
        return whole
    }
}

/// The name by which both sides know a part of a matter or of the whole.
func renaming(_ kind: Thing.Kind, _ old: Named, _ new: Named, of owner: Named? = nil) -> [Difference.Statement] {
    let thing = Thing(kind, new, of: owner)
    return (old.name == new.name ? [] : [.renamed(thing, from: old)])
        + (old.title == new.title ? [] : [.wording(thing, .title, from: .text(old.title), to: .text(new.title))])
}
