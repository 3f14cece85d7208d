// Where the nodes of a BPMN process lie and how its flows run: a lane below a lane, a column a state. Flows run along
// tracks of their own, above the nodes of a lane and between the columns, so that none crosses a node.

internal import Machines
internal import Source

/// A place in the picture, in pixels.
struct BPMNPoint: Hashable, Sendable {
    let x: Int
    let y: Int
}

/// A rectangle in the picture.
struct BPMNBox: Hashable, Sendable {
    let x: Int
    let y: Int
    let width: Int
    let height: Int

    var middle: Int { y + height / 2 }
    var right: BPMNPoint { BPMNPoint(x: x + width, y: middle) }
    var left: BPMNPoint { BPMNPoint(x: x, y: middle) }
    var bottom: BPMNPoint { BPMNPoint(x: x + width / 2, y: y + height) }
}

/// The geometry of a process.
struct BPMNLayout: Sendable {
    private(set) var boxes: [BPMNBox] = []
    private(set) var lanes: [BPMNBox] = []
    private(set) var pool = BPMNBox(x: 0, y: 0, width: 0, height: 0)
    /// The corners of each flow, and where its name stands.
    private(set) var roads: [[BPMNPoint]] = []
    private(set) var labels: [BPMNBox?] = []

    private enum Measure {
        static let head = 30
        static let gap = 30
        static let track = 16
        static let row = 100
        static let margin = 24
        /// The last column, with the names below the ends.
        static let ends = 160
    }

    private let process: BPMNProcess
    private let columns: [Int]
    /// By column: how many tracks run before it.
    private var tracks: [Int]
    /// By column: from its first node to its last.
    private var spans: [Range<Int>] = []
    /// By lane: how many run above its nodes.
    private var channels: [Int]

    init(_ process: BPMNProcess) {
        self.process = process
        columns = Self.columns(of: process)
        tracks = Array(repeating: 0, count: (columns.max() ?? 0) + 2)
        channels = Array(repeating: 0, count: process.lanes.count)
        var plans: [Plan] = []
        for flow in process.flows { plans.append(plan(flow)) }
        place()
        for (flow, plan) in zip(process.flows, plans) { draw(flow, plan) }
    }

    /// The column of each state: those that go on in their order, the ends together behind them.
    private static func columns(of process: BPMNProcess) -> [Int] {
        let states = process.process.machine.states.indices
        var next = 0
        let places = states.map { state -> Int? in
            if process.process.isEnd(state) { return nil }
            next += 1
            return next - 1
        }
        return places.map { $0 ?? next }
    }

    private func column(_ node: Int) -> Int { columns[process.nodes[node].state] }

    // MARK: Tracks

    /// How a flow runs: within its state's column, straight, or along a track behind its column, one above the lane of
    /// its end, and one before the column of its end.
    private enum Plan {
        case inside, straight
        case around(out: Int, above: Int, in: Int)
    }

    private mutating func plan(_ flow: BPMNProcess.Flow) -> Plan {
        let (from, to) = (process.nodes[flow.from], process.nodes[flow.to])
        if from.state == to.state { return .inside }
        let (start, end) = (column(flow.from), column(flow.to))
        if end == start + 1, from.lane == to.lane, from.row == 0, to.kind != .end, isLast(flow.from) {
            return .straight
        }
        tracks[start + 1] += 1
        tracks[end] += 1
        defer { channels[to.lane] += 1 }
        return .around(out: tracks[start + 1], above: channels[to.lane], in: tracks[end])
    }

    // MARK: Nodes

    private mutating func place() {
        spans = columnSpans()
        let width = (spans.last?.lowerBound ?? 0) + Measure.ends
        let rows = rowCounts()
        var tops: [Int] = []
        var y = 0
        for lane in process.lanes.indices {
            let above = Measure.margin + channels[lane] * Measure.track
            let height = above + rows[lane] * Measure.row + Measure.margin / 2
            tops.append(y + above)
            lanes.append(BPMNBox(x: Measure.head, y: y, width: width - Measure.head, height: height))
            y += height
        }
        pool = BPMNBox(x: 0, y: 0, width: width, height: y)
        var ends = Array(repeating: 0, count: process.lanes.count)
        for (index, node) in process.nodes.enumerated() {
            var row = node.row
            if node.kind == .end {
                row = ends[node.lane]
                ends[node.lane] += 1
            }
            let size = node.kind.size
            let middle = tops[node.lane] + row * Measure.row + Measure.row / 2
            let x = spans[column(index)].lowerBound + offset(of: node)
            boxes.append(BPMNBox(x: x, y: middle - size.height / 2, width: size.width, height: size.height))
        }
    }

    /// How many rows of nodes each lane has.
    private func rowCounts() -> [Int] {
        process.lanes.indices.map { lane in
            let nodes = process.nodes.filter { $0.lane == lane }
            return Swift.max(nodes.map(\.row).max() ?? 0, nodes.count { $0.kind == .end } - 1) + 1
        }
    }

    /// How far behind the start of its column a node stands.
    private func offset(of node: BPMNProcess.Node) -> Int {
        let places = widths(ofState: node.state)
        return places.filter { $0.place < node.place }.reduce(0) { $0 + $1.width + Measure.gap }
    }

    /// The widths of the nodes of a state's column, by place, from left to right.
    private func widths(ofState state: Int) -> [(place: Int, width: Int)] {
        var found: [Int: Int] = [:]
        for node in process.nodes where node.state == state {
            found[node.place] = Swift.max(found[node.place] ?? 0, node.kind.size.width)
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Where the columns lie, each behind the tracks before it.
    private func columnSpans() -> [Range<Int>] {
        var x = 2 * Measure.head
        return (0...(columns.max() ?? 0)).map { column in
            let start = x + Measure.gap + tracks[column] * Measure.track
            let widest = columns.indices.filter { columns[$0] == column }.map { state in
                widths(ofState: state).reduce(0) { $0 + $1.width + Measure.gap }
            }
            x = start + (widest.max() ?? 0)
            return start..<x
        }
    }

    // MARK: Flows

    private mutating func draw(_ flow: BPMNProcess.Flow, _ plan: Plan) {
        let (from, to) = (boxes[flow.from], boxes[flow.to])
        switch plan {
        case .straight: roads.append([from.right, to.left])
        case .inside where from.middle == to.middle: roads.append([from.right, to.left])
        case .inside: roads.append([from.bottom, BPMNPoint(x: from.bottom.x, y: to.middle), to.left])
        case .around(let behind, let above, let into):
            let start = spans[column(flow.from)].upperBound - Measure.gap / 2 + behind * Measure.track
            let y = lanes[process.nodes[flow.to].lane].y + Measure.margin / 2 + above * Measure.track
            let end = spans[column(flow.to)].lowerBound - Measure.gap / 2 - (into - 1) * Measure.track
            let below = from.middle + Measure.row / 2 - 6
            let out =
                isLast(flow.from)
                ? [from.right, BPMNPoint(x: start, y: from.middle)]
                : [from.bottom, BPMNPoint(x: from.bottom.x, y: below), BPMNPoint(x: start, y: below)]
            roads.append(
                out + [
                    BPMNPoint(x: start, y: y), BPMNPoint(x: end, y: y), BPMNPoint(x: end, y: to.middle), to.left,
                ])
        }
        labels.append(flow.name.isEmpty ? nil : label(flow.name, roads[roads.count - 1]))
    }

    /// Whether nothing of its state lies behind the node.
    private func isLast(_ node: Int) -> Bool {
        let this = process.nodes[node]
        return !process.nodes.contains { $0.state == this.state && $0.row == this.row && $0.place > this.place }
    }

    /// A name stands on the longest level piece of its flow, at the end from which the flow comes.
    private func label(_ name: String, _ road: [BPMNPoint]) -> BPMNBox {
        let width = displayWidth(of: name) * 6 + 4
        let pieces = zip(road, road.dropFirst()).filter { $0.y == $1.y }
        let longest = pieces.max { abs($0.1.x - $0.0.x) < abs($1.1.x - $1.0.x) } ?? (road[0], road[0])
        let isForward = longest.1.x >= longest.0.x
        let x = isForward ? longest.0.x + 4 : longest.0.x - 4 - width
        return BPMNBox(x: x, y: longest.0.y - 14, width: width, height: 14)
    }
}

extension BPMNProcess.Node.Kind {
    fileprivate var size: (width: Int, height: Int) {
        switch self {
        case .start, .end: (36, 36)
        case .task: (110, 70)
        case .gateway: (50, 50)
        case .script: (80, 60)
        }
    }
}
