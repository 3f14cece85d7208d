// The calendar as a file: what ships holds the published holidays, its form is held to, and a rulebook carries it.

import Checking
import Compilation
import Engine
import Foundation
import Machines
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct CalendarFileTests {
    @Test(arguments: [
        // Across the National Day of 2023: eight days off, the weekend after them is worked.
        ("2023-09-27", 1, "2023-09-28"), ("2023-09-28", 1, "2023-10-07"), ("2023-09-28", 2, "2023-10-08"),
        ("2023-09-28", 3, "2023-10-09"), ("2023-09-20", 10, "2023-10-10"), ("2023-10-01", 10, "2023-10-18"),
        // Across the Spring Festival of 2024: a Sunday before it and one after it are worked.
        ("2024-02-02", 1, "2024-02-04"), ("2024-02-08", 1, "2024-02-09"), ("2024-02-09", 1, "2024-02-18"),
        ("2024-02-01", 10, "2024-02-20"),
        // Across the National Day of 2022, with the worked weekend of 8 and 9 October.
        ("2022-09-30", 1, "2022-10-08"), ("2022-09-30", 3, "2022-10-10"),
        // New Year's holidays that begin in December, and the turn of the year.
        ("2022-12-30", 1, "2023-01-03"), ("2022-12-30", 10, "2023-01-16"), ("2025-12-31", 1, "2026-01-04"),
        // Labour Day of 2025, after a worked Sunday; Dragon Boat of 2023, before one.
        ("2025-04-25", 1, "2025-04-27"), ("2025-04-30", 1, "2025-05-06"), ("2023-06-21", 1, "2023-06-25"),
        // The longest Spring Festival: nine days of 2026, between two worked Saturdays.
        ("2026-02-13", 1, "2026-02-14"), ("2026-02-14", 1, "2026-02-24"), ("2026-02-24", 5, "2026-03-02"),
    ])
    func dueDaysByThePublishedHolidays(_ start: String, _ days: Int, _ due: String) throws {
        let limit = Deadline(days: days, countsWorkdaysOnly: true)
        let calendar = try shippedCalendar()
        #expect(calendar.dueDay(from: try #require(CivilDate(start)), within: limit).description == due)
    }

    @Test func eachYearHasItsWorkdays() throws {
        let calendar = try shippedCalendar()
        #expect(calendar.years == [2022, 2023, 2024, 2025, 2026])
        let counts = try calendar.years.map { year in
            let first = try #require(CivilDate(year: year, month: 1, day: 1)).adding(days: -1)
            return calendar.workdays(after: first, through: try #require(CivilDate(year: year, month: 12, day: 31)))
        }
        #expect(counts == [249, 249, 251, 248, 248])
    }

    @Test(arguments: [
        ("", "format"), (#"{"format": "x", "years": []}"#, "zhuji-calendar-1"),
        (file("{}"), "format"), (file(#"{"year": 0, "holidays": [], "workdays": []}"#), "the year"),
        (file(year() + ", " + year()), "twice"),
        (file(year(holidays: #"{"from": "2024-02-30"}"#)), "holiday 1"),
        (file(year(holidays: #"{"from": "2024-05-03", "to": "2024-05-01"}"#)), "holiday 1"),
        (file(year(holidays: #"{"from": "2024-05-01"}, {"from": "2025-01-01"}"#)), "holiday 2"),
        (file(year(holidays: #"{"from": "2023-11-30", "to": "2024-01-01"}"#)), "holiday 1"),
        (file(year(holidays: #"{"from": "2024-05-01", "to": "2024-06-01"}"#)), "holiday 1"),
        (file(year(workdays: #""2024-05-06""#)), "workday 1"),
        (file(year(workdays: #""2024-05-11", "2024-05-11""#)), "workday 2"),
        (file(year(holidays: #"{"from": "2024-05-01", "to": "2024-05-05"}"#, workdays: #""2024-05-04""#)), "workday 1"),
        (file(year(workdays: #""2025-05-10""#)), "workday 1"),
        (
            file(
                year(workdays: #""2024-12-28""#)
                    + #", {"year": 2025, "holidays": [{"from": "2024-12-28", "to": "2025-01-01"}], "workdays": []}"#),
            "2025: holiday 1"
        ),
    ])
    func whatIsNoCalendarIsNamed(_ text: String, _ word: String) {
        guard case .malformed(let reason) = calendarTable(Array(text.utf8), today: nil) else {
            Issue.record("taken: \(text)")
            return
        }
        #expect(reason.rendered(in: .en).contains(word), "\(reason.rendered(in: .en))")
        #expect(!reason.rendered(in: .zh).contains("{") && !reason.rendered(in: .en).contains("{"))
    }

    @Test func aHolidayMayBeginInTheDecemberBefore() {
        let text = file(year(holidays: #"{"name": "元旦", "from": "2023-12-30", "to": "2024-01-01"}"#))
        let expected = CalendarDefinition(years: [2024], daysOff: [19_721, 19_722, 19_723])
        #expect(calendarTable(Array(text.utf8), today: 2024) == .calendar(expected, lackedYear: nil))
        #expect(calendarTable(Array(text.utf8), today: 2025) == .calendar(expected, lackedYear: 2025))
    }

    @Test func theYearOfTheDayIsWantedOfTheShippedCalendar() throws {
        func codes(on day: String) throws -> [String] {
            let rulebook = try RulebookFiles.read(
                [Repository.url("workflows").path], on: try #require(CivilDate(day)))
            return rulebook.diagnostics.map(\.code.code)
        }
        #expect(try codes(on: "2026-12-31") == [])
        #expect(try codes(on: "2027-01-01") == ["M0533"])
        #expect(try codes(on: "2021-12-31") == ["M0533"])
    }

    @Test func aNewYearIsAChangeOfTheRulebookAndOfNoMachine() throws {
        let files = [(name: "rules.matter", bytes: Array(countingRulebook.utf8))]
        let definitions = [file(""), file(year(holidays: #"{"from": "2024-05-01", "to": "2024-05-05"}"#))].map { text in
            compile(
                RulebookFiles(files, on: Trial.firstDay) { name in
                    Array((name == "calendar.json" ? text : DiagnosticExample.divisions).utf8)
                }.rulebook)
        }
        #expect(definitions[0].hash != definitions[1].hash)
        #expect(definitions[0].machineHashes == definitions[1].machineHashes)
        #expect(definitions.allSatisfy { Ruleset(canonicalBytes: $0.bytes) == $0.ruleset })
    }

    private func shippedCalendar() throws -> WorkCalendar {
        let rulebook = try RulebookFiles.read([Repository.url("workflows").path], on: Trial.firstDay)
        #expect(
            rulebook.companions.map { URL(fileURLWithPath: $0.name).lastPathComponent }.sorted() == [
                "calendar.json", "divisions.json",
            ])
        return compile(rulebook.rulebook).ruleset.calendar
    }
}

/// A matter whose level has a limit.
private let countingRulebook = """
    divisions "divisions.json"
    calendar "calendar.json"
    party person "自然人" { field name "姓名" text; field unit "单位" unit optional }
    party unit "单位" { field name "名称" text; field division "区划" division }
    matter leave "请假" {
        category "日常"; applicant person
        level unit "单位" { reviewer applicant.unit; approve; within 3 workdays }
    }
    """

private func file(_ years: String) -> String {
    #"{"format": "zhuji-calendar-1", "years": [\#(years)]}"#
}

private func year(holidays: String = "", workdays: String = "") -> String {
    #"{"year": 2024, "holidays": [\#(holidays)], "workdays": [\#(workdays)]}"#
}
