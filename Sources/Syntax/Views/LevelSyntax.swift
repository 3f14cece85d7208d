// Views of levels and appraisals and of their statements.

/// `level unit "推荐单位" { … }`
package struct LevelSyntax: SyntaxView {
    package static let kind = NodeKind.level
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// All statements in order, each a node of its kind; doubled ones are all there.
    package var statements: [SyntaxNode] { node.children(where: { $0.kind != .name && $0.kind != .title }) }

    /// The first `reviewer` statement.
    package var reviewer: ReviewerSyntax? { node.view() }
    /// When the level is on the route.
    package var condition: ExpressionSyntax? { node.view(WhenSyntax.self)?.condition }
    /// Whether it is passed over where it has no reviewer.
    package var isOptional: Bool { node.child(.optional) != nil }
    /// The first `judge` statement.
    package var judge: JudgeSyntax? { node.view() }
    /// The first `approve` statement.
    package var approve: ApproveSyntax? { node.view() }
    /// The `return` statements in order.
    package var returns: [ReturnSyntax] { node.views() }
    /// The first `terminate` statement.
    package var terminate: TerminateSyntax? { node.view() }
    /// The first `recall` statement.
    package var recall: RecallSyntax? { node.view() }
    /// The first `dispatch` statement.
    package var dispatch: DispatchSyntax? { node.view() }
    /// The `require`, `forbid` and `warn` statements in order.
    package var conditions: [ConditionSyntax] { node.conditions }
    /// The first `within` statement.
    package var within: WithinSyntax? { node.view() }
}

/// `reviewer target`, `reviewer applicant.unit.superior then superior up to 4` or
/// `reviewer hrss at county of applicant.unit.division`
package struct ReviewerSyntax: SyntaxView {
    package static let kind = NodeKind.reviewer
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Who it is, by path; nothing where an office is named.
    package var path: PathSyntax? { node.hasKeyword(.at) ? nil : node.view(after: .reviewer) }
    /// The field that leads from one reviewer to the next: `then FIELD`.
    package var chainField: NameSyntax? { node.view(after: .then) }
    /// How many there are at most: `up to N`.
    package var chainLimit: LiteralSyntax? { node.view(after: .upTo) }
    /// The office, where one is named: `OFFICE at TIER of PATH`.
    package var office: NameSyntax? {
        node.hasKeyword(.at) ? node.view(PathSyntax.self)?.segments.first : nil
    }
    /// The office's tier.
    package var tier: NameSyntax? { node.view(after: .at) }
    /// The division that the office answers for.
    package var division: PathSyntax? { node.view(after: .of) }
}

/// `when EXPR`
package struct WhenSyntax: SyntaxView {
    package static let kind = NodeKind.when
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The condition.
    package var condition: ExpressionSyntax? { node.expression }
}

/// `judge every module` or `judge basic, education`
package struct JudgeSyntax: SyntaxView {
    package static let kind = NodeKind.judge
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Whether all modules are judged.
    package var isEveryModule: Bool { node.hasKeyword(.every) }
    /// The modules named.
    package var modules: [NameSyntax] { node.views() }
}

/// `approve "审核通过"`
package struct ApproveSyntax: SyntaxView {
    package static let kind = NodeKind.approve
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
}

/// `return "退回修改" to applicant, unit resume`
package struct ReturnSyntax: SyntaxView {
    package static let kind = NodeKind.returning
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// To whom: the keyword `applicant` or the names of levels.
    package var targets: [NameSyntax] { node.views() }
    /// Whether a resubmission goes straight back to the level that returned it.
    package var isResuming: Bool { node.hasKeyword(.resume) }
}

/// `terminate "资格不符，终止审核"`
package struct TerminateSyntax: SyntaxView {
    package static let kind = NodeKind.terminate
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
}

/// `recall "撤回审核"`
package struct RecallSyntax: SyntaxView {
    package static let kind = NodeKind.recall
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
}

/// `dispatch "送审" with recommendation or letter`
package struct DispatchSyntax: SyntaxView {
    package static let kind = NodeKind.dispatch
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The attachments that must go with it.
    package var attachments: [NameSyntax] { node.views() }
    /// Whether one of them is enough; else all are needed.
    package var isAnyOf: Bool { node.hasKeyword(.or) }
}

/// `within 10 workdays`
package struct WithinSyntax: SyntaxView {
    package static let kind = NodeKind.within
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// How many days.
    package var count: LiteralSyntax? { node.view() }
    /// Whether only working days count.
    package var isWorkdays: Bool { node.hasKeyword(.workdays) }
}

/// `appraisal "线下评审" { … }`
package struct AppraisalSyntax: SyntaxView {
    package static let kind = NodeKind.appraisal
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// All statements in order, each a node of its kind; doubled ones are all there.
    package var statements: [SyntaxNode] { node.children(where: { $0.kind != .title }) }
    /// Who records and publishes the result.
    package var office: AppraisalOfficeSyntax? { node.view() }
    /// What an open result is called.
    package var undecided: TextSyntax? { node.child(.undecided)?.view() }
    /// The results there can be, in order.
    package var outcomes: [OutcomeSyntax] { node.views() }
    /// The first `publish` statement.
    package var publish: PublishSyntax? { node.view() }
}

/// `office hrss at province of applicant.unit.division`, or `office PATH` for a party reached from the case
package struct AppraisalOfficeSyntax: SyntaxView {
    package static let kind = NodeKind.appraisalOffice
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Who it is, by path; nothing where an office is named.
    package var path: PathSyntax? { node.hasKeyword(.at) ? nil : node.view(after: .office) }
    /// The office.
    package var office: NameSyntax? {
        node.hasKeyword(.at) ? node.view(PathSyntax.self)?.segments.first : nil
    }
    /// Its tier.
    package var tier: NameSyntax? { node.view(after: .at) }
    /// The division that it answers for.
    package var division: PathSyntax? { node.view(after: .of) }
}

/// `outcome passed "通过" { field … }`
package struct OutcomeSyntax: SyntaxView {
    package static let kind = NodeKind.outcome
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// What is recorded with it.
    package var fields: [FieldSyntax] { node.views() }
}

/// `publish "公布"`
package struct PublishSyntax: SyntaxView {
    package static let kind = NodeKind.publish
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
}
