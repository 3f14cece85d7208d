// Markup as a value: text comes in as text and goes out escaped, tags and attributes are of closed lists. What stands
// on a page is not known here.

/// A piece of a page, well formed in itself.
///
/// INVARIANT: nothing but the functions of this file makes markup, so no text can come in without being escaped.
struct HTML: Hashable, Sendable {
    /// The bytes as they stand in a file.
    let markup: String

    private init(markup: String) {
        self.markup = markup
    }

    static let nothing = HTML(markup: "")
    static let lineBreak = HTML(markup: "<br>")
    /// A line feed, which only whoever reads the source sees.
    static let newline = HTML(markup: "\n")

    var isEmpty: Bool { markup.isEmpty }

    static func + (left: HTML, right: HTML) -> HTML {
        HTML(markup: left.markup + right.markup)
    }

    static func += (left: inout HTML, right: HTML) {
        left = left + right
    }

    /// A text, whatever stands in it.
    static func text(_ text: String) -> HTML {
        HTML(markup: escaped(text))
    }

    /// An element with an end tag.
    static func element(_ tag: Tag, _ attributes: [HTMLAttribute] = [], _ content: HTML) -> HTML {
        let inside = tag.isBlock && tag.holdsBlocks && !content.isEmpty ? "\n" + content.markup : content.markup
        let end = tag.isBlock ? "\n" : ""
        return HTML(markup: start(tag, attributes) + inside + "</\(tag.rawValue)>" + end)
    }

    /// An element that has neither content nor an end tag.
    static func single(_ tag: Tag, _ attributes: [HTMLAttribute]) -> HTML {
        HTML(markup: start(tag, attributes) + "\n")
    }

    /// A whole document in a language.
    static func document(in language: String, head: HTML, body: HTML) -> String {
        let root = element(.html, [.language(language)], element(.head, head) + body)
        return "<!DOCTYPE html>\n" + root.markup
    }

    /// A style sheet of this program's own, which stands in the page as it is.
    static func style(_ sheet: StaticString) -> HTML {
        HTML(markup: "<style>\n\(sheet)</style>\n")
    }

    /// A machine's picture, which escapes its texts itself; its id is different for each of a page.
    static func picture(_ picture: MachinePicture, id: String) -> HTML {
        HTML(markup: svg(picture, id: id))
    }

    private static func start(_ tag: Tag, _ attributes: [HTMLAttribute]) -> String {
        "<" + tag.rawValue + attributes.map { " \($0.name)=\"\(escaped($0.value))\"" }.joined() + ">"
    }

    private static func element(_ tag: Tag, _ content: HTML) -> HTML { element(tag, [], content) }
}

extension HTML {
    fileprivate init(_ pieces: [HTML], by separator: HTML) {
        self.init(markup: pieces.lazy.map(\.markup).joined(separator: separator.markup))
    }
}

extension [HTML] {
    /// The pieces one after another.
    func joined(by separator: HTML = .nothing) -> HTML { HTML(self, by: separator) }
}

/// An element's name.
enum Tag: String, Sendable {
    case html, head, meta, title, body, header, nav, main, footer, section, article, aside, figure, figcaption, div
    case h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, table, caption, thead, tbody, tr, th, td, pre
    case a, span, strong, em, code, small, abbr

    /// Whether the element stands on lines of its own.
    fileprivate var isBlock: Bool {
        switch self {
        case .a, .span, .strong, .em, .code, .small, .abbr: false
        default: true
        }
    }

    /// Whether other elements on lines of their own may stand in it, so that its content begins a line.
    fileprivate var holdsBlocks: Bool {
        switch self {
        case .title, .h1, .h2, .h3, .h4, .p, .li, .dt, .dd, .caption, .figcaption, .th, .td, .pre: false
        default: true
        }
    }
}

/// An attribute with its value, not yet escaped.
struct HTMLAttribute: Sendable {
    let name: String
    let value: String

    private init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    static func id(_ id: String) -> HTMLAttribute { HTMLAttribute("id", id) }
    static func style(_ name: StyleClass) -> HTMLAttribute { HTMLAttribute("class", name.rawValue) }
    static func language(_ code: String) -> HTMLAttribute { HTMLAttribute("lang", code) }
    /// A place of the book, or of this page.
    static func link(_ target: String) -> HTMLAttribute { HTMLAttribute("href", target) }
    static func linkLanguage(_ code: String) -> HTMLAttribute { HTMLAttribute("hreflang", code) }
    static func label(_ text: String) -> HTMLAttribute { HTMLAttribute("aria-label", text) }
    static func labelled(by id: String) -> HTMLAttribute { HTMLAttribute("aria-labelledby", id) }
    static func role(_ role: Role) -> HTMLAttribute { HTMLAttribute("role", role.rawValue) }
    static func name(_ name: String) -> HTMLAttribute { HTMLAttribute("name", name) }
    static func content(_ content: String) -> HTMLAttribute { HTMLAttribute("content", content) }
    static let utf8 = HTMLAttribute("charset", "utf-8")
    static let columnHead = HTMLAttribute("scope", "col")
    static let rowHead = HTMLAttribute("scope", "row")
    static let current = HTMLAttribute("aria-current", "page")
    /// The keyboard comes to it, as to what can be scrolled.
    static let focusable = HTMLAttribute("tabindex", "0")

    /// What an element is to whoever does not see it.
    enum Role: String, Sendable {
        case image = "img"
        case region
    }
}

/// The text with the signs of markup as references. What would act on the page instead of being read is written out,
/// and what no page may hold is U+FFFD.
private func escaped(_ text: String) -> String { xmlEscaped(printable(text, keepingLines: true)) }
