// The frame of a page: its head, the way to the other pages, what is on it, and its end. What it says comes from the
// files of the sections.

internal import Compilation
internal import Machines
internal import Source

/// What a page says.
struct PageContent {
    /// Its name, as it stands in the browser's list.
    let title: String
    let heading: HTML
    /// What stands before the sections.
    var opening = HTML.nothing
    var sections: [Section] = []
}

extension HandbookWriter {
    /// The page as a file.
    var document: String {
        let content = content
        let head =
            HTML.single(.meta, [.utf8])
            + .single(.meta, [.name("generator"), .content("zhuji handbook")])
            + .single(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")])
            + .element(.title, [], .text(fullTitle(content)))
            + .style(handbookStyle)
        let main = HTML.element(.main, [.id("main"), .style(page == .whole ? .whole : .page)], body(of: content))
        let body =
            HTML.element(
                .p, [.style(.skip)], .link("#main", pen.words(zh: "跳到正文", en: "Skip to the text")))
            + banner + contents(of: content) + main + footer
        return HTML.document(in: pen.code, head: head, body: .element(.body, [], body))
    }

    /// The content of the page that is written.
    var content: PageContent {
        switch page {
        case .front: frontContent
        case .matter(let index): MatterWriter(self, index).content
        case .sessions(let index): MatterWriter(self, index).sessionsContent
        case .parties: partiesContent
        case .verbs: verbsContent
        case .refusals: refusalsContent
        case .names: namesContent
        case .whole: wholeContent
        }
    }

    /// The text between a page's frame: an article, which begins a sheet where the whole book is printed.
    func article(_ content: PageContent, slug: String) -> HTML {
        .element(
            .article, [.labelled(by: slug)],
            .element(.h1, [.id(slug)], content.heading) + content.opening
                + content.sections.map(\.markup).joined())
    }

    private func body(of content: PageContent) -> HTML {
        page == .whole ? content.opening : article(content, slug: slug(of: page))
    }

    private func fullTitle(_ content: PageContent) -> String {
        page == .front ? content.title : content.title + pen.plain(zh: "——", en: " – ") + bookTitle
    }

    /// The name of the book.
    var bookTitle: String { pen.plain(zh: "办事手册", en: "Handbook of procedures") }

    /// What the pages are called that every rulebook has.
    func title(of page: PageKind) -> Words {
        switch page {
        case .parties: Words(zh: "主体、部门与区划", en: "Parties, offices and divisions")
        case .verbs: Words(zh: "动作、角色与状态", en: "Verbs, roles and states")
        case .refusals: Words(zh: "拒绝与办法", en: "Refusals and cures")
        case .names: Words(zh: "索引", en: "Index")
        case .whole: Words(zh: "全书", en: "The whole book")
        case .front, .matter, .sessions: Words(zh: "目录", en: "Contents")
        }
    }

    private var banner: HTML {
        let links = [PageKind.front, .parties, .verbs, .refusals, .names, .whole].map { kind -> HTML in
            let attributes = [.link(href(to: Place(page: kind)))] + (kind == page ? [HTMLAttribute.current] : [])
            return .element(.li, [], .element(.a, attributes, .text(title(of: kind)[language])))
        }
        let other = language == .zh ? ("en", "English") : ("zh-CN", "中文")
        let switching = HTML.element(
            .li, [.style(.language)],
            .element(
                .a, [.link(hrefInOtherLanguage()), .linkLanguage(other.0), .language(other.0)], .text(other.1)))
        let nav = HTML.element(
            .nav, [.label(pen.plain(zh: "手册", en: "Handbook"))], .element(.ul, [], links.joined() + switching))
        return .element(.header, [.style(.banner)], nav)
    }

    /// The table of contents of the page.
    private func contents(of content: PageContent) -> HTML {
        let id = slug(of: page) + ".contents"
        let title = HTML.element(.p, [.id(id), .style(.contentsTitle)], pen.words(zh: "本页内容", en: "On this page"))
        let lists = content.sections.map(entry).joined()
        guard !lists.isEmpty else { return .nothing }
        return .element(.nav, [.style(.contents), .labelled(by: id)], title + .element(.ul, [], lists))
    }

    private func entry(_ section: Section) -> HTML {
        let parts = section.parts.map { part in
            HTML.element(.li, [], .link("#" + percentEncoded(part.id), part.title))
        }
        let nested = parts.isEmpty ? HTML.nothing : .newline + .element(.ul, [], parts.joined())
        return .element(.li, [], .link("#" + percentEncoded(section.id), section.title) + nested)
    }

    private var footer: HTML {
        let rules = pen.words(zh: "规则摘要", en: "rules")
        let hash = HTML.code(.text(String(source.compiled.hash.prefix(12))))
        let day = source.day.map { HTML.text(" · ") + .text($0.description) } ?? .nothing
        return .element(
            .footer, [], .paragraph(.text(bookTitle) + .text(" · ") + rules + .text(" ") + hash + day))
    }
}

/// The page at which one chooses a language.
func entrance(_ books: [HandbookWriter]) -> String {
    let head =
        HTML.single(.meta, [.utf8]) + .single(.meta, [.name("generator"), .content("zhuji handbook")])
        + .single(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")])
        + .element(.title, [], .text(books.map(\.bookTitle).joined(separator: " · "))) + .style(handbookStyle)
    let links = books.map { book in
        HTML.element(
            .li, [.language(book.pen.code)],
            .element(
                .a, [.link(relativePath(from: "index.html", to: book.path(of: .front)))],
                .text(book.bookTitle) + .text(book.language == .zh ? "（中文）" : " (English)")))
    }
    let heading = HTML.element(
        .h1, [],
        books.map { .element(.span, [.language($0.pen.code)], .text($0.bookTitle)) }
            .joined(by: .text(" · ")))
    let main = HTML.element(
        .main, [.id("main"), .style(.page)], heading + .element(.ul, [.style(.choice)], links.joined()))
    return HTML.document(in: books.first?.pen.code ?? "en", head: head, body: .element(.body, [], main))
}
