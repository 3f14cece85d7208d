// How much room the texts of a picture take: of its nodes, by column, and of its arrows, by road. Where they go does
// not live here.

internal import Machines

/// The measured texts of a picture.
struct PictureSizes {
    /// By node: what stands in its box.
    let titles: [PictureText]
    let details: [PictureText]
    /// By arrow.
    let labels: [PictureText]
    /// By arrow: the numbers of the steps that took it; without lines where there are none.
    let badges: [PictureText]
    /// How wide the boxes of the spine are.
    let spineWidth: Int
    private let sideWidths: [PictureSide: Int]

    /// Units between the rim of a box and what stands in it.
    static let padding = 12
    static let dot = 16

    init(_ picture: MachinePicture, _ columns: PictureColumns, _ roads: [PictureRoad]) {
        var titles: [PictureText] = []
        var details: [PictureText] = []
        for (index, node) in picture.nodes.enumerated() {
            let isAside = PictureSide.allCases.contains { columns.column($0).contains(index) }
            titles.append(PictureText([node.title], .title, upTo: isAside ? 150 : 250))
            details.append(PictureText(node.lines, .detail, upTo: isAside ? 150 : 250))
        }
        func widest(_ indices: [Int], from least: Int) -> Int {
            let widths = indices.map { max(titles[$0].width, details[$0].width) + 2 * PictureSizes.padding }
            return (max(least, widths.max() ?? 0) + 1) / 2 * 2
        }
        spineWidth = widest(columns.spine.compactMap(\.self), from: 180)
        sideWidths = [
            .left: widest(columns.column(.left), from: 104), .right: widest(columns.column(.right), from: 104),
        ]
        let half = spineWidth / 2
        labels = picture.arrows.indices.map { index in
            let limit =
                switch roads[index] {
                case .down: half - 16
                case .lane: 90
                case .aside, .outside: 190
                case .over: 240
                }
            return PictureText(picture.arrows[index].labels, .label, upTo: limit)
        }
        badges = picture.arrows.indices.map { index in
            let numbers = picture.way?.numbers(of: index).map(String.init).joined(separator: ", ") ?? ""
            let limit = if case .down = roads[index] { half - 36 } else { 100 }
            return PictureText(numbers.isEmpty ? [] : [numbers], .number, upTo: limit)
        }
        self.titles = titles
        self.details = details
    }

    /// Units that the box around an arrow's numbers takes; 0 where there are none.
    func badgeWidth(_ arrow: Int) -> Int {
        let badge = badges[arrow]
        return badge.lines.isEmpty ? 0 : max(20, badge.width + 12)
    }

    func badgeHeight(_ arrow: Int) -> Int {
        badges[arrow].lines.isEmpty ? 0 : badges[arrow].height + 4
    }

    /// Units that the texts at an arrow take from left to right.
    func textWidth(_ arrow: Int) -> Int { max(labels[arrow].width, badgeWidth(arrow)) }

    func width(of side: PictureSide) -> Int { sideWidths[side] ?? 0 }

    /// Units that a node's texts take from top to bottom, with the room around them.
    func height(of node: Int) -> Int {
        let text = titles[node].height + (details[node].lines.isEmpty ? 0 : details[node].height + 3)
        return text + 2 * 9
    }
}
