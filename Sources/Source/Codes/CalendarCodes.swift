// The codes of the calendar, M0530 and on: workdays that cannot be counted.

extension DiagnosticCode {
    /// The codes of this file.
    static let calendarCodes: [DiagnosticCode] = [
        .calendarUnreadable, .calendarMalformed, .calendarMissing, .calendarYearMissing,
    ]

    /// A calendar that cannot be read. Facts: `path`.
    package static let calendarUnreadable = DiagnosticCode(
        "M0530", .error,
        headline: Words(
            zh: "找不到或无法读取节假日表 {path}",
            en: "the calendar {path} is not there or cannot be read"),
        cure: Words(
            zh: "请核对节假日表的位置；路径从本文件所在的文件夹算起。",
            en: "Check where the calendar lies; its path counts from this file's folder."))

    /// A calendar that is not in the form of one. Facts: `path`.
    package static let calendarMalformed = DiagnosticCode(
        "M0531", .error,
        headline: Words(
            zh: "{path} 不是有效的节假日表",
            en: "{path} is not a calendar"),
        cure: Words(
            zh: "每年写明 year、holidays（from、to）与 workdays（调休上班的周六、周日）。",
            en: "Give each year its `holidays` (`from`, `to`) and `workdays`: the weekend days that are worked."))

    /// Workdays are counted, and no calendar is named.
    package static let calendarMissing = DiagnosticCode(
        "M0532", .warning,
        headline: Words(
            zh: "期限按工作日计，却没有节假日表，节假日和调休不会算进去",
            en: "workdays are counted without a calendar, as if there were no holidays"),
        cure: Words(
            zh: "请在任一文件中写“节假日 \"calendar.json\"”，或改以“日”计。",
            en: "Write `calendar \"calendar.json\"` in one of the files, or count `days`."))

    /// Workdays are counted, and the calendar does not have this year. Facts: `path`, `year`.
    package static let calendarYearMissing = DiagnosticCode(
        "M0533", .warning,
        headline: Words(
            zh: "期限按工作日计，而 {path} 没有 {year} 年的节假日",
            en: "workdays are counted, and {path} does not have the holidays of {year}"),
        cure: Words(
            zh: "请按国务院办公厅的通知补上 {year} 年；在此之前按周一至周五计算。",
            en: "Add {year} as the State Council published it; until then Monday to Friday count as workdays."))
}
