// A machine's picture as SVG. Where everything lies is decided in `PictureLayout.swift`, what it looks like in
// `PictureStyle.swift`.

internal import Machines

/// The picture as one `svg` element, ended by a line feed. It can stand in a file of its own or in a page of HTML,
/// there also several times: its styles hold within it alone, and what it names begins with its own id.
///
/// - Parameter id: The element's id: a letter, then letters, digits and hyphens; different for each picture of a page.
package func svg(_ picture: MachinePicture, id: String = "machine") -> String {
    let layout = PictureLayout(picture)
    let writer = SVGWriter(picture: picture, layout: layout, id: id)
    return writer.lines().joined(separator: "\n") + "\n"
}

private struct SVGWriter {
    let picture: MachinePicture
    let layout: PictureLayout
    let id: String

    func lines() -> [String] {
        let size = "width=\"\(layout.width)\" height=\"\(layout.height)\""
        let box = "viewBox=\"0 0 \(layout.width) \(layout.height)\""
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(id)\" class=\"\(PictureStyle.root)\" \(size) \(box) "
                + "role=\"img\" aria-labelledby=\"\(id)-title \(id)-desc\">",
            "<title id=\"\(id)-title\">\(shown(picture.title))</title>",
            "<desc id=\"\(id)-desc\">\(shown(description))</desc>", "<style>",
            PictureStyle.sheet(withWay: picture.way != nil), "</style>",
            "<rect class=\"paper\" width=\"\(layout.width)\" height=\"\(layout.height)\" rx=\"12\"/>",
        ]
        if let frame = layout.frame { lines.append(rect(frame, "frame", radius: 14)) }
        // Arrows that a case took lie on those with which they share a piece.
        let isTaken = picture.arrows.indices.map { picture.way?.numbers(of: $0).isEmpty == false }
        lines += picture.arrows.indices.filter { !isTaken[$0] }.map(arrow)
        lines += picture.arrows.indices.filter { isTaken[$0] }.map(arrow)
        let dot = layout.dot
        lines.append("<circle class=\"dot\" cx=\"\(dot.midX)\" cy=\"\(dot.midY)\" r=\"\(dot.width / 2)\"/>")
        lines += picture.nodes.indices.map(node)
        lines += [layout.frameLabel, layout.heading, layout.stepsTitle].compactMap(\.self).map(text)
        lines += layout.steps.map { "<g class=\"arrow walked\">\(badge($0.badge))\($0.labels.map(text).joined())</g>" }
        return lines + ["</svg>"]
    }

    /// What there is to see, for whoever does not see it: the arrows in words.
    private var description: String {
        let steps = (picture.way?.steps ?? []).enumerated().map { "\($0 + 1) \($1.line)" }
        return (picture.arrows.map(described) + steps).joined(separator: "; ")
    }

    private func described(_ arrow: MachinePicture.Arrow) -> String {
        let start =
            switch arrow.from {
            case .beginning: "●"
            case .node(let index): picture.nodes[index].title
            case .ladder: picture.ladderTitle
            }
        let labels = arrow.labels.joined(separator: " / ")
        return "\(start) → \(picture.nodes[arrow.to].title) (\(labels))"
    }

    private func node(_ index: Int) -> String {
        let box = layout.nodes[index].box
        let kind = picture.nodes[index].kind
        let isGoal = layout.goal == index
        let radius = kind == .end ? min(box.height / 2, 22) : kind == .dispatch ? 6 : 9
        let mark = picture.way.map { $0.here == index ? " here" : $0.isVisited[index] ? " walked" : "" } ?? ""
        var parts = [
            "<g class=\"node \(kind.rawValue)\(isGoal ? " goal" : "")\(mark)\">", rect(box, "box", radius: radius),
        ]
        if kind == .end {
            let inner = PictureBox(x: box.x + 4, y: box.y + 4, width: box.width - 8, height: box.height - 8)
            parts.append(rect(inner, "rim", radius: max(2, radius - 4)))
        }
        return (parts + layout.nodes[index].labels.map(text) + ["</g>"]).joined()
    }

    private func arrow(_ index: Int) -> String {
        let isReturn = picture.way == nil && picture.nodes[picture.arrows[index].to].kind == .returned
        let arrow = layout.arrows[index]
        let steps = picture.way?.lines(of: index) ?? []
        let title = steps.isEmpty ? "" : "<title>\(steps.map(shown).joined(separator: "\n"))</title>"
        return "<g class=\"arrow\(isReturn ? " back" : "")\(steps.isEmpty ? "" : " walked")\">\(title)"
            + "<path class=\"line\" d=\"\(PicturePath.line(arrow.points))\"/>"
            + "<path class=\"tip\" d=\"\(PicturePath.tip(arrow.points))\"/>\(text(arrow.label))"
            + (arrow.badge.map(badge) ?? "") + "</g>"
    }

    private func badge(_ badge: PictureLayout.Badge) -> String {
        rect(badge.box, "badge", radius: min(badge.box.width, badge.box.height) / 2) + text(badge.text)
    }

    private func rect(_ box: PictureBox, _ style: String, radius: Int) -> String {
        "<rect class=\"\(style)\" x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" "
            + "rx=\"\(radius)\"/>"
    }

    private func text(_ label: PictureLayout.Label) -> String {
        let x = label.isCentred ? label.box.x + label.box.width / 2 : label.box.x
        let style = label.font.rawValue + (label.isCentred ? " centred" : "")
        // The line's foot: letters of CJK fonts reach some eighth of their size below it.
        let first = label.box.y + (label.font.leading + label.font.size * 3 / 4) / 2
        return label.lines.enumerated().map { index, line in
            "<text class=\"\(style)\" x=\"\(x)\" y=\"\(first + index * label.font.leading)\">\(shown(line))</text>"
        }.joined()
    }
}

/// The text as it stands between tags and in quotes, what can not be seen written out.
private func shown(_ text: String) -> String { xmlEscaped(printable(text)) }
