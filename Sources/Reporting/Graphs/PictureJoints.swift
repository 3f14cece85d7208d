// How arrows come to the boxes of the side columns: straight, round one corner from above or below, or along a lane;
// those alike go the last piece together.

/// The way from a height at the spine into a box of a side column.
struct PictureJoints {
    /// The arrows over the top, in order.
    let overs: [Int]
    /// The height above everything.
    let skyline: Int
    private let columns: PictureColumns
    private let roads: [PictureRoad]
    private let spine: PictureSpine
    private let sides: PictureSides

    /// How an arrow comes into a box.
    private enum Joint: Hashable {
        case straight
        /// Through the top or the bottom.
        case corner(isTop: Bool)
        case bent
    }

    /// What shares the last piece.
    private struct Trunk: Hashable {
        let side: PictureSide
        let index: Int
        let joint: Joint
        let leaves: Bool
    }

    init(
        _ columns: PictureColumns, _ roads: [PictureRoad], _ sizes: PictureSizes, _ spine: PictureSpine,
        _ sides: PictureSides
    ) {
        self.columns = columns
        self.roads = roads
        self.spine = spine
        self.sides = sides
        overs = roads.indices.filter { if case .over = roads[$0] { true } else { false } }
        let boxes = spine.boxes + PictureSide.allCases.flatMap { sides.boxes[$0] ?? [] }
        skyline = (boxes.map(\.y).min() ?? 0) - 22 - (overs.map(sizes.badgeHeight).max() ?? 0)
    }

    /// The arrows along the outside of a column, in order.
    func outsides(_ side: PictureSide) -> [Int] {
        roads.indices.filter { if case .outside(side, _, _) = roads[$0] { true } else { false } }
    }

    /// How many lanes the arrows need that come to a column.
    func laneCount(_ side: PictureSide) -> Int { bentTrunks(side).count }

    /// The corners behind the first point, which is at this height, to the box.
    func corners(_ side: PictureSide, _ index: Int, _ leaves: Bool, from y: Int) -> [PicturePoint] {
        let box = sides.box(side, index)
        let rim = side == .left ? box.maxX : box.x
        let trunk = Trunk(side: side, index: index, joint: joint(side, index, y), leaves: leaves)
        switch trunk.joint {
        case .straight: return [PicturePoint(x: rim, y: y)]
        case .corner(let isTop):
            let x = cornerX(trunk)
            return [PicturePoint(x: x, y: y), PicturePoint(x: x, y: isTop ? box.y : box.maxY)]
        case .bent:
            let lane = bentTrunks(side).firstIndex(of: trunk) ?? 0
            let x = rim - side.sign * (lane + 1) * PictureSides.laneWidth
            let end = freeHeight(at: box, trunk)
            return [PicturePoint(x: x, y: y), PicturePoint(x: x, y: end), PicturePoint(x: rim, y: end)]
        }
    }

    /// From a box of a side column up to a height above everything.
    func wayUp(_ side: PictureSide, _ index: Int, to y: Int) -> [PicturePoint] {
        let box = sides.box(side, index)
        guard index > 0 else {
            let x = slotX(of: 0, in: box, side, count: topTrunks(side, index).count + 1)
            return [PicturePoint(x: x, y: box.y), PicturePoint(x: x, y: y)]
        }
        let rim = side == .left ? box.x : box.maxX
        let x = rim + side.sign * 16
        return [PicturePoint(x: rim, y: box.midY), PicturePoint(x: x, y: box.midY), PicturePoint(x: x, y: y)]
    }

    private func joint(_ side: PictureSide, _ index: Int, _ y: Int) -> Joint {
        let box = sides.box(side, index)
        if y >= box.y + 8, y <= box.maxY - 8 { return .straight }
        if y < box.y, index == 0 { return .corner(isTop: true) }
        if y > box.maxY, index == columns.column(side).count - 1 { return .corner(isTop: false) }
        return .bent
    }

    /// The trunks at a side, each with the height that is the farthest from its box, by arrow.
    private func trunks(_ side: PictureSide) -> [(trunk: Trunk, y: Int)] {
        var found: [(trunk: Trunk, y: Int)] = []
        for (arrow, road) in roads.enumerated() {
            guard case .aside(_, side, let index, let leaves) = road else { continue }
            let y = spine.height(of: arrow, isStart: leaves)
            let trunk = Trunk(side: side, index: index, joint: joint(side, index, y), leaves: leaves)
            let middle = sides.box(side, index).midY
            if let known = found.firstIndex(where: { $0.trunk == trunk }) {
                if abs(y - middle) > abs(found[known].y - middle) { found[known].y = y }
            } else {
                found.append((trunk, y))
            }
        }
        return found
    }

    /// The trunks through the top of a box, from the outside.
    private func topTrunks(_ side: PictureSide, _ index: Int) -> [Trunk] {
        trunks(side).filter { $0.trunk.index == index && $0.trunk.joint == .corner(isTop: true) }
            .sorted { $0.y < $1.y }.map(\.trunk)
    }

    private func cornerX(_ trunk: Trunk) -> Int {
        let box = sides.box(trunk.side, trunk.index)
        guard trunk.joint == .corner(isTop: true) else {
            let alike = trunks(trunk.side).filter { $0.trunk.index == trunk.index && $0.trunk.joint == trunk.joint }
                .sorted { $0.y > $1.y }.map(\.trunk)
            return slotX(of: alike.firstIndex(of: trunk) ?? 0, in: box, trunk.side, count: alike.count)
        }
        let alike = topTrunks(trunk.side, trunk.index)
        let isUnderOver = overs.contains { arrow in
            if case .over(let left, let right, _) = roads[arrow] {
                trunk.index == (trunk.side == .left ? left : right)
            } else {
                false
            }
        }
        let slot = (alike.firstIndex(of: trunk) ?? 0) + (isUnderOver ? 1 : 0)
        return slotX(of: slot, in: box, trunk.side, count: alike.count + (isUnderOver ? 1 : 0))
    }

    /// The x of one of so many places along a box's top or bottom, counted from the outside.
    private func slotX(of slot: Int, in box: PictureBox, _ side: PictureSide, count: Int) -> Int {
        let part = box.width * (slot + 1) / (count + 1)
        return side == .left ? box.x + part : box.maxX - part
    }

    /// The trunks that need a lane, from the column towards the spine: downwards the upper ones come first, upwards the
    /// lower, so that they do not cross.
    private func bentTrunks(_ side: PictureSide) -> [Trunk] {
        let bent = trunks(side).filter { $0.trunk.joint == .bent }
        func isDown(_ found: (trunk: Trunk, y: Int)) -> Bool { found.y < sides.box(side, found.trunk.index).midY }
        let down = bent.filter(isDown).sorted { $0.y < $1.y }
        let up = bent.filter { !isDown($0) }.sorted { $0.y > $1.y }
        return (down + up).map(\.trunk)
    }

    /// A height at a box's inner rim for a trunk: that of a straight arrow the same way, which it joins, or one apart
    /// from those the other way.
    private func freeHeight(at box: PictureBox, _ trunk: Trunk) -> Int {
        var straight: [(y: Int, leaves: Bool)] = []
        for (arrow, road) in roads.enumerated() {
            guard case .aside(_, trunk.side, trunk.index, let leaves) = road else { continue }
            let y = spine.height(of: arrow, isStart: leaves)
            if joint(trunk.side, trunk.index, y) == .straight { straight.append((y, leaves)) }
        }
        if let joined = straight.first(where: { $0.leaves == trunk.leaves }) { return joined.y }
        let steps = [0, -10, 10, -14, 14].map { box.midY + (trunk.leaves ? 0 : 10) + $0 }
        return steps.first { y in
            y > box.y + 4 && y < box.maxY - 4 && !straight.contains { abs($0.y - y) < 9 }
        } ?? box.midY
    }
}
