// What lies beside the spine of a picture: the lanes along it, the room for texts, and the two side columns. How the
// roads go through it lives in `PictureDrawing.swift`.

/// Everything beside the spine. Outwards lie, on each side: room for texts and lanes within the frame, the frame's
/// rim, room for texts, lanes, the column.
struct PictureSides {
    /// The x of each arrow that goes along the spine.
    private(set) var lanes: [Int: Int] = [:]
    /// The boxes of each column, from the top.
    private(set) var boxes: [PictureSide: [PictureBox]] = [.left: [], .right: []]
    /// The rims of the frame, or where they would be.
    private(set) var rims: [PictureSide: Int] = [:]
    /// Where the room for texts between rim and column ends.
    private(set) var textEnds: [PictureSide: Int] = [:]
    /// The nearer end of the room for texts within the frame is the spine; this is the farther.
    private(set) var innerTextEnd = 0

    private let columns: PictureColumns
    private let roads: [PictureRoad]
    private let sizes: PictureSizes
    private let spine: PictureSpine

    static let laneWidth = 14
    private static let columnGap = 26

    init(_ columns: PictureColumns, _ roads: [PictureRoad], _ sizes: PictureSizes, _ spine: PictureSpine) {
        self.columns = columns
        self.roads = roads
        self.sizes = sizes
        self.spine = spine
        let half = sizes.spineWidth / 2
        rims = [.left: layInnerLanes(from: -half) - 18, .right: half + 18]
        for side in PictureSide.allCases {
            let rim = rims[side] ?? 0
            let widths = texts(on: side).map(sizes.textWidth)
            let hasColumn = !columns.column(side).isEmpty
            let room = (widths.max() ?? (hasColumn ? 20 : 0)) + (widths.isEmpty && !hasColumn ? 0 : 28)
            textEnds[side] = rim + side.sign * room
        }
        let frameLanes = roads.indices.filter { isFrameLane(roads[$0]) }
        for (index, arrow) in frameLanes.enumerated() {
            lanes[arrow] = (textEnds[.left] ?? 0) - index * PictureSides.laneWidth
        }
        for side in PictureSide.allCases { placeColumn(side, frameLanes: side == .left ? frameLanes.count : 0) }
    }

    func box(_ side: PictureSide, _ index: Int) -> PictureBox {
        let column = boxes[side] ?? []
        return column.indices.contains(index) ? column[index] : PictureBox(x: 0, y: 0, width: 0, height: 0)
    }

    /// Moves a column outwards, so that there is room for so many lanes before it.
    mutating func makeRoom(forLanes count: Int, _ side: PictureSide) {
        guard count > 0 else { return }
        for index in (boxes[side] ?? []).indices {
            boxes[side]?[index].x += side.sign * (count * PictureSides.laneWidth + 8)
        }
    }

    private func isFrameLane(_ road: PictureRoad) -> Bool {
        guard case .lane(let from, let to) = road else { return false }
        return from == .frame || to == .frame
    }

    /// The arrows whose texts stand between the rim and the column.
    private func texts(on side: PictureSide) -> [Int] {
        roads.indices.filter { index in
            if case .aside(_, side, _, _) = roads[index] { return true }
            return side == .left && isFrameLane(roads[index])
        }
    }

    /// Lays the lanes along the spine, the shortest nearest to it, and gives where they end.
    private mutating func layInnerLanes(from start: Int) -> Int {
        let arrows = roads.indices.filter { index in
            if case .lane = roads[index] { !isFrameLane(roads[index]) } else { false }
        }
        innerTextEnd = start
        guard !arrows.isEmpty else { return start }
        innerTextEnd = start - (arrows.map(sizes.textWidth).max() ?? 0) - 20
        let spans = arrows.map { arrow in
            let heights = [spine.height(of: arrow, isStart: true), spine.height(of: arrow, isStart: false)].sorted()
            return (arrow: arrow, range: heights[0]..<heights[1] + 1)
        }
        var used: [[Range<Int>]] = []
        for span in spans.sorted(by: { ($0.range.count, $0.arrow) < ($1.range.count, $1.arrow) }) {
            let lane = used.firstIndex { !$0.contains { $0.overlaps(span.range) } } ?? used.count
            if lane == used.count { used.append([]) }
            used[lane].append(span.range)
            lanes[span.arrow] = innerTextEnd - lane * PictureSides.laneWidth
        }
        return innerTextEnd - (used.count - 1) * PictureSides.laneWidth
    }

    /// Puts the boxes of a column as near as can be to the heights of their arrows.
    private mutating func placeColumn(_ side: PictureSide, frameLanes: Int) {
        let nodes = columns.column(side)
        let width = sizes.width(of: side)
        let rim = (textEnds[side] ?? 0) + side.sign * frameLanes * PictureSides.laneWidth
        var y = Int.min
        for (index, node) in nodes.enumerated() {
            let height = sizes.height(of: node)
            let top = max(y, wantedHeight(side, index) - height / 2)
            let x = side == .left ? rim - width : rim
            boxes[side, default: []].append(PictureBox(x: x, y: top, width: width, height: height))
            y = top + height + PictureSides.columnGap
        }
    }

    /// The height of the arrow that shall go straight: that of the whole ladder, else the first.
    private func wantedHeight(_ side: PictureSide, _ index: Int) -> Int {
        var wanted: Int?
        for (arrow, road) in roads.enumerated() {
            guard case .aside(let place, side, index, let leaves) = road else { continue }
            let height = spine.height(of: arrow, isStart: leaves)
            if place == .frame, leaves { return height }
            wanted = wanted ?? height
        }
        return wanted ?? spine.boxes[min(1, spine.boxes.count - 1)].midY
    }
}

extension PictureSide {
    /// The direction in which x grows outwards.
    var sign: Int { self == .left ? -1 : 1 }
}
