// The names that a rulebook declares, read off its trees, so that they are there while a text is still being written.

import Syntax

/// A name with its title.
struct DeclaredName {
    let text: String
    let title: String

    /// Nil for a node without a name.
    init?(_ node: SyntaxNode) {
        guard let name = node.ownName else { return nil }
        text = name.text
        title = node.view(TextSyntax.self)?.value ?? ""
    }
}

/// The declarations of all files of a rulebook.
struct DeclaredNames {
    private let files: [FileSyntax]

    init(_ trees: [SyntaxTree]) {
        files = trees.map(\.file)
    }

    var parties: [DeclaredName] { files.flatMap(\.parties).compactMap { DeclaredName($0.node) } }
    var offices: [DeclaredName] { files.flatMap(\.offices).compactMap { DeclaredName($0.node) } }
    var matters: [DeclaredName] { files.flatMap(\.matters).compactMap { DeclaredName($0.node) } }
    var routes: [DeclaredName] { files.flatMap(\.routes).compactMap { DeclaredName($0.node) } }
    var tiers: [DeclaredName] { files.flatMap(\.offices).flatMap(\.tiers).compactMap { DeclaredName($0.node) } }

    /// The matter that a token stands in, or that the scenario or property is for in which it does.
    func matter(around token: Int, in tree: SyntaxTree) -> MatterSyntax? {
        guard let node = tree.root.children.first(where: { $0.tokenRange.contains(token) }) else { return nil }
        switch node.kind {
        case .matter: return MatterSyntax(node: node)
        case .scenario: return matter(named: ScenarioSyntax(node: node).matters.first?.text)
        case .property: return matter(named: PropertySyntax(node: node).matter?.text)
        default: return nil
        }
    }

    private func matter(named name: String?) -> MatterSyntax? {
        files.flatMap(\.matters).first { $0.name?.text == name && name != nil }
    }

    /// The modules and dispatch attachments of a matter.
    static func parts(of matter: MatterSyntax?) -> (modules: [DeclaredName], attachments: [DeclaredName]) {
        (
            matter?.modules.compactMap { DeclaredName($0.node) } ?? [],
            matter?.attachments.compactMap { DeclaredName($0.node) } ?? []
        )
    }

    /// The levels on a matter's road, those of its routes among them.
    func levels(of matter: MatterSyntax?) -> [DeclaredName] {
        let road = matter?.road ?? []
        return road.flatMap { piece -> [LevelSyntax] in
            switch piece {
            case .level(let level): [level]
            case .route(let use): levels(broughtBy: use) ?? []
            }
        }.compactMap { DeclaredName($0.node) }
    }

    /// How many levels the use of a route brings; nil where there is no such route.
    func levelCount(broughtBy use: RouteUseSyntax) -> Int? { levels(broughtBy: use)?.count }

    /// The levels of a route but for those that are left out.
    private func levels(broughtBy use: RouteUseSyntax) -> [LevelSyntax]? {
        let left = use.without.map(\.text)
        return files.flatMap(\.routes).first { $0.name?.text == use.route?.text }?.levels.filter { level in
            !left.contains(level.name?.text ?? "")
        }
    }

    /// What a path may go on with behind a dot: the fields of what stands before it.
    func members(ofPathBefore dot: Int, in tree: SyntaxTree) -> [DeclaredName] {
        let matter = matter(around: dot, in: tree)
        guard let owner = owner(ofPathBefore: dot, in: tree, matter) else { return [] }
        return owner.compactMap { DeclaredName($0.node) }
    }

    /// The fields that the path up to a dot leads to; nil where it leads nowhere.
    func owner(ofPathBefore dot: Int, in tree: SyntaxTree, _ matter: MatterSyntax?) -> [FieldSyntax]? {
        guard dot > 0 else { return nil }
        let token = tree.tokens[dot - 1]
        let text = tree.text(ofToken: dot - 1)
        if dot >= 2, tree.tokens[dot - 2].kind == .dot {
            // A row of a list.
            if token.kind == .number { return owner(ofPathBefore: dot - 2, in: tree, matter) }
            let field = owner(ofPathBefore: dot - 2, in: tree, matter)?.first { $0.name?.text == text }
            return fields(ofParty: field?.type?.party?.text)
        }
        switch token.keyword {
        case .applicant: return fields(ofParty: matter?.applicant?.text)
        case .target: return fields(ofParty: matter?.target?.party?.text)
        default: return matter?.modules.first { $0.name?.text == text }?.fields
        }
    }

    func fields(ofParty name: String?) -> [FieldSyntax]? {
        guard let name else { return nil }
        return files.flatMap(\.parties).first { $0.name?.text == name }?.fields
    }
}
