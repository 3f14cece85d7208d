// Which column of a drawn picture each node stands in, and which kind of road each arrow takes between them.
// Where the columns and roads lie does not live here.

internal import Machines

/// A side of the ladder.
enum PictureSide: Hashable, Sendable, CaseIterable {
    case left, right
}

/// Where an arrow touches a picture: a place in one of its columns, from the top.
enum PicturePlace: Hashable, Sendable {
    /// A place in the middle column; the first is the dot at which a case begins.
    case spine(Int)
    /// The frame around the ladder.
    case frame
    case side(PictureSide, Int)
}

/// How an arrow goes from place to place.
enum PictureRoad: Hashable, Sendable {
    /// Down from this place of the spine to the next.
    case down(Int)
    /// Along the left of the spine.
    case lane(from: PicturePlace, to: PicturePlace)
    /// Between the spine or its frame and a side column; `leaves` the spine or comes back to it.
    case aside(PicturePlace, PictureSide, Int, leaves: Bool)
    /// Over the top, between the two side columns.
    case over(left: Int, right: Int, leaves: PictureSide)
    /// Along the outside of one side column.
    case outside(PictureSide, from: Int, to: Int)
}

/// The columns of a picture.
///
/// The ladder runs from top to bottom. WHY: titles of levels are wide and low, a page is read downwards, and a ladder
/// of twelve levels then still fits the width of one. What the applicant gets back stands to the left, what ends a case
/// before its time to the right; the end that was applied for closes the spine.
struct PictureColumns {
    /// The nodes from the top; nil is the dot.
    private(set) var spine: [Int?] = [nil]
    private(set) var sides: [PictureSide: [Int]] = [.left: [], .right: []]
    /// The places of the spine that the frame surrounds; nil where there is none.
    private(set) var framed: ClosedRange<Int>?
    private var places: [PicturePlace] = []

    init(_ picture: MachinePicture) {
        let nodes = picture.nodes
        for kinds in [[State.Kind.draft], [.review, .dispatch], [.appraisal]] {
            let first = spine.count
            spine += nodes.indices.filter { kinds.contains(nodes[$0].kind) }
            let isLadder = kinds.contains(.review) && spine.count > first
            let hasFrame = picture.hasGroup || picture.arrows.contains { $0.from == .ladder }
            if isLadder, hasFrame { framed = first...(spine.count - 1) }
        }
        goal = nodes.indices.first { index in
            nodes[index].kind == .end
                && picture.arrows.contains { $0.to == index && start(of: $0) == .spine(spine.count - 1) }
        }
        if let goal { spine.append(goal) }
        for index in nodes.indices where nodes[index].kind == .returned { sides[.left, default: []].append(index) }
        let ends = nodes.indices.filter { nodes[$0].kind == .end && $0 != goal }
        sides[.right] = ends.map { ($0, height(of: $0, picture)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
        places = nodes.indices.map { place(of: $0) }
    }

    /// The node in which the spine ends, where that is an end.
    private(set) var goal: Int?

    func column(_ side: PictureSide) -> [Int] { sides[side] ?? [] }

    func road(of arrow: MachinePicture.Arrow) -> PictureRoad {
        let from = start(of: arrow)
        let to = places.indices.contains(arrow.to) ? places[arrow.to] : .spine(0)
        switch (from, to) {
        case (.spine(let above), .spine(let below)) where below == above + 1: return .down(above)
        case (.side(let side, let index), .side(let other, let target)):
            if side == other { return .outside(side, from: index, to: target) }
            return side == .left
                ? .over(left: index, right: target, leaves: .left) : .over(left: target, right: index, leaves: .right)
        case (_, .side(let side, let index)): return .aside(from, side, index, leaves: true)
        case (.side(let side, let index), _): return .aside(to, side, index, leaves: false)
        default: return .lane(from: from, to: to)
        }
    }

    private func start(of arrow: MachinePicture.Arrow) -> PicturePlace {
        switch arrow.from {
        case .beginning: .spine(0)
        case .node(let index): place(of: index)
        case .ladder: .frame
        }
    }

    private func place(of node: Int) -> PicturePlace {
        if let index = spine.firstIndex(of: node) { return .spine(index) }
        for side in PictureSide.allCases {
            if let index = column(side).firstIndex(of: node) { return .side(side, index) }
        }
        return .spine(0)
    }

    /// How far down the spine the ways to an end begin, in thousandths of a place.
    private func height(of end: Int, _ picture: MachinePicture) -> Int {
        let starts = picture.arrows.filter { $0.to == end }.compactMap { arrow -> Int? in
            switch start(of: arrow) {
            case .spine(let index): index * 1000
            case .frame: framed.map { ($0.lowerBound + $0.upperBound) * 500 }
            case .side: nil
            }
        }
        return starts.isEmpty ? spine.count * 1000 : starts.reduce(0, +) / starts.count
    }
}
