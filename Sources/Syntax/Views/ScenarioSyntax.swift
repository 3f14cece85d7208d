// Views of scenarios, properties and opinions.

/// `scenario "…" for MATTER { … }`
package struct ScenarioSyntax: SyntaxView {
    package static let kind = NodeKind.scenario
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The matter it is about.
    package var matter: NameSyntax? { node.view(after: .for) }
    /// Its statements in order: nodes of the kinds `given step expect clock migrate`.
    package var statements: [SyntaxNode] { node.children.filter { $0.kind != .title && $0.kind != .name } }
}

/// `given unit office { name "某设计院"; … }`
package struct GivenSyntax: SyntaxView {
    package static let kind = NodeKind.given
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The kind of party.
    package var party: NameSyntax? { node.ownName }
    /// The name it has in the scenario.
    package var name: NameSyntax? { node.views(NameSyntax.self).dropFirst().first }
    /// What its fields hold.
    package var assignments: [AssignmentSyntax] { node.views() }
}

/// `name "某设计院"` of a given party.
package struct AssignmentSyntax: SyntaxView {
    package static let kind = NodeKind.assignment
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The field.
    package var field: NameSyntax? { node.ownName }
    /// Its value.
    package var value: ExpressionSyntax? { node.expression }
}

/// `office: judge achievements wrong "…"`
package struct StepSyntax: SyntaxView {
    package static let kind = NodeKind.step
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Who acts.
    package var actor: NameSyntax? { node.ownName }
    /// What is done.
    package var verb: Verb? { node.firstOwnKeyword.flatMap { Verb($0) } }
}

/// `expect …`
package struct ExpectSyntax: SyntaxView {
    package static let kind = NodeKind.expect
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }
}

/// `property "…" for MATTER { … }`
package struct PropertySyntax: SyntaxView {
    package static let kind = NodeKind.property
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The matter it is about.
    package var matter: NameSyntax? { node.view(after: .for) }
    /// Its statements in order: nodes of the kinds `always never onlyAfter canReach`.
    package var statements: [SyntaxNode] { node.children.filter { $0.kind != .title && $0.kind != .name } }
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

/// `approve "情况属实，同意推荐。"` of the opinions.
package struct OpinionSyntax: SyntaxView {
    package static let kind = NodeKind.opinion
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The decision it goes with.
    package var verb: Verb? { node.firstOwnKeyword.flatMap { Verb($0) } }
    /// The wording.
    package var text: TextSyntax? { node.view() }
}

extension SyntaxNode {
    /// The first keyword among its own tokens.
    package var firstOwnKeyword: Keyword? {
        firstOwnToken { $0.isKeyword }.flatMap { tree.tokens[$0].keyword }
    }
}
