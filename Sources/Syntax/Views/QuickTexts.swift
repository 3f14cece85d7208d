// Texts of a node's children that need no cursor: they are read again and again, and each cursor counts references to
// the tree.

package import Source

extension SyntaxNode {
    /// The text of `ownName`, and where it stands.
    package var ownNameText: (text: String, location: Location)? {
        let first = index + 1
        guard first < Int(tree.nodes[index].subtreeEnd), tree.nodes[first].kind == .name else { return nil }
        let span = tree.span(ofToken: Int(tree.nodes[first].firstToken))
        return (tree.source.text(of: span), tree.source.location(of: span))
    }

    /// What the first title among the children says.
    package var titleText: String? {
        let end = Int(tree.nodes[index].subtreeEnd)
        var place = index + 1
        while place < end {
            if tree.nodes[place].kind == .title {
                return tree.stringValue(ofToken: Int(tree.nodes[place].firstToken))
            }
            place = Int(tree.nodes[place].subtreeEnd)
        }
        return nil
    }
}

extension FieldTypeSyntax {
    /// The options that have a name, by their names and titles.
    package var optionTexts: [(name: String, title: String?)] {
        var texts: [(name: String, title: String?)] = []
        texts.reserveCapacity(4)
        let end = Int(node.tree.nodes[node.index].subtreeEnd)
        var place = node.index + 1
        while place < end {
            let option = node.tree.node(at: place)
            if option.kind == OptionSyntax.kind, let name = option.ownNameText?.text {
                texts.append((name, option.titleText))
            }
            place = Int(node.tree.nodes[place].subtreeEnd)
        }
        return texts
    }
}
