// Pages of long lists, and the order of their rows (R068). Which rows there are, lists decide themselves.

import Source
import Storage

/// One page of a list.
struct Page: Hashable {
    /// From 1.
    let number: Int
    /// How many pages there are; one of an empty list.
    let count: Int
    /// How many rows the list has.
    let total: Int
    /// The rows of this page, by their places in the list.
    let rows: Range<Int>

    /// Nil where there is no such page.
    init?(_ number: Int, of total: Int, rowsAPage: Int) {
        count = max(1, (total + rowsAPage - 1) / rowsAPage)
        guard (1...count).contains(number) else { return nil }
        self.number = number
        self.total = total
        rows = (number - 1) * rowsAPage..<min(total, number * rowsAPage)
    }

    /// All rows as one page.
    init(all total: Int) {
        (number, count, self.total, rows) = (1, 1, total, 0..<total)
    }
}

/// The list that an account looks at, so that it can turn its pages: the command, its words without the page, and
/// which page is shown. The rows are computed anew each time.
struct PagedList {
    let command: Command
    let words: [LineWord]
    let page: Page
}

/// By what a list is sorted.
struct SortOrder: Hashable {
    let key: String
    let isDescending: Bool

    /// The elements in this order; those alike stay in the order in which they stand. A column of numbers goes by their
    /// size.
    func sorted<Element>(_ elements: [Element], text: (Element, String) -> String) -> [Element] {
        let texts = elements.map { text($0, key) }
        let numbers = texts.compactMap { Int($0) }
        let areNumbers = numbers.count == texts.count
        func isBefore(_ left: Int, _ right: Int) -> Bool {
            areNumbers ? numbers[left] < numbers[right] : texts[left] < texts[right]
        }
        return elements.indices.sorted { left, right in
            if texts[left] == texts[right] { return left < right }
            return isBefore(left, right) != isDescending
        }.map { elements[$0] }
    }
}

extension CommandOption {
    /// What every list takes that has pages and an order.
    static let paging = [CommandOption("--sort", takesValue: true), CommandOption("--page", takesValue: true)]

    static let pagingUsage = Words(zh: "[--sort 列[,降序]] [--page 页码]", en: "[--sort COLUMN[,desc]] [--page N]")
}

extension Session {
    /// Rows on a page of a list.
    var rowsAPage: Int { chosenRowsAPage ?? Int(max(1, min(1000, store.settings.pageRows))) }
}

extension Call {
    /// The page that `--page` asks for, or the first one. Programs get all rows, unless they ask for a page.
    func page(of total: Int) throws(Failure) -> Page {
        let word = arguments.option("--page")
        if word == nil, session.output != .table { return Page(all: total) }
        let rowsAPage = session.rowsAPage
        guard let page = Page(word.map { Int($0) ?? 0 } ?? 1, of: total, rowsAPage: rowsAPage) else {
            let count = Page(1, of: total, rowsAPage: rowsAPage)?.count ?? 1
            throw .mistake(Mistake(.pageUnknown, ["page": .text(word ?? ""), "count": .number(count)]))
        }
        session.pagedList = PagedList(command: arguments.command, words: arguments.words(without: "--page"), page: page)
        return page
    }

    /// `第 1/3 页，共 27 件 · 下一页：翻页`; `unit` is the Chinese word for what is counted.
    func footer(of page: Page, unit: String = "件") -> String {
        if page.count == 1 { return words(zh: "共 \(page.total) \(unit)", en: "\(page.total) in all") }
        let position = words(
            zh: "第 \(page.number)/\(page.count) 页，共 \(page.total) \(unit)",
            en: "page \(page.number)/\(page.count), \(page.total) in all")
        guard page.number < page.count else { return position }
        return position + words(zh: " · 下一页：翻页", en: " · next page: page")
    }

    /// What `--sort` asks for, among the columns of a list; nil where it was not given.
    func sortOrder(among columns: [Listing.Column]) throws(Failure) -> SortOrder? {
        guard let word = arguments.option("--sort") else { return nil }
        let parts = splitAtCommas(word)
        let choices = columns.map { session.called($0.key, $0.title.zh) }
        guard let name = parts.first,
            let column = columns.first(where: { [$0.key, $0.title.zh, $0.title.en].contains(name) })
        else { throw unknown(word, zh: "可以排序的列", en: "column to sort by", choices: choices) }
        switch parts.dropFirst().first {
        case nil, "asc", "升序": return SortOrder(key: column.key, isDescending: false)
        case "desc", "降序": return SortOrder(key: column.key, isDescending: true)
        case let other?:
            throw unknown(
                other, zh: "排序的方向", en: "direction",
                choices: [session.called("asc", "升序"), session.called("desc", "降序")])
        }
    }
}
