// The middle of a picture from top to bottom: its boxes, the frame around the ladder, and the heights at which arrows
// leave them sideways. What lies beside it does not live here.

/// The spine, with x = 0 in its middle and y = 0 at its top.
struct PictureSpine {
    /// By place.
    private(set) var boxes: [PictureBox] = []
    /// Without the room at its sides.
    private(set) var frame: PictureBox?
    /// The height of each arrow's ends at the spine.
    private(set) var starts: [Int: Int] = [:]
    private(set) var tips: [Int: Int] = [:]

    private let sizes: PictureSizes
    private let ports: PicturePorts
    /// The heights that texts and lines take outside the frame, by side.
    private var taken: [PictureSide: [Range<Int>]] = [:]

    /// Units between a line and the text above it.
    static let lift = 5
    static let frameHeader = 34
    static let frameFooter = 18

    init(_ columns: PictureColumns, _ roads: [PictureRoad], _ sizes: PictureSizes, _ ports: PicturePorts) {
        self.sizes = sizes
        self.ports = ports
        var y = 0
        for (place, node) in columns.spine.enumerated() {
            let isFirst = place == columns.framed?.lowerBound
            let top = y
            if isFirst { y += PictureSpine.frameHeader }
            y = stack(place, node, from: y)
            if isFirst { frame = PictureBox(x: 0, y: top, width: sizes.spineWidth, height: y - top) }
            if place == columns.framed?.upperBound, let first = frame { y = closeFrame(from: first.y, boxesEnd: y) }
            y += gap(below: place, roads)
        }
    }

    /// The height of an arrow's end at the spine.
    func height(of arrow: Int, isStart: Bool) -> Int {
        (isStart ? starts[arrow] : tips[arrow]) ?? 0
    }

    private func gap(below place: Int, _ roads: [PictureRoad]) -> Int {
        let arrow = roads.firstIndex(of: .down(place))
        return max(34, (arrow.map { max(sizes.labels[$0].height, sizes.badgeHeight($0)) } ?? 0) + 18)
    }

    /// Puts a box below a height, and gives the height of its end.
    private mutating func stack(_ place: Int, _ node: Int?, from y: Int) -> Int {
        let isDot = node == nil
        var height = node.map(sizes.height) ?? PictureSizes.dot
        for side in PictureSide.allCases {
            height = max(height, room(for: ports.ports(at: .spine(place), side)))
        }
        let width = isDot ? PictureSizes.dot : sizes.spineWidth
        boxes.append(PictureBox(x: -width / 2, y: y, width: width, height: height))
        for side in PictureSide.allCases {
            let ports = ports.ports(at: .spine(place), side)
            guard let first = ports.first else { continue }
            var line = y + max(lead(first), (height - steps(ports)) / 2)
            for (index, port) in ports.enumerated() {
                if index > 0 { line += step(from: ports[index - 1], to: port) }
                put(port, at: line)
            }
        }
        return y + height
    }

    /// Units from the port before to this one.
    private func step(from before: PicturePort, to port: PicturePort) -> Int {
        max(16, before.badgeDrop + port.labelHeight + 10)
    }

    private func steps(_ ports: [PicturePort]) -> Int {
        zip(ports, ports.dropFirst()).reduce(0) { $0 + step(from: $1.0, to: $1.1) }
    }

    /// Units of the box above its first port; the text there may rise above the box by some.
    private func lead(_ port: PicturePort) -> Int { max(10, port.labelHeight - 10) }

    private func room(for ports: [PicturePort]) -> Int {
        guard let first = ports.first, let last = ports.last else { return 0 }
        return 2 * max(lead(first), last.badgeDrop - 10) + steps(ports)
    }

    private mutating func put(_ port: PicturePort, at line: Int) {
        if port.isStart { starts[port.arrow] = line } else { tips[port.arrow] = line }
        guard port.goesOut else { return }
        taken[port.side, default: []].append(
            (line - PictureSpine.lift - port.labelHeight - 2)..<(line + 8 + port.badgeDrop))
    }

    /// Finds heights for the arrows of the whole ladder, grows the frame where there is no room for them, and gives the
    /// height of its end.
    private mutating func closeFrame(from top: Int, boxesEnd: Int) -> Int {
        var end = boxesEnd + PictureSpine.frameFooter
        for side in PictureSide.allCases {
            for port in ports.ports(at: .frame, side) {
                let height = port.labelHeight + PictureSpine.lift + 2
                let wanted = top + min((end - top) / 2, 230)
                let free = (top + height + 4..<max(top + height + 5, end - 12)).filter { line in
                    !(taken[side] ?? []).contains { $0.overlaps(line - height..<line + 8 + port.badgeDrop) }
                }
                let line = free.min { (abs($0 - wanted), $0) < (abs($1 - wanted), $1) } ?? end + height
                end = max(end, line + 14 + port.badgeDrop)
                put(port, at: line)
            }
        }
        frame = PictureBox(x: -sizes.spineWidth / 2, y: top, width: sizes.spineWidth, height: end - top)
        return end
    }
}

extension PicturePort {
    /// Units that the numbers reach below the line.
    fileprivate var badgeDrop: Int { badgeHeight == 0 ? 0 : badgeHeight + 4 }
}
