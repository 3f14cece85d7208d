// The list of a case's steps below its picture: each with the number that stands beside its arrow, in as many columns
// as the picture is wide.

/// The list, with its corner at 0.
struct PictureSteps {
    private(set) var title: PictureLayout.Label
    private(set) var rows: [PictureLayout.Step] = []
    private(set) var width = 0
    private(set) var height = 0

    private static let columnGap = 36
    private static let cellGap = 14

    /// - Parameter room: How wide the picture is.
    init(_ way: CaseWay, room: Int) {
        let text = PictureText([way.title], .group, upTo: room)
        title = PictureLayout.Label(text, x: 0, y: 0)
        let badges = way.steps.indices.map { PictureText([String($0 + 1)], .number, upTo: 100) }
        let badgeWidth = max(20, (badges.map(\.width).max() ?? 0) + 12)
        let indent = badgeWidth + 10
        let cells = way.steps.map { step in
            [step.at, step.by, step.what].map { PictureText([$0], .step, upTo: 260) }
        }
        let widths = (0..<3).map { column in cells.map { $0[column].width }.max() ?? 0 }
        let starts = (0..<3).map { column in
            indent + widths.prefix(column).reduce(0) { $0 + ($1 == 0 ? 0 : $1 + PictureSteps.cellGap) }
        }
        let columnWidth = starts[2] + widths[2]
        let fitting = max(1, (room + PictureSteps.columnGap) / (columnWidth + PictureSteps.columnGap))
        let columns = way.steps.count > 5 ? fitting : 1
        let rowsAColumn = max(1, (way.steps.count + columns - 1) / columns)
        let top = text.height + 12
        var y = top
        for (index, row) in cells.enumerated() {
            if index % rowsAColumn == 0 { y = top }
            let x = index / rowsAColumn * (columnWidth + PictureSteps.columnGap)
            let box = PictureBox(x: x, y: y, width: badgeWidth, height: 20)
            let lineY = y + (20 - row[0].font.leading) / 2
            rows.append(
                PictureLayout.Step(
                    badge: PictureLayout.Badge(text: PictureLayout.Label(badges[index], in: box), box: box),
                    labels: row.enumerated().map { PictureLayout.Label($1, x: x + starts[$0], y: lineY) }))
            y += max(20, row.map(\.height).max() ?? 0) + 6
            height = max(height, y)
            width = max(width, x + columnWidth)
        }
        width = max(width, text.width)
    }
}
