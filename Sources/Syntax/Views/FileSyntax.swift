// Views of a file and of its declarations other than matters.

/// A file of a rulebook.
package struct FileSyntax: SyntaxView {
    package static let kind = NodeKind.file
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// All declarations in order.
    package var declarations: [DeclarationSyntax] { node.children.compactMap(DeclarationSyntax.init) }
    /// The parties.
    package var parties: [PartySyntax] { node.views() }
    /// The offices.
    package var offices: [OfficeSyntax] { node.views() }
    /// The statements that name the table of divisions.
    package var divisions: [DivisionsSyntax] { node.views() }
    /// The statements that name the calendar.
    package var calendars: [CalendarSyntax] { node.views() }
    /// The matters.
    package var matters: [MatterSyntax] { node.views() }
    /// The routes.
    package var routes: [RouteSyntax] { node.views() }
    /// The scenarios.
    package var scenarios: [ScenarioSyntax] { node.views() }
}

extension SyntaxTree {
    /// The file as a typed view.
    package var file: FileSyntax { FileSyntax(node: root) }
}

/// A declaration of a file.
package enum DeclarationSyntax: Sendable {
    case party(PartySyntax)
    case office(OfficeSyntax)
    case divisions(DivisionsSyntax)
    case calendar(CalendarSyntax)
    case matter(MatterSyntax)
    case route(RouteSyntax)
    case scenario(ScenarioSyntax)
    case property(PropertySyntax)
    case opinions(OpinionsSyntax)
    case migration(MigrationSyntax)

    init?(_ node: SyntaxNode) {
        switch node.kind {
        case .party: self = .party(PartySyntax(node: node))
        case .office: self = .office(OfficeSyntax(node: node))
        case .divisions: self = .divisions(DivisionsSyntax(node: node))
        case .calendar: self = .calendar(CalendarSyntax(node: node))
        case .matter: self = .matter(MatterSyntax(node: node))
        case .route: self = .route(RouteSyntax(node: node))
        case .scenario: self = .scenario(ScenarioSyntax(node: node))
        case .property: self = .property(PropertySyntax(node: node))
        case .opinions: self = .opinions(OpinionsSyntax(node: node))
        case .migrate: self = .migration(MigrationSyntax(node: node))
        default: return nil
        }
    }
}

/// `party person "自然人" { field … }`
package struct PartySyntax: SyntaxView {
    package static let kind = NodeKind.party
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// Its fields in order.
    package var fields: [FieldSyntax] { node.views() }
}

/// `office hrss "人社部门" among unit when hrss by division tiers province "省", …`
package struct OfficeSyntax: SyntaxView {
    package static let kind = NodeKind.office
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The party whose members can be this office.
    package var party: NameSyntax? { node.view(after: .among) }
    /// Which of them are, read on the party's own fields.
    package var condition: ExpressionSyntax? { node.view(WhenSyntax.self)?.condition }
    /// The party's field that holds the division.
    package var divisionField: NameSyntax? { node.view(after: .by) }
    /// The tiers, the highest first.
    package var tiers: [TierSyntax] { node.views() }
}

/// `province "省"` of an office's tiers.
package struct TierSyntax: SyntaxView {
    package static let kind = NodeKind.tier
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
}

/// `divisions "divisions.json"`
package struct DivisionsSyntax: SyntaxView {
    package static let kind = NodeKind.divisions
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The path of the table, as written.
    package var path: TextSyntax? { node.view() }
}

/// `calendar "calendar.json"`
package struct CalendarSyntax: SyntaxView {
    package static let kind = NodeKind.calendar
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The path of the calendar, as written.
    package var path: TextSyntax? { node.view() }
}

/// `route declaration "逐级审核" { level … }`
package struct RouteSyntax: SyntaxView {
    package static let kind = NodeKind.route
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// Its levels in order.
    package var levels: [LevelSyntax] { node.views() }
}
