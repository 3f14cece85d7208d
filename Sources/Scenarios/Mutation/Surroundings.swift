// What a change at one place must know of the others: levels of routes, modules of matters, tiers of offices.
// Everything is read from the trees by name; what does not resolve is left out.

internal import Syntax

/// The names of a rulebook that changes choose from.
struct Surroundings: Sendable {
    /// The levels of each route, in order.
    private var levels: [String: [String]] = [:]
    /// The modules of the matters that use a route.
    private var modules: [String: [[String]]] = [:]
    /// The tiers of the offices, the highest first, in the order of the offices.
    private(set) var offices: [(name: String, tiers: [String])] = []

    init(of trees: [SyntaxTree]) {
        for tree in trees {
            for route in tree.file.routes {
                guard let name = route.name?.text else { continue }
                levels[name] = route.levels.compactMap(\.name?.text)
            }
            for office in tree.file.offices {
                guard let name = office.name?.text else { continue }
                offices.append((name, office.tiers.compactMap(\.name?.text)))
            }
            for matter in tree.file.matters {
                for case .route(let use) in matter.road {
                    guard let name = use.route?.text else { continue }
                    modules[name, default: []].append(matter.modules.compactMap(\.name?.text))
                }
            }
        }
    }

    /// The levels of a route.
    func levels(ofRoute name: String) -> [String] { levels[name] ?? [] }

    /// The levels on the road of a matter or a route, in order.
    func road(of declaration: SyntaxNode) -> [String] {
        guard declaration.kind == .matter else {
            return declaration.views(LevelSyntax.self).compactMap(\.name?.text)
        }
        return MatterSyntax(node: declaration).road.flatMap { piece -> [String] in
            switch piece {
            case .level(let level): return [level.name?.text].compactMap(\.self)
            case .route(let use):
                let without = use.without.map(\.text)
                return levels(ofRoute: use.route?.text ?? "").filter { !without.contains($0) }
            }
        }
    }

    /// The modules that a level of the declaration can judge: a matter's own, a route's those that all its users have.
    func modules(of declaration: SyntaxNode) -> [String] {
        if declaration.kind == .matter {
            return MatterSyntax(node: declaration).modules.compactMap(\.name?.text)
        }
        let lists = declaration.ownName.flatMap { modules[$0.text] } ?? []
        return lists.first.map { first in first.filter { name in lists.allSatisfy { $0.contains(name) } } } ?? []
    }
}
