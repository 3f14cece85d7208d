// Views of a matter and of the statements that stand in it. Levels and appraisals have their own file.

package import Source

/// `matter talent-grading "人才分类定级评定" { … }`
package struct MatterSyntax: SyntaxView {
    package static let kind = NodeKind.matter
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// All statements in order, each a node of its kind; doubled ones are all there.
    package var statements: [SyntaxNode] { node.children(where: { $0.kind != .name && $0.kind != .title }) }

    /// Other names that people use for it, of all `alias` statements.
    package var aliases: [TextSyntax] { node.children(.alias).flatMap { $0.views(TextSyntax.self) } }
    /// The category, of the first `category` statement.
    package var category: TextSyntax? { node.child(.category)?.view() }
    /// The party that applies, of the first `applicant` statement.
    package var applicant: NameSyntax? { node.child(.applicant)?.view() }
    /// The first `target` statement.
    package var target: TargetSyntax? { node.view() }
    /// The first `period` statement.
    package var period: PeriodSyntax? { node.view() }
    /// The first `opens` statement.
    package var opens: OpensSyntax? { node.view() }
    /// The `require`, `forbid` and `warn` statements in order.
    package var conditions: [ConditionSyntax] { node.conditions }
    /// The modules in order.
    package var modules: [ModuleSyntax] { node.views() }
    /// The dispatch attachments in order.
    package var attachments: [AttachmentSyntax] { node.views() }
    /// Levels and uses of routes, in order.
    package var road: [RoadSyntax] {
        node.children(where: { $0.kind == .level || $0.kind == .routeUse }).compactMap(RoadSyntax.init)
    }
    /// The first `appraisal` statement.
    package var appraisal: AppraisalSyntax? { node.view() }
    /// The `on` statements in order.
    package var outcomes: [OnSyntax] { node.views() }
    /// The `release` statements in order.
    package var releases: [ReleaseSyntax] { node.views() }
    /// The first `revoke` statement.
    package var revoke: RevokeSyntax? { node.view() }
}

/// A piece of a matter's road.
package enum RoadSyntax: Sendable {
    case level(LevelSyntax)
    case route(RouteUseSyntax)

    init?(_ node: SyntaxNode) {
        switch node.kind {
        case .level: self = .level(LevelSyntax(node: node))
        case .routeUse: self = .route(RouteUseSyntax(node: node))
        default: return nil
        }
    }
}

/// `target unit "推荐单位" by credit-code`
package struct TargetSyntax: SyntaxView {
    package static let kind = NodeKind.target
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The kind of party.
    package var party: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The unique field by which it is looked up.
    package var field: NameSyntax? { node.view(after: .by) }
}

/// `period yearly`
package struct PeriodSyntax: SyntaxView {
    package static let kind = NodeKind.period
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// `yearly`, `once` or `any`.
    package var keyword: Keyword? {
        [.yearly, .once, .any].first { node.hasKeyword($0) }
    }
}

/// `opens 2023-03-01 to 2023-06-30`
package struct OpensSyntax: SyntaxView {
    package static let kind = NodeKind.opens
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The first day.
    package var first: LiteralSyntax? { node.view(after: .opens) }
    /// The last day.
    package var last: LiteralSyntax? { node.view(after: .to) }
}

/// `require EXPR else TEXT`, `forbid EXPR else TEXT` or `warn EXPR TEXT`
package struct ConditionSyntax: Sendable {
    /// The node; its kind is `require`, `forbid` or `warn`.
    package let node: SyntaxNode

    /// `require`, `forbid` or `warn`.
    package var kind: NodeKind { node.kind }
    /// Its bytes and file.
    package var location: Location { node.location }
    /// The condition.
    package var condition: ExpressionSyntax? { node.expression }
    /// What is said where it refuses or warns.
    package var message: TextSyntax? { node.view() }
    /// The `##` comment before it.
    package var documentation: String? { node.documentation }
}

/// `route declaration without county`
package struct RouteUseSyntax: SyntaxView {
    package static let kind = NodeKind.routeUse
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The route.
    package var route: NameSyntax? { node.ownName }
    /// The levels left out.
    package var without: [NameSyntax] { node.views(after: .without) }
}

/// `on approved { set applicant.unit to target }`
package struct OnSyntax: SyntaxView {
    package static let kind = NodeKind.on
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The outcome.
    package var outcome: StateReferenceSyntax? { node.view() }
    /// Its effects in order.
    package var effects: [EffectSyntax] { node.effects }
}

/// `set PATH to EXPR` or `clear PATH`
package struct EffectSyntax: Sendable {
    /// The node; its kind is `set` or `clear`.
    package let node: SyntaxNode

    /// Its bytes and file.
    package var location: Location { node.location }
    /// Whether it writes a value; else it clears the field.
    package var isSet: Bool { node.kind == .set }
    /// The field.
    package var path: PathSyntax? { node.views(PathSyntax.self).first { !isValue($0.node) } }
    /// What is written.
    package var value: ExpressionSyntax? {
        node.children.first { isValue($0) }.flatMap(ExpressionSyntax.init)
    }

    private func isValue(_ child: SyntaxNode) -> Bool {
        node.tokenIndex(of: .to).map { child.tokenRange.lowerBound > $0 } ?? false
    }
}

/// `release "解除绑定" by applicant { … }`
package struct ReleaseSyntax: SyntaxView {
    package static let kind = NodeKind.release
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// Who may do it: the keyword `applicant` or `target`, or a name.
    package var actor: NameSyntax? { node.view(after: .by) }
    /// When it is refused, in order.
    package var conditions: [ConditionSyntax] { node.conditions }
    /// Its effects in order.
    package var effects: [EffectSyntax] { node.effects }
}

/// `revoke "撤销流程" from draft, returned`
package struct RevokeSyntax: SyntaxView {
    package static let kind = NodeKind.revoke
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The states in which it is allowed.
    package var states: [StateReferenceSyntax] { node.views() }
}

extension SyntaxNode {
    /// The `require`, `forbid` and `warn` statements among the children.
    package var conditions: [ConditionSyntax] {
        children(where: { $0.kind == .require || $0.kind == .forbid || $0.kind == .warn })
            .map(ConditionSyntax.init)
    }

    /// The `set` and `clear` statements among the children.
    package var effects: [EffectSyntax] {
        children(where: { $0.kind == .set || $0.kind == .clear }).map(EffectSyntax.init)
    }
}
