// Which modules two machines may both take as alike, so that a case keeps its form when it goes over.

import Machines

/// The modules that each machine has to tell apart for the other's sake.
struct Likeness {
    private(set) var old = ModuleSet.none
    private(set) var new = ModuleSet.none

    /// Tells apart until what is alike in one machine is alike in the other; nil where a machine does not fit.
    init?(
        of successors: [Int?], _ ground: (_ old: ModuleSet, _ new: ModuleSet) -> (old: Relation, new: Relation)?
    ) {
        var hasGrown = true
        while hasGrown {
            guard let (before, after) = ground(old, new) else { return nil }
            let newPlaces = Likeness.places(after.symmetry)
            let oldPlaces = Likeness.places(before.symmetry)
            let further = Likeness.torn(before.symmetry) { successors[$0].flatMap { newPlaces[$0] } }
            let furtherNew = Likeness.torn(after.symmetry) { module in
                successors.firstIndex(of: module).flatMap { oldPlaces[$0] }
            }
            hasGrown = !further.isSubset(of: old) || !furtherNew.isSubset(of: new)
            old = old.union(further)
            new = new.union(furtherNew)
        }
    }

    /// By module, the place of those that are alike.
    private static func places(_ symmetry: Symmetry) -> [Int: Int] {
        var places: [Int: Int] = [:]
        for (place, alike) in symmetry.alike.enumerated() { for module in alike { places[module] = place } }
        return places
    }

    /// The modules that are alike here and not there.
    private static func torn(_ symmetry: Symmetry, _ place: (Int) -> Int?) -> ModuleSet {
        symmetry.alike.reduce(.none) { torn, alike in
            Set(alike.map(place)).count > 1 ? torn.union(ModuleSet(alike)) : torn
        }
    }
}

extension Symmetry {
    /// The modules that are alike, together.
    fileprivate var alike: [[Int]] {
        let seconds = Set(pairs.map(\.1))
        return members.indices.filter { !seconds.contains($0) }.map { first in
            members[first] + (pairs.first { $0.0 == first }.map { members[$0.1] } ?? [])
        }
    }
}
