// Civil dates against days whose numbers are known, and against each other along the calendar.

import Machines
import Testing

struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2023-07-01", 19_539),
        ("1900-02-28", -25_509), ("1900-03-01", -25_508), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ("2038-01-19", 24_855),
    ])
    func numbersKnownDays(_ text: String, _ number: Int32) {
        #expect(CivilDate(text)?.dayNumber == number)
        #expect(CivilDate(dayNumber: number).description == text)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-01-00", "0000-01-01", "2023-1-1",
        "2023-01-1", "20230101", "2023/01/01", "", "-023-01-01", "+023-01-01", "2023-01-01-", "２０２３-01-01",
        "10000-01-01",
    ])
    func knowsNoSuchDay(_ text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func followsTheCalendarDayByDay() {
        var expected = (year: 1896, month: 1, day: 1)
        guard let first = CivilDate("1896-01-01"), let last = CivilDate("2104-12-31") else {
            Issue.record("both days exist")
            return
        }
        var wrong: [CivilDate] = []
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            if date.components != expected { wrong.append(date) }
            if CivilDate(year: expected.year, month: expected.month, day: expected.day) != date { wrong.append(date) }
            expected.day += 1
            if CivilDate(year: expected.year, month: expected.month, day: expected.day) == nil {
                expected = (expected.year, expected.month + 1, 1)
            }
            if expected.month == 13 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(wrong == [])
        #expect(expected == (2105, 1, 1))
    }

    @Test(arguments: [
        ("2000-02-29", "2001-02-28", 0), ("2000-02-29", "2001-03-01", 1), ("2000-02-29", "2004-02-29", 4),
        ("1990-07-01", "2023-06-30", 32), ("1990-07-01", "2023-07-01", 33), ("2023-07-01", "2023-07-01", 0),
        ("2023-07-01", "1990-07-01", -33), ("2023-06-30", "1990-07-01", -32),
    ])
    func countsWholeYears(_ from: String, _ to: String, _ years: Int) {
        #expect(CivilDate(from).flatMap { start in CivilDate(to).map(start.wholeYears) } == years)
    }
}
