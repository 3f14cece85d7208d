// Where arrows touch the boxes of the spine: which on which side, and in which order, so that roads do not cross
// without need. How far apart they lie lives in `PictureSpine.swift`.

/// An end of an arrow at a box of the spine, or at the frame.
struct PicturePort: Hashable {
    let arrow: Int
    let side: PictureSide
    /// Whether the arrow begins here.
    let isStart: Bool
    /// Units of the text above the line; 0 where the text stands elsewhere.
    let labelHeight: Int
    /// Units of the numbers below the line, likewise.
    let badgeHeight: Int
    /// Whether the arrow goes on outwards from here, beyond the frame.
    let goesOut: Bool
}

/// The ports of the spine's boxes.
struct PicturePorts {
    private var ports: [PicturePlace: [(port: PicturePort, key: (Int, Int))]] = [:]

    init(_ columns: PictureColumns, _ roads: [PictureRoad], _ sizes: PictureSizes) {
        for (arrow, road) in roads.enumerated() {
            let height = sizes.labels[arrow].height
            let badge = sizes.badgeHeight(arrow)
            switch road {
            case .down, .over, .outside: break
            case .aside(let place, let side, let index, let leaves):
                let port = PicturePort(
                    arrow: arrow, side: side, isStart: leaves, labelHeight: height, badgeHeight: badge,
                    goesOut: true)
                add(port, to: place, key: (1, leaves ? index + 1 : 0))
            case .lane(let from, let to):
                let goesOut = from == .frame || to == .frame
                let start = PicturePort(
                    arrow: arrow, side: .left, isStart: true, labelHeight: height, badgeHeight: badge,
                    goesOut: goesOut)
                let tip = PicturePort(
                    arrow: arrow, side: .left, isStart: false, labelHeight: 0, badgeHeight: 0, goesOut: goesOut)
                add(start, to: from, key: PicturePorts.key(from, to, isStart: true))
                add(tip, to: to, key: PicturePorts.key(to, from, isStart: false))
            }
        }
    }

    /// The ports on one side of a place, from the top.
    func ports(at place: PicturePlace, _ side: PictureSide) -> [PicturePort] {
        (ports[place] ?? []).filter { $0.port.side == side }
            .sorted { ($0.key.0, $0.key.1, $0.port.arrow) < ($1.key.0, $1.key.1, $1.port.arrow) }.map(\.port)
    }

    private mutating func add(_ port: PicturePort, to place: PicturePlace, key: (Int, Int)) {
        ports[place, default: []].append((port, key))
    }

    // INVARIANT: shorter lanes lie nearer to the spine. Upwards, the nearest comes first; downwards, the farthest.
    private static func key(_ here: PicturePlace, _ there: PicturePlace, isStart: Bool) -> (Int, Int) {
        guard case .spine(let own) = here, case .spine(let other) = there, own != other else {
            return (1, isStart ? 0 : 1)
        }
        return (other < own ? 0 : 2, -other)
    }
}
