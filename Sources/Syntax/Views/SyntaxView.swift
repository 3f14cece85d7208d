// What every typed view of a node shares, and the smallest parts: names, texts and literals.

package import Source

/// A typed, read-only view of a node. Parts that recovery left out are `nil`.
package protocol SyntaxView: Sendable {
    /// The kind of node it views.
    static var kind: NodeKind { get }
    /// The node.
    var node: SyntaxNode { get }
    /// Views a node; the caller has looked at its kind.
    init(node: SyntaxNode)
}

extension SyntaxView {
    /// Its bytes in the file.
    package var span: Span { node.span }
    /// Its bytes and file.
    package var location: Location { node.location }
    /// The `##` comment before it.
    package var documentation: String? { node.documentation }
}

extension SyntaxNode {
    /// The first child that a view of this type fits.
    package func view<View: SyntaxView>(_ type: View.Type = View.self) -> View? {
        child(View.kind).map(View.init(node:))
    }

    /// All children that a view of this type fits.
    package func views<View: SyntaxView>(_ type: View.Type = View.self) -> [View] {
        tree.nodes.withUnsafeBufferPointer { nodes in
            let kind = View.kind
            let end = Int(nodes[index].subtreeEnd)
            var place = index + 1
            var views: [View] = []
            while place < end {
                if nodes[place].kind == kind {
                    if views.isEmpty { views.reserveCapacity(4) }
                    views.append(View(node: SyntaxNode(tree: tree, index: place)))
                }
                place = Int(nodes[place].subtreeEnd)
            }
            return views
        }
    }

    /// The child directly behind a keyword, if a view of this type fits it.
    package func view<View: SyntaxView>(_ type: View.Type = View.self, after keyword: Keyword) -> View? {
        child(View.kind, after: keyword).map(View.init(node:))
    }

    /// All children behind a keyword that a view of this type fits.
    package func views<View: SyntaxView>(_ type: View.Type = View.self, after keyword: Keyword) -> [View] {
        children(View.kind, after: keyword).map(View.init(node:))
    }

    /// The name that the construct begins with: the first child, if it is one.
    package var ownName: NameSyntax? {
        let first = index + 1
        guard first < Int(tree.nodes[index].subtreeEnd), tree.nodes[first].kind == .name else { return nil }
        return NameSyntax(node: SyntaxNode(tree: tree, index: first))
    }
}

// WHY: the views that are asked most tell their place themselves: what a protocol tells, other layers ask by a table.

/// A name, where it is given or used.
package struct NameSyntax: SyntaxView {
    package static let kind = NodeKind.name
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }
    /// Its bytes and file.
    package var location: Location { node.location }

    /// The name as written.
    package var text: String { node.tree.text(ofToken: node.tokenRange.lowerBound) }
    /// The keyword, where a keyword such as `applicant` or `target` stands for the name.
    package var keyword: Keyword? {
        let token = node.tree.tokens[node.tokenRange.lowerBound]
        return token.isKeyword ? token.keyword : nil
    }
}

/// A quoted text, such as a title.
package struct TextSyntax: SyntaxView {
    package static let kind = NodeKind.title
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }
    /// Its bytes and file.
    package var location: Location { node.location }

    /// The text with its escapes resolved.
    package var value: String { node.tree.stringValue(ofToken: node.tokenRange.lowerBound) }
}

/// A literal number, date, text, or `yes` or `no`.
package struct LiteralSyntax: SyntaxView {
    package static let kind = NodeKind.literal
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }
    /// Its bytes and file.
    package var location: Location { node.location }

    /// What the literal says.
    package var value: LiteralValue { node.tree.literalValue(ofToken: node.tokenRange.lowerBound) }
}

/// What a literal says.
package enum LiteralValue: Hashable, Sendable {
    /// A number in ten-thousandths, so that four decimals are exact.
    case number(tenThousandths: Int64)
    /// A civil date.
    case date(year: Int, month: Int, day: Int)
    /// A text, its escapes resolved.
    case text(String)
    /// `yes` or `no`.
    case flag(Bool)
    /// A literal that a diagnostic has been given for.
    case invalid
}

/// A state or outcome: one of the language's words or an outcome's name.
package struct StateReferenceSyntax: SyntaxView {
    package static let kind = NodeKind.stateReference
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }
    /// Its bytes and file.
    package var location: Location { node.location }

    /// The word as written.
    package var text: String { node.tree.text(ofToken: node.tokenRange.lowerBound) }
    /// The language's word for a state (`draft returned approved terminated revoked released`), unless it is a name.
    package var keyword: Keyword? {
        let token = node.tree.tokens[node.tokenRange.lowerBound]
        return token.isKeyword ? token.keyword : nil
    }
}

/// Names joined by dots, such as `applicant.unit.division`.
package struct PathSyntax: SyntaxView {
    package static let kind = NodeKind.path
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }
    /// Its bytes and file.
    package var location: Location { node.location }

    /// The names in order; the first may be the keyword `applicant` or `target`.
    package var segments: [NameSyntax] { node.views() }
    /// The path as it reads, names joined by dots.
    package var text: String { segments.map(\.text).joined(separator: ".") }
}
