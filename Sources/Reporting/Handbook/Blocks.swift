// The blocks that pages are put together from: sections, tables, lists of facts. What stands in them comes from
// elsewhere; how they look is the style sheet's to say.

/// A section of a page, with what a table of contents needs of it.
struct Section: Sendable {
    /// The anchor, unique in the book.
    let id: String
    let title: HTML
    /// What stands below the heading and above the parts.
    var content: HTML
    /// Sections within it, a level deeper.
    var parts: [Section] = []

    init(_ id: String, _ title: HTML, _ content: HTML, parts: [Section] = []) {
        self.id = id
        self.title = title
        self.content = content
        self.parts = parts
    }

    /// The section with its heading, and its parts with theirs.
    var markup: HTML { markup(.h2) }

    private func markup(_ tag: Tag) -> HTML {
        .element(.section, [], .element(tag, [.id(id)], title) + content + parts.map { $0.markup(.h3) }.joined())
    }
}

/// A table with a caption and a row of heads; the first cell of each row is the row's head.
struct HTMLTable {
    let id: String
    let caption: HTML
    let heads: [HTML]
    var rows: [Row] = []
    /// Whether it is too wide for a narrow screen, and is scrolled there.
    let isWide: Bool
    /// Whether the caption is for those alone who do not see the heading above it, which says the same.
    let isCaptionHidden: Bool
    let style: StyleClass?

    struct Row {
        var id: String?
        let cells: [HTML]
    }

    init(
        _ id: String, _ caption: HTML, heads: [HTML], isWide: Bool = true, isCaptionHidden: Bool = false,
        style: StyleClass? = nil
    ) {
        self.id = id
        self.caption = caption
        self.heads = heads
        self.isWide = isWide
        self.isCaptionHidden = isCaptionHidden
        self.style = style
    }

    mutating func add(id: String? = nil, _ cells: HTML...) { rows.append(Row(id: id, cells: cells)) }

    /// The table without the columns in which nothing stands.
    var markup: HTML {
        let columns = heads.indices.filter { column in style == .matrix || rows.contains { !$0.cells[column].isEmpty } }
        let head = HTML.element(
            .thead, [], .element(.tr, [], columns.map { .element(.th, [.columnHead], heads[$0]) }.joined()))
        let body = HTML.element(.tbody, [], rows.map { row($0, columns) }.joined())
        let caption = HTML.element(.caption, [.id(id)] + (isCaptionHidden ? [.style(.unseen)] : []), caption)
        let table = HTML.element(.table, style.map { [.style($0)] } ?? [], caption + head + body)
        guard isWide else { return table }
        return .element(.div, [.style(.scroll), .role(.region), .labelled(by: id), .focusable], table)
    }

    private func row(_ row: Row, _ columns: [Int]) -> HTML {
        let cells = columns.map { column -> HTML in
            column == 0 ? .element(.th, [.rowHead], row.cells[column]) : .element(.td, [], row.cells[column])
        }
        return .element(.tr, row.id.map { [.id($0)] } ?? [], cells.joined())
    }
}

extension HTML {
    /// A paragraph; nothing for no content.
    static func paragraph(_ content: HTML, _ style: StyleClass? = nil) -> HTML {
        content.isEmpty ? .nothing : element(.p, style.map { [.style($0)] } ?? [], content)
    }

    /// A list of points.
    static func points(_ items: [HTML], _ style: StyleClass? = nil) -> HTML {
        items.isEmpty
            ? .nothing
            : element(.ul, style.map { [.style($0)] } ?? [], items.map { element(.li, [], $0) }.joined())
    }

    /// Facts, each under its name.
    static func facts(_ facts: [(name: HTML, fact: HTML)]) -> HTML {
        let pairs = facts.filter { !$0.fact.isEmpty }
        if pairs.isEmpty { return .nothing }
        return element(
            .dl, [], pairs.map { element(.div, [], element(.dt, [], $0.name) + element(.dd, [], $0.fact)) }.joined())
    }

    /// A word as it is typed.
    static func code(_ content: HTML) -> HTML { element(.code, [], content) }

    static func strong(_ content: HTML) -> HTML { element(.strong, [], content) }

    /// What is said beside something, smaller.
    static func aside(_ content: HTML) -> HTML { element(.small, [], content) }

    static func link(_ target: String, _ content: HTML) -> HTML { element(.a, [.link(target)], content) }
}
