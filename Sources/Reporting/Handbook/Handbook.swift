// The handbook: what a rulebook says, as the pages of a book in both languages. Each kind of page and each section of
// one has a file of its own; files are written by whoever calls this.

package import Checking
package import Compilation
package import Machines
package import Scenarios
package import Source
package import Syntax

/// What a handbook is written from.
package struct HandbookSource: Sendable {
    package let rulebook: Rulebook
    package let compiled: Compiled
    package let sources: SourceSet
    /// The rulebook's scenarios as they were run, in their order; all of them go as they are written.
    package let sessions: [ScriptTrace]
    /// The day that the cover names; nil: none.
    package let day: CivilDate?
    /// The comments before declarations.
    let documentation: [Location: String]

    /// A source. The rulebook is sound, and compiled and its trees are its own.
    package init(
        _ rulebook: Rulebook, _ compiled: Compiled, trees: [SyntaxTree], sources: SourceSet, sessions: [ScriptTrace],
        day: CivilDate? = nil
    ) {
        self.rulebook = rulebook
        self.compiled = compiled
        self.sources = sources
        self.sessions = sessions
        self.day = day
        documentation = documentationByPlace(in: trees)
    }

    var ruleset: Ruleset { compiled.ruleset }
}

/// A handbook's pages.
package struct Handbook: Sendable {
    /// A file of the book.
    package struct Page: Hashable, Sendable {
        /// From the book's folder, with slashes.
        package let path: String
        package let text: String
    }

    /// The page at which one begins last, so that whoever writes them in this order has a whole book behind it.
    package let pages: [Page]

    /// What every page has near its beginning, by which a page of a handbook is known.
    package static let mark = "<meta name=\"generator\" content=\"zhuji handbook\">"

    /// Writes the book in both languages.
    package init(_ source: HandbookSource) {
        let books = Language.allCases.map { HandbookWriter(source, $0) }
        pages = books.flatMap(\.pages) + [Page(path: "index.html", text: entrance(books))]
    }
}

/// A kind of page.
enum PageKind: Hashable, Sendable {
    case front
    /// A matter, and its scenarios as sessions, by the machine's place.
    case matter(Int)
    case sessions(Int)
    case parties, verbs, refusals, names
    /// All of these but the sessions and the front in one, to be printed or searched.
    case whole
}

/// Something on a page.
struct Place: Hashable, Sendable {
    let page: PageKind
    /// The anchor in the book; nil: the page's beginning.
    var anchor: String?
}

/// Writes the pages of one language.
struct HandbookWriter: Sendable {
    let source: HandbookSource
    let pen: Pen
    /// The page that is being written.
    let page: PageKind

    init(_ source: HandbookSource, _ language: Language, page: PageKind = .front) {
        self.source = source
        pen = Pen(language: language)
        self.page = page
    }

    var ruleset: Ruleset { source.ruleset }
    var language: Language { pen.language }

    var pages: [Handbook.Page] {
        let matters = ruleset.machines.indices.map { PageKind.matter($0) }
        let sessions = ruleset.machines.indices.filter { !self.sessions(of: $0).isEmpty }.map { PageKind.sessions($0) }
        let kinds = matters + sessions + [.parties, .verbs, .refusals, .names, .whole, .front]
        return kinds.map { kind in
            let writer = on(kind)
            return Handbook.Page(path: path(of: kind), text: writer.document)
        }
    }

    /// The writer for another page.
    func on(_ page: PageKind) -> HandbookWriter { HandbookWriter(source, language, page: page) }

    /// The matter's scenarios as they were run.
    func sessions(of machine: Int) -> [ScriptTrace] {
        source.sessions.filter { $0.script.machine == machine }
    }

    /// Where something stands in the rulebook, `talent-grading.matter:8`.
    func origin(of location: Location) -> String {
        guard let file = source.sources[location.file] else { return "" }
        let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
        return "\(name):\(file.position(at: Int(location.span.start)).line)"
    }

    /// The comment before the declaration whose name or statement is at a place, as a paragraph.
    func documentation(at location: Location) -> HTML {
        .paragraph(source.documentation[location].map(pen.paragraph) ?? .nothing, .documentation)
    }
}
