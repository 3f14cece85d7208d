// Views of scenarios. Properties, opinions and migrations have a file of their own.

/// `scenario "…" for MATTER, … { … }`
package struct ScenarioSyntax: SyntaxView {
    package static let kind = NodeKind.scenario
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The matters it is about.
    package var matters: [NameSyntax] { node.children(.name, after: .for).map(NameSyntax.init(node:)) }
    /// Its statements in order.
    package var statements: [ScenarioStatementSyntax] { node.children.compactMap(ScenarioStatementSyntax.init) }
}

/// A statement of a scenario.
package enum ScenarioStatementSyntax: Sendable {
    case given(GivenSyntax)
    case clock(ClockSyntax)
    case step(StepSyntax)
    case expect(ExpectSyntax)

    init?(_ node: SyntaxNode) {
        switch node.kind {
        case .given: self = .given(GivenSyntax(node: node))
        case .clock: self = .clock(ClockSyntax(node: node))
        case .step: self = .step(StepSyntax(node: node))
        case .expect: self = .expect(ExpectSyntax(node: node))
        default: return nil
        }
    }
}

/// `clock 2023-07-01`
package struct ClockSyntax: SyntaxView {
    package static let kind = NodeKind.clock
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The day.
    package var day: LiteralSyntax? { node.view() }
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
    package var action: ActionSyntax? { node.view() }
}

/// `judge achievements wrong "…"`: a verb with what it is done to.
package struct ActionSyntax: SyntaxView {
    package static let kind = NodeKind.action
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// What is done.
    package var verb: Verb? { node.firstOwnKeyword.flatMap { Verb($0) } }
    /// The matter whose case it is done to; nothing: the scenario's own.
    package var matter: NameSyntax? { node.view(after: .for) }
    /// Whether the action is on everything: `fill everything`, `judge everything right`.
    package var isOnEverything: Bool { node.hasKeyword(.everything) }
    /// Whether the modules that are not judged yet are meant: `judge others right`.
    package var isOnOthers: Bool { node.hasKeyword(.others) }
    /// Whether modules are judged right; nothing where neither stands.
    package var isRight: Bool? { node.hasKeyword(.right) ? true : node.hasKeyword(.wrong) ? false : nil }
    /// The modules of `judge` and `return`.
    package var modules: [NameSyntax] { node.child(.nameList)?.views() ?? [] }
    /// The party that `apply` names, or where `return` leads; it may be the keyword `applicant`.
    package var target: NameSyntax? { node.view(after: .to) }
    /// What is filled, attached or detached.
    package var answer: AnswerSyntax? { node.view() }
    /// What is filled in.
    package var value: ExpressionSyntax? { node.expression }
    /// The outcome that is recorded.
    package var outcome: StateReferenceSyntax? { node.view() }
    /// What is recorded with it.
    package var assignments: [AssignmentSyntax] { node.views() }
    /// The opinion, note or name of a file.
    package var text: TextSyntax? { node.view() }
}

/// `basic.class`, `education.2.proof`, or a dispatch attachment's name alone.
package struct AnswerSyntax: SyntaxView {
    package static let kind = NodeKind.answer
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The module; nothing where a name stands alone.
    package var module: NameSyntax? { names.count > 1 ? names.first : nil }
    /// The row, from 1.
    package var row: LiteralSyntax? { node.view() }
    /// The field or attachment; nothing where recovery left it out.
    package var name: NameSyntax? { row != nil && names.count < 2 ? nil : names.last }

    private var names: [NameSyntax] { node.views() }
}

/// A place where a case can stand: `returned`, `unit`, `unit.dispatch`, `superior.2.review`, an outcome.
package struct PlaceSyntax: SyntaxView {
    package static let kind = NodeKind.place
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The level or outcome; nothing where a word of the language stands alone.
    package var name: NameSyntax? { node.ownName }
    /// The place in a chain, from 1.
    package var number: LiteralSyntax? { node.view() }
    /// The word of the language: a state alone, or `review` or `dispatch` behind a level.
    package var keyword: Keyword? { node.firstOwnKeyword }
    /// The place as written, without spaces.
    package var text: String { node.tokenRange.map { node.tree.text(ofToken: $0) }.joined() }
}

/// `expect …`
package struct ExpectSyntax: SyntaxView {
    package static let kind = NodeKind.expect
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// What is expected. Parts that recovery left out are `nil`.
    package var form: ExpectationForm? {
        if node.hasKeyword(.cannot) { return .cannot(node.ownName, node.view(), code: node.view(after: .with)) }
        if node.hasKeyword(.state) { return .state(node.view()) }
        if node.hasKeyword(.editable) { return .editable(node.views()) }
        if node.hasKeyword(.holder) { return .holder(node.views()) }
        if node.hasKeyword(.count) { return .count(node.view(), node.view(), viewer: node.view(after: .for)) }
        if node.hasKeyword(.attached) { return .attached(node.view()) }
        if node.hasKeyword(.due) { return .due(node.view()) }
        if node.hasKeyword(.warned) { return .warned(!node.hasKeyword(.not)) }
        guard node.hasKeyword(.result) else { return nil }
        return .result(node.view(), viewer: node.view(after: .for))
    }
}

/// What a scenario expects.
package enum ExpectationForm: Sendable {
    /// `state returned`
    case state(PlaceSyntax?)
    /// `editable achievements`: exactly these modules.
    case editable([NameSyntax])
    /// `holder office`: exactly these parties.
    case holder([NameSyntax])
    /// `count returned 1 for office`
    case count(PlaceSyntax?, LiteralSyntax?, viewer: NameSyntax?)
    /// `result passed for zhang`; no outcome is `undecided`.
    case result(StateReferenceSyntax?, viewer: NameSyntax?)
    /// `attached letter`
    case attached(AnswerSyntax?)
    /// `due 2023-07-17`
    case due(LiteralSyntax?)
    /// `warned`, or `not warned`
    case warned(Bool)
    /// `zhang cannot submit with R0207`
    case cannot(NameSyntax?, ActionSyntax?, code: NameSyntax?)
}

extension SyntaxNode {
    /// The first keyword among its own tokens.
    package var firstOwnKeyword: Keyword? {
        firstOwnToken { $0.isKeyword }.flatMap { tree.tokens[$0].keyword }
    }
}
