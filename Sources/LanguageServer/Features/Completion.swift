// Feature: what may be written where the cursor stands: keywords in the document's spelling, whole blocks, and names
// that the rulebook declares.

import Reporting
import Source
import Syntax

extension Desk {
    /// What is offered at a place; nothing inside texts and comments.
    mutating func completion(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(PlaceParameters.self)
        let (rulebook, parsed) = try source(parameters.textDocument)
        let tree = parsed.tree
        let offset = parsed.source.offset(of: parameters.position, in: encoding)
        guard !tree.isQuotedOrComment(at: offset) else { return .array([]) }
        let start = tree.wordStart(at: offset)
        let offers = offers(in: tree, at: start, DeclaredNames(rulebook.sources.map(\.tree)))
        let range = parsed.source.range(of: Span(start, offset), in: encoding)
        return .array(offers.map { json($0, range) })
    }

    private func offers(in tree: SyntaxTree, at start: Int, _ names: DeclaredNames) -> [Offer] {
        let spelling = DocumentSpelling(of: tree)
        if let keywords = tree.statementKeywords(at: start) {
            return keywords.map { Offer(statement: $0, spelling, isTop: keywords.contains(.matter)) }
        }
        let before = tree.tokens.indices.last { Int(tree.tokens[$0].end) <= start && tree.tokens[$0].end > 0 }
        guard let before else { return [] }
        if tree.tokens[before].kind == .dot { return names.members(ofPathBefore: before, in: tree).map(Offer.init) }
        let matter = names.matter(around: before, in: tree)
        if let type = names.field(valuedBehind: before, in: tree)?.type {
            let values = type.keyword == .flag ? [Keyword.yes, .no].map { Offer(keyword: $0, spelling) } : []
            return values + type.options.compactMap { DeclaredName($0.node) }.map(Offer.init)
        }
        return Offer.all(behind: tree.tokens[before].keyword, names, matter, spelling)
    }

    private func json(_ offer: Offer, _ range: OrderedJSON) -> OrderedJSON {
        [
            "label": .string(offer.label), "kind": .integer(offer.kind),
            "detail": offer.detail.isEmpty ? nil : .string(offer.detail),
            "insertTextFormat": offer.isSnippet ? 2 : nil,
            "textEdit": ["range": range, "newText": .string(offer.text)],
        ]
    }
}

/// Something that may be written.
struct Offer {
    let label: String
    let text: String
    let detail: String
    /// The protocol's number for its kind.
    let kind: Int
    let isSnippet: Bool

    /// A keyword, as it is spelt in the document.
    init(keyword: Keyword, _ spelling: DocumentSpelling) {
        self.init(keyword, spelling, block: nil)
    }

    /// A statement: where it is a block, the whole of it.
    init(statement: Keyword, _ spelling: DocumentSpelling, isTop: Bool) {
        self.init(statement, spelling, block: Snippet.text(of: statement, spelling, isTop: isTop))
    }

    /// A declared name.
    init(_ name: DeclaredName) {
        label = name.text
        text = name.text
        detail = name.title
        kind = 18
        isSnippet = false
    }

    private init(_ keyword: Keyword, _ spelling: DocumentSpelling, block: String?) {
        label = spelling.text(of: keyword)
        text = block ?? label
        detail = spelling == .chinese ? keyword.english : keyword.chinese
        kind = block == nil ? 14 : 15
        isSnippet = block != nil
    }

    /// What may stand behind a keyword.
    static func all(
        behind keyword: Keyword?, _ names: DeclaredNames, _ matter: MatterSyntax?, _ spelling: DocumentSpelling
    ) -> [Offer] {
        let people = [Keyword.applicant, .target].map { Offer(keyword: $0, spelling) }
        let parts = DeclaredNames.parts(of: matter)
        switch keyword {
        case .applicant, .target, .among: return names.parties.map(Offer.init)
        case .setBy, .hasOpen, .for, .migrate: return names.matters.map(Offer.init)
        case .of: return names.matters.map(Offer.init) + people
        case .route: return names.routes.map(Offer.init)
        case .to: return [Offer(keyword: .applicant, spelling)] + names.levels(of: matter).map(Offer.init)
        case .with: return parts.attachments.map(Offer.init)
        case .judge: return [Offer(keyword: .every, spelling)] + parts.modules.map(Offer.init)
        case .require, .forbid, .warn, .when, .and, .or, .not, .from, .set, .clear:
            return people + parts.modules.map(Offer.init)
        case .reviewer: return people + names.offices.map(Offer.init)
        case .at: return names.tiers.map(Offer.init)
        case .period: return [Keyword.yearly, .once, .any].map { Offer(keyword: $0, spelling) }
        default: return []
        }
    }
}

/// In which spelling a document writes most of its keywords.
enum DocumentSpelling {
    case english, chinese

    init(of tree: SyntaxTree) {
        let keywords = tree.tokens.filter(\.isKeyword)
        let english = keywords.count { tree.source.bytes[Int($0.start)] < 0x80 }
        self = 2 * english >= keywords.count ? .english : .chinese
    }

    /// A keyword in this spelling.
    func text(of keyword: Keyword) -> String {
        self == .english ? keyword.english : keyword.chinese
    }
}

extension SyntaxTree {
    /// Whether an offset stands inside a text or a comment.
    fileprivate func isQuotedOrComment(at offset: Int) -> Bool {
        if tokens.contains(where: { $0.kind == .string && Int($0.start) < offset && offset < Int($0.end) }) {
            return true
        }
        let line = source.lineSpan(source.position(at: offset).line).range
        guard let sign = source.bytes[line.lowerBound..<offset].firstIndex(of: UInt8(ascii: "#")) else { return false }
        return !tokens.contains { Int($0.start) <= sign && sign < Int($0.end) }
    }
}
