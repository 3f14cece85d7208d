// Rule: a statement that has one place in its block stands there once, and a modifier once in its field.

internal import Source
internal import Syntax

/// Reports statements and modifiers that are repeated.
func repeatedStatements(_ context: RuleContext, _ findings: inout Findings) {
    for party in context.declared.parties { findings.reportRepeatedModifiers(in: party.node) }
    for matter in context.declared.matters {
        findings.reportRepeats(in: matter.node) { matter.statements }
        for module in matter.modules { findings.reportRepeatedModifiers(in: module.node) }
        if let appraisal = matter.appraisal {
            findings.reportRepeats(in: appraisal.node) { appraisal.statements }
            for outcome in appraisal.outcomes { findings.reportRepeatedModifiers(in: outcome.node) }
        }
    }
    for level in context.declared.levels { findings.reportRepeats(in: level.node) { level.statements } }
}

extension Findings {
    fileprivate mutating func reportRepeatedModifiers(in owner: SyntaxNode) {
        for field in owner.childrenWithRepeats(.field) {
            reportRepeats(in: field) { FieldSyntax(node: field).modifiers }
        }
    }

    fileprivate mutating func reportRepeats(in owner: SyntaxNode, _ statements: () -> [SyntaxNode]) {
        guard owner.childKinds.repeated.meet(kindsOfOne) else { return }
        var first: [NodeKind: Location] = [:]
        for statement in statements() {
            guard let keyword = statement.kind.keywordOfOne else { continue }
            guard let earlier = first.updateValue(statement.location, forKey: statement.kind) else { continue }
            report(
                .statementTwice, at: statement.location, ["statement": .keyword(keyword)],
                labels: [.firstDeclared(at: earlier)])
        }
    }
}

/// The statements and modifiers that may stand once.
private let kindsOfOne = NodeKinds(NodeKind.allCases.filter { $0.keywordOfOne != nil })

extension NodeKind {
    /// The keyword of a statement or modifier that may stand once; nothing for those that may be repeated.
    fileprivate var keywordOfOne: Keyword? {
        switch self {
        case .category: .category
        case .applicant: .applicant
        case .target: .target
        case .period: .period
        case .opens: .opens
        case .appraisal: .appraisal
        case .release: .release
        case .revoke: .revoke
        case .reviewer: .reviewer
        case .when: .when
        case .optional: .optional
        case .judge: .judge
        case .approve: .approve
        case .terminate: .terminate
        case .recall: .recall
        case .dispatch: .dispatch
        case .within: .within
        case .appraisalOffice: .office
        case .undecided: .undecided
        case .publish: .publish
        case .unique: .unique
        case .length: .length
        case .range: .range
        case .prefill: .from
        case .setBy: .setBy
        default: nil
        }
    }
}
