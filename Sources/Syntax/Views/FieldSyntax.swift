// Views of fields, their types and modifiers, modules and attachments.

/// `field name "姓名" text length 1..50 optional`
package struct FieldSyntax: SyntaxView {
    package static let kind = NodeKind.field
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// Its type.
    package var type: FieldTypeSyntax? { node.view() }
    /// Whether it may stay empty.
    package var isOptional: Bool { node.child(.optional) != nil }
    /// Whether no two may hold the same value.
    package var isUnique: Bool { node.child(.unique) != nil }
    /// How many characters a text has: `length a..b`.
    package var length: BoundsSyntax? { node.child(.length)?.view() }
    /// Which values it takes: `range a..b`.
    package var range: BoundsSyntax? { node.child(.range)?.view() }
    /// What it is filled with beforehand: `from EXPR`.
    package var prefill: ExpressionSyntax? { node.child(.prefill)?.expression }
    /// When the field exists: `when EXPR`.
    package var condition: ExpressionSyntax? { node.view(WhenSyntax.self)?.condition }
    /// The matter whose effects alone write it: `set by MATTER`.
    package var writer: NameSyntax? { node.child(.setBy)?.view() }
    /// All modifiers in order: nodes of the kinds `optional unique length range prefill when setBy`.
    package var modifiers: [SyntaxNode] {
        node.children(where: { $0.kind != .name && $0.kind != .title && $0.kind != .fieldType })
    }
}

/// The type of a field.
package struct FieldTypeSyntax: SyntaxView {
    package static let kind = NodeKind.fieldType
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The language's own type: `text number date year flag choice citizen-id credit-code division phone email money`.
    package var keyword: Keyword? { node.firstOwnKeyword }
    /// The party it refers to, if it is not one of the language's own types.
    package var party: NameSyntax? { node.view() }
    /// What a `choice` chooses from.
    package var options: [OptionSyntax] { node.views() }
}

/// `A "国内外顶尖人才"` of a choice.
package struct OptionSyntax: SyntaxView {
    package static let kind = NodeKind.option
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title; without one the name is shown.
    package var title: TextSyntax? { node.view() }
}

/// `1..50`
package struct BoundsSyntax: SyntaxView {
    package static let kind = NodeKind.bounds
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The least value.
    package var low: LiteralSyntax? { literal { $0 < dots } }
    /// The greatest value.
    package var high: LiteralSyntax? { literal { $0 > dots } }

    private func literal(where isSide: (Int) -> Bool) -> LiteralSyntax? {
        node.firstChild { $0.kind == LiteralSyntax.kind && isSide(Int($0.firstToken)) }.map(LiteralSyntax.init)
    }
    private var dots: Int { node.firstOwnToken { $0.kind == .dotDot } ?? Int.max }
}

/// `module education "学历学位" list 1..10 { … }`
package struct ModuleSyntax: SyntaxView {
    package static let kind = NodeKind.module
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// Whether it has rows.
    package var isList: Bool { node.hasKeyword(.list) }
    /// How many rows it has.
    package var rows: BoundsSyntax? { node.view() }
    /// Its fields in order.
    package var fields: [FieldSyntax] { node.views() }
    /// Its attachments in order.
    package var attachments: [AttachmentSyntax] { node.views() }
}

/// `attachment proof "证明材料" pdf, jpg, png up to 20 MB`
package struct AttachmentSyntax: SyntaxView {
    package static let kind = NodeKind.attachment
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// Its name.
    package var name: NameSyntax? { node.ownName }
    /// Its title.
    package var title: TextSyntax? { node.view() }
    /// The file types allowed, by the endings of file names.
    package var fileTypes: [NameSyntax] { node.child(.nameList)?.views() ?? [] }
    /// The greatest size.
    package var limit: FileSizeSyntax? { node.view() }
    /// Whether it may be left out.
    package var isOptional: Bool { node.child(.optional) != nil }
    /// When it is asked for: `when EXPR`.
    package var condition: ExpressionSyntax? { node.view(WhenSyntax.self)?.condition }
}

/// `20 MB`
package struct FileSizeSyntax: SyntaxView {
    package static let kind = NodeKind.fileSize
    package let node: SyntaxNode
    package init(node: SyntaxNode) { self.node = node }

    /// The size; `KB`, `MB` and `GB` are powers of 1024. Nothing if it is not a whole number of bytes or too large.
    package var sizeBytes: Int64? { node.tree.fileSizeBytes(ofTokens: node.tokenRange) }
}
