// What a kind of mutation is, and the closed list of them. The changes themselves stand with their families.

package import Source
internal import Syntax

/// A kind of small change to a rulebook.
package struct MutationKind: Sendable {
    /// Its name in English, as explanations and the JSON form write it: `drop-condition`.
    package let name: String
    /// Its name in Chinese.
    package let chinese: String
    /// What it does to a rulebook.
    package let summary: Words
    /// The kinds of nodes at which it is looked for.
    let nodes: [NodeKind]
    /// The changes that it makes at such a node; each is tried alone.
    let changes: @Sendable (MutationSite) -> [[TextEdit]]

    init(
        _ name: String, _ chinese: String, _ summary: Words, at nodes: [NodeKind],
        _ changes: @escaping @Sendable (MutationSite) -> [[TextEdit]]
    ) {
        self.name = name
        self.chinese = chinese
        self.summary = summary
        self.nodes = nodes
        self.changes = changes
    }

    /// Its name in one of the languages.
    package func name(in language: Language) -> String { language == .zh ? chinese : name }

    /// Every kind, family by family.
    package static let all: [MutationKind] =
        conditions + expressions + levels + reviewers + decisions + deadlines + dispatches + fields + endings
        + appraisals + matters
}

/// A place in a rulebook at which a change is looked for.
struct MutationSite {
    let node: SyntaxNode
    /// The nodes around it, the declaration first; the file is not among them.
    let ancestors: [SyntaxNode]
    /// What is known of the rest of the rulebook.
    let surroundings: Surroundings

    /// The node around it; a declaration is its own.
    var parent: SyntaxNode { ancestors.last ?? node }
    /// The declaration that it stands in.
    var declaration: SyntaxNode { ancestors.first ?? node }
    var tree: SyntaxTree { node.tree }

    /// The levels on whose road the statement stands, in order, those of the routes that are used included.
    var road: [String] { surroundings.road(of: declaration) }
}
