// The `##` comments of a rulebook, by the place of what they stand before.

internal import Source
internal import Syntax

/// The comments, by the place of the name that is declared and by that of the whole statement.
func documentationByPlace(in trees: [SyntaxTree]) -> [Location: String] {
    var comments: [Location: String] = [:]
    for tree in trees {
        for index in tree.nodes.indices {
            let node = tree.node(at: index)
            guard isDocumented(node.kind), let text = node.documentation else { continue }
            comments[node.location] = text
            if let name = node.ownName { comments[name.location] = text }
        }
    }
    return comments
}

private func isDocumented(_ kind: NodeKind) -> Bool {
    switch kind {
    case .party, .office, .matter, .field, .module, .attachment, .level, .outcome, .tier, .scenario, .require, .forbid,
        .warn, .appraisal, .release, .revoke:
        true
    default: false
    }
}
