// The codes of mistakes in files that people hand in as tables, and in files that are written: P015x, each with its
// words in both languages.

import Source

extension MistakeCode {
    static let sheetRefused = MistakeCode(
        "P0150", zh: "文件 {file} 有 {count} 处不能登记，一件都没有登记", en: "nothing was recorded: {file} has {count} faults",
        cureZh: "按各行所说改正后，重新登记这个文件", cureEn: "mend the lines below and give the file again")
    static let columnMissing = MistakeCode(
        "P0151", zh: "文件 {file} 缺少列：{columns}", en: "{file} lacks a column: {columns}",
        cureZh: "第一行写列名；输入“导出 --meeting 文件.csv”可得一张待填的表",
        cureEn: "name the columns in the first line; export --meeting FILE.csv writes a table to fill in")
    static let fileExists = MistakeCode(
        "P0152", zh: "文件 {file} 已存在", en: "{file} is there already",
        cureZh: "换一个文件名，或加 --force 覆盖它", cureEn: "choose another name, or add --force to replace it")
    static let columnUnknown = MistakeCode(
        "P0153", zh: "文件 {file} 的列{column}像是写错了", en: "the column {column} of {file} looks misspelt",
        cureZh: "改为正确的列名，或删去这一列", cureEn: "write the column's right name, or take it out")
    static let columnTwice = MistakeCode(
        "P0154", zh: "文件 {file} 中，列{column}与列{other}是同一项", en: "{column} and {other} of {file} are the same column",
        cureZh: "只留一列", cureEn: "leave one of them")

    static let sheetCodes = [sheetRefused, columnMissing, fileExists, columnUnknown, columnTwice]
}

extension Failure {
    /// That a file is there which was not to be replaced.
    package static func fileExists(_ path: String) -> Failure {
        .mistake(Mistake(.fileExists, ["file": .text(path)]))
    }
}
