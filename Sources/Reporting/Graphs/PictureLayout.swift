// Where everything of a picture lies: boxes, the frame, arrows as lines of corners, and texts. Pure geometry; how it is
// written down lives in `GraphSVG.swift`.

internal import Source

/// A picture, laid out.
package struct PictureLayout: Hashable, Sendable {
    /// A text in its place.
    package struct Label: Hashable, Sendable {
        package let lines: [String]
        package let font: PictureFont
        /// What the text takes at the most; centred lines lie in its middle.
        package var box: PictureBox
        package let isCentred: Bool
    }

    /// A node of the picture, by the same index.
    package struct Node: Hashable, Sendable {
        package var box: PictureBox
        package var labels: [Label]
    }

    /// An arrow of the picture, by the same index.
    package struct Arrow: Hashable, Sendable {
        /// The corners, from the start to the tip; each piece is upright or level.
        package var points: [PicturePoint]
        package var label: Label
        /// The numbers of the steps that took it.
        package var badge: Badge?
    }

    /// Numbers in a box.
    package struct Badge: Hashable, Sendable {
        package var text: Label
        package var box: PictureBox
    }

    /// A step of a case's way, in the list below the picture.
    package struct Step: Hashable, Sendable {
        package var badge: Badge
        /// When, by whom, and what.
        package var labels: [Label]
    }

    package var nodes: [Node]
    package var arrows: [Arrow]
    /// The node in which the spine ends, where that is an end: what was applied for.
    package let goal: Int?
    /// The dot at which a case begins.
    package internal(set) var dot: PictureBox
    /// The frame around the ladder, with its title.
    package internal(set) var frame: PictureBox?
    package internal(set) var frameLabel: Label?
    package internal(set) var heading: Label
    /// The case's way below the picture, with its title.
    package internal(set) var steps: [Step] = []
    package internal(set) var stepsTitle: Label?
    package internal(set) var width = 0
    package internal(set) var height = 0

    /// Lays a picture out.
    package init(_ picture: MachinePicture) {
        let columns = PictureColumns(picture)
        let roads = picture.arrows.map(columns.road)
        let sizes = PictureSizes(picture, columns, roads)
        let ports = PicturePorts(columns, roads, sizes)
        let spine = PictureSpine(columns, roads, sizes, ports)
        var sides = PictureSides(columns, roads, sizes, spine)
        let joints = PictureJoints(columns, roads, sizes, spine, sides)
        for side in PictureSide.allCases { sides.makeRoom(forLanes: joints.laneCount(side), side) }
        var drawn = PictureDrawing(picture, columns, roads, sizes, spine, sides)
        drawn.drawArrows()
        self = drawn.layout
        settle(picture.way)
    }

    /// The parts at their own places, before they are settled.
    init(
        nodes: [Node], goal: Int?, dot: PictureBox, frame: PictureBox?, frameLabel: Label?, heading: Label
    ) {
        self.nodes = nodes
        self.goal = goal
        arrows = []
        self.dot = dot
        self.frame = frame
        self.frameLabel = frameLabel
        self.heading = heading
    }

    /// Every text of the picture.
    package var labels: [Label] {
        [heading] + [frameLabel].compactMap(\.self) + nodes.flatMap(\.labels) + arrows.map(\.label)
            + arrows.compactMap(\.badge?.text) + [stepsTitle].compactMap(\.self)
            + steps.flatMap { [$0.badge.text] + $0.labels }
    }

    /// Puts the heading on top and the way at the foot, and moves everything so that a margin is left all around.
    private mutating func settle(_ way: CaseWay?) {
        let margin = 28
        let boxes =
            nodes.map(\.box) + [dot] + [frame].compactMap(\.self) + arrows.map(\.label.box)
            + arrows.compactMap(\.badge?.box)
        let points = arrows.flatMap(\.points)
        let left = min(boxes.map(\.x).min() ?? 0, points.map(\.x).min() ?? 0)
        let right = max(boxes.map(\.maxX).max() ?? 0, points.map(\.x).max() ?? 0)
        let top = min(boxes.map(\.y).min() ?? 0, points.map(\.y).min() ?? 0)
        let bottom = max(boxes.map(\.maxY).max() ?? 0, points.map(\.y).max() ?? 0)
        let headed = margin + heading.box.height + 16
        let list = way.map { PictureSteps($0, room: max(right - left, 460)) }
        let inner = max(right - left, heading.box.width, list?.width ?? 0)
        width = inner + 2 * margin
        height = headed + bottom - top + margin
        move(x: margin - left + (inner - (right - left)) / 2, y: headed - top)
        heading.box.x = margin
        heading.box.y = margin
        guard let list else { return }
        let foot = height - margin + 30
        stepsTitle = list.title.moved(x: margin, y: foot)
        steps = list.rows.map { row in
            Step(
                badge: row.badge.moved(x: margin, y: foot), labels: row.labels.map { $0.moved(x: margin, y: foot) })
        }
        height = foot + list.height + margin - 6
    }

    private mutating func move(x: Int, y: Int) {
        func moved(_ box: PictureBox) -> PictureBox { box.moved(x: x, y: y) }
        for index in nodes.indices {
            nodes[index].box = moved(nodes[index].box)
            for line in nodes[index].labels.indices {
                nodes[index].labels[line].box = moved(nodes[index].labels[line].box)
            }
        }
        for index in arrows.indices {
            arrows[index].points = arrows[index].points.map { PicturePoint(x: $0.x + x, y: $0.y + y) }
            arrows[index].label = arrows[index].label.moved(x: x, y: y)
            arrows[index].badge = arrows[index].badge?.moved(x: x, y: y)
        }
        dot = moved(dot)
        frame = frame.map(moved)
        if let label = frameLabel { frameLabel?.box = moved(label.box) }
    }
}

extension PictureLayout.Label {
    /// A text with its corner at a point, its lines beginning at the left.
    init(_ text: PictureText, x: Int, y: Int) {
        self.init(
            lines: text.lines, font: text.font, box: PictureBox(x: x, y: y, width: text.width, height: text.height),
            isCentred: false)
    }

    /// A text in the middle of a box.
    init(_ text: PictureText, in box: PictureBox) {
        let place = PictureBox(
            x: box.midX - text.width / 2, y: box.midY - text.height / 2, width: text.width, height: text.height)
        self.init(lines: text.lines, font: text.font, box: place, isCentred: true)
    }

    func moved(x: Int, y: Int) -> PictureLayout.Label {
        PictureLayout.Label(lines: lines, font: font, box: box.moved(x: x, y: y), isCentred: isCentred)
    }
}

extension PictureLayout.Badge {
    func moved(x: Int, y: Int) -> PictureLayout.Badge {
        PictureLayout.Badge(text: text.moved(x: x, y: y), box: box.moved(x: x, y: y))
    }
}
