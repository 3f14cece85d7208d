// Where names are used, and which declaration each means: for those who follow or change names. They are noted as they
// are resolved, and only where somebody asks for them.

package import Source
package import Syntax

/// A name where it is used.
package struct NameUse: Hashable, Sendable {
    /// The name as it is used.
    package let location: Location
    /// The name in the declaration that it means.
    package let declaration: Location
}

/// The uses that were noted, each once: a route's levels are resolved in every matter that uses it.
final class NameUses {
    private(set) var list: [NameUse] = []
    private var seen: Set<NameUse> = []

    /// Notes a name that was found in a table.
    func note(_ name: NameSyntax, in table: NameTable) {
        note(name.text, at: name.location, in: table)
    }

    /// Notes a name that was found in a table, written at a place.
    func note(_ name: String, at location: Location, in table: NameTable) {
        note(at: location, table.location(of: name))
    }

    /// Notes a use of what is declared at a place.
    func note(at location: Location, _ declaration: Location?) {
        guard let declaration else { return }
        let use = NameUse(location: location, declaration: declaration)
        if seen.insert(use).inserted { list.append(use) }
    }
}

extension Checker {
    /// Every use of a name in the files that could be resolved, in no order.
    package static func nameUses(in trees: [SyntaxTree]) -> [NameUse] {
        let uses = NameUses()
        var resolver = Resolver(trees: trees, divisions: .missing, calendar: .missing, uses: uses)
        _ = resolver.resolve()
        return uses.list
    }
}
