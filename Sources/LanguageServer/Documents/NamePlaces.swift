// Which declaration the name at a place means, and where else it is used.

import Checking
import Source
import Syntax

/// A name at a place.
struct NamePlace {
    /// The name as it stands there.
    let location: Location
    /// The name in the declaration that it means.
    let declaration: Location
}

extension OpenRulebook {
    /// The name at an offset of a source, where it is one whose declaration is known.
    func name(at offset: Int, in source: ParsedSource) -> NamePlace? {
        let touches = { (location: Location) in
            location.file == source.source.file && location.span.start <= offset && offset <= location.span.end
        }
        if let use = nameUses.first(where: { touches($0.location) }) {
            return NamePlace(location: use.location, declaration: use.declaration)
        }
        let names = source.tree.nodes.indices.lazy.map { source.tree.node(at: $0) }.filter { $0.kind == .name }
        guard let name = names.first(where: { touches($0.location) }),
            declaringNode(ofName: name.location) != nil
        else { return nil }
        return NamePlace(location: name.location, declaration: name.location)
    }

    /// Where a declaration's name stands, itself first.
    func places(of declaration: Location) -> [Location] {
        [declaration] + nameUses.filter { $0.declaration == declaration }.map(\.location).filter { $0 != declaration }
    }

    /// The declaration whose name stands at a place; nil where none does.
    func declaringNode(ofName location: Location) -> SyntaxNode? {
        let place = Int(location.file.index)
        guard sources.indices.contains(place) else { return nil }
        let tree = sources[place].tree
        let declaring: Set<NodeKind> = [
            .party, .office, .matter, .route, .field, .module, .attachment, .level, .outcome, .tier, .given,
        ]
        for index in tree.nodes.indices where declaring.contains(tree.nodes[index].kind) {
            let node = tree.node(at: index)
            let names = node.kind == .given ? node.views(NameSyntax.self) : [node.ownName].compactMap(\.self)
            if names.contains(where: { $0.location == location }) { return node }
        }
        return nil
    }
}
