// The roads of a picture drawn through what lies beside its spine: every arrow as corners, every text in its place.

internal import Source

/// Draws a picture's parts once their places are known.
struct PictureDrawing {
    private(set) var layout: PictureLayout
    private let columns: PictureColumns
    private let roads: [PictureRoad]
    private let sizes: PictureSizes
    private let spine: PictureSpine
    private let sides: PictureSides
    private let joints: PictureJoints

    init(
        _ picture: MachinePicture, _ columns: PictureColumns, _ roads: [PictureRoad], _ sizes: PictureSizes,
        _ spine: PictureSpine, _ sides: PictureSides
    ) {
        self.columns = columns
        self.roads = roads
        self.sizes = sizes
        self.spine = spine
        self.sides = sides
        joints = PictureJoints(columns, roads, sizes, spine, sides)
        var boxes = picture.nodes.map { _ in PictureBox(x: 0, y: 0, width: 0, height: 0) }
        for (place, node) in columns.spine.enumerated() { if let node { boxes[node] = spine.boxes[place] } }
        for side in PictureSide.allCases {
            for (place, node) in columns.column(side).enumerated() { boxes[node] = sides.box(side, place) }
        }
        let frame = spine.frame.map { frame in
            let left = sides.rims[.left] ?? 0
            return PictureBox(x: left, y: frame.y, width: (sides.rims[.right] ?? 0) - left, height: frame.height)
        }
        let frameText = PictureText([picture.ladderTitle], .group, upTo: sizes.spineWidth / 2 - 24)
        layout = PictureLayout(
            nodes: boxes.enumerated().map { PictureDrawing.node($1, sizes.titles[$0], sizes.details[$0]) },
            goal: columns.goal, dot: spine.boxes[0], frame: frame,
            frameLabel: frame.map { PictureLayout.Label(frameText, x: -sizes.spineWidth / 2, y: $0.y + 8) },
            heading: PictureLayout.Label(PictureText([picture.title], .heading, upTo: 700), x: 0, y: 0))
    }

    mutating func drawArrows() {
        for (arrow, road) in roads.enumerated() {
            layout.arrows.append(drawn(arrow, road))
        }
    }

    private func drawn(_ arrow: Int, _ road: PictureRoad) -> PictureLayout.Arrow {
        switch road {
        case .down(let place): down(arrow, from: place)
        case .lane(let from, let to): lane(arrow, from, to)
        case .aside(let place, let side, let index, let leaves): aside(arrow, place, side, index, leaves)
        case .over(let left, let right, let leaves): over(arrow, left, right, leaves)
        case .outside(let side, let from, let to): outside(arrow, side, from, to)
        }
    }

    private func down(_ arrow: Int, from place: Int) -> PictureLayout.Arrow {
        let top = spine.boxes[place].maxY
        let bottom = spine.boxes[place + 1].y
        // The texts stand where the frame's rim and title do not.
        let frameTop = spine.frame?.y ?? bottom
        let frameEnd = spine.frame?.maxY ?? top
        let first = top < frameEnd && frameEnd < bottom ? frameEnd : top
        let last = top < frameTop ? min(bottom, frameTop) : bottom
        let text = sizes.labels[arrow]
        return PictureLayout.Arrow(
            points: [PicturePoint(x: 0, y: top), PicturePoint(x: 0, y: bottom)],
            label: PictureLayout.Label(text, x: 10, y: (first + last - text.height) / 2),
            badge: badge(arrow, x: -9 - sizes.badgeWidth(arrow), y: (first + last - sizes.badgeHeight(arrow)) / 2))
    }

    /// The box with an arrow's numbers; nil where no step took it.
    private func badge(_ arrow: Int, x: Int, y: Int) -> PictureLayout.Badge? {
        let text = sizes.badges[arrow]
        guard !text.lines.isEmpty else { return nil }
        let box = PictureBox(x: x, y: y, width: sizes.badgeWidth(arrow), height: sizes.badgeHeight(arrow))
        return PictureLayout.Badge(text: PictureLayout.Label(text, in: box), box: box)
    }

    /// An arrow with its texts in the middle between two places, above and below its line.
    private func level(
        _ arrow: Int, _ points: [PicturePoint], between left: Int, and right: Int, at line: Int
    ) -> PictureLayout.Arrow {
        let text = sizes.labels[arrow]
        let middle = (left + right) / 2
        let box = PictureBox(
            x: middle - text.width / 2, y: line - PictureSpine.lift - text.height, width: text.width,
            height: text.height)
        return PictureLayout.Arrow(
            points: points, label: PictureLayout.Label(text, in: box),
            badge: badge(arrow, x: middle - sizes.badgeWidth(arrow) / 2, y: line + 5))
    }

    /// Where an arrow leaves a box of the spine, or the frame.
    private func port(_ arrow: Int, at place: PicturePlace, _ side: PictureSide, isStart: Bool) -> PicturePoint {
        let y = spine.height(of: arrow, isStart: isStart)
        guard case .spine(let index) = place else { return PicturePoint(x: sides.rims[side] ?? 0, y: y) }
        let box = spine.boxes[index]
        return PicturePoint(x: side == .left ? box.x : box.maxX, y: y)
    }

    private func lane(_ arrow: Int, _ from: PicturePlace, _ to: PicturePlace) -> PictureLayout.Arrow {
        let start = port(arrow, at: from, .left, isStart: true)
        let end = port(arrow, at: to, .left, isStart: false)
        let x = sides.lanes[arrow] ?? start.x
        let isFrame = from == .frame || to == .frame
        let room =
            isFrame
            ? (sides.textEnds[.left] ?? 0, sides.rims[.left] ?? 0) : (sides.innerTextEnd, -sizes.spineWidth / 2)
        let points = [start, PicturePoint(x: x, y: start.y), PicturePoint(x: x, y: end.y), end]
        return level(arrow, points, between: room.0, and: room.1, at: start.y)
    }

    private func aside(
        _ arrow: Int, _ place: PicturePlace, _ side: PictureSide, _ index: Int, _ leaves: Bool
    ) -> PictureLayout.Arrow {
        let near = port(arrow, at: place, side, isStart: leaves)
        let points = [near] + joints.corners(side, index, leaves, from: near.y)
        let room = (sides.rims[side] ?? 0, sides.textEnds[side] ?? 0)
        return level(arrow, leaves ? points : points.reversed(), between: room.0, and: room.1, at: near.y)
    }

    private func over(_ arrow: Int, _ left: Int, _ right: Int, _ leaves: PictureSide) -> PictureLayout.Arrow {
        let above = joints.overs.prefix { $0 != arrow }
        let y = joints.skyline - above.reduce(0) { $0 + sizes.labels[$1].height + sizes.badgeHeight($1) + 16 }
        let leftWay = joints.wayUp(.left, left, to: y)
        let rightWay = joints.wayUp(.right, right, to: y)
        let points = leftWay + rightWay.reversed()
        let width = sizes.textWidth(arrow)
        // Beside the column, where no road goes up.
        let x = leaves == .left ? sides.box(.left, left).maxX : sides.box(.right, right).x - width
        return level(arrow, leaves == .left ? points : points.reversed(), between: x, and: x + width, at: y)
    }

    private func outside(_ arrow: Int, _ side: PictureSide, _ from: Int, _ to: Int) -> PictureLayout.Arrow {
        let place = joints.outsides(side).firstIndex(of: arrow) ?? 0
        let text = sizes.labels[arrow]
        let width = sizes.textWidth(arrow)
        let boxes = (sides.box(side, from), sides.box(side, to))
        func rim(_ box: PictureBox) -> Int { side == .left ? box.x : box.maxX }
        let room = joints.outsides(side).map(sizes.textWidth).max() ?? 0
        let x = rim(boxes.0) + side.sign * (16 + place * (room + 24))
        let start = PicturePoint(x: rim(boxes.0), y: boxes.0.midY + 7)
        let end = PicturePoint(x: rim(boxes.1), y: boxes.1.midY - 7)
        let textX = side == .left ? x - 8 - width : x + 8
        let textY = (start.y + end.y - text.height - sizes.badgeHeight(arrow)) / 2
        return PictureLayout.Arrow(
            points: [start, PicturePoint(x: x, y: start.y), PicturePoint(x: x, y: end.y), end],
            label: PictureLayout.Label(text, x: textX, y: textY),
            badge: badge(arrow, x: textX, y: textY + text.height))
    }
}

extension PictureDrawing {
    private static func node(_ box: PictureBox, _ title: PictureText, _ details: PictureText) -> PictureLayout.Node {
        let gap = details.lines.isEmpty ? 0 : details.height + 3
        let top = box.y + (box.height - title.height - gap) / 2
        let texts = details.lines.isEmpty ? [(title, top)] : [(title, top), (details, top + title.height + 3)]
        return PictureLayout.Node(
            box: box,
            labels: texts.map { text, y in
                PictureLayout.Label(
                    text, in: PictureBox(x: box.x, y: y, width: box.width, height: text.height))
            })
    }
}
