// The codes of lists and their pages: P0135 to P0139, each with its words in both languages.

extension MistakeCode {
    /// The codes of lists, ascending by id.
    static let listCodes = [pageUnknown, noListToPage, noPageBeyond]

    static let pageUnknown = MistakeCode(
        "P0135", zh: "没有第 {page} 页，列表共 {count} 页", en: "there is no page {page}; the list has {count}",
        cureZh: "最后一页：--page {count}", cureEn: "the last one: --page {count}")
    static let noListToPage = MistakeCode(
        "P0136", zh: "还没有可以翻页的列表", en: "there is no list yet to turn the pages of",
        cureZh: "先输入“列表”或“结果”", cureEn: "type list or results first")
    static let noPageBeyond = MistakeCode(
        "P0137", zh: "没有这一页：现在是第 {page} 页，共 {count} 页", en: "there is no such page: this is page {page} of {count}",
        cureZh: "写页码，如“翻页 {count}”；或“翻页 刷新”，重看这一页",
        cureEn: "write a number, as in page {count}, or page again to see this one anew")
}
