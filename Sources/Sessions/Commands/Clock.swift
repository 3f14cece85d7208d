// clock 当日: a training store's own day, so that a session can be played as of a date. Other stores go by the real
// clock.

import Engine
import Machines
import Source
import Syntax

extension Command {
    static let clock = Command(
        Keyword.clock.english, Keyword.clock.chinese, .shell, arguments: Words(zh: "日期", en: "DATE"),
        summary: Words(
            zh: "演练库：把时间设为某日 9 时，其后每个命令走一分钟",
            en: "training stores: sets the time to 9:00 of a day; each command takes a minute"),
        example: Words(zh: "当日 2023-07-03", en: "clock 2023-07-03"), run: runClock)
}

private func runClock(_ call: Call) throws(Failure) -> Answer {
    let session = call.session
    try call.expectTraining()
    let text = try call.arguments.expectNext(Words(zh: "日期", en: "DATE")).text
    try call.arguments.expectEnd()
    guard let day = CivilDate(text) else {
        throw call.unknown(text, zh: "日期", en: "date", choices: ["2023-07-03"])
    }
    let hoursEastOfUTC: Int64 = 8
    let openingHour: Int64 = 9
    session.clock = Moment(
        milliseconds: Int64(day.dayNumber) * 86_400_000 + (openingHour - hoursEastOfUTC) * 3_600_000)
    return call.answer(zh: "时间：\(day) 09:00", en: "time: \(day) 09:00")
}
