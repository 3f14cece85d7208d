// Where the book's pages lie, and how one leads to a place on another: always by a relative path, so that the folder
// can lie anywhere.

internal import Machines
internal import Source

extension HandbookWriter {
    /// The page's file, from the book's folder.
    func path(of page: PageKind) -> String {
        let folder = language.rawValue + "/"
        switch page {
        case .front: return folder + "index.html"
        case .matter(let index): return folder + "matters/" + fileName(ofMatter: index) + ".html"
        case .sessions(let index): return folder + "sessions/" + fileName(ofMatter: index) + ".html"
        case .parties: return folder + "parties.html"
        case .verbs: return folder + "verbs.html"
        case .refusals: return folder + "refusals.html"
        case .names: return folder + "names.html"
        case .whole: return folder + "book.html"
        }
    }

    /// What leads from the page that is written to a place.
    func href(to place: Place) -> String {
        let fragment = place.anchor.map { "#" + percentEncoded(id($0, on: place.page)) }
        if place.page == page, let fragment { return fragment }
        if page == .whole, PageKind.whole.holds(place.page) {
            return "#" + percentEncoded(place.anchor.map { id($0, on: place.page) } ?? slug(of: place.page))
        }
        return relativePath(from: path(of: page), to: path(of: place.page)) + (fragment ?? "")
    }

    /// The same page in the other language.
    func hrefInOtherLanguage() -> String {
        let other = HandbookWriter(source, language == .zh ? .en : .zh, page: page)
        return relativePath(from: path(of: page), to: other.path(of: page))
    }

    func link(to place: Place, _ content: HTML) -> HTML { .link(href(to: place), content) }

    /// An anchor of a page as it is in the whole book, where no two are alike.
    func id(_ anchor: String, on page: PageKind) -> String { slug(of: page) + "." + anchor }

    /// What the page is called among anchors. Names of matters stand behind a word, so that none is another page's.
    func slug(of page: PageKind) -> String {
        switch page {
        case .front: "front"
        case .matter(let index): "matter-" + ruleset.machines[index].facts.name
        case .sessions(let index): "sessions-" + ruleset.machines[index].facts.name
        case .parties: "parties"
        case .verbs: "verbs"
        case .refusals: "refusals"
        case .names: "names"
        case .whole: "book"
        }
    }

    /// The matter's name, with a number where another one differs from it in its letters' case alone.
    private func fileName(ofMatter index: Int) -> String {
        let names = ruleset.machines.map { $0.facts.name }
        let alike = names[..<index].count { $0.lowercased() == names[index].lowercased() }
        return alike == 0 ? names[index] : names[index] + ".\(alike + 1)"
    }
}

extension PageKind {
    /// Whether the page stands in the whole book too.
    func holds(_ page: PageKind) -> Bool {
        switch (self, page) {
        case (.whole, .matter), (.whole, .parties), (.whole, .verbs), (.whole, .refusals), (.whole, .names): true
        default: false
        }
    }
}

/// The path from one file to another, both from the same folder.
func relativePath(from start: String, to end: String) -> String {
    var (here, there) = (start.split(separator: "/")[...], end.split(separator: "/")[...])
    while here.count > 1, there.count > 1, here.first == there.first {
        here = here.dropFirst()
        there = there.dropFirst()
    }
    let steps = Array(repeating: "..", count: here.count - 1) + there.map { percentEncoded(String($0)) }
    return steps.joined(separator: "/")
}

/// The text as a part of an address.
func percentEncoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
    return result
}
