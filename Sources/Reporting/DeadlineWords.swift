// How long a level may take, in words.

internal import Machines
internal import Source

extension Deadline {
    /// The limit: so many days, or so many workdays.
    var words: Words {
        countsWorkdaysOnly
            ? Words(zh: "\(days) 个工作日", en: days == 1 ? "1 workday" : "\(days) workdays")
            : Words(zh: "\(days) 日", en: days == 1 ? "1 day" : "\(days) days")
    }
}
