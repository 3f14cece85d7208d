// Views of properties, opinions and migrations.

package import Source

/// `property "…" for MATTER { … }`
package struct PropertySyntax: SyntaxView {
    package static let kind = NodeKind.property
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The matter it is about.
    package var matter: NameSyntax? { node.view(after: .for) }
    /// Its statements in order.
    package var statements: [PropertyStatementSyntax] {
        node.children.compactMap { PropertyStatementSyntax.kinds.contains($0.kind) ? .init(node: $0) : nil }
    }
}

/// A statement of a property.
package struct PropertyStatementSyntax: Sendable {
    static let kinds: Set<NodeKind> = [.always, .never, .onlyAfter, .canReach]

    /// The node.
    package let node: SyntaxNode

    /// Its bytes and file.
    package var location: Location { node.location }

    /// What it says. Parts that recovery left out are `nil`.
    package var form: PropertyForm {
        switch node.kind {
        case .always: .always(after: node.view(), node.expression)
        case .never: .never(after: node.view(), node.expression)
        case .onlyAfter: .onlyAfter(node.view(), node.view(after: .onlyAfter))
        default: .canReach(node.view(), isEnd: node.hasKeyword(.end))
        }
    }
}

/// What a property says.
package enum PropertyForm: Sendable {
    /// `always after unit.dispatch: EXPR`, or without an event.
    case always(after: EventSyntax?, ExpressionSyntax?)
    /// `never after unit.dispatch: EXPR`, or without an event.
    case never(after: EventSyntax?, ExpressionSyntax?)
    /// `county.approve only after unit.approve`
    case onlyAfter(EventSyntax?, EventSyntax?)
    /// `from every state can reach end`, or a place instead of `end`.
    case canReach(PlaceSyntax?, isEnd: Bool)
}

/// `unit.approve`, or a verb alone.
package struct EventSyntax: SyntaxView {
    package static let kind = NodeKind.event
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The level; nothing where the verb stands alone.
    package var level: NameSyntax? { node.ownName }
    /// What is done.
    package var verb: Verb? { node.firstOwnKeyword.flatMap { Verb($0) } }
    /// The verb's word.
    package var verbLocation: Location {
        let token = node.firstOwnToken { $0.isKeyword }
        return token.map { node.tree.source.location(of: node.tree.span(ofToken: $0)) } ?? location
    }
}

/// `opinions "常用意见" { approve "情况属实，同意推荐。" }`
package struct OpinionsSyntax: SyntaxView {
    package static let kind = NodeKind.opinions
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The opinions in order.
    package var opinions: [OpinionSyntax] { node.views() }
}

/// `approve "情况属实，同意推荐。", "同意。"` of the opinions.
package struct OpinionSyntax: SyntaxView {
    package static let kind = NodeKind.opinion
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The decision it goes with.
    package var verb: Verb? { node.firstOwnKeyword.flatMap { Verb($0) } }
    /// The wordings; there is at least one.
    package var texts: [TextSyntax] { node.views() }
}

/// `migrate OLD to NEW { state PLACE to PLACE }`
package struct MigrationSyntax: SyntaxView {
    package static let kind = NodeKind.migrate
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The matter whose cases move.
    package var old: NameSyntax? { node.ownName }
    /// The matter that they move to.
    package var new: NameSyntax? { node.view(after: .to) }
    /// Where cases go from each state.
    package var moves: [StateMoveSyntax] { node.views() }
}

/// `state unit.review to office.review` of a migration.
package struct StateMoveSyntax: SyntaxView {
    package static let kind = NodeKind.stateMove
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The state of the old matter.
    package var from: PlaceSyntax? { node.view(after: .state) }
    /// The state of the new matter.
    package var to: PlaceSyntax? { node.view(after: .to) }
}
