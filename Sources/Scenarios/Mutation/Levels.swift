// Changes to the road of a case: which levels there are, in which order, and which are passed over.

internal import Source
internal import Syntax

extension MutationKind {
    static let levels: [MutationKind] = [
        MutationKind("drop-level", "删级次", Words(zh: "删去一个级次", en: "drops a level"), at: [.level]) {
            [[.removing(statement: $0.node)]]
        },
        MutationKind(
            "swap-levels", "换级次", Words(zh: "把级次或路径与其后一个互换", en: "swaps a level or a route with the one behind it"),
            at: [.level, .routeUse]
        ) { site in
            let road = site.parent.children.filter { $0.kind == .level || $0.kind == .routeUse }
            guard let place = road.firstIndex(where: { $0.index == site.node.index }), place + 1 < road.count
            else { return [] }
            return [[.replacing(site.node, by: road[place + 1].text), .replacing(road[place + 1], by: site.node.text)]]
        },
        MutationKind(
            "skip-level", "除级次", Words(zh: "使用路径时多除去一个级次", en: "leaves one more level of a route out"), at: [.routeUse]
        ) { site in
            let use = RouteUseSyntax(node: site.node)
            let without = use.without.map(\.text)
            return site.surroundings.levels(ofRoute: use.route?.text ?? "").filter { !without.contains($0) }.map {
                let words = without.isEmpty ? " " + site.node.spelled(.without) + " " : ", "
                return [.inserting(words + $0, behind: site.node)]
            }
        },
        MutationKind(
            "keep-level", "留级次", Words(zh: "使用路径时少除去一个级次", en: "leaves one level of a route less out"), at: [.routeUse]
        ) { site in
            let names = RouteUseSyntax(node: site.node).without.map(\.node)
            if names.count > 1 { return names.indices.map { [.removing(item: $0, of: names)] } }
            guard let word = site.node.tokenIndex(of: .without) else { return [] }
            return [[.removing(tail: word..<site.node.tokenRange.upperBound, of: site.tree)]]
        },
        MutationKind(
            "optional-level", "换可选", Words(zh: "级次可选与不可选互换", en: "makes a level optional, or no longer so"),
            at: [.level]
        ) { site in
            if let word = site.node.child(.optional) { return [[.removing(statement: word)]] }
            guard let reviewer = site.node.child(.reviewer) else { return [] }
            return [[.inserting(statement: site.node.spelled(.optional), behind: reviewer)]]
        },
    ]
}
