// The routes that a case can have, each with the ways in which the world leads to it. Whether a submission on a route
// is possible is asked of a solver elsewhere.

import Machines

/// One way in which the world leads to a route.
struct RoutePlan {
    let route: StageSet
    let demands: [Demand]
}

extension WorldModel {
    /// Every way to every route, without those that contradict themselves at once; nil where there are more than the
    /// limit.
    func routePlans(limit: Int) -> [RoutePlan]? {
        var plans: [RoutePlan] = []
        let choices = machine.levels.indices.map(choices(at:))
        let certain =
            choices.filter { $0.count == 1 }.flatMap { $0[0].demands }
            + (machine.appraisal.map { self.choices(of: $0.office, stages: [], isOptional: false) } ?? [])
            .flatMap(\.demands)
        func extend(_ level: Int, _ route: StageSet, _ demands: [Demand]) -> Bool {
            if level == choices.count {
                plans.append(RoutePlan(route: route, demands: demands))
                return plans.count <= limit
            }
            for choice in choices[level] {
                var all = demands
                var isPossible = true
                for demand in choice.demands where !all.contains(demand) {
                    isPossible = isPossible && !all.contains { $0.contradicts(demand) }
                    all.append(demand)
                }
                if isPossible, !extend(level + 1, route.union(choice.route), all) { return false }
            }
            return true
        }
        return extend(0, .none, certain) ? plans : nil
    }

    private func choices(at index: Int) -> [RoutePlan] {
        let level = machine.levels[index]
        let stages = machine.stages.indices.filter { machine.stages[$0].level == index }
        let choices = choices(of: level.reviewer, stages: stages, isOptional: level.isOptional)
        guard let presence = level.presence else { return choices }
        let isThere = Demand(.holds(arena: 0, presence, true))
        return choices.map { RoutePlan(route: $0.route, demands: [isThere] + $0.demands) }
            + [RoutePlan(route: .none, demands: [Demand(.holds(arena: 0, presence, false))])]
    }

    private func choices(of reviewer: Reviewer, stages: [Int], isOptional: Bool) -> [RoutePlan] {
        switch reviewer {
        case .party(let path):
            let isThere = RoutePlan(route: StageSet(stages), demands: [isSet(path, true)])
            return [isThere] + (isOptional ? [RoutePlan(route: .none, demands: [isSet(path, false)])] : [])
        case .chain(let path, let field, let limit):
            return ((isOptional ? 0 : 1)...max(1, limit)).map { count in
                let steps = (0...count).map { step in
                    isSet((0..<step).reduce(path) { before, _ in before.appending(field) }, step < count)
                }
                return RoutePlan(route: StageSet(stages.prefix(count)), demands: steps)
            }
        case .office(_, let tier, let path):
            let owner = path.owner
            let fact = Fact.path(path)
            var choices = [
                RoutePlan(
                    route: StageSet(stages), demands: [isSet(owner, true), Demand(.tier(fact, tier, true))])
            ]
            if isOptional {
                choices.append(
                    RoutePlan(route: .none, demands: [isSet(owner, true), Demand(.tier(fact, tier, false))]))
                choices.append(RoutePlan(route: .none, demands: [isSet(owner, false)]))
            }
            return choices
        }
    }

    private func isSet(_ path: Path, _ wanted: Bool) -> Demand { Demand(.isSet(.path(path), wanted)) }
}

extension Demand {
    /// Whether no world meets both, as one sees without looking for one.
    fileprivate func contradicts(_ other: Demand) -> Bool {
        excludes(other) || other.excludes(self)
    }

    private func excludes(_ other: Demand) -> Bool {
        switch (form, other.form) {
        case (.isSet(let fact, let wanted), .isSet(let same, let asked)) where fact == same: wanted != asked
        case (.isSet(.path(let path), false), .isSet(.path(let longer), true)),
            (.isSet(.path(let path), false), .tier(.path(let longer), _, _)):
            path.leads(to: longer)
        case (.tier(let fact, let tier, true), .tier(let same, let other, false)): fact == same && other <= tier
        case (.holds(let arena, let id, let wanted), .holds(let other, let same, let asked)):
            arena == other && id == same && wanted != asked
        default: false
        }
    }
}

extension Path {
    fileprivate func leads(to other: Path) -> Bool {
        root == other.root && fields.count <= other.fields.count && fields[...] == other.fields.prefix(fields.count)
    }
}
