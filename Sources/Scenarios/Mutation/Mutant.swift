// All mutants of a rulebook, in the order of the text or in a seeded one.
// Whether anybody notices them is not known here.

package import Source
package import Syntax

/// A rulebook with one small change.
package struct Mutant: Sendable {
    package let kind: MutationKind
    /// Where the statement or part stands that is changed.
    package let location: Location
    /// The matter, route or office that it stands in.
    package let declaration: String
    /// What is changed in that file.
    package let edits: [TextEdit]
    /// Its place among the mutants of its rulebook, in the order of the text.
    package fileprivate(set) var number = 0

    /// The order of the text.
    package static func isOrdered(_ left: Mutant, before right: Mutant) -> Bool { left.number < right.number }
}

extension Mutant {
    /// Every mutant of the rulebook that these files make, in the order of the text; no two have the same text.
    ///
    /// - Parameter matter: Where it is given, only those in this matter and in the routes that it uses.
    package static func all(of trees: [SyntaxTree], matter: String? = nil) -> [Mutant] {
        let surroundings = Surroundings(of: trees)
        let routes = routes(of: matter, in: trees)
        let found = trees.flatMap { tree -> [Mutant] in
            var seen: Set<[TextEdit]> = []
            return mutants(of: tree, surroundings).filter { mutant in
                guard matter == nil || mutant.declaration == matter || routes.contains(mutant.declaration)
                else { return false }
                return seen.insert(mutant.edits).inserted
            }
        }
        return found.enumerated().map { number, mutant in
            var mutant = mutant
            mutant.number = number
            return mutant
        }
    }

    private static func routes(of matter: String?, in trees: [SyntaxTree]) -> [String] {
        trees.flatMap(\.file.matters).filter { $0.name?.text == matter }.flatMap(\.road).compactMap {
            if case .route(let use) = $0 { use.route?.text } else { nil }
        }
    }

    private static func mutants(of tree: SyntaxTree, _ surroundings: Surroundings) -> [Mutant] {
        var found: [Mutant] = []
        var ancestors: [SyntaxNode] = []
        var index = 1
        while index < tree.nodes.count {
            let node = tree.node(at: index)
            while let last = ancestors.last, Int(tree.nodes[last.index].subtreeEnd) <= index { ancestors.removeLast() }
            if ancestors.isEmpty, !changing.contains(node.kind) {
                index = Int(tree.nodes[index].subtreeEnd)
                continue
            }
            let site = MutationSite(node: node, ancestors: ancestors, surroundings: surroundings)
            for kind in MutationKind.all where kind.nodes.contains(node.kind) {
                found += kind.changes(site).map {
                    Mutant(
                        kind: kind, location: node.location, declaration: site.declaration.ownName?.text ?? "",
                        edits: $0)
                }
            }
            ancestors.append(node)
            index += 1
        }
        return found
    }

    /// The declarations that are changed. WHY: scenarios and properties are what the changes are tried on, and neither
    /// can speak of who is registered.
    private static let changing: [NodeKind] = [.office, .matter, .route]
}

extension [Mutant] {
    /// The same mutants in an order of chance: the same one for the same seed on every machine.
    package func shuffled(seed: UInt64) -> [Mutant] {
        var order = self
        var state = seed
        for index in order.indices.dropFirst().reversed() {
            order.swapAt(index, Int(next(&state) % UInt64(index + 1)))
        }
        return order
    }
}

/// The next number of SplitMix64.
private func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
}
