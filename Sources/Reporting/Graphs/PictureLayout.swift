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
    }

    package internal(set) var nodes: [Node]
    package internal(set) var arrows: [Arrow]
    /// The dot at which a case begins.
    package internal(set) var dot: PictureBox
    /// The frame around the ladder, with its title.
    package internal(set) var frame: PictureBox?
    package internal(set) var frameLabel: Label?
    package internal(set) var heading: Label
    package internal(set) var width = 0
    package internal(set) var height = 0

    /// Lays a picture out.
    package init(_ picture: MachinePicture) {
        let columns = PictureColumns(picture)
        let roads = picture.arrows.map(columns.road)
        let sizes = PictureSizes(picture, columns, roads)
        let ports = PicturePorts(columns, roads, sizes)
        let spine = PictureSpine(columns, roads, sizes, ports)
        let sides = PictureSides(columns, roads, sizes, spine)
        var drawn = PictureDrawing(picture, columns, roads, sizes, spine, sides)
        drawn.drawArrows()
        self = drawn.layout
        settle()
    }

    init(nodes: [Node], arrows: [Arrow], dot: PictureBox, frame: PictureBox?, frameLabel: Label?, heading: Label) {
        self.nodes = nodes
        self.arrows = arrows
        self.dot = dot
        self.frame = frame
        self.frameLabel = frameLabel
        self.heading = heading
    }

    /// Every text of the picture.
    package var labels: [Label] {
        [heading] + [frameLabel].compactMap(\.self) + nodes.flatMap(\.labels) + arrows.map(\.label)
    }

    /// Puts the heading on top and moves everything so that a margin is left all around.
    private mutating func settle() {
        let margin = 28
        let boxes =
            nodes.map(\.box) + [dot] + [frame].compactMap(\.self) + nodes.flatMap(\.labels).map(\.box)
            + arrows.map(\.label.box)
        let points = arrows.flatMap(\.points)
        let left = min(boxes.map(\.x).min() ?? 0, points.map(\.x).min() ?? 0)
        let right = max(boxes.map(\.maxX).max() ?? 0, points.map(\.x).max() ?? 0)
        let top = min(boxes.map(\.y).min() ?? 0, points.map(\.y).min() ?? 0)
        let bottom = max(boxes.map(\.maxY).max() ?? 0, points.map(\.y).max() ?? 0)
        let headed = margin + heading.box.height + 16
        width = max(right - left, heading.box.width) + 2 * margin
        height = headed + bottom - top + margin
        heading.box.x = margin
        heading.box.y = margin
        move(x: margin - left + max(0, heading.box.width - (right - left)) / 2, y: headed - top)
    }

    private mutating func move(x: Int, y: Int) {
        func moved(_ box: PictureBox) -> PictureBox {
            PictureBox(x: box.x + x, y: box.y + y, width: box.width, height: box.height)
        }
        for index in nodes.indices {
            nodes[index].box = moved(nodes[index].box)
            for line in nodes[index].labels.indices {
                nodes[index].labels[line].box = moved(nodes[index].labels[line].box)
            }
        }
        for index in arrows.indices {
            arrows[index].points = arrows[index].points.map { PicturePoint(x: $0.x + x, y: $0.y + y) }
            arrows[index].label.box = moved(arrows[index].label.box)
        }
        dot = moved(dot)
        frame = frame.map(moved)
        if let label = frameLabel { frameLabel?.box = moved(label.box) }
    }
}
