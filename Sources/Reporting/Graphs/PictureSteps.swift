// The list of a case's steps below its picture: each with the number that stands beside its arrow, in as many columns
// as the picture is wide.

/// The list, with its corner at 0.
struct PictureSteps {
    private(set) var title: PictureLayout.Label
    private(set) var rows: [PictureLayout.Step] = []
    private(set) var width = 0
    private(set) var height = 0

    private static let columnGap = 36

    /// - Parameter room: How wide the picture is.
    init(_ way: CaseWay, room: Int) {
        let text = PictureText([way.title], .group, upTo: room)
        title = PictureLayout.Label(text, x: 0, y: 0)
        let badges = way.steps.indices.map { PictureText([String($0 + 1)], .number, upTo: 100) }
        let badgeWidth = max(20, (badges.map(\.width).max() ?? 0) + 12)
        let indent = badgeWidth + 10
        let texts = way.steps.map { PictureText([$0.line], .step, upTo: max(300, room - indent)) }
        let columnWidth = indent + (texts.map(\.width).max() ?? 0)
        let fitting = max(1, (room + PictureSteps.columnGap) / (columnWidth + PictureSteps.columnGap))
        let columns = way.steps.count > 5 ? fitting : 1
        let rowsAColumn = max(1, (way.steps.count + columns - 1) / columns)
        let top = text.height + 12
        var y = top
        for (index, step) in texts.enumerated() {
            if index % rowsAColumn == 0 { y = top }
            let x = index / rowsAColumn * (columnWidth + PictureSteps.columnGap)
            let box = PictureBox(x: x, y: y, width: badgeWidth, height: 20)
            let lineY = y + (20 - step.font.leading) / 2
            rows.append(
                PictureLayout.Step(
                    badge: PictureLayout.Badge(text: PictureLayout.Label(badges[index], in: box), box: box),
                    label: PictureLayout.Label(step, x: x + indent, y: lineY)))
            y += max(20, step.height) + 6
            height = max(height, y)
            width = max(width, x + columnWidth)
        }
        width = max(width, text.width)
    }
}
