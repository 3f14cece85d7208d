// A plan's cases in groups: those of one matter and state to which the same happens stand together with their numbers.
// How groups are shown stands in the files beside this one.

package import Engine

/// Cases to which the same happens.
struct PlanGroup: Hashable {
    let definition: String
    let matter: Term
    let state: Term
    let fate: DeploymentPlan.CaseLine.Fate
    var numbers: [Int] = []

    /// The numbers, runs of them drawn together: `1-4, 7`. Of more than `limit` runs that many stand, and dots.
    func ranges(_ comma: String, limit: Int = .max, dots: String = "") -> String {
        var parts: [String] = []
        var rest = numbers[...]
        while let first = rest.popFirst() {
            var last = first
            while rest.first == last + 1 { last = rest.removeFirst() }
            parts.append(
                first == last ? String(first) : last == first + 1 ? "\(first)\(comma)\(last)" : "\(first)-\(last)")
        }
        return parts.prefix(limit).joined(separator: comma) + (parts.count > limit ? dots : "")
    }
}

/// What the plan comes to.
package enum PlanStatus: String, Hashable, Sendable {
    /// The rulebook is the one in use.
    case unchanged
    case changes
    /// A case would be stranded.
    case blocked
}

extension DeploymentPlan {
    /// What it comes to.
    package var status: PlanStatus { isUnchanged ? .unchanged : isBlocked ? .blocked : .changes }

    /// The groups in the order of their first cases: those that are stranded, those that move, those that stay.
    var groups: (stranded: [PlanGroup], moving: [PlanGroup], staying: [PlanGroup]) {
        var places: [PlanGroup: Int] = [:]
        var groups: [PlanGroup] = []
        for line in cases {
            let group = PlanGroup(
                definition: line.definition, matter: line.matter, state: line.state, fate: line.fate)
            let place = places[group] ?? groups.count
            if place == groups.count {
                places[group] = place
                groups.append(group)
            }
            groups[place].numbers.append(Int(line.id.number))
        }
        return (
            groups.filter { if case .stranded = $0.fate { true } else { false } },
            groups.filter { if case .moves = $0.fate { true } else { false } }, groups.filter { $0.fate == .stays }
        )
    }
}
