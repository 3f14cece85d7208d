// How wide a table's columns are made so that the table fits a terminal. Drawing it does not live here.

internal import Source

/// The widths that a table's columns want, and those that they can do with.
struct TableWidths {
    /// Each cell and title on one line.
    private let natural: [Int]
    /// Each cell on one line, titles on several.
    private let narrowTitles: [Int]
    /// Cells on several lines, still to be read.
    private let least: [Int]
    private let gapsWidth: Int

    /// Columns narrower than this are not made narrower.
    private static let readable = 10

    init(_ columns: [Table.Column], _ titles: [String], _ cells: [[String]], gap: Int) {
        var natural: [Int] = []
        var narrowTitles: [Int] = []
        var least: [Int] = []
        for index in columns.indices {
            let title = displayWidth(of: titles[index])
            let widest = cells.map { displayWidth(of: $0[index]) }.max() ?? 0
            // Two ideographs a line at the least.
            let narrowTitle = min(title, max(4, longestPieceWidth(of: titles[index])))
            natural.append(max(title, widest))
            narrowTitles.append(max(narrowTitle, widest))
            least.append(
                columns[index].isWhole ? max(narrowTitle, widest) : max(narrowTitle, min(widest, Self.readable)))
        }
        (self.natural, self.narrowTitles, self.least) = (natural, narrowTitles, least)
        gapsWidth = gap * max(0, columns.count - 1)
    }

    /// Widths that together keep to the limit; nil where no column could be read any more.
    func fitting(_ limit: Int?) -> [Int]? {
        guard let limit else { return natural }
        let room = limit - gapsWidth
        if least.reduce(0, +) > room { return nil }
        // Titles first: they stand there once.
        return shrunk(shrunk(natural, downTo: narrowTitles, room: room), downTo: least, room: room)
    }

    /// The widths with the widest made narrower until all fit the room, none below its floor.
    private func shrunk(_ widths: [Int], downTo floor: [Int], room: Int) -> [Int] {
        var widths = widths
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            let shrinkable = widths.indices.filter { widths[$0] > floor[$0] }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
