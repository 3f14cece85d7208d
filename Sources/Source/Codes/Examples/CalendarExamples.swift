// The examples of the codes of the calendar, M0530 and on.

extension DiagnosticExample {
    /// The examples of this file.
    static let calendars: [DiagnosticExample] = [
        DiagnosticExample(
            .calendarUnreadable, in: .alone,
            wrong: #"calendar "calender.json""#,
            right: #"calendar "calendar.json""#),
        DiagnosticExample(
            .calendarMalformed, in: .alone,
            wrong: #"calendar "calendar.json""#,
            right: #"calendar "calendar.json""#,
            calendar: """
                {
                  "format": "zhuji-calendar-1",
                  "years": [
                    {"year": 2026, "holidays": [{"name": "元旦", "from": "2026-01-01", "to": "2026-01-03"}],
                     "workdays": ["2026-01-05"]}
                  ]
                }
                """,
            why: Words(
                zh: "2026-01-05 是星期一，本来就上班；调休上班的是周六或周日。",
                en: "2026-01-05 is a Monday and worked anyway; what is listed are Saturdays and Sundays.")),
        DiagnosticExample(
            .calendarMissing, in: .matter,
            wrong: #"level third "科室" { reviewer applicant.unit; approve; within 10 workdays }"#,
            right: #"level third "科室" { reviewer applicant.unit; approve; within 14 days }"#),
        DiagnosticExample(
            .calendarYearMissing, in: .beside,
            wrong: """
                calendar "calendar.json"
                matter trip "出差" {
                    category  "日常"
                    applicant person
                    level first "本单位" { reviewer applicant.unit; approve; within 10 workdays }
                }
                """,
            right: """
                calendar "calendar.json"
                matter trip "出差" {
                    category  "日常"
                    applicant person
                    level first "本单位" { reviewer applicant.unit; approve; within 10 workdays }
                }
                """,
            calendar: """
                {
                  "format": "zhuji-calendar-1",
                  "years": [
                    {"year": 2025, "holidays": [{"name": "元旦", "from": "2025-01-01"}], "workdays": []}
                  ]
                }
                """,
            why: Words(
                zh: "国务院办公厅每年年底公布下一年的放假安排；例中的今天在 2026 年。",
                en: "The State Council publishes a year's holidays late in the year before; here today lies in 2026.")),
    ]
}
